//! With a concern as without one: a family, another helper, a hub elsewhere and a desk of other hubs read the same.

use app::{
    domain::{place::HubId, reference::Reference, story::Section},
    ports::Clock,
    urls::post,
};
use server::forward::{ApiSettings, HubKind, HubSettings, SigningKey};
use tests::{
    app::TestApp,
    concern::{MINE, begin, draft, message, reference, write},
    fixtures,
    helping::{self, ADDRESS, helper, with_mail},
    journey::to_sent,
    same::{everything, read, same},
    sharing::{part, teller},
    visitor::Visitor,
};

use super::{TOKEN, desk};
use crate::helping::{fields, make_words, open};

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

#[tokio::test]
async fn a_family_that_said_no_can_be_worried_about_and_reads_the_same_to_the_last_byte() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    helping::write(&school, "Blue 7").await;
    let (refuses, page) = open(&app, &make_words(&school).await).await;
    refuses.submit(&page, post::FOR_YOU_NO, &[]).await;
    let (waits, _) = open(&app, &{
        helping::write(&school, "Green 8").await;
        make_words(&school).await
    })
    .await;
    let asked = app.visitor();
    to_sent(&asked).await;
    let tells = teller(&app).await;
    tells.tell(&app, &[part(Section::Worries), part(Section::Well)]).await;
    // A first look settles what a page says once only.
    everything(&waits).await;
    everything(&tells.visitor).await;
    let before = (everything(&waits).await, everything(&tells.visitor).await);
    let shown = (after_a_request(&asked).await, after_a_request(&refuses).await);
    let page = begin(&school, "york", "9:00").await;
    assert_eq!(page.path, "/helping/concern/child", "a no stands in nobody's way");
    let check = write(&school, page, TOKEN).await;
    assert_eq!(after_a_request(&asked).await, shown.0, "while it is written");
    school.submit(&check, post::CONCERN_SEND, &[]).await;
    same("who was handed a draft", &before.0, &everything(&waits).await);
    same("who tells a story", &before.1, &everything(&tells.visitor).await);
    assert_eq!((after_a_request(&asked).await, after_a_request(&refuses).await), shown);
}

/// What a family reads of what it sent, of its copy, and where words would lead it.
async fn after_a_request(visitor: &Visitor) -> Vec<String> {
    let mut seen = Vec::new();
    for path in ["/status", "/ask/sent", "/rights", "/for-you/read", "/for-you/closed", "/carry/story.json", "/helping"]
    {
        seen.push(read(&visitor.get(path).await));
    }
    seen
}

#[tokio::test]
async fn another_helpers_concern_is_nowhere_whatever_is_posted() {
    let (app, stub) = with_mail().await;
    let (school, _) = helper(&app, &stub, ADDRESS).await;
    begin(&school, "york", "9:00").await;
    let id = school.get("/helping/mine").await.attribute("#calls input[name='concern']", "value").unwrap();
    let never = fixtures::id("never", 1).to_string();
    let (nurse, page) = helper(&app, &stub, "nurse@clinic.example").await;
    assert!(page.all("#calls li").is_empty());
    for action in [post::CONCERN_OPEN, post::CONCERN_ANSWER, post::CONCERN_SEND] {
        let mut heard = Vec::new();
        for id in [&id, &never] {
            let form = [("concern", id.as_str()), ("step", "child"), ("of-child", "x"), ("child-born", "y")];
            heard.push(read(&nurse.post(action, &fields(&form)).await));
        }
        assert_eq!(heard[0], heard[1], "{action}");
        let family = app.visitor();
        to_sent(&family).await;
        let led = family.post(action, &fields(&[("concern", &id), ("step", "child")])).await;
        assert_eq!(led.path, "/helping", "{action}");
    }
    // Somebody else's number in the form begins another concern and touches none.
    let call = [
        ("concern", id.as_str()),
        ("child-place", "york"),
        ("reached", "no-answer"),
        ("rang-day", "24"),
        ("rang-month", "11"),
        ("rang-year", "2026"),
        ("rang-time", "9:15"),
    ];
    assert_eq!(nurse.post(post::CONCERN_BEGIN, &fields(&call)).await.path, "/helping/concern/child");
    let lines = nurse.get("/helping/mine").await.all("#calls li");
    assert!(lines.len() == 1 && lines[0].contains("09:15"), "{lines:?}");
    assert!(school.get("/helping/mine").await.all("#calls li")[0].contains("09:00"));
}

#[tokio::test]
async fn a_hub_elsewhere_hears_nothing_and_a_desk_of_other_hubs_shows_nothing() {
    let kind = || HubKind::Http { url: "http://127.0.0.1:9/cases".to_owned(), secret: SECRET.into() };
    let york =
        HubSettings { place: fixtures::place(), hub: Some(fixtures::hub()), kind: kind(), api: ApiSettings::default() };
    let hull = HubSettings {
        place: draft(1, fixtures::noon(), "x").place,
        hub: HubId::parse("ehash"),
        kind: kind(),
        api: ApiSettings::default(),
    };
    let app = TestApp::start_with(vec![york, hull]).await;
    let now = app.clock.now();
    let concern = draft(1, now, "zqharm");
    assert!(app.store.begin_concern(MINE, &concern, now).await.unwrap());
    assert!(app.store.send_concern(MINE, &concern, (&message(1, &concern, now), now)).await.unwrap());
    let none = Reference::from_text("HUL-C-CCCC-CCCC");
    let mut heard = Vec::new();
    for (event, asked) in [("a", reference(1)), ("b", none)] {
        let body = serde_json::to_vec(&serde_json::json!({
            "event": event, "reference": asked, "place": fixtures::place(), "hub": fixtures::hub(),
            "delivery": "confirmed", "at": now.to_string(),
        }))
        .unwrap();
        let headers = SigningKey::parse(&SECRET.into()).unwrap().sign(event, &body, now).unwrap();
        let visitor = Visitor::with_headers(&app.base, headers);
        let answer = visitor.post_json("/partner/v1/news", String::from_utf8(body).unwrap()).await;
        heard.push((answer.status(), answer.text().await.unwrap()));
    }
    assert_eq!(heard[0], heard[1]);
    assert!(!heard[0].0.is_success());
    let desk = desk(&app).await;
    assert!(desk.get("/desk").await.text().contains("Concerns about a child: 0 to read"));
    assert!(desk.get("/desk/concerns").await.text().contains("No concerns yet"));
    let page = desk.get(&format!("/desk/concerns/{}", reference(1).as_str())).await;
    assert!(page.status == 404 && !page.source.contains("zqharm"));
    let form = [("reference", "HUL-C-00000001"), ("delivery", "seen")];
    assert_eq!(desk.post(post::DESK_CONCERN, &fields(&form)).await.path, "/desk/concerns");
    let app::ports::ConcernState::Sent(status) = app.store.concerns_of(MINE, now).await.unwrap().remove(0).state else {
        panic!("it was sent")
    };
    assert!(status.delivery < app::domain::delivery::Delivery::Confirmed);
}
