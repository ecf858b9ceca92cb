//! A council with its own system walks a family's whole way through the API: from the request to its ending.
//!
//! Portal, storage, worker and example hub are the real ones. The family's answers are kept as its pages keep them.

use app::{
    domain::{
        ids::{RequestId, SeatId},
        message::{Body, Envelope, Message},
        plan::{
            Agrees, By, LeadState, MeetingState, Party, Plan, PlanEvent, PlanKey, SeenBy, StageKind, StepSays,
            StepState, What,
        },
        text::{FreeText, PersonName},
    },
    ports::{Clock, Ids, NewSeat, SeatKind, Sitter},
};
use jiff::{SignedDuration, civil::date};
use serde_json::{Value, json};
use server::{
    crypto::ids::OsIds,
    forward::{ApiSettings, HubKind, HubSettings, Scopes},
    hub_example::{self, Ack, HubExample, Settings},
};
use tempfile::TempDir;
use tests::{
    app::TestApp,
    desk::Everywhere as _,
    fixtures,
    journey::to_sent,
    processes::{PATIENCE, until},
    visitor::Visitor,
};
use tokio::net::TcpListener;

use crate::{
    fixtures::SECRET,
    reports::{contents, meeting, plan},
    stub::any_port,
};

/// A portal, a hub with its own system, and one request there.
struct Way {
    app: TestApp,
    hub: HubExample,
    desk: Visitor,
    case: String,
    request: RequestId,
    _folder: TempDir,
}

impl Way {
    async fn begin() -> Self {
        let listener = TcpListener::bind(any_port()).await.unwrap();
        let address = listener.local_addr().unwrap();
        let kind = HubKind::Http { url: format!("http://{address}/cases"), secret: SECRET.into() };
        let api = ApiSettings { scopes: Scopes::every(), ..ApiSettings::default() };
        let settings = HubSettings { place: fixtures::place(), hub: None, kind, api };
        let app = TestApp::start_with(vec![settings]).await;
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings {
            address,
            data: folder.path().to_owned(),
            secret: SECRET.into(),
            portal: app.base.parse().unwrap(),
            ack: Ack::Manual,
        };
        let hub = HubExample::open(&settings, app.clock.clone()).unwrap();
        let router = hub_example::router(hub.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });

        to_sent(&app.visitor()).await;
        let case = until("the hub to have the request", PATIENCE, async || {
            let cases = hub.cases.all().await.unwrap();
            cases.first().map(|case| case.message.id().to_string())
        })
        .await;
        let request = app.store.desk_list(5).await.unwrap()[0].status.id;
        let desk = Visitor::new(&format!("http://{address}"));
        Self { app, hub, desk, case, request, _folder: folder }
    }

    /// The desk says something, a minute later, and says it again as a system that was not sure would.
    async fn say(&self, report: &str, content: Value) {
        self.app.clock.advance(SignedDuration::from_mins(1));
        let body = json!({ "content": content, "by": { "name": "Jo", "role": "early help worker" } }).to_string();
        let path = format!("/cases/{}/say/{report}", self.case);
        for taken in ["taken", "already"] {
            let answer = self.desk.post_json(&path, body.clone()).await;
            let status = answer.status().as_u16();
            let answer = answer.text().await.unwrap();
            assert_eq!((status, answer), (200, json!({ "taken": taken }).to_string()), "{report}");
        }
    }

    async fn say_one(&self, report: &str) {
        self.say(report, contents()[report].clone()).await;
    }

    /// Somebody of the family says something.
    async fn family(&self, seat: &str, what: What) {
        self.app.clock.advance(SignedDuration::from_mins(1));
        let (id, now) = (OsIds.uuid(), self.app.clock.now());
        let about = self.app.store.request_status(self.request).await.unwrap().unwrap();
        let (place, hub) = (about.place, about.hub);
        let envelope = Envelope { id, reference: about.reference, place, hub, sent_at: now };
        let by = By::Seat { seat: key(seat) };
        let event = PlanEvent { at: now, id: id.to_string(), by, seen_by: SeenBy::Everyone, what };
        assert!(self.app.store.seat_says(self.request, &Message::plan(envelope, event), now).await.unwrap());
    }

    /// The teenager gets a seat and opens it.
    async fn seat_for_teen(&self) {
        let id = SeatId::new(OsIds.uuid());
        let sitter = Sitter { name: PersonName::parse("Kofi").unwrap(), kind: SeatKind::YoungPerson };
        let seat = NewSeat { id, request: self.request, key: key("kofi"), sitter, words: [7; 32] };
        assert!(self.app.store.make_seat(&seat, self.app.clock.now()).await.unwrap());
        assert!(self.app.store.lock_seat(id, "a verifier", self.app.clock.now()).await.unwrap());
    }

    async fn plan(&self) -> Plan {
        Plan::of(self.app.store.plan_events(self.request).await.unwrap())
    }

    async fn agrees(&self, seat: &str, version: u32) {
        self.family(seat, What::Answered { version, agrees: Agrees::Agree, words: None }).await;
    }
}

