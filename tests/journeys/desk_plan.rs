//! The hub team works with a plan at the desk: what is written is looked at first, sent once, and reaches the family alone
//! as far as it is for the family. `lead` holds how somebody of another organisation says yes; `seats` who of the family
//! gets words of their own.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod lead;
mod seats;

use app::{
    domain::{
        plan::{Plan, PlanEvent, PlanKey, What},
        reference::Reference,
    },
    ports::{Clock, RequestStatus},
    urls::post,
};
use jiff::SignedDuration;
use tests::{
    app::TestApp,
    desk::by_link,
    journey::to_sent,
    plan,
    visitor::{Page, Visitor},
};

/// A sent request in York.
pub(crate) struct Sent {
    pub(crate) family: Visitor,
    pub(crate) status: RequestStatus,
}

impl Sent {
    pub(crate) async fn new(app: &TestApp) -> Self {
        let family = app.visitor();
        let (sent, _) = to_sent(&family).await;
        let reference = Reference::from_text(sent.one(".govuk-panel strong").unwrap());
        let status = app.store.plan_request(&reference).await.unwrap().unwrap().status;
        Self { family, status }
    }

    /// A page about its plan.
    pub(crate) fn at(&self, page: &str) -> String {
        format!("/desk/plan/{}{page}", self.status.reference.as_str())
    }

    /// What the sender's seat may see.
    pub(crate) async fn seen(&self, app: &TestApp) -> Vec<PlanEvent> {
        app.store.plan_for(self.status.id, &PlanKey::sender()).await.unwrap()
    }

    /// Everything, read into what stands.
    pub(crate) async fn plan(&self, app: &TestApp) -> Plan {
        Plan::of(app.store.plan_events(self.status.id).await.unwrap())
    }
}

/// Writes a form, looks at it and sends it; gives the page after it.
pub(crate) async fn say(worker: &Visitor, page: &str, typed: &[(&str, &str)]) -> Page {
    let form = worker.get(page).await;
    say_on(worker, &form, typed).await
}

/// The same on a form that was opened before: its rows have the keys they had then.
async fn say_on(worker: &Visitor, form: &Page, typed: &[(&str, &str)]) -> Page {
    let look = worker.submit(form, post::DESK_PLAN_WRITE, typed).await;
    assert!(look.problems().is_empty() && look.one("#preview").is_some(), "{:?} {}", look.problems(), look.text());
    worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "send")]).await
}

/// Writes the team: one person, who is the main contact.
async fn say_team(worker: &Visitor, sent: &Sent) {
    let form = worker.get(&sent.at("/team")).await;
    let key = form.attribute("input[name=plan-people]", "value").unwrap();
    let of = |name: &str| format!("{name}--{key}");
    let (name, role, place) = (of("plan-name"), of("plan-role"), of("plan-org"));
    let typed = [
        (name.as_str(), "Nia"),
        (role.as_str(), "School nurse"),
        (place.as_str(), "Hill School"),
        ("plan-main", key.as_str()),
    ];
    let page = say_on(worker, &form, &typed).await;
    assert!(page.text().contains("It is sent"), "{}", page.text());
}

/// What a whole plan with one thing wanted and one step is typed as, for the form on this page.
fn whole(form: &Page, eyes: &str) -> Vec<(String, String)> {
    let key = |list: &str| form.attribute(&format!("input[name={list}]"), "value").unwrap();
    let (want, step) = (key("plan-wanted"), key("plan-steps"));
    let typed = [
        (format!("plan-want--{want}"), "Calm mornings & <i>no rush</i>"),
        (format!("plan-want-eyes--{want}"), "everyone"),
        (format!("plan-what--{step}"), "Ring the school"),
        (format!("plan-owner--{step}"), "seat:sender"),
        (format!("plan-owner-name--{step}"), "Mum"),
        (format!("plan-by--{step}-day"), "30"),
        (format!("plan-by--{step}-month"), "11"),
        (format!("plan-by--{step}-year"), "2026"),
        (format!("plan-state--{step}"), "going"),
        (format!("plan-toward--{step}"), "none"),
        (format!("plan-step-eyes--{step}"), eyes),
        ("plan-b".to_owned(), "We ring the hub"),
        ("plan-ending".to_owned(), "We do it on our own"),
    ];
    typed.into_iter().map(|(name, value)| (name, value.to_owned())).collect()
}

