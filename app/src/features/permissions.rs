//! Who may see what: each yes and each no of one member, given after a look at the very words, and changed with one press.
//!
//! [`MinePage`] lists them, [`NewPage`], [`ChoosePage`] and [`PreviewPage`] make new ones, [`ReceiptPage`] is to keep,
//! [`NotMePage`] stops everything. Nothing here shows what another member said or may see, and nothing says that there
//! is more (rules C10, C11). What is not recorded yet lives in the visit alone.

mod choose;
mod hub;
mod mine;
mod mine_items;
mod not_me;
mod preview;
mod receipt;
mod requests;
mod seen;
mod stop;
mod who;

pub use self::{
    choose::{ChoosePage, choose},
    mine::MinePage,
    not_me::{NotMePage, not_me},
    preview::{PreviewPage, answer},
    receipt::ReceiptPage,
    stop::{again, stop},
    who::{NewPage, to},
};

use std::sync::Arc;

use jiff::{SignedDuration, Timestamp, civil::Date};
use uuid::Uuid;

use super::{
    ask::service::place_of_visit,
    inside::{Inside, Way, way_in},
};
use crate::{
    domain::{
        ids::PermissionId,
        permission::{Permission, Permissions, SHARING_VERSION},
        place::Place,
        story::Story,
    },
    form_post::Next,
    page::Asked,
    ports::{Book, Fault, day_in_england},
    ui::layout::Frame,
    urls, words,
};

/// What a post finds: a member inside, or the page to go to instead.
async fn enter(asked: &Asked) -> Result<Result<Inside, Next>, Fault> {
    Ok(match way_in(asked).await? {
        Way::Inside(inside) => Ok(*inside),
        Way::Locked => Err(Next::page(urls::ACCESS_OPEN)),
        Way::Nobody => Err(Next::page(urls::ENDED)),
    })
}

/// What one member may see and has said, at one instant.
struct Own {
    /// The story without what is walled off from this member.
    story: Story,
    /// What this member said, and nobody else.
    permissions: Permissions,
    /// The whole book, for what only the store needs to know.
    book: Book,
    /// Now.
    now: Timestamp,
}

impl Own {
    async fn read(asked: &Asked, inside: &Inside) -> Result<Self, Fault> {
        let book = asked.portal.store.book(inside.family).await?;
        let (story, permissions) = (book.story.seen_by(inside.member), book.permissions.of(inside.member));
        Ok(Self { story, permissions, book, now: asked.portal.clock.now() })
    }

    fn today(&self) -> Date {
        day_in_england(self.now)
    }

    /// The instant and the words that a standing is judged by.
    const fn at(&self) -> (Timestamp, &'static str) {
        (self.now, SHARING_VERSION)
    }

    /// The record a button names, if this member made it.
    fn record(&self, raw: &str) -> Option<&Permission> {
        let id = Uuid::try_parse(raw).map(PermissionId::new).ok()?;
        self.permissions.records().iter().find(|record| record.id == id)
    }
}

/// The last day of a yes that ends at `until`.
fn last_day(until: Timestamp) -> Date {
    day_in_england(until.saturating_sub(SignedDuration::from_secs(1)).unwrap_or(until))
}

/// The place these pages name: that of the visit, else that of the member's newest request.
async fn place(asked: &Asked, inside: &Inside) -> Result<Option<Arc<Place>>, Fault> {
    if let Some(place) = place_of_visit(asked).await? {
        return Ok(Some(place));
    }
    let sent = asked.portal.store.sent_by(inside.family, inside.member).await?;
    Ok(sent.first().and_then(|sent| asked.portal.places.get(&sent.status.place)).cloned())
}

/// The frame of these pages: its title says nothing.
async fn frame(asked: &Asked, inside: &Inside) -> Result<Frame, Fault> {
    Ok(Frame::private(words::current().common.neutral_title, place(asked, inside).await?))
}
