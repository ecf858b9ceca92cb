//! Bad input of every kind: a clear message beside the field or a calm page with a way on; nothing lost, no fault.

use app::{
    domain::journey::{Path, Step},
    urls,
    urls::post,
};
use tests::desk::Everywhere as _;
use tests::{app::TestApp, journey::to_check, visitor::Visitor};

/// What people and programs type.
fn hostile() -> Vec<String> {
    vec![
        String::new(),
        " ".into(),
        "a".repeat(4_001),
        "😀".repeat(4_001),
        "\u{0}\u{1}\u{7f}\u{202E}".into(),
        "<script>alert(1)</script>".into(),
        "=cmd|' /C calc'!A0".into(),
        "x\r\nSet-Cookie: a=b".into(),
        "\u{200F}مرحبا".into(),
        "-1".into(),
        "99999999999999999999".into(),
        "../../etc/passwd".into(),
        "'; drop table request; --".into(),
        "%00%ff".into(),
    ]
}

async fn names_on(visitor: &Visitor, step: Step) -> Vec<String> {
    let page = visitor.get(&urls::step(step)).await;
    let mut names = page.names();
    names.sort();
    names.dedup();
    names
}

#[tokio::test]
async fn every_field_of_every_step_answers_bad_input_calmly() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    for step in Path::MyFamily.steps() {
        for name in names_on(&visitor, *step).await.into_iter().filter(|name| name != "step" && name != "submission") {
            for value in hostile() {
                let fields = vec![
                    ("step".to_owned(), step.slug().to_owned()),
                    (name.clone(), value.clone()),
                    (name.clone(), "a second value".to_owned()),
                ];
                let page = visitor.post(post::ANSWER, &fields).await;
                assert_eq!(page.status, 200, "{} {name} {value:?}", step.slug());
                assert!(!page.source.contains("<script>alert"), "{} {name}", step.slug());
            }
        }
    }
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_and_says_what_to_do() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let page = visitor.get("/ask/worries").await;
    let long = "word ".repeat(900);
    let page = visitor.submit(&page, post::ANSWER, &[("worries", &long)]).await;
    assert_eq!(page.path, "/ask/worries");
    assert_eq!(page.problems(), ["Make this shorter: it can have up to 4000 characters"]);
    assert!(page.title().starts_with("Error: "), "{}", page.title());
    assert!(page.source.contains(long.trim()), "what was typed is still there");
    assert_eq!(page.attribute("#worries", "aria-invalid").as_deref(), Some("true"));
}

#[tokio::test]
async fn every_step_says_what_is_missing() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/").await;
    let mut page = visitor.submit(&page, post::BEGIN, &[]).await;
    let answers: [(&str, &[(&str, &str)]); 8] = [
        ("postcode", &[("postcode", "YO1 7HH")]),
        ("danger", &[("danger", "no")]),
        ("who", &[("who", "my-family")]),
        ("name", &[("name", "A")]),
        ("child-kind", &[("child-kind", "expected")]),
        ("", &[]),
        ("", &[]),
        ("help", &[("help", "not-sure")]),
    ];
    for (field, answer) in answers {
        if !field.is_empty() {
            let refused = visitor.submit(&page, post::ANSWER, &[]).await;
            assert_eq!(refused.path, page.path);
            assert_eq!(refused.attribute(".govuk-error-summary__list a", "href"), Some(format!("#{field}")));
            assert!(refused.one(&format!("#{field}")).is_some(), "the link leads to a field on {}", page.path);
        }
        page = visitor.submit(&page, post::ANSWER, answer).await;
    }
    assert_eq!(page.path, "/ask/people");
}

#[tokio::test]
async fn ten_thousand_children_and_ten_thousand_fields_are_answered_calmly() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let many: Vec<(String, String)> = (0..4_000).map(|n| (format!("child-name-{n}"), "x".to_owned())).collect();
    let mut fields = vec![("step".to_owned(), "children".to_owned())];
    fields.extend(many);
    let response = visitor.post_raw(post::ANSWER, &fields).await;
    assert!(response.status() == 303 || response.status() == 413, "{}", response.status());
    for n in 0..25 {
        let fields =
            [("step", "children"), ("child-kind", "born"), ("child-name", "x"), ("child-age", "5-10"), ("more", "yes")];
        let fields: Vec<_> = fields.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let page = visitor.post(post::ANSWER, &fields).await;
        if n > 19 {
            assert_eq!(page.problems(), ["You can add up to 20 here. Tell us about others in your own words"]);
        }
    }
}