fn borrowed(typed: &[(String, String)]) -> Vec<(&str, &str)> {
    typed.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

#[tokio::test]
async fn an_answer_is_looked_at_as_the_family_sees_it_and_two_taps_send_it_once() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    let case = worker.get(&format!("/desk/case/{}", sent.status.reference.as_str())).await;
    assert!(case.source.contains(&format!("href=\"{}\"", sent.at(""))), "the request leads to its plan");
    let form = worker.get(&sent.at("/outcome")).await;
    let blank = worker.submit(&form, post::DESK_PLAN_WRITE, &[]).await;
    assert_eq!(blank.problems().len(), 2, "{:?}", blank.problems());
    let long = "w".repeat(4_001);
    let refused = worker.submit(&form, post::DESK_PLAN_WRITE, &[("plan-words", &long)]).await;
    assert!(refused.source.contains(&long) && refused.problems().len() == 2, "typed words are not lost");

    let words = "We meet you at a TAF <script>alert(1)</script> & talk.";
    let typed = [("plan-is", "help-starts"), ("plan-words", words)];
    let look = worker.submit(&form, post::DESK_PLAN_WRITE, &typed).await;
    let preview = look.one("#preview").unwrap();
    assert!(preview.contains(words) && preview.contains("People will help you"), "{preview}");
    assert!(look.one("#reading-age").unwrap().contains("Reading age"), "{}", look.text());
    assert!(look.one("#hard-words").unwrap().contains("TAF"), "{}", look.text());
    assert!(sent.seen(&app).await.is_empty(), "nothing is said before it is sent");
    let changed = worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "change")]).await;
    assert!(changed.source.contains("We meet you at a TAF &lt;script&gt;"), "{}", changed.source);

    let look = worker.submit(&changed, post::DESK_PLAN_WRITE, &[]).await;
    let stale = [("reference", sent.status.reference.as_str()), ("form", "outcome"), ("looked", "x"), ("do", "send")];
    let stale: Vec<_> = stale.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    worker.post(post::DESK_PLAN_SEND, &stale).await;
    assert!(sent.seen(&app).await.is_empty(), "what was not looked at is not sent");
    for _ in 0..2 {
        let page = worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "send")]).await;
        assert_eq!(page.path, sent.at(""), "{}", page.text());
    }
    let seen = sent.seen(&app).await;
    assert!(matches!(&seen[..], [PlanEvent { what: What::Outcome(it), .. }] if it.words.as_str() == words), "{seen:?}");
    let audit = app.store.check_audit().await.unwrap();
    assert!(matches!(audit, app::ports::AuditChain::Whole { .. }), "{audit:?}");
}

#[tokio::test]
async fn a_question_goes_to_the_family_and_what_it_said_stands_first() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    say(&worker, &sent.at("/words"), &[("plan-words", "Is Monday good?"), ("plan-asks", "yes")]).await;
    let id = sent.seen(&app).await.first().unwrap().id.clone();
    app.clock.advance(SignedDuration::from_mins(5));
    let reply = What::Replied { to: id, words: plan::words("Yes <b>it is</b>") };
    let envelope = tests::fixtures::envelope(1, 1, app.clock.now());
    let by = app::domain::plan::By::Seat { seat: PlanKey::sender() };
    let seen_by = app::domain::plan::SeenBy::Everyone;
    let event = PlanEvent { at: app.clock.now(), id: envelope.id.to_string(), by, seen_by, what: reply };
    let message = app::domain::message::Message::plan(envelope, event);
    assert!(app.store.seat_says(sent.status.id, &message, app.clock.now()).await.unwrap());
    let page = worker.get(&sent.at("")).await;
    let said = page.one("#said").unwrap();
    assert!(said.contains("New") && said.contains("Yes <b>it is</b>") && said.contains("Is Monday good?"), "{said}");
}

