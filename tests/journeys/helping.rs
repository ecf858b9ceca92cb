//! Somebody who helps a family: a code to a work address, a draft in the family's name, and handing it over.
//!
//! `handing` holds what happens when a draft changes hands, `refused` what a helper must never do.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod accounts;
mod asking;
mod handing;
mod proving;
mod refused;
mod spoken;

use app::urls::post;
use tests::{
    app::TestApp,
    journey::{WELL, WORRIES},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

/// Who helps in these tests.
const NAME: &str = "Ms Abara";
const ORGANISATION: &str = "Hill <School>";
const ADDRESS: &str = "Abara@Hill-School.example";

/// A portal that sends e-mail to a server of this test.
async fn with_mail() -> (TestApp, SmtpStub) {
    let stub = SmtpStub::start().await;
    (TestApp::start_sending(stub.notify()).await, stub)
}

/// Says who helps; gives the page for the code.
async fn say_who(visitor: &Visitor, address: &str) -> Page {
    let page = visitor.get("/helping/who").await;
    let who = [("helper-name", NAME), ("organisation", ORGANISATION), ("role", "Teacher"), ("work-email", address)];
    visitor.submit(&page, post::HELPING_WHO, &who).await
}

/// A helper whose address is proven, with their list before them.
async fn helper(app: &TestApp, stub: &SmtpStub, address: &str) -> (Visitor, Page) {
    let visitor = app.visitor();
    let page = say_who(&visitor, address).await;
    assert_eq!(page.path, "/helping/code", "{}", page.text());
    let mail = stub.next().await;
    assert_eq!(mail.to, [address]);
    let page = visitor.submit(&page, post::HELPING_CODE, &[("once", &mail.code())]).await;
    assert_eq!(page.path, "/helping/mine", "{}", page.text());
    (visitor, page)
}

/// Writes a whole draft in York under this label; gives the page where it is handed over.
async fn write(visitor: &Visitor, label: &str) -> Page {
    let page = visitor.get("/helping/mine").await;
    let mut page = visitor.submit(&page, post::HELPING_BEGIN, &[("label", label)]).await;
    let steps: [&[(&str, &str)]; 10] = [
        &[("postcode", "YO1 7HH")],
        &[("danger", "no")],
        &[("name", "Ama")],
        &[("child-kind", "born"), ("child-name", "Kofi"), ("child-age", "5-10")],
        &[("going-well", WELL)],
        &[("worries", WORRIES)],
        &[("help", "not-sure")],
        &[("trusted", "Mrs Lee")],
        &[("ease", "large-print")],
        &[("way", "code")],
    ];
    for answers in steps {
        assert!(page.path.starts_with("/helping/draft/"), "{} {}", page.path, page.text());
        page = visitor.submit(&page, post::HELPING_ANSWER, answers).await;
    }
    assert_eq!(page.path, "/helping/ready", "{}", page.text());
    page
}

/// Makes the words for the parent's phone.
async fn make_words(visitor: &Visitor) -> String {
    let page = visitor.get("/helping/ready").await;
    let page = visitor.submit(&page, post::HELPING_WORDS, &[]).await;
    assert_eq!(page.path, "/helping/words", "{}", page.text());
    page.six_words().unwrap()
}

/// Types the words on the parent's phone.
async fn open(app: &TestApp, words: &str) -> (Visitor, Page) {
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

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// What a helper's list says, line by line.
async fn mine(visitor: &Visitor) -> Vec<String> {
    visitor.get("/helping/mine").await.all("#helped li")
}
