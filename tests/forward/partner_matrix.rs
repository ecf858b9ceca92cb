//! Who may say what: every address of the API, knocked at by everybody.

use std::collections::BTreeSet;

use app::{
    domain::{
        message::{Envelope, Message},
        place::HubId,
    },
    ports::{Clock, Ids},
};
use jiff::SignedDuration;
use serde_json::{Value, json};
use server::{
    crypto::ids::OsIds,
    forward::{ApiSettings, HubKind, HubSettings, Scope, Scopes, SigningKey},
    partner_api::openapi,
};
use tests::{app::TestApp, desk::Everywhere as _, fixtures, journey::to_sent, visitor::Visitor};

use crate::{
    fixtures::{OTHER_SECRET, SECRET},
    reports::contents,
};

/// The sandbox's own secret.
const SANDBOX_SECRET: &str = "whsec_E4HXuDSKjtuueEjnSKOX/d7uUaurd9qF";
/// The secret that was before.
const OLD_SECRET: &str = "whsec_F5IYvETLkuvvfFkoTLPY/e8vVbvse+rG";
const REAL: &str = "/partner/v1";
const SANDBOX: &str = "/partner/sandbox/v1";

/// A portal whose hubs have these rights, and whose hub `other` has every right; with one request at one of the former.
struct Door {
    app: TestApp,
    knocker: Visitor,
    reference: String,
    hub: HubId,
}

impl Door {
    async fn new(scopes: Scopes) -> Self {
        let entry = |hub: Option<HubId>, secret: &str, api: ApiSettings| HubSettings {
            place: fixtures::place(),
            hub,
            kind: HubKind::Http { url: "http://127.0.0.1:9/cases".into(), secret: secret.into() },
            api,
        };
        let (old_secret, sandbox_secret) = (Some(OLD_SECRET.into()), Some(SANDBOX_SECRET.into()));
        let own = entry(None, SECRET, ApiSettings { old_secret, scopes, sandbox_secret });
        let every = ApiSettings { scopes: Scopes::every(), ..ApiSettings::default() };
        let other = entry(HubId::parse("other"), OTHER_SECRET, every);
        let app = TestApp::start_with(vec![own, other]).await;
        to_sent(&app.visitor()).await;
        let knocker = Visitor::new(&app.base);
        let status = app.store.desk_list(5).await.unwrap().remove(0).status;
        Self { app, knocker, reference: status.reference.as_str().to_owned(), hub: status.hub }
    }

    /// A whole report of this kind about `reference`.
    fn report(&self, name: &str, reference: &str) -> Value {
        let mut report = json!({
            "event": format!("e-{name}"), "reference": reference,
            "place": fixtures::place(), "hub": self.hub, "at": self.app.clock.now(),
        });
        let fields = report.as_object_mut().unwrap();
        match contents().remove(name) {
            Some(content) => drop(fields.insert("content".to_owned(), content)),
            None => drop(fields.insert("delivery".to_owned(), json!("confirmed"))),
        }
        report
    }

    /// Posts it, signed with `secret` if there is one.
    async fn knock(&self, address: &str, report: &Value, secret: Option<&str>) -> (u16, String) {
        let body = report.to_string();
        let headers = secret.map(|secret| {
            let key = SigningKey::parse(&secret.into()).unwrap();
            key.sign(report["event"].as_str().unwrap(), body.as_bytes(), self.app.clock.now()).unwrap()
        });
        let knocker = headers
            .map_or_else(|| Visitor::new(&self.app.base), |headers| Visitor::with_headers(&self.app.base, headers));
        let answer = knocker.post_json(address, body).await;
        (answer.status().as_u16(), answer.text().await.unwrap())
    }
}

/// The last part of every published address, with the right it needs.
fn published() -> Vec<(String, Scope)> {
    let description: Value = serde_json::from_str(openapi::PUBLISHED).unwrap();
    let scope = |item: &Value| {
        let needs = item["post"]["description"].as_str().unwrap();
        Scope::ALL.into_iter().find(|scope| needs.contains(&format!("`{}`", scope.slug()))).unwrap()
    };
    let paths = description["paths"].as_object().unwrap();
    paths.iter().map(|(path, item)| (path.trim_start_matches('/').to_owned(), scope(item))).collect()
}