#[tokio::test]
async fn a_plan_is_written_row_by_row_and_what_is_for_the_team_leaves_no_trace() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    say_team(&worker, &sent).await;
    let form = worker.get(&sent.at("/text")).await;
    let blank = worker.submit(&form, post::DESK_PLAN_WRITE, &[]).await;
    assert!(blank.problems().iter().any(|it| it.contains("Every plan needs a Plan B")), "{:?}", blank.problems());
    let typed = whole(&form, "everyone");
    let another: Vec<_> = borrowed(&typed).into_iter().chain([("do", "add:plan-steps")]).collect();
    let two = worker.submit(&form, post::DESK_PLAN_WRITE, &another).await;
    assert!(two.source.contains("value=\"Ring the school\"") && two.problems().is_empty(), "{}", two.text());
    let keys: Vec<_> = two.controls().into_iter().filter(|(name, _)| name == "plan-steps").collect();
    assert_eq!(keys.len(), 2);
    let drop = format!("drop:plan-steps:{}", keys[1].1);
    let one = worker.submit(&two, post::DESK_PLAN_WRITE, &[("do", &drop)]).await;
    assert_eq!(one.controls().iter().filter(|(name, _)| name == "plan-steps").count(), 1);

    let want = one.attribute("input[name=plan-wanted]", "value").unwrap();
    let hidden = format!("plan-step-eyes--{}", keys[0].1);
    let look = worker.submit(&one, post::DESK_PLAN_WRITE, &[(&hidden, "team")]).await;
    let preview = look.one("#preview").unwrap();
    assert!(preview.contains("Calm mornings & <i>no rush</i>") && !preview.contains("Ring the school"), "{preview}");
    let page = worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "send")]).await;
    assert!(page.text().contains("Ring the school") && page.text().contains("not for family view"), "{}", page.text());
    let seen = Plan::of(sent.seen(&app).await);
    let (text, _) = seen.text.clone().unwrap();
    assert_eq!((text.version, text.wanted.len(), text.steps.len()), (1, 1, 0), "{want}");
    assert_eq!(seen.now(), Some(app::domain::plan::StageKind::Plan), "the first version says that there is a plan");
    let paper = worker.get(&sent.at("/print")).await;
    assert!(paper.text().contains("Ring the school") && paper.names().is_empty(), "{}", paper.text());
}

#[tokio::test]
async fn of_two_who_write_the_same_version_the_second_is_told_and_loses_nothing() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    let form = worker.get(&sent.at("/text")).await;
    let look = worker.submit(&form, post::DESK_PLAN_WRITE, &borrowed(&whole(&form, "everyone"))).await;
    let other = What::Plan(Box::new(plan::text(1, vec![plan::step("call", app::domain::plan::SeenBy::Everyone)])));
    let mut says = plan::hub_says(1, "from-a-system", other, app.clock.now());
    (says.place, says.hub) = (sent.status.place.clone(), sent.status.hub.clone());
    says.reference = sent.status.reference.clone();
    app.store.hub_says(&says, app.clock.now()).await.unwrap();
    let clash = worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "send")]).await;
    assert!(clash.path == sent.at("/text") && clash.text().contains("not sent"), "{}", clash.text());
    assert!(clash.one("#clash").unwrap().contains("We ring the hub"), "theirs is shown");
    assert_eq!(sent.plan(&app).await.versions.len(), 1);
    let mine = worker.submit(&clash, post::DESK_PLAN_SEND, &[("do", "mine")]).await;
    assert!(mine.source.contains("no rush"), "what was typed stands: {}", mine.text());
    let look = worker.submit(&mine, post::DESK_PLAN_WRITE, &[]).await;
    worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "send")]).await;
    let kept = sent.plan(&app).await;
    assert_eq!(kept.versions.iter().map(|(text, _)| text.version).collect::<Vec<_>>(), [2, 1]);
    let overview = worker.get(&sent.at("")).await;
    let next = worker.submit(&overview, post::DESK_PLAN_BEGIN, &[("form", "text")]).await;
    assert!(next.source.contains("no rush") && next.problems().is_empty(), "{}", next.text());
}

