//! Helping a family: a school, a nurse or a charity writes a draft in a family's name and hands it over.
//!
//! Whoever helps proves a work address first. Their visit holds no draft, family or request, so no form of a family does
//! anything in it: they cannot agree, share or send (threat T7). A draft that was handed over shows them how far it is and
//! nothing of what it says (threat T6); it closes 24 hours after it was begun (rule C24).
//!
//! - [`start`]: what this is, whom to ask for advice, a sheet to print.
//! - [`proving`], [`code`]: who helps, and a code to the work address.
//! - [`account`], [`second`]: an account under an organisation that the hub team approved, and its second step.
//! - [`guests`]: the six words that a guest without an account comes back with, beside the code.
//! - [`mine`]: what a helper began; [`asking`]: by when they hear, and asking the hub.
//! - [`drafting`]: the steps.
//! - [`handing`]: on this screen, or by words for the parent's own phone.
//! - [`lead`]: being asked to lead a plan, and the plans somebody leads.
//! - [`spoken`]: a yes that was said aloud.
//! - [`concern`]: a worry that a child may come to serious harm, apart from all of the above.

pub mod account;
pub mod asking;
pub mod code;
pub mod concern;
pub mod drafting;
pub mod guests;
pub mod handing;
pub mod lead;
pub mod mine;
pub mod proving;
pub mod second;
pub mod spoken;
mod start;

pub use self::{
    account::AccountPage,
    code::CodePage,
    concern::{ConcernNowPage, ConcernPage, ConcernSentPage, ConcernStepPage},
    drafting::{AreaPage, DangerPage, DraftPage},
    handing::{ReadyPage, WordsPage},
    lead::{LeadPage, PlansPage},
    mine::MinePage,
    proving::WhoPage,
    second::SecondPage,
    spoken::SpokenPage,
    start::{HelpingPage, SheetPage},
};

use std::sync::Arc;

use crate::{
    domain::{answers::Draft, place::Place},
    features::ask::service::place_of,
    page::{Asked, Stop},
    ports::{Fault, Helped, HelpedState, Helper, HelpingNotice, Visit},
    urls, visits,
};

/// A visit whose screen a helper holds.
struct Staff {
    visit: Visit,
    helper: Helper,
}

/// The helper who asks; `None` for anybody else.
async fn staff(asked: &Asked) -> Result<Option<Staff>, Fault> {
    let visit = visits::current(asked).await?;
    Ok(visit.and_then(|visit| visit.data.helping.helper.clone().map(|helper| Staff { visit, helper })))
}

/// Lets a page show to helpers alone.
async fn require(asked: &Asked) -> Result<Staff, Stop> {
    staff(asked).await?.ok_or_else(|| Stop::Go(urls::HELPING.to_owned()))
}

/// A helper with the draft they have at hand.
struct AtHand {
    staff: Staff,
    helped: Helped,
}

/// The draft at hand, whatever its state; `None` without one.
async fn at_hand(asked: &Asked) -> Result<Option<AtHand>, Fault> {
    let Some(staff) = staff(asked).await? else { return Ok(None) };
    let Some(open) = staff.visit.data.helping.open else { return Ok(None) };
    let mine = asked.portal.store.helped_by(staff.helper.key, asked.portal.clock.now()).await?;
    Ok(mine.into_iter().find(|helped| helped.id == open).map(|helped| AtHand { staff, helped }))
}

/// The answers of a draft that is still in its helper's hands; `None` once it is not.
async fn written(asked: &Asked, helped: &Helped) -> Result<Option<Draft>, Fault> {
    if helped.state != HelpedState::Writing {
        return Ok(None);
    }
    asked.portal.store.draft(helped.draft, asked.portal.clock.now()).await
}

/// The same for a page: who has nothing to write is led to their list.
async fn require_written(asked: &Asked) -> Result<(AtHand, Draft, Option<Arc<Place>>), Stop> {
    require(asked).await?;
    let elsewhere = || Stop::Go(urls::HELPING_MINE.to_owned());
    let at = at_hand(asked).await?.ok_or_else(elsewhere)?;
    let draft = written(asked, &at.helped).await?.ok_or_else(elsewhere)?;
    let place = place_of(&asked.portal, &draft.answers);
    Ok((at, draft, place))
}

/// Notes a word for the next page.
async fn say(asked: &Asked, mut visit: Visit, notice: HelpingNotice) -> Result<(), Fault> {
    visit.data.helping.notice = Some(notice);
    visits::put(asked, &visit).await
}
