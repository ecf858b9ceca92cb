//! Claims about counts that name nobody.

use app::{
    domain::{
        place::PlaceId,
        plan::{Meeting, MeetingKind, MeetingState, Party, What},
    },
    ports::SentMeasure,
};
use jiff::civil::date;
use tests::{
    fixtures::{self, at, noon},
    plan::{hub_says, key, lead_offer, outcome},
};

use crate::{StoreUnderTest, steps};

pub async fn what_is_counted_is_this_places_alone_and_names_nobody(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let mut again = fixtures::send_request(2, fixtures::request(), at(50));
    let first = fixtures::send_off(1, noon());
    (again.family, again.member) = (first.family, first.member);
    store.begin_visit(again.visit, &again.visit_data, at(50)).await.unwrap();
    store.send(&again).await.unwrap();
    store.hub_says(&hub_says(1, "e1", outcome(), at(60)), at(60)).await.unwrap();
    let measure = |sent_at, outcome_at, again| SentMeasure { sent_at, outcome_at, again, withdrawn: false };
    let mut counted = store.requests_since(&fixtures::place(), noon()).await.unwrap();
    counted.sort_by_key(|it| it.sent_at);
    assert_eq!(counted, [measure(noon(), Some(at(60)), false), measure(at(50), None, true)]);
    assert_eq!(store.requests_since(&fixtures::place(), at(51)).await.unwrap(), []);
    assert_eq!(store.requests_since(&PlaceId::parse("hull").unwrap(), noon()).await.unwrap(), []);
}

fn taf(version: u32, state: MeetingState) -> What {
    What::Meeting(Meeting {
        key: key("taf"),
        version,
        kind: MeetingKind::Taf,
        state,
        starts: date(2026, 11, 30).at(9, 0, 0, 0),
        place: None,
        chair: None,
        invited: Vec::new(),
        present: Vec::new(),
        record: None,
        next: None,
    })
}

pub async fn a_meeting_counts_once_as_its_highest_version_says(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let (place, since) = (fixtures::place(), date(2026, 11, 1));
    for (event, version, state, counted) in [
        ("e1", 1, MeetingState::Planned, 0),
        ("e3", 3, MeetingState::Held, 1),
        ("e2", 2, MeetingState::Cancelled, 1),
        ("e4", 4, MeetingState::Cancelled, 0),
    ] {
        store.hub_says(&hub_says(1, event, taf(version, state), at(5)), at(10)).await.unwrap();
        assert_eq!(store.team_meetings_since(&place, since).await.unwrap().len(), counted, "{event}");
    }
}

pub async fn a_lead_of_another_organisation_counts_once_all_three_agreed(engine: impl StoreUnderTest) {
    let store = engine.store();
    steps::sent(&store, 1).await;
    let answer = |party| What::LeadAnswered { offer: key("lead"), party, agrees: true, words: None };
    let count = async || store.partner_leads_since(&fixtures::place(), noon()).await.unwrap();
    store.hub_says(&hub_says(1, "e1", answer(Party::Child), at(5)), at(10)).await.unwrap();
    store.hub_says(&hub_says(1, "e2", lead_offer(), at(4)), at(10)).await.unwrap();
    store.hub_says(&hub_says(1, "e3", answer(Party::Practitioner), at(6)), at(10)).await.unwrap();
    assert_eq!(count().await, []);
    store.hub_says(&hub_says(1, "e4", answer(Party::Family), at(7)), at(10)).await.unwrap();
    assert_eq!(count().await, [at(7)]);
}
