//! One valid report of each kind, as a hub's computer would write it.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// What stands in each report about a plan, by the last part of its address.
pub(crate) fn contents() -> BTreeMap<&'static str, Value> {
    BTreeMap::from([
        ("outcome", json!({ "is": "help-starts", "words": "A school nurse will ring you this week." })),
        ("stage", json!({ "stage": "heard", "on": "2026-11-25" })),
        ("plan", plan(1, "2026-12-20")),
        (
            "reading",
            json!({ "tool": "Family Star Plus", "about": "Keeping to a routine", "on": "2026-12-01",
                    "score": 4, "most": 10, "scored_by": "Ama and Nia together" }),
        ),
        ("team", team()),
        ("lead-offer", lead_offer()),
        ("lead-answer", json!({ "offer": "nia", "party": "practitioner", "agrees": true })),
        ("meeting", meeting(1, "planned")),
        ("message", json!({ "words": "Which mornings are hardest?", "asks": true })),
    ])
}

/// A version of the plan with this day to look at it again.
pub(crate) fn plan(version: u32, next_review: &str) -> Value {
    json!({
        "version": version,
        "wanted": [{ "key": "calm", "words": "Calm mornings", "how_we_know": "We leave by half past eight" }],
        "steps": [
            { "key": "ring", "what": "Ring the school", "owner": { "family": { "name": "Ama", "seat": "sender" } },
              "wanted": "calm", "by": "2026-12-04", "state": "going" },
            { "key": "walk", "what": "Walk to school together", "owner": { "family": { "name": "Kofi", "seat": "kofi" } },
              "state": "not-started" },
            { "key": "club", "what": "Find a breakfast club", "owner": { "team": { "person": "nia" } },
              "state": "not-started" },
        ],
        "plan_b": "If mornings get worse we ring Nia the same day.",
        "ending": "We manage mornings on our own for a month.",
        "next_review": next_review,
    })
}

fn team() -> Value {
    json!({
        "version": 1, "main_contact": "nia",
        "people": [{ "key": "nia", "name": "Nia", "role": "school nurse", "organisation": "Hill School" }],
    })
}

/// The school nurse is asked to lead.
fn lead_offer() -> Value {
    json!({ "key": "nia", "name": "Nia", "role": "school nurse", "organisation": "Hill School", "is_partner": true })
}

/// A version of the team's meeting.
pub(crate) fn meeting(version: u32, state: &str) -> Value {
    json!({
        "key": "first", "version": version, "type": "taf", "state": state, "starts": "2026-12-08T16:00:00",
        "place": "Hill School", "chair": "Nia", "invited": ["Ama", "Kofi"],
    })
}
