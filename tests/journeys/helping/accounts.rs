//! Accounts under an organisation that the hub team approved: a second step, a stop, and somebody who left.

use app::{
    domain::app_code::{AppSecret, steps_at},
    ports::{Clock, Secrets},
    urls::post,
};
use jiff::SignedDuration;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    helping::{app_secret as secret, app_shows as shown},
    smtp::SmtpStub,
    visitor::{Page, Visitor},
};

use super::{ADDRESS, NAME, fields, helper, make_words, open, say_who, with_mail, write};

/// The hub team, with its list of organisations before it.
pub(crate) async fn desk(app: &TestApp) -> (Visitor, Page) {
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    let page = worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    assert!(page.source.contains("/desk/organisations"));
    let page = worker.get("/desk/organisations").await;
    (worker, page)
}

pub(crate) const HILL: [(&str, &str); 3] =
    [("approve-name", "Hill Primary <b>"), ("mail-domain", "@hill-school.example"), ("approve-place", "york")];

/// A code that counts at no time near now.
fn wrong(app: &TestApp, secret: &AppSecret) -> String {
    let near: Vec<_> = steps_at(app.clock.now()).map(|step| app.codes.app_code(secret, step)).to_vec();
    let mut others = (0..9).map(app::domain::lock::OnceCode::new);
    others.find(|code| !near.contains(code)).unwrap().figures().to_owned()
}

/// An account at Hill Primary, made with an app.
pub(crate) async fn account(app: &TestApp, stub: &SmtpStub, address: &str) -> (Visitor, AppSecret) {
    let (school, page) = helper(app, stub, address).await;
    assert!(page.source.contains("/helping/account"), "{}", page.text());
    let page = school.get("/helping/account").await;
    let page = school.submit(&page, post::HELPING_ACCOUNT, &[]).await;
    let secret = secret(&page);
    let page = school.submit(&page, post::HELPING_ACCOUNT_PROVE, &[("app-code", &shown(app, &secret))]).await;
    assert!(page.path == "/helping/mine" && page.text().contains("Your account is made"), "{}", page.text());
    // The code that proved the app counts no more.
    app.clock.advance(SignedDuration::from_secs(60));
    (school, secret)
}

/// Comes in with the code from the e-mail; gives the page after it.
async fn by_mail(app: &TestApp, stub: &SmtpStub, address: &str) -> (Visitor, Page) {
    let visitor = app.visitor();
    let page = say_who(&visitor, address).await;
    let code = stub.next().await.code();
    let page = visitor.submit(&page, post::HELPING_CODE, &[("once", &code)]).await;
    (visitor, page)
}

#[tokio::test]
async fn the_hub_team_approves_a_domain_of_one_organisation_and_no_other() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    let blank = worker.submit(&page, post::DESK_APPROVE, &[]).await;
    assert_eq!((blank.path.as_str(), blank.problems().len()), ("/desk/organisations", 3), "{}", blank.text());
    for (domain, says) in [("gmail.com", "Anybody can have"), ("hill", "Type it like"), ("a b.example", "Type it like")]
    {
        let typed = [HILL[0], ("mail-domain", domain), HILL[2]];
        let refused = worker.submit(&page, post::DESK_APPROVE, &typed).await;
        assert!(refused.problems().join(" ").contains(says), "{:?}", refused.problems());
        assert_eq!(refused.attribute("input[name='approve-name']", "value").unwrap(), "Hill Primary <b>");
    }
    let elsewhere = [HILL[0], HILL[1], ("approve-place", "atlantis")];
    let elsewhere = worker.post(post::DESK_APPROVE, &fields(&elsewhere)).await;
    assert_eq!(elsewhere.problems().len(), 1);
    let kept = worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    assert!(kept.problems().is_empty() && kept.text().contains("Hill Primary <b>"), "{}", kept.text());
    let twice = worker.submit(&kept, post::DESK_APPROVE, &HILL).await;
    assert!(twice.problems().join(" ").contains("approved already"), "{:?}", twice.problems());
    let (stranger, page) = helper(&app, &stub, "a@other.example").await;
    assert!(!page.source.contains("/helping/account"), "another domain is offered nothing");
    for action in [post::HELPING_ACCOUNT, post::HELPING_ACCOUNT_PROVE] {
        assert_eq!(stranger.post(action, &fields(&[("app-code", "000000")])).await.path, "/helping/mine");
    }
    for page in ["/desk/organisations", "/desk"] {
        assert_eq!(stranger.get(page).await.status, 404);
    }
    for action in [post::DESK_APPROVE, post::DESK_STOP, post::DESK_CUT_OFF, post::DESK_RESET] {
        assert_eq!(stranger.post(action, &fields(&HILL)).await.path, "/ended", "{action}");
    }
}

