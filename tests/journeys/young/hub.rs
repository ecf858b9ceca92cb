//! What the hub gets, field by field, and what its desk reads first.

use app::{
    domain::{message::Message, reference::Reference},
    ports::Clock,
    urls::{self, post},
};
use serde_json::{Value, json};
use server::forward::schema;
use tests::desk::Everywhere as _;
use tests::{
    app::TestApp,
    journey,
    own::{GOING_ON, NOT_THEM, to_sent},
};

const FLAG: &str = "/content/request/own_request/do_not_contact_family_before_speaking_to_them";

/// The one message of the one request, as it leaves.
async fn leaving(app: &TestApp) -> Value {
    let line = app.store.desk_list(9).await.unwrap().remove(0);
    let case = app.store.desk_case(&line.status.reference, app.clock.now()).await.unwrap().unwrap();
    let [message] = case.messages.as_slice() else { panic!("one message") };
    serde_json::from_slice(&schema::to_checked_json(message).unwrap()).unwrap()
}

#[tokio::test]
async fn the_hub_gets_the_flag_and_every_choice_and_no_list_of_children() {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor, "york").await;
    let message = leaving(&app).await;
    let request = &message["content"]["request"];
    assert_eq!(request["who_for"], "me");
    assert_eq!(
        request["own_request"],
        json!({
            "do_not_contact_family_before_speaking_to_them": true,
            "age": "11-15",
            "telling": {
                "may_tell_parent_or_carer": "talk-to-me-first",
                "who_may_know": "Nan zqnan",
                "who_must_not_know": NOT_THEM,
            },
            "meeting": {
                "meet_where": ["school", "outside"],
                "elsewhere": "the library",
                "bring_someone": "yes",
                "who_comes": "Sam zqsam",
                "talk_first_without_a_name": "yes",
            },
        })
    );
    assert!(request.get("children").is_none());
    assert_eq!((&request["name"], &request["worries"]), (&json!("Zed zqnick"), &json!(GOING_ON)));
    assert_eq!(request["contact"]["ways"], json!(["text"]));
    assert_eq!((&request["contact"]["say_who"], &request["contact"]["voicemail"]), (&json!("no"), &json!(null)));
    assert_eq!(message["content"]["consent"]["help"], "given");
    assert_eq!(message["content"]["consent"]["shares"], json!([]));
    assert_eq!(message["content"]["consent"]["notice_version"], "york-1-young-1");
}

#[tokio::test]
async fn a_message_without_the_flag_or_with_a_false_one_is_none() {
    let app = TestApp::start().await;
    to_sent(&app.visitor(), "hull").await;
    let whole = leaving(&app).await;
    assert!(schema::check(&whole).is_ok());
    for said in [json!(false), json!(null), json!("true")] {
        let mut broken = whole.clone();
        *broken.pointer_mut(FLAG).unwrap() = said;
        assert!(schema::check(&broken).is_err() && serde_json::from_value::<Message>(broken).is_err());
    }
    for (of, name) in [
        ("/content/request", "own_request"),
        ("/content/request/own_request", "do_not_contact_family_before_speaking_to_them"),
        ("/content/request/own_request", "telling"),
    ] {
        let mut broken = whole.clone();
        broken.pointer_mut(of).unwrap().as_object_mut().unwrap().remove(name);
        assert!(schema::check(&broken).is_err() && serde_json::from_value::<Message>(broken).is_err(), "{name}");
    }
}

#[tokio::test]
async fn the_desk_reads_first_not_to_contact_the_family_and_then_what_was_chosen() {
    let app = TestApp::start().await;
    let teen = app.visitor();
    let (sent, _) = to_sent(&teen, "york").await;
    let reference = Reference::from_text(sent.one(".govuk-panel__body strong").unwrap());
    let desk = app.visitor();
    let open = desk.get("/desk/open").await;
    desk.submit(&open, post::DESK_OPEN, &[("token", &app.desk_token)]).await;
    let case = desk.get(&app::urls::desk_case(&reference)).await;
    let text = case.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is not in: {text}"));
    let first = place("Do not contact the family before you have spoken to this young person");
    assert!(first < place("Talk to me first") && place("Talk to me first") < place("07700 900123"), "{text}");
    assert!(place("Must not know: ") < place("Where you live"), "{text}");
    assert!(text.contains("Wants to talk first and not say a name"), "{text}");

    // Taken back: the check is with the young person and not with the family.
    let stop = teen.get("/status/stop").await;
    teen.submit(&stop, post::WITHDRAW, &[]).await;
    let text = desk.get(&app::urls::desk_case(&reference)).await.text();
    assert!(text.contains("Not with the family") && !text.contains("checks with the family"), "{text}");
}

#[tokio::test]
async fn whatever_is_sent_later_says_by_itself_not_to_contact_the_family_first() {
    let app = TestApp::start().await;
    let teen = app.visitor();
    let (sent, _) = to_sent(&teen, "hull").await;
    let reference = Reference::from_text(sent.one(".govuk-panel__body strong").unwrap());
    let status = teen.get(urls::STATUS).await;
    teen.submit(&status, post::ADD, &[("addition", "I moved to my nan's")]).await;
    let stop = teen.get("/status/stop").await;
    teen.submit(&stop, post::WITHDRAW, &[]).await;
    let case = app.store.desk_case(&reference, app.clock.now()).await.unwrap().unwrap();
    assert_eq!(case.messages.len(), 3);
    for message in &case.messages[1..] {
        assert!(message.is_own_request());
        let json = serde_json::to_value(message).unwrap();
        assert_eq!(json["do_not_contact_family_before_speaking_to_them"], true, "{json}");
        let mut broken = json;
        broken["do_not_contact_family_before_speaking_to_them"] = json!(false);
        assert!(schema::check(&broken).is_err() && serde_json::from_value::<Message>(broken).is_err());
    }
    // What a family adds to its own request says nothing of the kind.
    let parent = app.visitor();
    let (sent, _) = journey::to_sent(&parent).await;
    let reference = Reference::from_text(sent.one(".govuk-panel__body strong").unwrap());
    let status = parent.get(urls::STATUS).await;
    parent.submit(&status, post::ADD, &[("addition", "We moved")]).await;
    let case = app.store.desk_case(&reference, app.clock.now()).await.unwrap().unwrap();
    assert_eq!(case.messages.len(), 2);
    assert!(case.messages.iter().all(|message| !message.is_own_request()));
}
