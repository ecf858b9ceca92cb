//! What was typed is what the hub stores: every field of every page, through both real programs, compared as bare JSON.

use app::{
    domain::journey::Step,
    ports::{Clock, day_in_england},
    urls,
    urls::post,
};
use jiff::{Timestamp, ToSpan, civil::Date};
use serde_json::{Value, json};
use server::crypto::clock::SystemClock;
use tests::{
    processes::{HubProcess, PortalProcess, until},
    visitor::{Page, Visitor},
};

use crate::walk::{Ack, PATIENCE, state};

const WELL: &str = "=SUM(A1) We laugh 👨‍👩‍👧, \"a lot\"\r\n\r\n<script>alert(1)</script>\ttea at 5";
const WORRIES: &str = "Żółć, ‏مرحبا and 'quotes'; -- drop\r\n+1 @home & </textarea> \\ %00";
const ALREADY: &str = "School breakfast club\r\nGran 👵";
const OTHER_NEEDS: &str = "No calls at night\r\n<i>please</i>";

/// One family's way through the pages, and what its hub must then hold.
struct Case {
    postcode: &'static str,
    danger: bool,
    services: [&'static str; 2],
    place: &'static str,
    hub: &'static str,
    notice: &'static str,
}

const YORK: Case = Case {
    postcode: "YO1 7HH",
    danger: false,
    services: ["behaviour", "family-hub"],
    place: "york",
    hub: "mash",
    notice: "york-1",
};
const HULL: Case = Case {
    postcode: "HU1 2AA",
    danger: true,
    services: ["pregnancy", "send"],
    place: "hull",
    hub: "ehash",
    notice: "hull-2",
};

impl Case {
    /// Fills every field of every page and sends. What was acknowledged, and the JSON the hub must hold.
    async fn walk(&self, visitor: &Visitor, due: Date) -> (Ack, Value) {
        let page = visitor.get(urls::START).await;
        let page = visitor.submit(&page, post::BEGIN, &[]).await;
        let page = visitor.submit(&page, post::ANSWER, &[("postcode", self.postcode)]).await;
        let danger = if self.danger { "yes" } else { "no" };
        visitor.submit(&page, post::ANSWER, &[("danger", danger)]).await;
        let page = visitor.get(&urls::step(Step::Who)).await;
        let page = visitor.submit(&page, post::ANSWER, &[("who", "my-family")]).await;
        let page = visitor.submit(&page, post::ANSWER, &[("name", "Ama <Owusu> 🦊")]).await;
        let page = children(visitor, page, due).await;
        let page = visitor.submit(&page, post::ANSWER, &[("going-well", WELL)]).await;
        let page = visitor.submit(&page, post::ANSWER, &[("worries", WORRIES)]).await;
        let [one, two] = self.services;
        let help = [("help", one), ("help", two), ("help", "not-sure"), ("other-help", "=A bed for \"Kofi\"")];
        let page = visitor.submit(&page, post::ANSWER, &help).await;
        let people = [("already", ALREADY), ("trusted", "Mrs Lee, teacher"), ("may-talk", "yes"), ("had-plan", "no")];
        let page = visitor.submit(&page, post::ANSWER, &people).await;
        let needs = [
            ("ease", "interpreter"),
            ("ease", "large-print"),
            ("ease", "read-aloud"),
            ("ease", "easy-read"),
            ("ease", "step-free"),
            ("language", "Twi"),
            ("other-needs", OTHER_NEEDS),
        ];
        let page = visitor.submit(&page, post::ANSWER, &needs).await;
        let page = contact(visitor, page).await;
        let page = visitor.submit(&page, post::ANSWER, &[("agree", "yes")]).await;
        let (check, shares) = shares(visitor, page).await;
        assert_eq!(check.path, "/ask/check", "{}", check.text());
        let submission = check.attribute("input[name=submission]", "value").unwrap();
        let ack = Ack::read(&visitor.submit(&check, post::SEND, &[]).await);
        let message = self.expected(&submission, (&ack.reference, due), shares);
        (ack, message)
    }

