//! "Has my child asked?" Whoever probes, parent, sibling, school or the hub of another place, reads the same to the last
//! byte before a young person asks and after, from the same home, by the same name and phone.

use app::{
    domain::{reference::Reference, story::Section},
    ports::Clock,
    urls::{self, post},
};
use server::forward::{HubKind, HubSettings, SigningKey};
use tests::{
    app::TestApp,
    fixtures,
    own::to_sent,
    sharing::{part, recipient, teller},
    visitor::{Page, Visitor},
};

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/// What somebody reads, whole and with its headers, but for what is drawn anew for each answer.
pub(crate) fn read(page: &Page) -> String {
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    // A file has none.
    let drawn = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no number");
    let fresh = ["set-cookie", "x-request-id", "date"];
    let headers = page.headers.iter().filter(|(name, _)| !fresh.contains(&name.as_str()));
    let headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
    let headers = headers.join("\n");
    format!("{} {}\n{headers}\n{}", page.path, page.status, page.source).replace(drawn, "")
}

/// Every page there is, as this visitor sees it.
pub(crate) async fn everything(visitor: &Visitor) -> Vec<(String, String)> {
    let steps = app::domain::journey::Path::ALL.iter();
    let steps = steps.flat_map(|path| path.steps().iter().map(|step| urls::question(*path, *step)));
    let sections = Section::ALL.iter().map(|section| urls::story(*section, None));
    let pages = urls::FAMILY_PAGES.iter().map(|page| (*page).to_owned());
    let mut seen = Vec::new();
    for path in pages.chain(steps).chain(sections).chain(["/carry/story.json".to_owned(), "/desk".to_owned()]) {
        let page = visitor.get(&path).await;
        seen.push((path, read(&page)));
    }
    seen
}

pub(crate) fn same(who: &str, before: &[(String, String)], after: &[(String, String)]) {
    assert!(before.len() > 80, "{}", before.len());
    for ((path, was), (_, is)) in before.iter().zip(after) {
        assert!(was == is, "{who} reads something else at {path}");
    }
}

async fn back(app: &TestApp, words: &str) -> (Visitor, String) {
    let visitor = app.visitor();
    let page = visitor.get(urls::BACK).await;
    let page = visitor.submit(&page, post::COME_BACK, &[("code", words)]).await;
    let said = read(&page);
    (visitor, said)
}

#[tokio::test]
async fn a_parent_a_sibling_and_a_school_read_the_same_to_the_last_byte_before_and_after() {
    let app = TestApp::start().await;
    let parent = teller(&app).await;
    parent.tell(&app, &[part(Section::Worries), part(Section::Well)]).await;
    let invite = parent.visitor.get(urls::ACCESS_PEOPLE).await;
    let invited = parent.visitor.submit(&invite, post::INVITE, &[]).await;
    let invitation = invited.all("#invitation-words li").join(" ");
    let sibling = app.visitor();
    let join = sibling.get(urls::ACCESS_JOIN).await;
    sibling.submit(&join, post::JOIN, &[("code", &invitation)]).await;
    let shares = teller(&app).await;
    shares.tell(&app, &[part(Section::Well)]).await;
    shares.allow(&app, &recipient(1), &[part(Section::Well)]).await;
    let (_, door) = shares.make_code("read", "month").await;
    let school = app.visitor();
    let open = school.get(urls::SHARED).await;
    let inside = school.submit(&open, post::SHARED_OPEN, &[("code", &door), ("visitor", "Mrs Lee, York school")]).await;
    assert_eq!(inside.path, urls::SHARED_STORY);
    // A first look settles what a page says once only.
    for who in [&parent.visitor, &sibling, &school] {
        everything(who).await;
    }
    let mut before = Vec::new();
    for who in [&parent.visitor, &sibling, &school] {
        before.push(everything(who).await);
    }
    to_sent(&app.visitor(), "york").await;
    for ((who, visitor), before) in
        [("the parent", &parent.visitor), ("a sibling", &sibling), ("the school", &school)].into_iter().zip(&before)
    {
        same(who, before, &everything(visitor).await);
    }
}

#[tokio::test]
async fn a_guess_at_six_words_and_every_form_of_a_parent_say_the_same_before_and_after() {
    let app = TestApp::start().await;
    let guess = "abacus abdomen abdominal abide abiding ability";
    let (_, before) = back(&app, guess).await;
    let parent = teller(&app).await;
    let copy = read(&parent.visitor.get("/carry/print").await);
    to_sent(&app.visitor(), "york").await;
    let (_, after) = back(&app, guess).await;
    assert_eq!(before, after);
    assert_eq!(copy, read(&parent.visitor.get("/carry/print").await));
    // A second request of the parent, from the same phone and postcode, is filled in from the family alone.
    let front = parent.visitor.get("/").await;
    let page = parent.visitor.submit(&front, post::BEGIN, &[]).await;
    assert!(!page.source.contains("zqnick") && !page.source.contains("zqgoingon"));
}

#[tokio::test]
async fn the_computer_of_another_places_hub_hears_of_it_what_it_hears_of_nothing() {
    let kind = HubKind::Http { url: "http://127.0.0.1:9/cases".to_owned(), secret: SECRET.into() };
    let app =
        TestApp::start_with(vec![HubSettings { place: fixtures::place(), hub: Some(fixtures::hub()), kind }]).await;
    let (sent, _) = to_sent(&app.visitor(), "hull").await;
    let own = sent.one(".govuk-panel__body strong").unwrap();
    let none = Reference::new("HUL", [1, 2, 3, 4, 5, 6, 7, 8]);
    let mut heard = Vec::new();
    for (event, reference) in [("a", own.as_str()), ("b", none.as_str())] {
        let body = serde_json::to_vec(&serde_json::json!({
            "event": event, "reference": reference, "place": fixtures::place(), "hub": fixtures::hub(),
            "delivery": "confirmed", "at": app.clock.now().to_string(),
        }))
        .unwrap();
        let headers = SigningKey::parse(&SECRET.into()).unwrap().sign(event, &body, app.clock.now()).unwrap();
        let visitor = Visitor::with_headers(&app.base, headers);
        let answer = visitor.post_json("/partner/v1/news", String::from_utf8(body).unwrap()).await;
        heard.push((answer.status(), answer.text().await.unwrap()));
    }
    assert_eq!(heard[0], heard[1]);
    assert!(!heard[0].0.is_success());
}