#[tokio::test]
async fn a_step_down_names_who_goes_on_and_a_step_up_what_came_of_it() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    let form = worker.get(&sent.at("/stage")).await;
    let today = [("plan-on-day", "24"), ("plan-on-month", "11"), ("plan-on-year", "2026")];
    let with = |more: &[(&'static str, &'static str)]| [&today[..], more].concat();
    for (typed, says) in [
        (with(&[("plan-stage", "step-down")]), 1),
        (with(&[("plan-stage", "step-up")]), 1),
        (with(&[("plan-stage", "step-down"), ("plan-down", "lead"), ("plan-worries", "Ring us")]), 2),
        (with(&[("plan-stage", "step-down"), ("plan-down", "eham"), ("plan-worries", "x"), ("plan-consent", "no")]), 1),
        (vec![("plan-stage", "heard"), ("plan-on-day", "25"), ("plan-on-month", "11"), ("plan-on-year", "2026")], 1),
    ] {
        let refused = worker.submit(&form, post::DESK_PLAN_WRITE, &typed).await;
        assert_eq!(refused.problems().len(), says, "{typed:?}: {:?}", refused.problems());
    }
    let down =
        [("plan-stage", "step-down"), ("plan-down", "eham"), ("plan-worries", "Ring us"), ("plan-consent", "yes")];
    say(&worker, &sent.at("/stage"), &with(&down)).await;
    say(&worker, &sent.at("/stage"), &with(&[("plan-stage", "step-up"), ("plan-up", "advice")])).await;
    let stages = Plan::of(sent.seen(&app).await).stages;
    let words = stages[0].0.words.as_ref().unwrap().as_str();
    assert!(words.contains("you said yes") && words.contains("If worries grow: Ring us"), "{words}");
    assert_eq!(stages[1].0.step_up, Some(app::domain::plan::StepUp::Advice));
}

#[tokio::test]
async fn meetings_to_come_and_what_drifts_are_listed_by_place() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    let planned = [
        ("plan-kind", "taf"),
        ("plan-held", "planned"),
        ("plan-starts-day", "1"),
        ("plan-starts-month", "12"),
        ("plan-starts-year", "2026"),
        ("plan-time", "9:30"),
        ("plan-invited", "Nia\nMs Bell"),
    ];
    say(&worker, &sent.at("/meeting"), &planned).await;
    let list = worker.get("/desk/meetings").await;
    assert!(list.text().contains("TAF") && list.text().contains("09:30"), "{}", list.text());
    let overview = worker.get(&sent.at("")).await;
    let form = worker.submit(&overview, post::DESK_PLAN_BEGIN, &[("form", "meeting")]).await;
    let early = worker.submit(&form, post::DESK_PLAN_WRITE, &[("plan-held", "held")]).await;
    assert_eq!(early.problems().len(), 2, "not yet, and no record: {:?}", early.problems());
    assert!(worker.get("/desk/drift").await.text().contains("Nothing is late"));

    let form = worker.get(&sent.at("/text")).await;
    let typed = whole(&form, "everyone").into_iter().map(|(name, value)| {
        let value = if name.ends_with("-day") { "20".to_owned() } else { value };
        (name, value)
    });
    say_on(&worker, &form, &borrowed(&typed.collect::<Vec<_>>())).await;
    let drift = worker.get("/desk/drift").await;
    assert!(drift.text().contains("20 November 2026") && drift.text().contains("York"), "{}", drift.text());
    assert!(!drift.text().contains("Ring the school"), "what it is, is read on the plan's own page");
    assert!(worker.get(&sent.at("")).await.one("#late").unwrap().contains("Ring the school"));
}

#[tokio::test]
async fn a_request_that_was_taken_back_takes_nothing_more_and_a_family_opens_no_desk_page() {
    let app = TestApp::start().await;
    let (sent, worker) = (Sent::new(&app).await, by_link(&app).await);
    let form = worker.get(&sent.at("/words")).await;
    let look = worker.submit(&form, post::DESK_PLAN_WRITE, &[("plan-words", "Hello"), ("plan-asks", "no")]).await;
    for page in ["", "/words", "/seats", "/print", "/nothing"] {
        assert_eq!(sent.family.get(&sent.at(page)).await.status, 404, "{page}");
    }
    assert_eq!(worker.get(&sent.at("/nothing")).await.status, 404);
    sent.family.post(post::WITHDRAW, &[]).await;
    let page = worker.submit(&look, post::DESK_PLAN_SEND, &[("do", "send")]).await;
    assert!(page.text().contains("took its request back"), "{}", page.text());
    assert!(sent.seen(&app).await.is_empty());
    assert_eq!(worker.get(&sent.at("/words")).await.path, sent.at(""), "there is nothing to write");
}
