//! Who helps, and a code to their work address.

use app::urls::post;
use jiff::SignedDuration;
use tests::app::TestApp;

use super::{ADDRESS, NAME, fields, helper, say_who, with_mail};

#[tokio::test]
async fn choosing_a_family_i_am_helping_leads_to_the_helpers_pages() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("postcode", "YO1 7HH")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("danger", "no")]).await;
    let page = visitor.submit(&page, post::ANSWER, &[("who", "helping")]).await;
    assert_eq!(page.path, "/helping");
    for says in ["on this screen", "own phone", "24 hours", "Ask for advice first", "York", "Hull"] {
        assert!(page.text().contains(says), "{says}");
    }
    assert_eq!(visitor.get("/helping/sheet").await.status.as_u16(), 200);
}

#[tokio::test]
async fn without_a_mailer_the_page_says_so_and_gives_numbers() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/helping/who").await;
    assert!(page.text().contains("can not send codes by e-mail here yet"), "{}", page.text());
    assert!(page.all("main form").is_empty() && !page.all("main a[href^='tel:']").is_empty());
    let page = visitor.post(post::HELPING_WHO, &fields(&[("work-email", ADDRESS)])).await;
    assert_eq!(page.path, "/helping/who");
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_names_each_field() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let page = visitor.get("/helping/who").await;
    let long = "x".repeat(201);
    let typed =
        [("helper-name", "<b>Ms</b> Abara"), ("organisation", &long), ("role", ""), ("work-email", "no address")];
    let page = visitor.submit(&page, post::HELPING_WHO, &typed).await;
    assert_eq!((page.path.as_str(), page.problems().len()), ("/helping/who", 3), "{:?}", page.problems());
    assert_eq!(page.attribute("input[name='helper-name']", "value").unwrap(), "<b>Ms</b> Abara");
    assert_eq!(page.attribute("input[name='work-email']", "value").unwrap(), "no address");
    let page = say_who(&visitor, ADDRESS).await;
    assert_eq!(page.path, "/helping/code");
    assert_eq!(stub.next().await.to, [ADDRESS]);
}

#[tokio::test]
async fn a_code_proves_the_address_once_in_ten_minutes_and_within_five_tries() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    let page = say_who(&visitor, ADDRESS).await;
    let code = stub.next().await.code();
    let blank = visitor.submit(&page, post::HELPING_CODE, &[("once", "")]).await;
    assert_eq!(blank.problems().len(), 1);
    app.clock.advance(SignedDuration::from_mins(11));
    let late = visitor.submit(&page, post::HELPING_CODE, &[("once", &code)]).await;
    assert_eq!((late.path.as_str(), late.problems().len()), ("/helping/code", 1), "too late");
    let page = visitor.submit(&page, post::HELPING_AGAIN, &[]).await;
    let code = stub.next().await.code();
    let wrong = if code == "000000" { "111111" } else { "000000" };
    for _ in 0..5 {
        visitor.submit(&page, post::HELPING_CODE, &[("once", wrong)]).await;
    }
    let shut = visitor.submit(&page, post::HELPING_CODE, &[("once", &code)]).await;
    assert!(shut.path == "/helping/code" && shut.text().contains("many tries"), "{}", shut.text());
    let page = visitor.submit(&page, post::HELPING_AGAIN, &[]).await;
    let code = stub.next().await.code();
    let cookie = fields(&[("once", &code)]);
    assert_eq!(visitor.submit(&page, post::HELPING_CODE, &[("once", &code)]).await.path, "/helping/mine");
    assert_eq!(visitor.post(post::HELPING_CODE, &cookie).await.path, "/helping/mine", "a second tap");
    let thief = app.visitor();
    say_who(&thief, "other@example.org").await;
    stub.next().await;
    assert_eq!(thief.post(post::HELPING_CODE, &cookie).await.path, "/helping/code", "it is this address's alone");
}

#[tokio::test]
async fn codes_leave_three_in_a_quarter_of_an_hour_however_the_address_is_cased() {
    let (app, stub) = with_mail().await;
    let mut last = String::new();
    for address in [ADDRESS, "abara@hill-school.example", "ABARA@HILL-SCHOOL.EXAMPLE"] {
        say_who(&app.visitor(), address).await;
        last = stub.next().await.code();
    }
    let visitor = app.visitor();
    let answer = say_who(&visitor, ADDRESS).await;
    assert_eq!(answer.path, "/helping/code", "the answer is the same");
    assert_eq!(visitor.submit(&answer, post::HELPING_CODE, &[("once", &last)]).await.path, "/helping/code");
    app.clock.advance(SignedDuration::from_mins(14));
    let (_, page) = {
        app.clock.advance(SignedDuration::from_mins(2));
        helper(&app, &stub, ADDRESS).await
    };
    assert_eq!(page.path, "/helping/mine");
}

#[tokio::test]
async fn a_family_that_looks_at_the_helpers_pages_keeps_its_draft() {
    let (app, stub) = with_mail().await;
    let visitor = app.visitor();
    tests::journey::to_check(&visitor).await;
    say_who(&visitor, ADDRESS).await;
    stub.next().await;
    assert_eq!(visitor.get("/ask/check").await.path, "/ask/check");
    assert!(!visitor.get("/ask/check").await.text().contains(NAME));
}
