//! A young person's way through the questions, with the answers that tests look for afterwards.

use app::urls::{self, post};

use crate::visitor::{Page, Visitor};

/// Text that must reach the hub and must never show anywhere else.
pub const GOING_ON: &str = "They shout at night & I hide zqgoingon <b>x</b>";
/// The same: who must not know.
pub const NOT_THEM: &str = "my mum's boyfriend zqnotthem";

/// Goes from the start page to "check your answers", in `place`.
pub async fn to_check(visitor: &Visitor, place: &str) -> Page {
    let page = visitor.get(urls::OWN).await;
    let page = visitor.submit(&page, post::OWN_BEGIN, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("place", place)]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    from_you_to_check(visitor, page).await
}

/// Goes from "about you" to "check your answers".
pub async fn from_you_to_check(visitor: &Visitor, page: Page) -> Page {
    let page = visitor.submit(&page, post::ANSWER, &[("name", "Zed zqnick"), ("age", "11-15")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("worries", GOING_ON)]).await;
    let service = page.attribute("input[name=help]", "value").expect("help of this place");
    let help = [("help", service.as_str()), ("help", "not-sure"), ("other-help", "Someone calm")];
    let page = visitor.submit(&page, post::ANSWER, &help).await;
    let telling = [("may-tell", "talk-to-me-first"), ("may-know", "Nan zqnan"), ("must-not-know", NOT_THEM)];
    let page = visitor.submit(&page, post::ANSWER, &telling).await;
    let contact = [("way", "text"), ("phone", "07700 900123"), ("say-who", "no"), ("times", "at lunch zqlunch")];
    let page = visitor.submit(&page, post::ANSWER, &contact).await;
    let meeting = [
        ("meet", "school"),
        ("meet", "outside"),
        ("meet-else", "the library"),
        ("bring", "yes"),
        ("bring-who", "Sam zqsam"),
        ("talk-first", "yes"),
    ];
    let page = visitor.submit(&page, post::ANSWER, &meeting).await;
    let page = visitor.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
    assert_eq!(page.path, "/y/check", "{}", page.text());
    page
}

/// Goes from the start page to the confirmation; gives it with the six words.
pub async fn to_sent(visitor: &Visitor, place: &str) -> (Page, String) {
    let check = to_check(visitor, place).await;
    let page = visitor.submit(&check, post::SEND, &[]).await;
    let words = page.six_words().expect("six words");
    (page, words)
}
