use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use jiff::{Timestamp, civil::date};
use proptest::prelude::*;

use super::*;
use crate::domain::text::{FreeText, Line};

fn key(text: &str) -> PlanKey {
    PlanKey::parse(text).unwrap()
}

fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

fn words(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + second).unwrap()
}

fn hub() -> By {
    By::Hub { name: None, role: None }
}

fn seat(of: &str) -> By {
    By::Seat { seat: key(of) }
}

fn said(second: i64, by: By, what: What) -> PlanEvent {
    PlanEvent { at: at(second), id: format!("{second}-{}", what.slug()), by, seen_by: SeenBy::Everyone, what }
}

fn step(of: &str, seen_by: SeenBy) -> Step {
    Step {
        key: key(of),
        what: line("Ring the school"),
        owner: Owner::Family { name: line("Mum"), seat: Some(PlanKey::sender()) },
        wanted: None,
        by: None,
        state: StepState::NotStarted,
        progress: None,
        seen_by,
    }
}

fn text(version: u32, steps: Vec<Step>) -> PlanText {
    let wanted = Wanted {
        key: key("w"),
        words: words("Calm mornings"),
        for_whom: None,
        how_we_know: None,
        seen_by: SeenBy::Everyone,
    };
    PlanText {
        version,
        wanted: vec![wanted],
        steps,
        plan_b: words("We ring the hub"),
        ending: words("We do it ourselves"),
        next_review: date(2027, 2, 1),
        offers: Vec::new(),
        child_words: None,
    }
}

fn offer() -> What {
    What::LeadOffered(LeadOffer {
        key: key("o"),
        name: line("Nia"),
        role: line("school nurse"),
        organisation: line("Hill School"),
        is_partner: true,
        for_safety: false,
        contact: None,
    })
}

fn answer(party: Party, agrees: bool) -> What {
    What::LeadAnswered { offer: key("o"), party, agrees, words: None }
}

#[test]
fn nobody_leads_before_practitioner_child_and_family_have_each_agreed() {
    let mut events = vec![said(0, hub(), offer())];
    for (second, party) in [(1, Party::Practitioner), (2, Party::Child), (3, Party::Family)] {
        assert_eq!(Plan::of(events.clone()).lead.unwrap().state(), LeadState::Offered);
        events.push(said(second, hub(), answer(party, true)));
    }
    assert_eq!(Plan::of(events.clone()).lead.unwrap().state(), LeadState::Leads);
    events.push(said(4, seat("sender"), answer(Party::Family, false)));
    assert_eq!(Plan::of(events).lead.unwrap().state(), LeadState::Declined, "who agreed may think again");
}

#[test]
fn an_older_version_that_comes_late_changes_nothing() {
    let newest = said(9, hub(), What::Plan(Box::new(text(2, vec![step("a", SeenBy::Everyone)]))));
    let late = said(99, hub(), What::Plan(Box::new(text(1, vec![step("b", SeenBy::Everyone)]))));
    let plan = Plan::of([newest, late]);
    assert_eq!(plan.text.unwrap().0.version, 2);
    assert_eq!(plan.versions.len(), 2);
}

#[test]
fn what_is_not_for_family_view_leaves_no_trace() {
    let steps = vec![step("a", SeenBy::Everyone), step("b", SeenBy::Team), step("c", SeenBy::Only(vec![key("dad")]))];
    let whole = said(0, hub(), What::Plan(Box::new(text(1, steps))));
    let seen = whole.clone().for_seat(&key("mum")).unwrap();
    let without = said(0, hub(), What::Plan(Box::new(text(1, vec![step("a", SeenBy::Everyone)]))));
    assert_eq!(seen, without.for_seat(&key("mum")).unwrap());
    let What::Plan(dads) = whole.for_seat(&key("dad")).unwrap().what else { panic!("a plan") };
    assert_eq!(dads.steps.len(), 2);
    assert!(dads.steps.iter().all(|step| step.seen_by == SeenBy::Everyone), "nor whose eyes it is for");
    let hidden = PlanEvent { seen_by: SeenBy::Team, ..said(0, hub(), offer()) };
    assert_eq!(hidden.for_seat(&key("mum")), None);
}

