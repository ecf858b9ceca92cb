//! The published schema takes every real message and no broken one.

use app::domain::{
    consent::{Decision, How},
    contact::Email,
    helper::{HelpedBy, Known, MailDomain},
    message::{self, Asks, Message, PermissionNews, PermissionSays, RequestBody},
    story::Section,
    text::{FreeText, Line, PersonName},
};
use axum::{body::Body, http::Request};
use http_body_util::BodyExt;
use serde_json::{Value, json};
use server::forward::schema;
use tower::ServiceExt;

use crate::fixtures::{concern, later, own_request, question, request};

fn every_kind() -> [Message; 8] {
    [
        request(1),
        question(1),
        own_request(1),
        Message::addition(later(1, 1_001), FreeText::parse("one more thing").unwrap()),
        Message::chase(later(1, 1_002), Asks::Helper),
        Message::withdrawal(later(1, 1_003)),
        Message::permission(
            later(1, 1_004),
            PermissionNews {
                recipient: Line::parse("St Mary's School").unwrap(),
                items: vec![Section::Well, Section::Working],
                says: PermissionSays::Given,
                at: jiff::Timestamp::UNIX_EPOCH,
            },
        ),
        concern(1),
    ]
}

#[test]
fn every_kind_of_message_fits_the_schema_and_reads_back_the_same() {
    for message in every_kind() {
        let bytes = schema::to_checked_json(&message).unwrap();
        assert_eq!(serde_json::from_slice::<Message>(&bytes).unwrap(), message);
    }
}

#[test]
fn a_message_with_any_required_part_missing_or_of_another_kind_is_refused() {
    for message in every_kind() {
        let whole = serde_json::to_value(&message).unwrap();
        for field in ["format", "id", "reference", "place", "hub", "sent_at", "kind"] {
            let mut broken = whole.clone();
            broken.as_object_mut().unwrap().remove(field);
            assert!(schema::check(&broken).is_err(), "without {field}");
            broken[field] = json!(7);
            assert!(schema::check(&broken).is_err(), "{field} as a number");
        }
    }
    let whole = serde_json::to_value(request(1)).unwrap();
    let changes: [(&str, Value); 13] = [
        ("/format", json!("2")),
        ("/kind", json!("rumour")),
        ("/kind", json!("addition")),
        ("/content", json!({})),
        ("/content/consent", json!(null)),
        ("/content/consent/help", json!("yes")),
        ("/content/consent/shares", json!({})),
        ("/content/request/children/0/is", json!("adopted")),
        ("/content/request/children/0/age", json!(7)),
        ("/content/request/contact/ways", json!(["fax"])),
        ("/content/story/headings/0/parts/0/section", json!("feelings")),
        ("/content/story/headings/0/parts/0/said/0/is", json!("rumour")),
        ("/content/story/headings/0/parts/0/said/0/words", json!("words")),
    ];
    for (pointer, value) in changes {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(schema::check(&broken).is_err(), "{pointer}");
    }
}

#[test]
fn a_request_without_a_story_says_nothing_of_one() {
    let message::Body::Request(content) = request(1).body().clone() else { panic!("a request") };
    let story = content.story.clone().unwrap();
    let headings: Vec<&str> = story.headings().iter().map(|heading| heading.heading.as_str()).collect();
    assert_eq!(headings, ["Analysis: strengths", "Analysis: needs"]);
    let without = RequestBody { story: None, ..*content };
    let value = serde_json::to_value(&without).unwrap();
    assert!(value.get("story").is_none());
    assert_eq!(serde_json::from_value::<RequestBody>(value).unwrap(), without);
}

/// A request that a school helped with, agreed to aloud.
fn helped(content: RequestBody) -> RequestBody {
    let who = HelpedBy {
        name: PersonName::parse("Ms Abara").unwrap(),
        organisation: Line::parse("Hill School").unwrap(),
        role: Line::parse("Teacher").unwrap(),
        wrote_from: MailDomain::of(&Email::parse("abara@hill.example").unwrap()),
        known: Known::Domain,
    };
    let RequestBody { mut request, mut consent, story } = content;
    request.helped_by = Some(who.clone());
    (consent.help, consent.how, consent.witness) = (Decision::Spoken, How::SpokenWitnessed, Some(who));
    consent.shares.clear();
    RequestBody { request, consent, story }
}

