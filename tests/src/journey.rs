//! The way through the questions that most tests share, with the answers they look for afterwards.

use app::urls::post;

use crate::visitor::{Page, Visitor};

/// Text that must reach the hub and must never show anywhere else.
pub const WELL: &str = "Bedtimes are calm & we read together <3";
/// Text that must reach the hub and must never show anywhere else.
pub const WORRIES: &str = "=SUM(1) Mornings are hard 👨‍👩‍👧 <b>very</b>\nand the rent is late";

/// Goes from the first page to "check your answers" in York.
pub async fn to_check(visitor: &Visitor) -> Page {
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    from_where_to_check(visitor, page, "YO1 7HH").await
}

/// Goes from "where do you live" to "check your answers".
pub async fn from_where_to_check(visitor: &Visitor, page: Page, postcode: &str) -> Page {
    let page = from_where_to_help(visitor, page, &[("postcode", postcode)]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("help", "not-sure"), ("other-help", "A bed for Kofi")]).await;
    from_people_to_check(visitor, page).await
}

/// Goes from "where do you live", answered with `place`, to "what would help".
pub async fn from_where_to_help(visitor: &Visitor, page: Page, place: &[(&str, &str)]) -> Page {
    let page = visitor.submit(&page, post::ANSWER, place).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("who", "my-family")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("name", "Ama")]).await;
    let first = [("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10"), ("more", "yes")];
    let page = visitor.submit(&page, post::ANSWER, &first).await;
    let page = visitor.submit(&page, post::ANSWER, &[("child-kind", "expected")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("going-well", WELL)]).await;
    visitor.submit(&page, post::ANSWER, &[("worries", WORRIES)]).await
}

/// Goes from "who is already there for you" to "check your answers".
pub async fn from_people_to_check(visitor: &Visitor, page: Page) -> Page {
    let contact = [("way", "text"), ("way", "code"), ("phone", "07700 900123"), ("times", "before 3")];
    from_people_on(visitor, page, &contact).await
}

/// Goes from the first page to the confirmation with these answers to how to be reached; gives it with the six words.
pub async fn to_sent_with(visitor: &Visitor, contact: &[(&str, &str)]) -> (Page, String) {
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    let page = from_where_to_help(visitor, page, &[("postcode", "YO1 7HH")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("help", "not-sure"), ("other-help", "A bed for Kofi")]).await;
    let check = from_people_on(visitor, page, contact).await;
    let page = visitor.submit(&check, post::SEND, &[]).await;
    let words = page.six_words().expect("six words");
    (page, words)
}

async fn from_people_on(visitor: &Visitor, page: Page, contact: &[(&str, &str)]) -> Page {
    let people = [("already", "School breakfast club"), ("trusted", "Mrs Lee, teacher"), ("may-talk", "yes")];
    let page = visitor.submit(&page, post::ANSWER, &people).await;
    let page = visitor.submit(&page, post::ANSWER, &[("ease", "large-print"), ("language", "Twi")]).await;
    let page = visitor.submit(&page, post::ANSWER, contact).await;
    let page = visitor.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
    let first = page.attribute("input[name^='share-'][value='yes']", "name").expect("a sharing question");
    let page = visitor.submit(&page, post::ANSWER, &[(&first, "yes")]).await;
    assert_eq!(page.path, "/ask/check", "{}", page.text());
    page
}

/// Goes from the first page to the confirmation; gives it with the six words.
pub async fn to_sent(visitor: &Visitor) -> (Page, String) {
    let check = to_check(visitor).await;
    let page = visitor.submit(&check, post::SEND, &[]).await;
    let words = page.six_words().expect("six words");
    (page, words)
}
