//! A share code: the family chooses, a recipient sees that and no more, and every change of mind shows at the next load.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod making;
mod notes;
mod opening;
mod seeing;
mod seen;

use app::{
    domain::{
        ids::MemberId,
        story::{Deed, Section},
    },
    urls::{self, post},
};
use tests::{
    app::TestApp,
    sharing::{Teller, of_child, part, recipient, teller},
    visitor::{Page, Visitor},
};

const NAME: &str = "Mrs Lee, York school";

/// Comes through a door with its words.
async fn come(visitor: &Visitor, words: &str) -> Page {
    let page = visitor.get(urls::SHARED).await;
    visitor.submit(&page, post::SHARED_OPEN, &[("code", words), ("visitor", NAME)]).await
}

/// A family that told three parts and shares two of them.
async fn sharing(app: &TestApp) -> Teller {
    let family = teller(app).await;
    let member = family.member;
    told(app, family, member).await
}

/// The same, in words of another adult.
async fn sharing_told_by(app: &TestApp, member: MemberId) -> Teller {
    told(app, teller(app).await, member).await
}

async fn told(app: &TestApp, family: Teller, member: MemberId) -> Teller {
    family.tell_as(app, member, &[part(Section::Well), part(Section::Worries), of_child(Section::Daily)]).await;
    family.allow(app, &recipient(1), &[part(Section::Well), of_child(Section::Daily)]).await;
    family
}

/// What a page shows and carries, without what is new in every answer.
fn bytes(page: &Page) -> (u16, Vec<(String, String)>, String) {
    let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
    let nonce = policy.split("'nonce-").nth(1).unwrap().split('\'').next().unwrap().to_owned();
    let fresh = ["set-cookie", "x-request-id", "date"];
    let headers = page.headers.iter().filter(|(name, _)| !fresh.contains(&name.as_str()));
    let headers = headers.map(|(name, value)| (name.to_string(), value.to_str().unwrap().replace(&nonce, "nonce")));
    (page.status.as_u16(), headers.collect(), page.source.replace(&nonce, "nonce"))
}

async fn openings(app: &TestApp, family: &Teller) -> usize {
    app.store.book(family.family).await.unwrap().openings.len()
}

async fn notes(app: &TestApp, family: &Teller) -> usize {
    let book = app.store.book(family.family).await.unwrap();
    book.story.entries().iter().filter(|entry| matches!(entry.deed, Deed::Note { .. })).count()
}

async fn page_of(family: &Teller) -> Page {
    family.visitor.get(urls::SEEN).await
}