#[tokio::test]
async fn a_postcode_elsewhere_or_misshapen_is_explained_and_the_area_can_be_chosen() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    let page = visitor.get("/").await;
    let page = visitor.submit(&page, post::BEGIN, &[]).await;
    for (typed, starts) in
        [("SW1A 1AA", "We do not know this postcode"), ("YO1", "Type a full postcode"), ("", "Type your postcode")]
    {
        let page = visitor.submit(&page, post::ANSWER, &[("postcode", typed)]).await;
        assert!(page.problems().first().is_some_and(|text| text.starts_with(starts)), "{:?}", page.problems());
    }
    let page = visitor.submit(&page, post::ANSWER, &[("place", "elsewhere")]).await;
    assert_eq!(page.path, "/ask/elsewhere");
    let page = visitor.get("/ask/where").await;
    assert_eq!(
        visitor.submit(&page, post::ANSWER, &[("postcode", "SW1A 1AA"), ("place", "hull")]).await.path,
        "/ask/now"
    );
}

/// Ends every context a page could put it in.
const MARKUP: &str = "\"'></textarea></title></p><script>alert(1)</script><img src=x onerror=alert(1)>&lt;";

#[tokio::test]
async fn typed_markup_is_text_on_every_page_that_shows_it() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_check(&visitor).await;
    let answers: [(Step, &[(&str, &str)]); 8] = [
        (Step::Name, &[("name", MARKUP)]),
        (Step::Children, &[("child-kind", "born"), ("child-name", MARKUP), ("child-age", "5-10"), ("more", "yes")]),
        (Step::GoingWell, &[("going-well", MARKUP)]),
        (Step::Worries, &[("worries", MARKUP)]),
        (Step::Help, &[("help", "not-sure"), ("other-help", MARKUP)]),
        (Step::Helpers, &[("already", MARKUP), ("trusted", MARKUP)]),
        (Step::Needs, &[("language", MARKUP), ("other-needs", MARKUP)]),
        (
            Step::Contact,
            &[("way", "letter"), ("way", "through"), ("address", MARKUP), ("through", MARKUP), ("times", MARKUP)],
        ),
    ];
    for (step, changes) in answers {
        let page = visitor.get(&urls::step(step)).await;
        visitor.submit(&page, post::ANSWER, changes).await;
    }
    // A refused form shows what was typed too.
    let page = visitor.get(&urls::step(Step::Where)).await;
    visitor.submit(&page, post::ANSWER, &[("postcode", MARKUP)]).await;
    let mut pages: Vec<String> = Path::MyFamily.steps().iter().map(|step| urls::step(*step)).collect();
    let mut sources = Vec::new();
    for path in &pages {
        sources.push((path.clone(), visitor.get(path).await.source));
    }
    let check = visitor.get(&urls::step(Step::Check)).await;
    assert!(check.text().contains("<script>alert(1)</script>"), "it is shown as typed: {}", check.text());
    visitor.submit(&check, post::SEND, &[]).await;
    let status = visitor.get(urls::STATUS).await;
    visitor.submit(&status, post::ADD, &[("addition", &MARKUP.repeat(80))]).await;
    pages.push(urls::STATUS.to_owned());
    sources.push((urls::STATUS.to_owned(), visitor.get(urls::STATUS).await.source));
    let worker = app.visitor();
    let page = worker.get("/desk/open").await;
    worker.submit(&page, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    let reference = app.store.desk_list(1).await.unwrap().pop().unwrap().status.reference;
    sources.push(("the desk".to_owned(), worker.get(&urls::desk_case(&reference)).await.source));
    let shown = sources.iter().filter(|(_, source)| source.contains("alert(1)")).count();
    assert!(shown >= 9, "the pages that show typed text do show it: {shown}");
    for (path, source) in sources {
        assert!(!source.contains("<script>alert") && !source.contains("<img src=x"), "{path} lets markup through");
    }
}
