//! Somebody who helps a family: a code to a work address, a draft in the family's name, and handing it over.
//!
//! `handing` holds what happens when a draft changes hands, `refused` what a helper must never do.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

pub(crate) mod accounts;
mod asking;
mod guests;
mod handing;
mod proving;
mod refused;
mod spoken;
mod toolkit;

use app::urls::post;
use tests::{
    app::TestApp,
    helping::{ADDRESS, NAME, ORGANISATION, helper, say_who, with_mail, write},
    visitor::{Page, Visitor},
};

/// Makes the words for the parent's phone.
pub(crate) async fn make_words(visitor: &Visitor) -> String {
    let page = visitor.get("/helping/ready").await;
    let page = visitor.submit(&page, post::HELPING_WORDS, &[]).await;
    assert_eq!(page.path, "/helping/words", "{}", page.text());
    page.six_words().unwrap()
}

/// Types the words on the parent's phone.
pub(crate) async fn open(app: &TestApp, words: &str) -> (Visitor, Page) {
    let visitor = app.visitor();
    let page = visitor.get("/for-you").await;
    let page = visitor.submit(&page, post::FOR_YOU_OPEN, &[("code", words)]).await;
    (visitor, page)
}

/// Says yes to help and no word about sharing, and sends it.
async fn agree_and_send(visitor: &Visitor) -> Page {
    let page = visitor.get("/ask/agree").await;
    let page = visitor.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
    let page = if page.path == "/ask/share" { page } else { visitor.get("/ask/share").await };
    let page = visitor.submit(&page, post::ANSWER, &[]).await;
    assert_eq!(page.path, "/ask/check", "{}", page.text());
    visitor.submit(&page, post::SEND, &[]).await
}

pub(crate) fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What a helper's list says, line by line.
async fn mine(visitor: &Visitor) -> Vec<String> {
    visitor.get("/helping/mine").await.all("#helped li")
}
