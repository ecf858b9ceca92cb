//! Codes leave by real protocols: SMTP and GOV.UK Notify, each against a server of this test that holds us to its rules.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

use std::sync::{Arc, Mutex};

use app::{
    domain::{
        contact::{Email, Mobile},
        ids::SendingId,
        lock::{Carrier, OnceCode},
        neutral::NeutralText,
        plan::SeenBy,
    },
    ports::{Clock, Mailer, Posted, SendingState},
    urls::post,
};
use axum::{
    Json, Router,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    routing::post as on_post,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use server::{
    notify::{self, telling::Teller},
    settings::notify::{Encryption, GovUk, Notify, Smtp},
};
use sha2::Sha256;
use tests::{
    app::{TestApp, TestClock},
    desk::Everywhere as _,
    journey::{to_sent, to_sent_with},
    smtp::{SmtpStub, Trouble},
};
use uuid::Uuid;

const SERVICE: &str = "26785a09-ab16-4eb0-8407-a37497a57506";
const SECRET: &str = "3d844edf-8d35-48ac-975b-e847b4f122b0";
const RECEIPTS: &str = "a-token-of-32-or-more-characters-for-receipts";

fn text() -> NeutralText {
    NeutralText::of(&OnceCode::new(42))
}

fn sending(number: u128) -> SendingId {
    SendingId::new(Uuid::from_u128(number))
}

fn smtp(port: u16, encryption: Encryption) -> Arc<dyn Mailer> {
    let from = Email::parse("codes@post.example").unwrap();
    let settings = Notify::Smtp(Smtp { host: "127.0.0.1".to_owned(), port, encryption, login: None, from });
    let clock: Arc<dyn Clock> = Arc::new(TestClock::default());
    notify::open(&settings, &clock).unwrap()
}

#[tokio::test]
async fn an_email_is_said_as_the_protocol_says_and_holds_six_figures_and_no_more() {
    let stub = SmtpStub::start().await;
    let mailer = smtp(stub.address.port(), Encryption::NoneOnThisMachine);
    assert!(mailer.carries(Carrier::Email) && !mailer.carries(Carrier::Text));
    let to = Email::parse("o'neil+x@example.org").unwrap();
    assert_eq!(mailer.send_email(&to, &text(), sending(1)).await, Posted::Taken);
    let mail = stub.next().await;
    assert_eq!((mail.hello.as_str(), mail.from.as_str()), ("localhost", "codes@post.example"));
    assert_eq!(mail.to, ["o'neil+x@example.org"]);
    assert!(mail.data.contains("Subject: Your code\n"), "{}", mail.data);
    assert_eq!(mail.code(), "000042");
    assert!(mail.wire.iter().all(|line| !line.starts_with('.') && line.is_ascii() && line.len() < 200));
}

#[tokio::test]
async fn every_refusal_of_a_mail_server_has_its_outcome_and_none_is_a_yes() {
    let stub = SmtpStub::start().await;
    let mailer = smtp(stub.address.port(), Encryption::NoneOnThisMachine);
    let to = Email::parse("me@example.org").unwrap();
    for command in ["MAIL", "RCPT", "DATA", "TEXT"] {
        for (says, outcome) in [("450 try later", Posted::NotNow), ("550 never", Posted::Refused)] {
            stub.refuse(command, says);
            assert_eq!(mailer.send_email(&to, &text(), sending(2)).await, outcome, "{command} {says}");
        }
    }
    assert_eq!(stub.waiting().await, None);
    assert_eq!(mailer.send_email(&to, &text(), sending(2)).await, Posted::Taken, "and then it goes on");
}

#[tokio::test]
async fn a_mail_server_that_hangs_up_or_falls_silent_at_any_command_is_asked_again_and_never_taken_for_a_yes() {
    let stub = SmtpStub::start().await;
    let mailer = smtp(stub.address.port(), Encryption::NoneOnThisMachine);
    let (to, text) = (Email::parse("me@example.org").unwrap(), text());
    for trouble in [Trouble::CutOff, Trouble::Silence] {
        for command in ["EHLO", "MAIL", "RCPT", "DATA", "TEXT"] {
            stub.trouble(command, trouble);
            let is_met = async {
                while !stub.is_done() {
                    tokio::task::yield_now().await;
                }
                // Only from here on nothing is on its way any more, and the mailer's patience may pass at once.
                tokio::time::pause();
            };
            let (posted, ()) = tokio::join!(mailer.send_email(&to, &text, sending(6)), is_met);
            tokio::time::resume();
            assert_eq!(posted, Posted::NotNow, "{command} {trouble:?}");
        }
    }
    assert_eq!(stub.waiting().await, None);
    assert_eq!(mailer.send_email(&to, &text, sending(6)).await, Posted::Taken, "and then it goes on");
}

#[tokio::test]
async fn a_server_that_is_not_there_or_offers_no_privacy_gets_nothing() {
    let stub = SmtpStub::start().await;
    let to = Email::parse("me@example.org").unwrap();
    for encryption in [Encryption::StartTls, Encryption::Tls] {
        let mailer = smtp(stub.address.port(), encryption);
        assert_ne!(mailer.send_email(&to, &text(), sending(3)).await, Posted::Taken, "{encryption:?}");
    }
    assert_eq!(stub.waiting().await, None);
    let nobody = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
    let mailer = smtp(nobody, Encryption::NoneOnThisMachine);
    assert_eq!(mailer.send_email(&to, &text(), sending(4)).await, Posted::NotNow);
    let mobile = Mobile::parse("07700 900123").unwrap();
    assert_eq!(mailer.send_text(&mobile, &text(), sending(5)).await, Posted::Unable);
}

/// What Notify was sent, and what it answers.
struct Service {
    clock: Arc<dyn Clock>,
    answers: Mutex<Vec<u16>>,
    taken: Mutex<Vec<(String, Value)>>,
}

async fn notification(
    State(service): State<Arc<Service>>,
    Path(kind): Path<String>,
    headers: HeaderMap,
    Json(body): Json<Value>,
) -> StatusCode {
    let token = headers["authorization"].to_str().unwrap().strip_prefix("Bearer ").unwrap();
    let (signed, signature) = token.rsplit_once('.').unwrap();
    let (head, claims) = signed.split_once('.').unwrap();
    let part = |text: &str| -> Value { serde_json::from_slice(&BASE64_URL_SAFE_NO_PAD.decode(text).unwrap()).unwrap() };
    let mut mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap();
    mac.update(signed.as_bytes());
    let signature = BASE64_URL_SAFE_NO_PAD.decode(signature).unwrap();
    let age = service.clock.now().as_second() - part(claims)["iat"].as_i64().unwrap();
    let is_ours = mac.verify_slice(&signature).is_ok()
        && part(head)["alg"] == "HS256"
        && part(claims)["iss"] == SERVICE
        && (0..30).contains(&age);
    if !is_ours {
        return StatusCode::FORBIDDEN;
    }
    let status = service.answers.lock().unwrap().pop().unwrap_or(201);
    if status == 201 {
        service.taken.lock().unwrap().push((kind, body));
    }
    StatusCode::from_u16(status).unwrap()
}

async fn service(clock: Arc<dyn Clock>) -> (Arc<Service>, String) {
    let service = Arc::new(Service { clock, answers: Mutex::default(), taken: Mutex::default() });
    let router =
        Router::new().route("/v2/notifications/{kind}", on_post(notification)).with_state(Arc::clone(&service));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (service, url)
}

fn govuk(url: &str, secret: &str) -> Notify {
    let key = format!("a name-{SERVICE}-{secret}");
    Notify::GovUk(GovUk {
        url: url.to_owned(),
        key: notify::govuk::ApiKey::parse(&key.into()).unwrap(),
        email_template: Some(Uuid::from_u128(1)),
        news_template: Some(Uuid::from_u128(3)),
        text_template: Some(Uuid::from_u128(2)),
        receipt_token: Some(RECEIPTS.to_owned().into()),
    })
}

#[tokio::test]
async fn notify_gets_a_signed_token_the_template_and_our_neutral_words() {
    let clock = Arc::new(TestClock::default());
    let as_clock: Arc<dyn Clock> = clock.clone();
    let (service, url) = service(as_clock.clone()).await;
    let mailer = notify::open(&govuk(&url, SECRET), &as_clock).unwrap();
    assert!(mailer.carries(Carrier::Email) && mailer.carries(Carrier::Text));
    let (to, mobile) = (Email::parse("me@example.org").unwrap(), Mobile::parse("07700 900123").unwrap());
    assert_eq!(mailer.send_email(&to, &text(), sending(1)).await, Posted::Taken);
    clock.advance(jiff::SignedDuration::from_hours(5));
    assert_eq!(mailer.send_text(&mobile, &text(), sending(2)).await, Posted::Taken, "each token is fresh");
    let taken = std::mem::take(&mut *service.taken.lock().unwrap());
    let says = serde_json::json!({ "text": text().as_str() });
    let email = serde_json::json!({
        "email_address": "me@example.org", "template_id": Uuid::from_u128(1), "personalisation": says,
        "reference": Uuid::from_u128(1),
    });
    let sms = serde_json::json!({
        "phone_number": "+447700900123", "template_id": Uuid::from_u128(2), "personalisation": says,
        "reference": Uuid::from_u128(2),
    });
    assert_eq!(taken, [("email".to_owned(), email), ("sms".to_owned(), sms)]);
}

#[tokio::test]
async fn news_goes_by_a_template_of_its_own_and_not_at_all_without_one() {
    let clock: Arc<dyn Clock> = Arc::new(TestClock::default());
    let (service, url) = service(Arc::clone(&clock)).await;
    let mailer = notify::open(&govuk(&url, SECRET), &clock).unwrap();
    let (to, mobile) = (Email::parse("me@example.org").unwrap(), Mobile::parse("07700 900123").unwrap());
    assert_eq!(mailer.send_email(&to, &NeutralText::news(), sending(1)).await, Posted::Taken);
    assert_eq!(mailer.send_text(&mobile, &NeutralText::news(), sending(2)).await, Posted::Taken);
    let taken = std::mem::take(&mut *service.taken.lock().unwrap());
    let templates: Vec<_> = taken.iter().map(|(_, body)| body["template_id"].clone()).collect();
    assert_eq!(templates, [3, 2].map(|id| Value::from(Uuid::from_u128(id).to_string())));
    assert!(taken.iter().all(|(_, body)| body["personalisation"]["text"] == NeutralText::news().as_str()));
    let Notify::GovUk(settings) = govuk(&url, SECRET) else { unreachable!("these are the settings of Notify") };
    let without = Notify::GovUk(GovUk { news_template: None, text_template: None, ..settings });
    let without = notify::open(&without, &clock).unwrap();
    assert!(without.carries(Carrier::Email));
    assert!(!without.carries_news(Carrier::Email) && !without.carries_news(Carrier::Text));
    assert_eq!(without.send_email(&to, &NeutralText::news(), sending(3)).await, Posted::Unable);
}

#[tokio::test]
async fn a_receipt_that_there_is_no_such_number_ends_messages_to_it() {
    let clock: Arc<dyn Clock> = Arc::new(TestClock::default());
    let (service, url) = service(Arc::clone(&clock)).await;
    let app = TestApp::start_sending(govuk(&url, SECRET)).await;
    let visitor = app.visitor();
    to_sent_with(&visitor, &[("way", "text"), ("phone", "07700 900461")]).await;
    let page = visitor.get("/status").await;
    assert!(page.text().contains("one short text") && !page.source.contains("900461"), "{}", page.text());
    let status = app.store.desk_list(1).await.unwrap().remove(0).status;
    tests::plan::told(&app, &status, ("e1", SeenBy::Everyone), tests::plan::outcome()).await;
    for _ in 0..6 {
        app.clock.advance(jiff::SignedDuration::from_mins(10));
        visitor.get("/status").await;
    }
    // Tokens are made by the service's own clock, which stands still.
    let mailer = notify::open(&govuk(&url, SECRET), &clock).unwrap();
    Teller { mailer, ..Teller::of(&app.portal) }.round().await;
    let (kind, body) = service.taken.lock().unwrap().pop().unwrap();
    assert_eq!((kind.as_str(), &body["phone_number"]), ("sms", &Value::from("+447700900461")));
    let receipt = serde_json::json!({ "reference": body["reference"], "status": "permanent-failure" }).to_string();
    let token = format!("Bearer {RECEIPTS}").parse().unwrap();
    let headers = std::iter::once(("authorization".parse().unwrap(), token)).collect();
    let notify = tests::visitor::Visitor::with_headers(&app.base, headers);
    assert_eq!(notify.post_json("/partner/v1/receipts", receipt).await.status().as_u16(), 204);
    let page = visitor.get("/status").await;
    assert!(page.text().contains("A message could not get to you"), "{}", page.text());
}

#[tokio::test]
async fn what_notify_refuses_has_its_outcome_and_a_wrong_key_sends_nothing() {
    let clock: Arc<dyn Clock> = Arc::new(TestClock::default());
    let (service, url) = service(clock.clone()).await;
    let to = Email::parse("me@example.org").unwrap();
    let mailer = notify::open(&govuk(&url, SECRET), &clock).unwrap();
    for (status, outcome) in [
        (400, Posted::Unable),
        (403, Posted::Unable),
        (429, Posted::NotNow),
        (500, Posted::NotNow),
        (302, Posted::Unable),
    ] {
        service.answers.lock().unwrap().push(status);
        assert_eq!(mailer.send_email(&to, &text(), sending(1)).await, outcome, "{status}");
    }
    let other = notify::open(&govuk(&url, "00000000-0000-0000-0000-000000000000"), &clock).unwrap();
    assert_eq!(other.send_email(&to, &text(), sending(1)).await, Posted::Unable);
    assert!(service.taken.lock().unwrap().is_empty());
    let nobody = notify::open(&govuk("http://127.0.0.1:1", SECRET), &clock).unwrap();
    assert_eq!(nobody.send_email(&to, &text(), sending(1)).await, Posted::NotNow);
}

#[tokio::test]
async fn a_code_by_text_goes_to_the_number_chosen_for_codes_and_opens_the_story() {
    let clock: Arc<dyn Clock> = Arc::new(TestClock::default());
    let (service, url) = service(clock).await;
    let app = TestApp::start_sending(govuk(&url, SECRET)).await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    let page = visitor.get("/access").await;
    let page = visitor.submit(&page, post::LOCK_TEXT, &[("code-phone", "01904 551900")]).await;
    assert_eq!(page.problems(), ["Type a UK mobile number, like 07700 900123"]);
    let page = visitor.submit(&page, post::LOCK_TEXT, &[("code-phone", "07700 900461")]).await;
    let code = loop {
        if let Some((kind, body)) = service.taken.lock().unwrap().pop() {
            assert_eq!((kind.as_str(), &body["phone_number"]), ("sms", &Value::from("+447700900461")));
            break body["personalisation"]["text"].as_str().unwrap()[..6].to_owned();
        }
        tokio::task::yield_now().await;
    };
    let page = visitor.submit(&page, post::LOCK_CHECK, &[("once", &code)]).await;
    assert!(page.text().contains("six words and a code by text"), "{}", page.text());
}

#[tokio::test]
async fn a_receipt_is_taken_from_notify_alone_and_only_its_outcome_is_kept() {
    let app = TestApp::start_sending(govuk("http://127.0.0.1:1", SECRET)).await;
    app.store.begin_sending(sending(9), Carrier::Text, app.clock.now()).await.unwrap();
    let receipt = |status: &str| {
        serde_json::json!({ "id": Uuid::nil(), "reference": Uuid::from_u128(9), "to": "07700 900999", "status": status })
            .to_string()
    };
    let send = async |token: Option<&str>, body: String| {
        let headers = token.map(|token| ("authorization".parse().unwrap(), format!("Bearer {token}").parse().unwrap()));
        let client = tests::visitor::Visitor::with_headers(&app.base, headers.into_iter().collect());
        client.post_json("/partner/v1/receipts", body).await.status().as_u16()
    };
    assert_eq!(send(None, receipt("delivered")).await, 401);
    assert_eq!(send(Some("a-token-of-32-or-more-characters-for-receiptz"), receipt("delivered")).await, 401);
    assert_eq!(send(Some(RECEIPTS), receipt("delivered")).await, 204);
    assert_eq!(send(Some(RECEIPTS), receipt("delivered")).await, 204, "a receipt comes again when Notify is unsure");
    assert_eq!(send(Some(RECEIPTS), receipt("invented")).await, 400);
    assert_eq!(send(Some(RECEIPTS), "{".to_owned()).await, 400);
    assert_eq!(send(Some(RECEIPTS), receipt("delivered").replace("09\"", "08\"")).await, 404);
    assert_eq!(send(Some(RECEIPTS), format!("\"{}\"", "a".repeat(20_000))).await, 400);
    let bytes = app.bytes().await;
    assert!(!bytes.windows(6).any(|part| part == b"900999"), "the number in a receipt is not kept");
    assert!(app.store.note_sending(sending(9), SendingState::Taken, app.clock.now()).await.unwrap());

    let without = TestApp::start().await;
    let client = tests::visitor::Visitor::new(&without.base);
    assert_eq!(client.post_json("/partner/v1/receipts", receipt("delivered")).await.status().as_u16(), 404);
}