#[tokio::test]
async fn with_an_account_the_code_from_the_mail_alone_opens_nothing() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (guest, _) = helper(&app, &stub, ADDRESS).await;
    let (school, secret) = account(&app, &stub, ADDRESS).await;
    assert_eq!(guest.get("/helping/mine").await.path, "/helping", "an older guest's visit of the same address is over");
    write(&school, "Blue 7").await;
    school.post(post::FINISH, &[]).await;
    // Codes leave for one address three in a quarter of an hour.
    app.clock.advance(SignedDuration::from_mins(16));

    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    assert_eq!(page.path, "/helping/second", "{}", page.text());
    for closed in ["/helping/mine", "/helping/account", "/helping/ready", "/helping/draft/where"] {
        assert_eq!(school.get(closed).await.path, "/helping", "{closed}");
    }
    let begun = school.post(post::HELPING_BEGIN, &fields(&[("label", "x")])).await;
    assert_eq!(begun.path, "/helping");
    for (typed, count) in [("", 1), ("12345", 1), (wrong(&app, &secret).as_str(), 1)] {
        let page = school.submit(&page, post::HELPING_SECOND, &[("app-code", typed)]).await;
        assert_eq!((page.path.as_str(), page.problems().len()), ("/helping/second", count), "{typed}");
    }
    let code = shown(&app, &secret);
    let inside = school.submit(&page, post::HELPING_SECOND, &[("app-code", &code)]).await;
    assert!(inside.path == "/helping/mine" && inside.text().contains("Blue 7"), "{}", inside.text());
    assert!(inside.one("#here-under").unwrap().contains("Hill Primary <b>"));
    assert_eq!(school.post(post::HELPING_SECOND, &fields(&[("app-code", &code)])).await.path, "/helping/mine", "twice");
    let (thief, page) = by_mail(&app, &stub, ADDRESS).await;
    let again = thief.submit(&page, post::HELPING_SECOND, &[("app-code", &code)]).await;
    assert_eq!(again.path, "/helping/second", "a code that was used opens nothing");
    let colleague = by_mail(&app, &stub, "lee@hill-school.example").await.1;
    assert_eq!(colleague.path, "/helping/mine", "others go on as guests");
    assert!(!colleague.text().contains("Blue 7"));
}

#[tokio::test]
async fn five_tries_and_ten_minutes_are_all_there_are() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (_, secret) = account(&app, &stub, ADDRESS).await;
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    for _ in 0..5 {
        school.submit(&page, post::HELPING_SECOND, &[("app-code", &wrong(&app, &secret))]).await;
    }
    let right = school.submit(&page, post::HELPING_SECOND, &[("app-code", &shown(&app, &secret))]).await;
    assert!(right.path == "/helping/second" && right.text().contains("many tries"), "{}", right.text());
    app.clock.advance(SignedDuration::from_mins(14));
    let late = school.submit(&page, post::HELPING_SECOND, &[("app-code", &shown(&app, &secret))]).await;
    assert_eq!(late.path, "/helping/who", "the address is proven anew");
    app.clock.advance(SignedDuration::from_mins(2));
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    let page = school.submit(&page, post::HELPING_SECOND, &[("app-code", &shown(&app, &secret))]).await;
    assert_eq!(page.path, "/helping/mine", "{}", page.text());
}

#[tokio::test]
async fn the_family_and_the_hub_read_whether_the_organisation_is_approved() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (guest, _) = helper(&app, &stub, "lee@hill-school.example").await;
    let (school, _) = account(&app, &stub, ADDRESS).await;
    for (writer, known, says) in [(&school, "approved", "knows this workplace"), (&guest, "domain", "did not check")] {
        write(writer, "Blue 7").await;
        let (parent, page) = open(&app, &make_words(writer).await).await;
        assert!(page.one("#wrote-from").unwrap().contains(says), "{}", page.text());
        let sent = super::agree_and_send(&parent).await;
        let reference = sent.one(".govuk-panel strong").unwrap();
        let case = worker.get(&format!("/desk/case/{reference}")).await;
        let row = if known == "approved" { "Approved by the hub" } else { "we only know the e-mail domain" };
        assert!(case.text().contains(row), "{}", case.text());
        let reference = app::domain::reference::Reference::from_text(reference);
        let told = app.store.desk_case(&reference, app.clock.now()).await.unwrap().unwrap();
        let told = serde_json::to_value(told.messages.first().unwrap()).unwrap();
        let helped = &told["content"]["request"]["helped_by"];
        assert_eq!((helped["known"].as_str(), helped["name"].as_str()), (Some(known), Some(NAME)));
        let name = if known == "approved" { HILL[0].1 } else { super::ORGANISATION };
        assert_eq!(helped["organisation"], name, "the hub's name for it, and else what was typed");
    }
}