#[test]
fn a_hub_reads_who_helped_and_who_heard_a_spoken_yes_and_nothing_of_their_address() {
    let mut whole = serde_json::to_value(request(1)).unwrap();
    for absent in ["/content/request/helped_by", "/content/consent/witness"] {
        assert_eq!(whole.pointer(absent), None, "left out when nobody helped");
    }
    assert_eq!(whole["content"]["consent"]["how"], "own-device");
    let message::Body::Request(content) = request(1).body().clone() else { panic!("a request") };
    let helped = helped(*content);
    whole["content"] = serde_json::to_value(&helped).unwrap();
    schema::check(&whole).unwrap();
    assert_eq!(whole["content"]["request"]["helped_by"]["wrote_from"], "hill.example");
    assert_eq!(whole["content"]["consent"]["help"], "spoken");
    assert_eq!(whole["content"]["consent"]["witness"]["name"], "Ms Abara");
    assert!(!whole.to_string().contains("abara@"));
    let read: Message = serde_json::from_value(whole.clone()).unwrap();
    let message::Body::Request(content) = read.body() else { panic!("a request") };
    assert_eq!(**content, helped);
    let changes: [(&str, Value); 4] = [
        ("/content/request/helped_by/name", json!(7)),
        ("/content/request/helped_by", json!({ "name": "Ms Abara" })),
        ("/content/consent/how", json!("telepathy")),
        ("/content/consent/witness", json!("Ms Abara")),
    ];
    for (pointer, value) in changes {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(schema::check(&broken).is_err(), "{pointer}");
    }
}

#[test]
fn a_concern_says_who_why_and_whether_the_family_was_told_or_is_not_taken() {
    let whole = serde_json::to_value(concern(1)).unwrap();
    schema::check(&whole).unwrap();
    assert_eq!((&whole["kind"], &whole["content"]["by"]["wrote_from"]), (&json!("concern"), &json!("hill.example")));
    assert!(!whole.to_string().contains("consent"));
    for missing in ["by", "call", "due_at", "child", "seen", "fear", "sharing", "family"] {
        let mut broken = whole.clone();
        broken["content"].as_object_mut().unwrap().remove(missing);
        assert!(schema::check(&broken).is_err(), "without {missing}");
    }
    let changes: [(&str, Value); 8] = [
        ("/content/sharing/basis", json!("consent")),
        ("/content/sharing/condition", json!("why-not")),
        ("/content/family/telling_raises_risk", json!("perhaps")),
        ("/content/family/told/is", json!("hinted")),
        ("/content/family/told/why", json!(["because"])),
        ("/content/call/reached/is", json!("left-a-message")),
        ("/content/assessment/pages", json!("one")),
        ("/content/fear/danger_now", json!(true)),
    ];
    for (pointer, value) in changes {
        let mut broken = whole.clone();
        *broken.pointer_mut(pointer).unwrap() = value;
        assert!(schema::check(&broken).is_err(), "{pointer}");
    }
}

#[test]
fn a_message_kept_before_hubs_were_told_how_reads_as_answered_on_a_screen() {
    let mut old = serde_json::to_value(request(1)).unwrap();
    old["content"]["consent"].as_object_mut().unwrap().remove("how");
    assert_eq!(serde_json::from_value::<Message>(old).unwrap(), request(1));
}

#[test]
fn a_chase_says_whether_the_family_asks_or_who_helped_it_and_one_kept_before_was_the_familys() {
    let chase = |by| Message::chase(later(1, 1_002), by);
    let mut whole = serde_json::to_value(chase(Asks::Helper)).unwrap();
    assert_eq!(whole["content"], json!({ "by": "helper" }));
    whole["content"]["by"] = json!("the neighbours");
    assert!(schema::check(&whole).is_err());
    let mut old = serde_json::to_value(chase(Asks::Family)).unwrap();
    old.as_object_mut().unwrap().remove("content");
    assert_eq!(serde_json::from_value::<Message>(old).unwrap(), chase(Asks::Family));
}

#[tokio::test]
async fn the_schema_is_published() {
    let request = Request::get("/schemas/message-1.json").body(Body::empty()).unwrap();
    let answer = schema::router().oneshot(request).await.unwrap();
    assert_eq!(answer.headers()["content-type"], "application/schema+json");
    let body = answer.into_body().collect().await.unwrap().to_bytes();
    assert_eq!(serde_json::from_slice::<Value>(&body).unwrap(), schema::generate());
}

#[test]
fn a_question_has_no_field_for_a_name_or_a_way_to_reach_anybody() {
    let whole = serde_json::to_value(question(1)).unwrap();
    let mut fields: Vec<&str> = whole["content"].as_object().unwrap().keys().map(String::as_str).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["asker", "danger", "hub", "language", "locality", "place", "words"]);
    let mut without = whole;
    without["content"].as_object_mut().unwrap().remove("words");
    assert!(schema::check(&without).is_err());
}