#[test]
fn what_one_adult_wrote_is_no_other_adults_to_read() {
    let why = || Some(words("CANARY"));
    let theirs = [
        What::Marked { step: key("a"), says: StepSays::Stuck, words: why() },
        What::Marked { step: key("a"), says: StepSays::NotRight, words: why() },
        What::Answered { version: 1, agrees: Agrees::NotAgree, words: why() },
        What::LeadAnswered { offer: key("o"), party: Party::Family, agrees: false, words: why() },
        What::LeadChangeAsked { words: why() },
        What::MeetingViews { meeting: key("m"), words: words("CANARY") },
        What::Replied { to: "x".to_owned(), words: words("CANARY") },
        What::Scaled { scale: key("s"), value: 2, words: why() },
    ];
    for what in theirs {
        let event = said(0, seat("dad"), what);
        assert!(format!("{:?}", event.clone().for_seat(&key("dad"))).contains("CANARY"));
        assert!(!format!("{:?}", event.for_seat(&key("mum"))).contains("CANARY"));
    }
}

#[test]
fn a_step_is_as_the_family_says_until_the_plan_is_written_again() {
    let written =
        |second, version| said(second, hub(), What::Plan(Box::new(text(version, vec![step("a", SeenBy::Everyone)]))));
    let ticked = said(5, seat("sam"), What::Marked { step: key("a"), says: StepSays::Done, words: None });
    let one = step("a", SeenBy::Everyone);
    assert_eq!(Plan::of([written(1, 1), ticked.clone()]).state_of(&one), StepState::Done);
    assert_eq!(Plan::of([written(1, 1), ticked, written(6, 2)]).state_of(&one), StepState::NotStarted);
}

#[test]
fn a_plan_without_a_step_or_with_one_key_twice_is_none() {
    assert_eq!(text(1, vec![step("a", SeenBy::Everyone)]).check(), Ok(()));
    assert_eq!(text(1, Vec::new()).check(), Err(NotAPlan::Steps));
    assert_eq!(text(0, vec![step("a", SeenBy::Everyone)]).check(), Err(NotAPlan::Version));
    let twice = text(1, vec![step("a", SeenBy::Everyone), step("a", SeenBy::Everyone)]);
    assert_eq!(twice.check(), Err(NotAPlan::SameKey));
    let stray = Step { wanted: Some(key("gone")), ..step("a", SeenBy::Everyone) };
    assert_eq!(text(1, vec![stray]).check(), Err(NotAPlan::NoSuchWanted));
}

/// One of everything that can come in another order than it was said.
fn any_event() -> impl Strategy<Value = PlanEvent> {
    let what = prop_oneof![
        (1_u32..5, 0_u8..3).prop_map(|(version, which)| {
            What::Plan(Box::new(text(version, vec![step(["a", "b", "c"][usize::from(which)], SeenBy::Everyone)])))
        }),
        (0_usize..3, any::<bool>()).prop_map(|(which, agrees)| answer(Party::ALL[which], agrees)),
        Just(offer()),
        (0_usize..5).prop_map(|which| What::Marked { step: key("a"), says: StepSays::ALL[which], words: None }),
        (1_i8..28, 0_usize..9).prop_map(|(day, which)| What::Stage(Stage {
            stage: StageKind::ALL[which],
            on: date(2027, 1, day),
            step_up: None,
            words: None,
        })),
        (0_u8..=10).prop_map(|value| What::Scaled { scale: key("s"), value, words: None }),
        (1_u32..4, 0_usize..3).prop_map(|(version, which)| What::Meeting(Meeting {
            key: key("m"),
            version,
            kind: MeetingKind::Taf,
            state: MeetingState::ALL[which],
            starts: date(2027, 1, 5).at(9, 0, 0, 0),
            place: None,
            chair: None,
            invited: Vec::new(),
            present: Vec::new(),
            record: None,
            next: None,
        })),
    ];
    (0_i64..40, what).prop_map(|(second, what)| said(second, hub(), what))
}

proptest! {
    #[test]
    fn shuffled_repeated_and_late_events_end_in_the_same_plan(
        events in prop::collection::vec(any_event(), 0..60),
        shuffle in any::<u64>(),
    ) {
        // One id says one thing.
        let mut once = std::collections::BTreeMap::new();
        for event in events {
            once.entry(event.id.clone()).or_insert(event);
        }
        let in_order: Vec<_> = once.into_values().collect();
        let mut shuffled = [in_order.clone(), in_order.clone()].concat();
        shuffled.sort_by_cached_key(|event| BuildHasherDefault::<DefaultHasher>::default().hash_one((shuffle, &event.id)));
        prop_assert_eq!(Plan::of(in_order), Plan::of(shuffled));
    }
}