fn key(text: &str) -> PlanKey {
    PlanKey::parse(text).unwrap()
}

fn stage(stage: &str, on: &str) -> Value {
    json!({ "stage": stage, "on": on })
}

/// The family's own way through it: agreeing, ticking, being stuck.
async fn helped(way: &Way) {
    way.say_one("lead-offer").await;
    way.say_one("lead-answer").await;
    way.seat_for_teen().await;
    let yes = |party| What::LeadAnswered { offer: key("nia"), party, agrees: true, words: None };
    way.family("kofi", yes(Party::Child)).await;
    assert_eq!(way.plan().await.lead.unwrap().state(), LeadState::Offered, "not before the family has said yes");
    way.family("sender", yes(Party::Family)).await;
    assert_eq!(way.plan().await.lead.unwrap().state(), LeadState::Leads);

    way.say_one("team").await;
    way.say("stage", stage("team", "2026-12-01")).await;
    way.say_one("meeting").await;
    way.say("meeting", meeting(2, "held")).await;
    way.say_one("plan").await;
    way.say("stage", stage("plan", "2026-12-08")).await;
    way.say_one("message").await;
    way.agrees("sender", 1).await;
    way.agrees("kofi", 1).await;
    way.family("kofi", What::Marked { step: key("walk"), says: StepSays::Done, words: None }).await;
    let words = FreeText::parse("Nobody picks up").ok();
    way.family("sender", What::Marked { step: key("ring"), says: StepSays::Stuck, words }).await;
}

#[tokio::test]
async fn a_council_with_its_own_system_walks_a_family_from_request_to_ending() {
    let way = Way::begin().await;
    let acknowledged = way.desk.post_json(&format!("/cases/{}/confirmed", way.case), String::new()).await;
    assert_eq!(acknowledged.status().as_u16(), 200);
    way.say_one("outcome").await;
    way.say_one("stage").await;
    helped(&way).await;
    way.say_one("reading").await;
    way.say("stage", stage("review", "2026-12-20")).await;
    way.say("plan", plan(2, "2027-01-31")).await;
    way.say("plan", plan(3, "2027-01-24")).await;
    way.agrees("sender", 3).await;
    way.say("stage", stage("step-down", "2027-01-24")).await;
    way.say("stage", stage("ended", "2027-02-20")).await;

    let plan = way.plan().await;
    assert_eq!(plan.now(), Some(StageKind::Ended));
    assert_eq!(plan.ended_on(), Some(date(2027, 2, 20)));
    let (text, _) = plan.text.clone().unwrap();
    assert_eq!((text.version, text.next_review, plan.versions.len()), (3, date(2027, 1, 24), 3));
    assert_eq!(plan.meetings.len(), 1);
    assert_eq!(plan.meetings[0].meeting.state, MeetingState::Held);
    assert_eq!(plan.team.as_ref().unwrap().0.main_contact, key("nia"));
    assert_eq!(plan.mark(&key("ring")).unwrap().says, StepSays::Stuck);
    assert_eq!(plan.state_of(&text.steps[2]), StepState::NotStarted);
    assert!(matches!(&plan.outcome.unwrap().1.by, By::Hub { name: Some(name), .. } if name.as_str() == "Jo"));

    // What the family said left for the hub, each once.
    let said = until("the hub to hear the family", PATIENCE, async || {
        let cases = way.hub.cases.all().await.unwrap();
        let said: Vec<_> = cases.iter().filter(|case| matches!(case.message.body(), Body::Plan(_))).collect();
        (said.len() == 7).then_some(said.len())
    })
    .await;
    assert_eq!(said, 7);
}

#[tokio::test]
async fn a_report_that_names_nothing_the_hub_has_is_passed_back_as_the_portal_said_it() {
    let way = Way::begin().await;
    let path = |report: &str| format!("/cases/{}/say/{report}", way.case);
    for (report, content, status) in [
        ("nothing", json!({}), 404),
        ("plan", json!({ "version": 1 }), 400),
        ("stage", json!({ "stage": "heard", "on": "2026-11-25", "step_up": "advice" }), 422),
        ("stage", stage("heard", "2026-02-30"), 422),
    ] {
        let body = json!({ "content": content }).to_string();
        assert_eq!(way.desk.post_json(&path(report), body).await.status().as_u16(), status, "{report} {content}");
    }
    assert_eq!(way.plan().await, Plan::default());
}
