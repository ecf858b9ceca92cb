//! "Call first": what a professional reads who fears for a child, from the call to what came of it.

use app::{urls, urls::post};
use jiff::SignedDuration;
use tests::{app::TestApp, concern, helping::second, smtp::SmtpStub, visitor::Visitor};

use crate::pages::Pages;

/// Every page, in every state.
pub(crate) async fn walk(pages: &mut Pages) {
    let stub = SmtpStub::start().await;
    let app = TestApp::start_sending(stub.notify()).await;
    let school = proven(&app, &stub).await;
    let front = school.get(urls::HELPING_CONCERN).await;
    pages.write(&front, "", "all");
    pages.write(&school.submit(&front, post::CONCERN_BEGIN, &[]).await, "refused", "all");
    let mut page = concern::begin(&school, "hull", "9:00").await;
    for answers in concern::pages("red") {
        pages.write(&page, "", "all");
        pages.write(&school.submit(&page, post::CONCERN_ANSWER, &[]).await, "refused", "all");
        let answers: Vec<_> = answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        if page.path.ends_with("fear") {
            let now = school.submit(&page, post::CONCERN_ANSWER, &[answers[0], ("danger-now", "yes")]).await;
            pages.write(&now, "", "all");
        }
        page = school.submit(&page, post::CONCERN_ANSWER, &answers).await;
    }
    pages.write(&page, "", "all");
    pages.write(&school.get("/helping/concern/assessment").await, "kept", "all");
    pages.write(&school.get(urls::HELPING_MINE).await, "call", "all");
    concern::begin(&school, "york", "9:00").await;
    app.clock.advance(SignedDuration::from_hours(49));
    let school = proven(&app, &stub).await;
    let list = school.get(urls::HELPING_MINE).await;
    pages.write(&list, "call late", "all");
    let late = school.post(post::CONCERN_OPEN, &[open(&list, "Hull")]).await;
    pages.write(&late, "late", "all");
    let sent = school.submit(&late, post::CONCERN_SEND, &[]).await;
    pages.write(&sent, "", "all");
    app.clock.advance(SignedDuration::from_mins(14));
    let now = app::ports::Clock::now(app.clock.as_ref());
    app.store.escalate(now, now, now).await.expect("an alarm");
    pages.write(&school.get(urls::HELPING_CONCERN_SENT).await, "no word", "all");
    pages.write(&school.get(urls::HELPING_MINE).await, "call sent", "all");
}

/// The field that opens the call to a team again.
fn open(list: &tests::visitor::Page, place: &str) -> (String, String) {
    let calls = list.all("#calls li");
    let open: Vec<_> = calls.iter().filter(|call| call.contains("Go on")).collect();
    assert!(open.len() == 1 && open[0].contains(place), "{calls:?}");
    ("concern".to_owned(), list.attribute("#calls input[name='concern']", "value").expect("a call to go on with"))
}

async fn proven(app: &TestApp, stub: &SmtpStub) -> Visitor {
    let school = app.visitor();
    let page = school.get(urls::HELPING_WHO).await;
    let who = [("helper-name", "Ama"), ("organisation", "Hill School"), ("role", "Teacher")];
    let page = school.submit(&page, post::HELPING_WHO, &[&who[..], &[("work-email", "a@hill.example")]].concat()).await;
    let code = stub.next().await.code();
    let page = school.submit(&page, post::HELPING_CODE, &[("once", &code)]).await;
    second(app, &school, (page, "a@hill.example")).await;
    school
}
