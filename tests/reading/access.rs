//! "How your story opens": what a family reads when it chooses, comes back, lets another adult in, or is lost.

use app::{urls, urls::post};
use jiff::SignedDuration;
use tests::{app::TestApp, authenticator::Device, journey::to_sent, smtp::SmtpStub, visitor::Visitor};

use crate::pages::Pages;

/// Every page about ways in, in every state.
pub(crate) async fn walk(pages: &mut Pages) {
    without_mail(pages).await;
    let stub = SmtpStub::start().await;
    let app = TestApp::start_sending(stub.notify()).await;
    let family = app.visitor();
    let (_, words) = to_sent(&family).await;
    by_email(&family, &stub, pages).await;
    come_back(&app, &words, ("once", "000000"), pages).await;
    let page = family.get(urls::ACCESS).await;
    family.submit(&page, post::LOCK_WORD, &[("safe-word", "blue kettle 7")]).await;
    pages.write(&family.get(urls::ACCESS).await, "chosen", "all");
    passkeys(&app, &family, &words, pages).await;
    come_back(&app, &words, ("safe-word", "no such word"), pages).await;
    adults(&app, &family, pages).await;
}

async fn without_mail(pages: &mut Pages) {
    let app = TestApp::start().await;
    pages.write(&app.visitor().get(urls::ACCESS_LOST).await, "", "all");
    let family = app.visitor();
    let (_, words) = to_sent(&family).await;
    let page = family.get(urls::ACCESS).await;
    pages.write(&page, "safe word alone", "all");
    pages.write(&family.submit(&page, post::LOCK_WORD, &[("safe-word", "x")]).await, "refused", "all");
    let other = app.visitor();
    let page = other.get(urls::BACK).await;
    other.submit(&page, post::COME_BACK, &[("code", &words)]).await;
    pages.write(&other.get(urls::ACCESS_OPEN).await, "nothing chosen", "all");
}

async fn by_email(family: &Visitor, stub: &SmtpStub, pages: &mut Pages) {
    let page = family.get(urls::ACCESS).await;
    pages.write(&page, "", "all");
    let page = family.submit(&page, post::LOCK_EMAIL, &[("code-email", "ama@example.org")]).await;
    pages.write(&page, "", "all");
    let page = family.submit(&page, post::LOCK_CHECK, &[]).await;
    pages.write(&page, "refused", "all");
    let code = stub.next().await.code();
    let page = family.submit(&page, post::LOCK_CHECK, &[("once", &code)]).await;
    pages.write(&page, "by e-mail", "all");
}

/// Comes back on another phone and types the second thing wrong until there is a wait.
async fn come_back(app: &TestApp, words: &str, (field, wrong): (&str, &str), pages: &mut Pages) {
    let other = app.visitor();
    let page = other.get(urls::BACK).await;
    other.submit(&page, post::COME_BACK, &[("code", words)]).await;
    let mut page = other.get(urls::ACCESS_OPEN).await;
    pages.write(&page, field, "all");
    if field == "once" {
        page = other.submit(&page, post::SEND_CODE, &[]).await;
        pages.write(&page, "asked for a code", "all");
    }
    page = other.submit(&page, post::OPEN_STORY, &[(field, "")]).await;
    pages.write(&page, &format!("{field}, refused"), "all");
    for state in ["not right", "not right", "not right", "wait"] {
        page = other.submit(&page, post::OPEN_STORY, &[(field, wrong)]).await;
        pages.write(&page, &format!("{field}, {state}"), "all");
    }
}

/// Five passkeys, one too many, and one taken away.
async fn passkeys(app: &TestApp, family: &Visitor, words: &str, pages: &mut Pages) {
    pages.write(&family.get(urls::PASSKEYS).await, "none yet", "all");
    for state in ["not added", "one", "two", "three", "four", "five"] {
        let asked = family.post(post::PASSKEY_BEGIN, &[]).await.source;
        let answer = if state == "not added" { "{}".to_owned() } else { Device::default().make(&asked) };
        let page = family.post(post::PASSKEY_ADD, &[("passkey".to_owned(), answer)]).await;
        pages.write(&page, state, "all");
    }
    let page = family.get(urls::PASSKEYS).await;
    pages.write(&family.submit(&page, post::PASSKEY_REMOVE, &[]).await, "taken away", "all");
    pages.write(&family.get(urls::ACCESS).await, "with a passkey", "all");
    let other = app.visitor();
    let page = other.get(urls::BACK).await;
    other.submit(&page, post::COME_BACK, &[("code", words)]).await;
    pages.write(&other.get(urls::ACCESS_OPEN).await, "with a passkey", "all");
    while !family.get(urls::PASSKEYS).await.all("main h3").is_empty() {
        let page = family.get(urls::PASSKEYS).await;
        family.submit(&page, post::PASSKEY_REMOVE, &[]).await;
    }
}

async fn adults(app: &TestApp, family: &Visitor, pages: &mut Pages) {
    let page = family.get(urls::ACCESS_PEOPLE).await;
    pages.write(&page, "", "all");
    let page = family.submit(&page, post::INVITE, &[]).await;
    let words = page.all("#invitation-words li").join(" ");
    pages.write(&page, "invited", "all");
    pages.write(&family.post(post::JOIN, &[("code".to_owned(), words.clone())]).await, "their own", "all");
    let other = app.visitor();
    let page = other.get(urls::ACCESS_JOIN).await;
    pages.write(&page, "", "all");
    let page = other.submit(&page, post::JOIN, &[]).await;
    pages.write(&page, "refused", "all");
    let page = other.submit(&page, post::JOIN, &[("code", "no such words")]).await;
    pages.write(&page, "wrong words", "all");
    pages.write(&other.submit(&page, post::JOIN, &[("code", &words)]).await, "", "all");
    let page = family.get(urls::ACCESS_PEOPLE).await;
    pages.write(&page, "used", "all");
    let page = family.submit(&page, post::INVITE, &[]).await;
    app.clock.advance(SignedDuration::from_mins(1));
    pages.write(&family.submit(&page, post::UNINVITE, &[]).await, "stopped", "all");
}
