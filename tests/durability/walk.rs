//! The cheapest honest way through the questions on a line that may break: the posts a browser would make, in order.
//!
//! [`send`] goes on like a patient person: whatever breaks, it tries again, until a confirmation page was read to its end.
//! Only then does it give an [`Ack`], which is kept outside the server's process.

use std::{net::Ipv4Addr, time::Duration};

use app::{
    domain::journey::Step,
    urls::{self, post},
};
use tests::{
    processes::until,
    visitor::{Broken, Page, Visitor},
};

/// What a family holds in its hands after a confirmation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Ack {
    /// The label to say on the phone.
    pub(crate) reference: String,
    /// The six words that open the status.
    pub(crate) words: String,
}

impl Ack {
    /// What a confirmation page promises.
    pub(crate) fn read(page: &Page) -> Self {
        assert_eq!(page.heading(), "We have your request", "{} {}: {}", page.status, page.path, page.text());
        let reference = page.one(".govuk-panel strong").expect("a reference");
        Self { reference, words: page.six_words().expect("six words") }
    }
}

/// The network of writer number `number`, so that no limit meant for one home hits a crowd of tests.
pub(crate) fn network(number: usize) -> Ipv4Addr {
    let [.., second, third] = u32::try_from(number).expect("a small number").to_be_bytes();
    Ipv4Addr::new(10, 1, second, third)
}

/// Every answer up to "check your answers", in the order of the pages.
pub(crate) const ANSWERS: [&[(&str, &str)]; 13] = [
    &[("step", "where"), ("postcode", "YO1 7HH")],
    &[("step", "now"), ("danger", "no")],
    &[("step", "who"), ("who", "my-family")],
    &[("step", "name"), ("name", "Ama")],
    &[("step", "children"), ("child-kind", "expected")],
    &[("step", "well"), ("going-well", "We read together")],
    &[("step", "worries"), ("worries", "Mornings are hard")],
    &[("step", "help"), ("help", "not-sure")],
    &[("step", "people")],
    &[("step", "needs")],
    &[("step", "contact"), ("way", "code")],
    &[("step", "agree"), ("agree", "yes")],
    &[("step", "share")],
];

/// How long a person goes on trying: long, because a test may share a slow machine. Reaching it is a failure.
pub(crate) const PATIENCE: Duration = Duration::from_mins(3);

/// Goes to "check your answers". A post that breaks is posted again.
pub(crate) async fn to_check(visitor: &Visitor) -> Page {
    take(visitor, post::BEGIN, &[], "/ask/where").await;
    for (index, answer) in ANSWERS.iter().enumerate() {
        let next = ANSWERS.get(index + 1).map_or("check", |next| next[0].1);
        take(visitor, post::ANSWER, answer, &format!("/ask/{next}")).await;
    }
    let check = until("the check page", PATIENCE, async || visitor.try_get(&urls::step(Step::Check)).await.ok()).await;
    assert_eq!(check.path, "/ask/check", "{}", check.text());
    check
}

/// Posts until an answer comes; it must lead to `next`.
async fn take(visitor: &Visitor, action: &str, fields: &[(&str, &str)], next: &str) {
    let fields: Vec<_> = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let answer = until(next, PATIENCE, async || visitor.try_post_raw(action, &fields).await.ok()).await;
    let led = answer.headers().get("location").and_then(|led| led.to_str().ok());
    assert_eq!(led, Some(next), "{action} {fields:?}: {}", answer.status());
}

/// Sends from `check`, and tries again until a confirmation was read to its end.
/// After a break some people reload the form they sent, others look at their answers again; `reloads` says which.
pub(crate) async fn send(visitor: &Visitor, check: &Page, reloads: bool) -> Ack {
    if let Ok(page) = visitor.try_submit(check, post::SEND, &[]).await {
        return Ack::read(&page);
    }
    let page = until("a confirmation", PATIENCE, async || {
        let sent =
            if reloads { visitor.try_submit(check, post::SEND, &[]).await } else { look_and_send(visitor).await };
        sent.ok()
    });
    Ack::read(&page.await)
}

/// Looks at the answers again: they can still be sent, or were sent already and the confirmation can be opened.
async fn look_and_send(visitor: &Visitor) -> Result<Page, Broken> {
    let check = visitor.try_get(&urls::step(Step::Check)).await?;
    if check.path == urls::STATUS {
        return visitor.try_get(urls::SENT).await;
    }
    visitor.try_submit(&check, post::SEND, &[]).await
}

/// Opens the status with six words on another phone, and gives the reference it shows.
pub(crate) async fn come_back(visitor: &Visitor, words: &str) -> String {
    let page = visitor.get(urls::BACK).await;
    let status = visitor.submit(&page, post::COME_BACK, &[("code", words)]).await;
    assert_eq!(status.path, urls::STATUS, "{}", status.text());
    status.one("main p > strong").expect("a reference")
}

/// The state of its request that a family reads.
pub(crate) fn state(status: &Page) -> String {
    status.one(".app-timeline__item--current strong").expect("a state")
}