#[tokio::test]
async fn every_address_takes_a_report_from_the_right_hub_with_the_right_and_from_nobody_else() {
    let every = Door::new(Scopes::every()).await;
    let names: BTreeSet<String> = published().into_iter().map(|(name, _)| name).collect();
    let tried: BTreeSet<String> = contents().into_keys().chain(["news"]).map(str::to_owned).collect();
    assert_eq!(names, tried, "every published address is knocked at");
    for (name, _) in published() {
        let own = every.report(&name, &every.reference);
        let address = format!("{REAL}/{name}");
        for secret in [None, Some(OTHER_SECRET), Some(SANDBOX_SECRET)] {
            assert_eq!(every.knock(&address, &own, secret).await.0, 401, "{name} {secret:?}");
        }
        let mut theirs = own.clone();
        theirs["hub"] = json!("other");
        let not_theirs = every.knock(&address, &theirs, Some(OTHER_SECRET)).await;
        theirs["reference"] = json!("YRK-2222-2222");
        let unknown = every.knock(&address, &theirs, Some(OTHER_SECRET)).await;
        assert_eq!((not_theirs.0, &not_theirs), (404, &unknown), "{name}: byte for byte");
        assert_eq!(every.knock(&address, &own, Some(SECRET)).await, (200, r#"{"taken":"taken"}"#.to_owned()), "{name}");
        assert_eq!(every.knock(&address, &own, Some(OLD_SECRET)).await.1, r#"{"taken":"already"}"#, "{name}");
    }
}

#[tokio::test]
async fn a_hub_without_the_right_is_refused_and_one_with_it_alone_is_not() {
    for granted in Scope::ALL {
        let door = Door::new(Scopes::parse(granted.slug()).unwrap()).await;
        for (name, scope) in published() {
            let status = if scope == granted { 200 } else { 403 };
            for (ground, secret, reference) in
                [(REAL, SECRET, door.reference.as_str()), (SANDBOX, SANDBOX_SECRET, "TEST-0001")]
            {
                let report = door.report(&name, reference);
                let answer = door.knock(&format!("{ground}/{name}"), &report, Some(secret)).await;
                assert_eq!(answer.0, status, "{granted:?} {ground}/{name}: {}", answer.1);
            }
        }
    }
}

#[tokio::test]
async fn the_sandbox_checks_as_the_real_ground_does_and_reaches_no_family() {
    let door = Door::new(Scopes::every()).await;
    for (name, _) in published() {
        let address = format!("{SANDBOX}/{name}");
        let report = door.report(&name, "TEST-0001");
        for secret in [None, Some(SECRET), Some(OLD_SECRET), Some(OTHER_SECRET)] {
            assert_eq!(door.knock(&address, &report, secret).await.0, 401, "{name} {secret:?}");
        }
        let real = door.report(&name, &door.reference);
        assert_eq!(door.knock(&address, &real, Some(SANDBOX_SECRET)).await.0, 404, "{name}");
        for taken in ["taken", "already"] {
            let answer = door.knock(&address, &report, Some(SANDBOX_SECRET)).await;
            assert_eq!(answer, (200, json!({ "taken": taken }).to_string()), "{name}");
        }
    }
    let status = &door.app.store.desk_list(5).await.unwrap()[0].status;
    assert_eq!(status.confirmed_at, None);
    assert_eq!(door.app.store.plan_events(status.id).await.unwrap(), []);
    door.app.clock.advance(SignedDuration::from_hours(24));
    let again = door.knock(&format!("{SANDBOX}/plan"), &door.report("plan", "TEST-0001"), Some(SANDBOX_SECRET)).await;
    assert_eq!(again.1, r#"{"taken":"taken"}"#, "forgotten after a day");
}

#[tokio::test]
async fn one_id_says_one_thing_and_what_is_misspelt_is_not_taken() {
    let door = Door::new(Scopes::every()).await;
    for (ground, secret, reference) in [(REAL, SECRET, door.reference.as_str()), (SANDBOX, SANDBOX_SECRET, "TEST-0002")]
    {
        let address = format!("{ground}/message");
        let report = door.report("message", reference);
        assert_eq!(door.knock(&address, &report, Some(secret)).await.0, 200);
        let mut later = report.clone();
        later["at"] = json!("2026-11-24T10:00:01Z");
        assert_eq!(door.knock(&address, &later, Some(secret)).await.1, r#"{"taken":"already"}"#, "{ground}");
        let mut other = report.clone();
        other["content"]["words"] = json!("Something else");
        let (status, why) = door.knock(&address, &other, Some(secret)).await;
        assert_eq!(status, 409, "{ground}");
        assert!(why.contains("/problems/other-content"), "{why}");
        for (place, field) in [("", "seen_bye"), ("/content", "ask")] {
            let mut odd = door.report("message", reference);
            odd["event"] = json!("e-odd");
            odd.pointer_mut(place).unwrap()[field] = json!(true);
            assert_eq!(door.knock(&address, &odd, Some(secret)).await.0, 400, "{ground} {field}");
        }
    }
}

#[tokio::test]
async fn a_request_that_was_taken_back_hears_nothing_more_of_a_plan() {
    let door = Door::new(Scopes::every()).await;
    let status = door.app.store.desk_list(5).await.unwrap().remove(0).status;
    let now = door.app.clock.now();
    let (id, reference, hub) = (OsIds.uuid(), status.reference.clone(), status.hub.clone());
    let envelope = Envelope { id, reference, place: fixtures::place(), hub, sent_at: now };
    assert!(door.app.store.follow_up(status.id, &Message::withdrawal(envelope), now).await.unwrap());
    for name in contents().into_keys() {
        let report = door.report(name, &door.reference);
        let (status, why) = door.knock(&format!("{REAL}/{name}"), &report, Some(SECRET)).await;
        assert_eq!(status, 409, "{name}");
        assert!(why.contains("/problems/closed"), "{name}: {why}");
    }
    assert_eq!(door.app.store.plan_events(status.id).await.unwrap(), []);
}

#[tokio::test]
async fn what_stands_in_front_of_the_api_speaks_as_the_api_does_and_the_description_needs_no_signature() {
    let door = Door::new(Scopes::every()).await;
    let described = door.knocker.get("/partner/v1/openapi.json").await;
    assert_eq!(described.headers["content-type"], "application/json");
    assert_eq!(described.source, openapi::PUBLISHED);
    for path in ["/partner/v1/nothing", "/partner/sandbox/v1/nothing", "/partner/sandbox/nothing", "/partner/v1/plan"] {
        let answer = door.knocker.get(path).await;
        let status = if path == "/partner/v1/plan" { 405 } else { 404 };
        assert_eq!(answer.status.as_u16(), status, "{path}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
        assert_eq!(answer.headers.contains_key("allow"), status == 405, "{path}");
    }
    let answer = door.knocker.post_json("/partner/v1/plan", " ".repeat((1 << 20) + 1)).await;
    assert_eq!(answer.status().as_u16(), 413);
    assert_eq!(answer.headers()["content-type"], "application/problem+json");
}
