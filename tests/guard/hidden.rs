//! "Has my child asked?" Whoever probes, parent, sibling, school or the hub of another place, reads the same to the last
//! byte before a young person asks and after, from the same home, by the same name and phone, and waits as long for it.
//!
//! Bytes are compared within one portal, before and after. Times are compared between two portals that differ in nothing but
//! that a young person has asked in one of them, by turns, so that a busy machine slows both.

use std::time::Duration;

use app::{
    domain::{reference::Reference, story::Section},
    ports::Clock,
    urls::{self, post},
};
use reqwest::Response;
use server::forward::{ApiSettings, HubKind, HubSettings, SigningKey};
use tests::{
    app::TestApp,
    fixtures,
    helping::{ADDRESS, helper, with_mail, write},
    journey,
    own::to_sent,
    same::{everything, read, same},
    sharing::{part, recipient, teller},
    smtp::SmtpStub,
    visitor::Visitor,
};

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

async fn back(app: &TestApp, words: &str) -> (Visitor, String) {
    let visitor = app.visitor();
    let page = visitor.get(urls::BACK).await;
    let page = visitor.submit(&page, post::COME_BACK, &[("code", words)]).await;
    let said = read(&page);
    (visitor, said)
}

/// Everybody who may want to know, with their name for this test.
async fn probers(app: &TestApp, stub: &SmtpStub) -> [(&'static str, Visitor); 4] {
    let parent = teller(app).await;
    parent.tell(app, &[part(Section::Worries), part(Section::Well)]).await;
    let invite = parent.visitor.get(urls::ACCESS_PEOPLE).await;
    let invited = parent.visitor.submit(&invite, post::INVITE, &[]).await;
    let invitation = invited.all("#invitation-words li").join(" ");
    let sibling = app.visitor();
    let join = sibling.get(urls::ACCESS_JOIN).await;
    sibling.submit(&join, post::JOIN, &[("code", &invitation)]).await;
    let shares = teller(app).await;
    shares.tell(app, &[part(Section::Well)]).await;
    shares.allow(app, &recipient(1), &[part(Section::Well)]).await;
    let (_, door) = shares.make_code("read", "month").await;
    let school = app.visitor();
    let open = school.get(urls::SHARED).await;
    let inside = school.submit(&open, post::SHARED_OPEN, &[("code", &door), ("visitor", "Mrs Lee, York school")]).await;
    assert_eq!(inside.path, urls::SHARED_STORY);
    // Somebody at the same school who helps a family, this very one for all they know.
    let (helper, _) = helper(app, stub, ADDRESS).await;
    write(&helper, "Blue 7").await;
    [("the parent", parent.visitor), ("a sibling", sibling), ("the school", school), ("a helper", helper)]
}

#[tokio::test]
async fn a_parent_a_sibling_a_school_and_a_helper_read_the_same_to_the_last_byte_before_and_after() {
    let (app, stub) = with_mail().await;
    let probers = probers(&app, &stub).await;
    // A first look settles what a page says once only.
    for (_, visitor) in &probers {
        everything(visitor).await;
    }
    let mut before = Vec::new();
    for (_, visitor) in &probers {
        before.push(everything(visitor).await);
    }
    to_sent(&app.visitor(), "york").await;
    for ((who, visitor), before) in probers.iter().zip(&before) {
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

/// The hub of a place where the young person does not live, with a computer of its own.
fn elsewhere() -> HubSettings {
    let kind = HubKind::Http { url: "http://127.0.0.1:9/cases".to_owned(), secret: SECRET.into() };
    HubSettings { place: fixtures::place(), hub: Some(fixtures::hub()), kind, api: ApiSettings::default() }
}

/// What that computer is told when it speaks of a request.
async fn news(app: &TestApp, event: &str, reference: &str) -> Response {
    let body = serde_json::to_vec(&serde_json::json!({
        "event": event, "reference": reference, "place": fixtures::place(), "hub": fixtures::hub(),
        "delivery": "confirmed", "at": app.clock.now().to_string(),
    }))
    .unwrap();
    let headers = SigningKey::parse(&SECRET.into()).unwrap().sign(event, &body, app.clock.now()).unwrap();
    Visitor::with_headers(&app.base, headers).post_json("/partner/v1/news", String::from_utf8(body).unwrap()).await
}

#[tokio::test]
async fn the_computer_of_another_places_hub_hears_of_it_what_it_hears_of_nothing() {
    let app = TestApp::start_with(vec![elsewhere()]).await;
    let (sent, _) = to_sent(&app.visitor(), "hull").await;
    let own = sent.one(".govuk-panel__body strong").unwrap();
    let none = Reference::new("HUL", [1, 2, 3, 4, 5, 6, 7, 8]);
    let mut heard = Vec::new();
    for (event, reference) in [("a", own.as_str()), ("b", none.as_str())] {
        let answer = news(&app, event, reference).await;
        heard.push((answer.status(), answer.text().await.unwrap()));
    }
    assert_eq!(heard[0], heard[1]);
    assert!(!heard[0].0.is_success());
}

/// How many times each is asked, in turns.
const TURNS: usize = 41;

/// How long an answer took, and what is usual for it: the middle and the width of the middle half.
struct Times {
    middle: Duration,
    spread: Duration,
}

fn times(mut all: Vec<Duration>) -> Times {
    all.sort();
    Times { middle: all[TURNS / 2], spread: all[TURNS * 3 / 4].abs_diff(all[TURNS / 4]) }
}

/// How often a difference may be put down to something else that the machine did: what is really there shows each time.
const ROUNDS: usize = 3;

/// Asks two portals by turns, as often as there are rounds. Level, if they were within the noise in any of them.
async fn compare(what: &str, mut asked: impl AsyncFnMut(), mut not_asked: impl AsyncFnMut()) -> bool {
    for _ in 0..ROUNDS {
        if is_level(what, &mut asked, &mut not_asked).await {
            return true;
        }
    }
    false
}

/// One round. Inside the noise: the middles lie no further apart than an answer of either varies by itself.
async fn is_level(what: &str, asked: &mut impl AsyncFnMut(), not_asked: &mut impl AsyncFnMut()) -> bool {
    let (mut first, mut second) = (Vec::new(), Vec::new());
    for turn in 0..TURNS {
        // Whoever goes second finds the machine warm, so they take turns in that, too.
        for is_first in [turn % 2 == 0, turn % 2 == 1] {
            let start = tokio::time::Instant::now();
            if is_first {
                asked().await;
                first.push(start.elapsed());
            } else {
                not_asked().await;
                second.push(start.elapsed());
            }
        }
    }
    let (first, second) = (times(first), times(second));
    let apart = first.middle.abs_diff(second.middle);
    let noise = first.spread.max(second.spread).max(LEAST);
    eprintln!("{what}: {:?} and {:?}, {apart:?} apart, noise {noise:?}", first.middle, second.middle);
    apart <= noise
}

/// No clock across a network tells a smaller difference from its noise, not in many thousand tries.
const LEAST: Duration = Duration::from_micros(300);

#[tokio::test]
async fn an_answer_takes_as_long_whether_a_young_person_has_asked_or_not() {
    let stub = SmtpStub::start().await;
    let (asked, not) = (
        TestApp::start_at(vec![elsewhere()], stub.notify()).await,
        TestApp::start_at(vec![elsewhere()], stub.notify()).await,
    );
    let (here, there) = (probers(&asked, &stub).await, probers(&not, &stub).await);
    to_sent(&asked.visitor(), "york").await;
    // The other portal has one more request, too, so that both store as much; it is of a family that has no part in this.
    journey::to_sent(&not.visitor()).await;
    for ((who, here), (_, there)) in here.iter().zip(&there) {
        for path in [urls::STATUS, urls::STORY, urls::HELPING_MINE, urls::BACK] {
            let what = format!("{who} at {path}");
            let ask = async |visitor: &Visitor| drop(visitor.get(path).await);
            assert!(compare(&what, async || ask(here).await, async || ask(there).await).await, "{what}");
        }
    }
    let (one, two) = (asked.visitor(), not.visitor());
    let (page, same_page) = (one.get(urls::BACK).await, two.get(urls::BACK).await);
    let guess = [("code", "abacus abdomen abdominal abide abiding ability")];
    let is_level = compare(
        "a guess at six words",
        async || drop(one.submit(&page, post::COME_BACK, &guess).await),
        async || drop(two.submit(&same_page, post::COME_BACK, &guess).await),
    );
    assert!(is_level.await);
    let is_level = compare(
        "another hub's computer",
        async || drop(news(&asked, "e", "HUL-0000-0000").await),
        async || drop(news(&not, "e", "HUL-0000-0000").await),
    );
    assert!(is_level.await);
}

#[tokio::test]
async fn the_comparison_of_times_tells_a_page_that_looks_something_up_from_one_that_does_not() {
    let app = TestApp::start().await;
    let parent = teller(&app).await;
    parent.tell(&app, &[part(Section::Worries), part(Section::Well)]).await;
    let mut story = async || drop(parent.visitor.get(urls::STORY).await);
    let mut nothing = async || drop(parent.visitor.get("/healthz").await);
    let mut told_apart = false;
    for _ in 0..ROUNDS {
        told_apart |= !is_level("two pages that differ", &mut story, &mut nothing).await;
    }
    assert!(told_apart, "in no round");
}