    /// The message, without the times at which things were done.
    fn expected(&self, submission: &str, (reference, due): (&str, Date), shares: Vec<Value>) -> Value {
        json!({
            "format": "1",
            "id": submission,
            "reference": reference,
            "place": self.place,
            "hub": self.hub,
            "kind": "request",
            "content": {
                "request": {
                    "place": self.place,
                    "hub": self.hub,
                    "danger": self.danger,
                    "locality": null,
                    "urgent": self.danger,
                    "who_for": "my-family",
                    "name": "Ama <Owusu> 🦊",
                    "postcode": self.postcode,
                    "children": [
                        { "is": "born", "name": "Kofi 'K' <i>", "age": "5-10" },
                        { "is": "born", "name": "Zoë", "age": "16-17" },
                        { "is": "expected", "due": due.to_string() },
                        { "is": "expected", "due": null },
                    ],
                    "going_well": WELL.replace("\r\n", "\n"),
                    "worries": WORRIES.replace("\r\n", "\n"),
                    "help_wanted": { "services": self.services, "not_sure": true, "other": "=A bed for \"Kofi\"" },
                    "helpers": {
                        "already": ALREADY.replace("\r\n", "\n"),
                        "trusted": "Mrs Lee, teacher",
                        "may_talk": "yes",
                        "had_plan": "no",
                    },
                    "needs": {
                        "ease": ["interpreter", "large-print", "read-aloud", "easy-read", "step-free"],
                        "language": "Twi",
                        "other": OTHER_NEEDS.replace("\r\n", "\n"),
                    },
                    "contact": {
                        "ways": ["phone", "text", "email", "letter", "through", "code"],
                        "phone": "+44 (0)7700 900-123",
                        "email": "ama+help@example.org",
                        "address": "Flat 2, 1 Long Street <York>",
                        "through": "Mrs Lee, 01904 551900",
                        "voicemail": "no",
                        "say_who": "yes",
                        "times": "before 3 🕒",
                    },
                    "language": "en",
                },
                "consent": { "help": "given", "how": "own-device", "shares": shares, "notice_version": self.notice },
            },
        })
    }
}

async fn children(visitor: &Visitor, page: Page, due: Date) -> Page {
    let first = [("child-kind", "born"), ("child-name", "Kofi 'K' <i>"), ("child-age", "5-10"), ("more", "yes")];
    let page = visitor.submit(&page, post::ANSWER, &first).await;
    let second = [("child-kind", "born"), ("child-name", "Zoë"), ("child-age", "16-17"), ("more", "yes")];
    let page = visitor.submit(&page, post::ANSWER, &second).await;
    let [day, month, year] = [due.day().to_string(), due.month().to_string(), due.year().to_string()];
    let third = [
        ("child-kind", "expected"),
        ("due-day", day.as_str()),
        ("due-month", month.as_str()),
        ("due-year", year.as_str()),
        ("more", "yes"),
    ];
    let page = visitor.submit(&page, post::ANSWER, &third).await;
    visitor.submit(&page, post::ANSWER, &[("child-kind", "expected")]).await
}

async fn contact(visitor: &Visitor, page: Page) -> Page {
    let contact = [
        ("way", "phone"),
        ("way", "text"),
        ("way", "email"),
        ("way", "letter"),
        ("way", "through"),
        ("way", "code"),
        ("phone", "+44 (0)7700 900-123"),
        ("email", "ama+help@example.org"),
        ("address", "Flat 2, 1 Long Street <York>"),
        ("through", "Mrs Lee, 01904 551900"),
        ("voicemail", "no"),
        ("say-who", "yes"),
        ("times", "before 3 🕒"),
    ];
    visitor.submit(&page, post::ANSWER, &contact).await
}

/// Answers the sharing page with yes, no and nothing in turn. The next page, and what the hub must be told.
async fn shares(visitor: &Visitor, page: Page) -> (Page, Vec<Value>) {
    let mut fields: Vec<String> = page.names().into_iter().filter(|name| name.starts_with("share-")).collect();
    fields.dedup();
    assert!(fields.len() >= 16, "each organisation is asked about each item: {fields:?}");
    let said = [("yes", "given"), ("no", "refused"), ("", "not-answered")];
    let answered: Vec<_> = fields.iter().zip(said.into_iter().cycle()).collect();
    let typed: Vec<(&str, &str)> = answered
        .iter()
        .filter(|(_, (typed, _))| !typed.is_empty())
        .map(|(field, (typed, _))| (field.as_str(), *typed))
        .collect();
    let told = answered.iter().map(|(field, (_, decision))| {
        let (organisation, item) = field.trim_start_matches("share-").rsplit_once('-').unwrap();
        json!({ "organisation": organisation, "item": item, "decision": decision })
    });
    (visitor.submit(&page, post::ANSWER, &typed).await, told.collect())
}

/// Takes a time out of `value`; it must lie between `earliest` and now.
fn take_time(value: &mut Value, name: &str, earliest: Timestamp) {
    let time = value.as_object_mut().unwrap().remove(name).unwrap();
    let time: Timestamp = time.as_str().unwrap().parse().unwrap();
    assert!((earliest..=SystemClock.now()).contains(&time), "{name} is {time}");
}

#[tokio::test]
async fn a_hub_stores_exactly_what_was_typed_and_consented() {
    let began = SystemClock.now().round(jiff::Unit::Second).unwrap().checked_sub(1.second()).unwrap();
    let due = day_in_england(began).checked_add(100.days()).unwrap();
    let mut hub = HubProcess::default();
    let mut portal = PortalProcess::new(Some(&hub.base));
    portal.start().await;
    hub.start(&portal).await;
    let (in_york, in_hull) = (portal.visitor(), portal.visitor());
    let (_, york) = YORK.walk(&in_york, due).await;
    let (_, hull) = HULL.walk(&in_hull, due).await;
    for family in [&in_york, &in_hull] {
        until("the hub's own word", PATIENCE, async || {
            (state(&family.get(urls::STATUS).await) == "Confirmed").then_some(())
        })
        .await;
    }
    let mut cases: Vec<Value> = serde_json::from_str(&hub.cases().await).unwrap();
    for case in &mut cases {
        take_time(case, "received_at", began);
        take_time(&mut case["message"], "sent_at", began);
        take_time(&mut case["message"]["content"]["consent"], "at", began);
    }
    assert_eq!(cases, [json!({ "message": york }), json!({ "message": hull })]);
    let log = portal.log();
    // More of the number than a seal or a time could hold by chance: both are of digits too.
    for typed in ["Ama", "Kofi", "7700 900", "7700900", "Long Street", "We laugh", "Mornings", "Mrs Lee"] {
        assert!(!log.contains(typed), "{typed} is in the log");
    }
}