#[tokio::test]
async fn who_left_is_out_with_the_next_page_and_stays_out_until_the_team_says_so() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (school, secret) = account(&app, &stub, ADDRESS).await;
    let (halfway, second) = by_mail(&app, &stub, ADDRESS).await;
    write(&school, "Blue 7").await;
    let step = school.get("/helping/draft/worries").await;
    let list = worker.get("/desk/organisations").await;
    assert!(list.text().contains(NAME) && !list.text().contains("Abara@") && !list.text().contains("Blue 7"));
    worker.submit(&list, post::DESK_CUT_OFF, &[]).await;
    // The clock has not moved: nothing is waited for.
    assert_eq!(school.submit(&step, post::HELPING_ANSWER, &[("worries", "x")]).await.path, "/helping");
    for closed in ["/helping/mine", "/helping/ready", "/helping/draft/worries"] {
        assert_eq!(school.get(closed).await.path, "/helping", "{closed}");
    }
    let page = halfway.submit(&second, post::HELPING_SECOND, &[("app-code", &shown(&app, &secret))]).await;
    assert_eq!(page.path, "/helping/who", "who was on the way in is out as well");
    let (_, page) = by_mail(&app, &stub, ADDRESS).await;
    assert!(page.path == "/helping/who" && page.text().contains("has closed this way in"), "{}", page.text());
    let list = worker.get("/desk/organisations").await;
    assert!(list.text().contains("Cut off"));
    worker.submit(&list, post::DESK_RESET, &[]).await;
    let (_, again) = account_page(&app, &stub).await;
    assert!(again.text().contains("Blue 7"), "their list is as it was: {}", again.text());
}

/// The same address after its account was taken away.
async fn account_page(app: &TestApp, stub: &SmtpStub) -> (Visitor, Page) {
    app.clock.advance(SignedDuration::from_mins(16));
    let (school, _) = account(app, stub, ADDRESS).await;
    let page = school.get("/helping/mine").await;
    (school, page)
}

#[tokio::test]
async fn people_of_a_stopped_organisation_are_out_at_once_and_come_back_as_guests_with_both_steps() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let vale = [("approve-name", "Vale School"), ("mail-domain", "vale.example"), ("approve-place", "hull")];
    worker.submit(&page, post::DESK_APPROVE, &vale).await;
    let (school, secret) = account(&app, &stub, ADDRESS).await;
    let (vale, _) = account(&app, &stub, "v@vale.example").await;
    let hill = app.store.organisations().await.unwrap().remove(0).0.id.uuid().to_string();
    worker.post(post::DESK_STOP, &fields(&[("organisation", "no id")])).await;
    worker.post(post::DESK_STOP, &fields(&[("organisation", &hill)])).await;
    worker.post(post::DESK_STOP, &fields(&[("organisation", &hill)])).await;
    assert_eq!(school.get("/helping/mine").await.path, "/helping");
    assert_eq!(vale.get("/helping/mine").await.path, "/helping/mine", "other organisations go on");
    let (school, page) = by_mail(&app, &stub, ADDRESS).await;
    assert_eq!(page.path, "/helping/second");
    let page = school.submit(&page, post::HELPING_SECOND, &[("app-code", &shown(&app, &secret))]).await;
    assert!(page.path == "/helping/mine" && page.all("#here-under").is_empty(), "{}", page.text());
    let (_, colleague) = by_mail(&app, &stub, "lee@hill-school.example").await;
    assert!(!colleague.source.contains("/helping/account"), "nobody is offered an account there");
    worker.post(post::DESK_APPROVE, &fields(&HILL)).await;
    assert_eq!(school.get("/helping/mine").await.path, "/helping/mine", "a guest goes on as a guest");
}

#[tokio::test]
async fn an_app_is_tied_with_its_own_code_alone_and_two_tabs_make_one_account() {
    let (app, stub) = with_mail().await;
    let (worker, page) = desk(&app).await;
    worker.submit(&page, post::DESK_APPROVE, &HILL).await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    let early = school.post(post::HELPING_ACCOUNT_PROVE, &fields(&[("app-code", "000000")])).await;
    assert_eq!(early.path, "/helping/mine", "nothing was drawn yet");
    let page = school.get("/helping/account").await;
    assert!(page.all("#app-secret").is_empty(), "looking at a page draws nothing");
    let page = school.submit(&page, post::HELPING_ACCOUNT, &[]).await;
    let first = secret(&page);
    let twice = school.post(post::HELPING_ACCOUNT, &[]).await;
    assert_eq!(secret(&twice), first, "a second tap shows the same");
    assert!(!page.all("main svg[role='img']").is_empty() && !page.source.contains("otpauth"), "the square holds it");
    for typed in ["", "12", wrong(&app, &first).as_str()] {
        let page = school.submit(&page, post::HELPING_ACCOUNT_PROVE, &[("app-code", typed)]).await;
        assert_eq!((page.path.as_str(), page.problems().len()), ("/helping/account", 1), "{typed}");
        assert_eq!(secret(&page), first, "it is still there to scan");
    }
    let (other, _) = helper(&app, &stub, ADDRESS).await;
    let there = other.post(post::HELPING_ACCOUNT, &[]).await;
    let theirs = secret(&there);
    assert_ne!(theirs, first);
    school.submit(&page, post::HELPING_ACCOUNT_PROVE, &[("app-code", &shown(&app, &first))]).await;
    let late = other.submit(&there, post::HELPING_ACCOUNT_PROVE, &[("app-code", &shown(&app, &theirs))]).await;
    assert_eq!(late.path, "/helping", "the first tab's account stands, and this visit is over");
    let people: usize = app.store.organisations().await.unwrap().iter().map(|(_, people)| people.len()).sum();
    assert_eq!(people, 1);
}
