//! "You are helping a family": what a helper reads until a draft is handed over, and what the family reads then.

use app::{
    domain::plan::SeenBy,
    ports::{Clock, HelperKey, NewLeadAsk, Purpose, Secrets},
    urls::{self, post},
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    desk::Everywhere as _,
    helping::{ANSWERS, app_secret, app_shows, helper, say_who, second},
    journey::to_sent,
    plan::{key, lead_offer, told},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

use crate::pages::Pages;

/// Every page of both sides, in every state.
pub(crate) async fn walk(pages: &mut Pages) {
    pages.write(&TestApp::start().await.visitor().get(urls::HELPING_WHO).await, "no mailer", "all");
    let stub = SmtpStub::start().await;
    let app = TestApp::start_sending(stub.notify()).await;
    let school = app.visitor();
    let sheets = ["york", "hull", "rotherham", "thurrock"].map(|place| format!("{}/{place}", urls::HELPING_SHEET));
    for sheet in &sheets {
        pages.write(&school.get(sheet).await, "", "all");
    }
    for path in [urls::HELPING, urls::HELPING_SHEET, urls::FOR_YOU, urls::FOR_YOU_CLOSED] {
        pages.write(&school.get(path).await, "", "all");
    }
    prove((&app, &stub), &school, pages).await;
    write(&school, pages).await;
    let page = school.get(urls::HELPING_SPOKEN).await;
    pages.write(&page, "", "all");
    pages.write(&school.submit(&page, post::HELPING_SPOKEN, &[]).await, "refused", "all");
    let page = school.get(urls::HELPING_READY).await;
    pages.write(&page, "", "all");
    let page = school.submit(&page, post::HELPING_WORDS, &[]).await;
    pages.write(&page, "", "all");
    let words = page.six_words().expect("six words");
    family(&app, &words, pages).await;
    pages.write(&school.get(urls::HELPING_MINE).await, "sent", "all");
    app.clock.advance(SignedDuration::from_hours(24 * 9));
    let school = app.visitor();
    prove((&app, &stub), &school, pages).await;
    let page = school.get(urls::HELPING_MINE).await;
    pages.write(&page, "late", "all");
    pages.write(&school.submit(&page, post::HELPING_CHASE, &[]).await, "asked", "all");
    account(&app, &stub, pages).await;
}

/// Being asked to lead a plan.
async fn lead(app: &TestApp, school: &Visitor, pages: &mut Pages) {
    pages.write(&school.get(urls::HELPING_PLAN).await, "none", "all");
    pages.write(&school.get(urls::HELPING_LEAD).await, "none", "all");
    to_sent(&app.visitor()).await;
    let status = app.store.desk_list(1).await.expect("requests").remove(0).status;
    told(app, &status, ("offer", SeenBy::Everyone), lead_offer()).await;
    let helper = HelperKey(app.codes.digest(Purpose::Helper, &[b"v@vale.example"]));
    let new = NewLeadAsk { request: status.id, offer: key("lead"), helper, note: None };
    assert!(app.store.ask_to_lead(&new, app.clock.now()).await.expect("storage"));
    pages.write(&school.get(urls::HELPING_MINE).await, "asked to lead", "all");
    let page = school.get(urls::HELPING_LEAD).await;
    pages.write(&page, "", "york");
    pages.write(&school.submit(&page, post::HELPING_LEAD, &[]).await, "refused", "york");
    pages.write(&school.submit(&page, post::HELPING_LEAD, &[("plan-agrees", "yes")]).await, "", "all");
}

/// An account under an organisation that the hub team approved, its second step, and being cut off.
async fn account(app: &TestApp, stub: &SmtpStub, pages: &mut Pages) {
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    let desk = worker.get(urls::DESK_ORGANISATIONS).await;
    let vale = [("approve-name", "Vale School"), ("mail-domain", "vale.example"), ("approve-place", "york")];
    worker.submit(&desk, post::DESK_APPROVE, &vale).await;
    let (school, page) = helper(app, stub, "v@vale.example").await;
    pages.write(&page, "offered", "all");
    pages.write(&school.get(urls::HELPING_ACCOUNT).await, "", "all");
    let page = school.post(post::HELPING_ACCOUNT, &[]).await;
    pages.write(&page, "square", "all");
    pages.write(&school.submit(&page, post::HELPING_ACCOUNT_PROVE, &[]).await, "refused", "all");
    let code = app_shows(app, &app_secret(&page));
    pages.write(&school.submit(&page, post::HELPING_ACCOUNT_PROVE, &[("app-code", &code)]).await, "account", "all");
    part_of_a_place(&school, pages).await;
    lead(app, &school, pages).await;
    let school = app.visitor();
    let page = say_who(&school, "v@vale.example").await;
    let mailed = stub.next().await.code();
    let asked = school.submit(&page, post::HELPING_CODE, &[("once", &mailed)]).await;
    pages.write(&asked, "", "all");
    pages.write(&school.submit(&asked, post::HELPING_SECOND, &[("app-code", &code)]).await, "used", "all");
    let desk = worker.get(urls::DESK_ORGANISATIONS).await;
    worker.submit(&desk, post::DESK_CUT_OFF, &[]).await;
    let page = say_who(&school, "v@vale.example").await;
    let mailed = stub.next().await.code();
    pages.write(&school.submit(&page, post::HELPING_CODE, &[("once", &mailed)]).await, "cut off", "all");
}

/// A draft in Hull, up to the question which part of it.
async fn part_of_a_place(school: &Visitor, pages: &mut Pages) {
    let page = school.get(urls::HELPING_MINE).await;
    let mut page = school.submit(&page, post::HELPING_BEGIN, &[("label", "Blue 8")]).await;
    for (index, answers) in ANSWERS.iter().take(7).enumerate() {
        let here: &[(&str, &str)] = match index {
            0 => &[("place", "hull")],
            6 => &[("help", "young-carers")],
            _ => answers,
        };
        page = school.submit(&page, post::HELPING_ANSWER, here).await;
    }
    assert_eq!(page.path, urls::HELPING_AREA);
    pages.write(&page, "", "all");
}

async fn prove((app, stub): (&TestApp, &SmtpStub), school: &Visitor, pages: &mut Pages) {
    let page = school.get(urls::HELPING_WHO).await;
    pages.write(&page, "", "all");
    pages.write(&school.submit(&page, post::HELPING_WHO, &[]).await, "refused", "all");
    let who = [
        ("helper-name", "Ama"),
        ("organisation", "Hill School"),
        ("role", "Teacher"),
        ("work-email", "a@hill.example"),
    ];
    let page = school.submit(&page, post::HELPING_WHO, &who).await;
    pages.write(&page, "", "all");
    let code = stub.next().await.code();
    let mut wrong = school.submit(&page, post::HELPING_CODE, &[]).await;
    pages.write(&wrong, "refused", "all");
    let guess = if code == "000000" { "111111" } else { "000000" };
    for _ in 0..6 {
        wrong = school.submit(&page, post::HELPING_CODE, &[("once", guess)]).await;
    }
    pages.write(&wrong, "wait", "all");
    let page = school.submit(&page, post::HELPING_AGAIN, &[]).await;
    let code = stub.next().await.code();
    let page = school.submit(&page, post::HELPING_CODE, &[("once", &code)]).await;
    if page.path == urls::HELPING_SECOND {
        pages.write(&page, "guest", "all");
        pages.write(&school.submit(&page, post::HELPING_SECOND, &[]).await, "guest refused", "all");
        second(app, school, (page, "a@hill.example")).await;
    }
    pages.write(&school.get(urls::HELPING_MINE).await, "", "all");
    pages.write(&school.get(urls::HELPING).await, "known", "all");
}

async fn write(school: &Visitor, pages: &mut Pages) {
    let page = school.get(urls::HELPING_MINE).await;
    pages.write(&school.submit(&page, post::HELPING_BEGIN, &[]).await, "refused", "all");
    let mut page = school.submit(&page, post::HELPING_BEGIN, &[("label", "Blue 7")]).await;
    for (index, answers) in ANSWERS.iter().enumerate() {
        pages.write(&page, "", "all");
        if index == 1 {
            pages.write(&school.submit(&page, post::HELPING_ANSWER, &[("danger", "yes")]).await, "", "all");
        }
        page = school.submit(&page, post::HELPING_ANSWER, answers).await;
    }
    pages.write(&school.get(urls::HELPING_MINE).await, "writing", "all");
}

async fn family(app: &TestApp, words: &str, pages: &mut Pages) {
    let parent = app.visitor();
    let page = parent.get(urls::FOR_YOU).await;
    pages.write(&parent.submit(&page, post::FOR_YOU_OPEN, &[]).await, "refused", "all");
    let wrong = [("code", "abacus abdomen abdominal abide abiding ability")];
    pages.write(&parent.submit(&page, post::FOR_YOU_OPEN, &wrong).await, "wrong words", "all");
    pages.write(&parent.submit(&page, post::FOR_YOU_OPEN, &[("code", words)]).await, "", "all");
    let strike = [("step".to_owned(), "well".to_owned())];
    pages.write(&parent.post(post::FOR_YOU_STRIKE, &strike).await, "struck", "all");
    let page = parent.get("/ask/agree").await;
    let page: Page = parent.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
    let page = parent.submit(&page, post::ANSWER, &[]).await;
    pages.write(&page, "helped", "all");
    parent.submit(&page, post::SEND, &[]).await;
}
