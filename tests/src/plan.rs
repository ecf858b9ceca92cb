//! Made-up plans: what a hub and a family say, valid throughout, each under an id that its number gives.

use app::{
    domain::{
        ids::SeatId,
        message::Message,
        plan::{
            By, LeadOffer, Outcome, OutcomeIs, Owner, PlanEvent, PlanKey, PlanText, SeenBy, Step, StepState, Team,
            TeamPerson, Wanted, What,
        },
        text::{FreeText, Line, PersonName},
    },
    ports::{Clock, HubSays, NewSeat, PlanTaken, RequestStatus, SeatKind, Sitter},
};
use jiff::{Timestamp, civil::date};

use crate::{
    app::TestApp,
    fixtures::{self, CANARY},
};

/// A key.
pub fn key(text: &str) -> PlanKey {
    PlanKey::parse(text).expect("a key")
}

/// A line that no other text holds.
pub fn line(text: &str) -> Line {
    Line::parse(&format!("{text} {CANARY}")).expect("a line")
}

/// Words that no other text holds.
pub fn words(text: &str) -> FreeText {
    FreeText::parse(&format!("{text} {CANARY}")).expect("words")
}

/// One step of the family's, with this key, for these eyes.
pub fn step(of: &str, seen_by: SeenBy) -> Step {
    Step {
        key: key(of),
        what: line("Ring the school"),
        owner: Owner::Family { name: line("Mum"), seat: Some(PlanKey::sender()) },
        wanted: Some(key("calm")),
        by: Some(date(2026, 12, 4)),
        state: StepState::Going,
        progress: None,
        seen_by,
    }
}

/// Version `version` of a plan with these steps.
pub fn text(version: u32, steps: Vec<Step>) -> PlanText {
    PlanText {
        version,
        wanted: vec![Wanted {
            key: key("calm"),
            words: words("Calm mornings"),
            for_whom: None,
            how_we_know: Some(words("We laugh again")),
            seen_by: SeenBy::Everyone,
        }],
        steps,
        plan_b: words("We ring the hub"),
        ending: words("We do it on our own"),
        next_review: date(2027, 1, i8::try_from(version).expect("a day")),
        offers: Vec::new(),
        child_words: None,
    }
}

/// A team of one, who is the main contact.
pub fn team(version: u32) -> Team {
    let nurse = TeamPerson {
        key: key("nurse"),
        name: line("Nia"),
        role: line("school nurse"),
        organisation: line("Hill School"),
        contact: Some(line("01482 000000")),
        explained: None,
    };
    Team { version, people: vec![nurse], main_contact: key("nurse") }
}

/// Somebody is asked to lead.
pub fn lead_offer() -> What {
    What::LeadOffered(LeadOffer {
        key: key("lead"),
        name: line("Nia"),
        role: line("school nurse"),
        organisation: line("Hill School"),
        is_partner: true,
        for_safety: false,
        contact: None,
    })
}

/// The hub's answer.
pub fn outcome() -> What {
    What::Outcome(Outcome { is: OutcomeIs::HelpStarts, words: words("We will help") })
}

/// A hub says `what` under `event`, about request `request`.
pub fn hub_says(request: u32, event: &str, what: What, at: Timestamp) -> HubSays {
    let by = By::Hub { name: None, role: None };
    HubSays {
        place: fixtures::place(),
        hub: fixtures::hub(),
        reference: fixtures::reference(request),
        event: PlanEvent { at, id: event.to_owned(), by, seen_by: SeenBy::Everyone, what },
    }
}

/// The hub of a sent request says `what` under `event`, now, for these eyes.
pub async fn told(app: &TestApp, status: &RequestStatus, (event, seen_by): (&str, SeenBy), what: What) {
    let (at, by) = (app.clock.now(), By::Hub { name: None, role: None });
    let RequestStatus { place, hub, reference, .. } = status.clone();
    let event = PlanEvent { at, id: event.to_owned(), by, seen_by, what };
    let taken = app.store.hub_says(&HubSays { place, hub, reference, event }, at).await.expect("storage");
    assert_eq!(taken, PlanTaken::Taken);
}

/// A seat says `what`, as message `message` about request `request`.
pub fn seat_says(request: u32, (seat, message): (&str, u32), what: What, at: Timestamp) -> Message {
    let envelope = fixtures::envelope(request, message, at);
    let id = envelope.id.to_string();
    let event = PlanEvent { at, id, by: By::Seat { seat: key(seat) }, seen_by: SeenBy::Everyone, what };
    Message::plan(envelope, event)
}

/// A seat with this key at the plan of request `request`; its words have the digest `[number; 32]`.
pub fn new_seat(request: u32, of: &str, (kind, number): (SeatKind, u8)) -> NewSeat {
    NewSeat {
        id: SeatId::new(fixtures::id("seat", u32::from(number))),
        request: fixtures::send_off(request, fixtures::noon()).request,
        key: key(of),
        sitter: Sitter { name: PersonName::parse(&format!("Sam {CANARY}")).expect("a name"), kind },
        words: [number; 32],
    }
}
