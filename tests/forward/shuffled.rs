//! Reports that come twice, late and in any order end in the state that they would have ended in, in order (fault D16).

use std::collections::BTreeSet;

use app::{
    domain::plan::{
        Meeting, MeetingKind, MeetingState, Plan, PlanEvent, PlanText, SeenBy, Stage, StageKind, ToolReading, What,
    },
    ports::{Ids, PlanTaken, Store, VisitData},
};
use jiff::{Timestamp, civil::date};
use tests::{
    app::TestApp,
    fixtures::{self, at, noon},
    plan::{hub_says, key, lead_offer, line, outcome, step, team, text, words},
};

use crate::fixtures::Dice;

/// What a hub says as number `number` of `most`, all of it later than noon.
fn said(number: u32, most: u32) -> What {
    let day = |number: u32| i8::try_from(number % 27 + 1).unwrap();
    match number % 9 {
        0 => outcome(),
        1 => What::Stage(Stage {
            stage: StageKind::ALL[usize::try_from(number / 9).unwrap() % StageKind::ALL.len()],
            on: date(2027, 1, day(number)),
            step_up: None,
            words: None,
        }),
        2 | 3 => What::Plan(Box::new(PlanText {
            // Two of each version: the later one counts.
            version: number / 9 + 1,
            next_review: date(2027, 2, day(number)),
            ..text(1, vec![step(&format!("step-{number}"), SeenBy::Everyone)])
        })),
        4 => What::Team(team(number)),
        5 => lead_offer(),
        6 => What::Meeting(Meeting {
            key: key(&format!("m-{}", number % 4)),
            version: number / 18 + 1,
            kind: MeetingKind::Taf,
            state: MeetingState::ALL[usize::try_from(number).unwrap() % 3],
            starts: date(2027, 1, day(most - number)).at(9, 0, 0, 0),
            place: None,
            chair: None,
            invited: Vec::new(),
            present: Vec::new(),
            record: None,
            next: None,
        }),
        7 => What::Words { words: words(&format!("word {number}")), asks: number.is_multiple_of(2) },
        _ => What::Reading(ToolReading {
            tool: line("Star"),
            about: line("Mornings"),
            on: date(2027, 1, day(number)),
            score: u16::try_from(number % 11).unwrap(),
            most: 10,
            scored_by: line("All of us"),
        }),
    }
}

/// Sends request `number`, as a family does.
async fn sent(store: &dyn Store, number: u32) {
    let draft = fixtures::draft(number);
    let data = VisitData { draft: Some(draft.id), family: Some(draft.family), ..VisitData::default() };
    store.begin_visit(fixtures::visit_key(number), &data, noon()).await.unwrap();
    store.create_draft(&draft, noon()).await.unwrap();
    store.send(&fixtures::send_off(number, noon())).await.unwrap();
}

/// When number `number` is said: some of it at one and the same moment.
fn moment(number: u32) -> Timestamp {
    at(i64::from(number / 2) + 1)
}

/// Every event of every plan twice, in an order that the dice choose.
fn shuffled(plans: u32, each: u32, dice: &Dice) -> Vec<(u32, u32)> {
    let once = (1..=plans).flat_map(|plan| (0..each).map(move |number| (plan, number)));
    let mut deck: Vec<_> = once.clone().chain(once).collect();
    for last in (1..deck.len()).rev() {
        let other = usize::try_from(dice.below(u32::try_from(last + 1).unwrap())).unwrap();
        deck.swap(last, other);
    }
    deck
}

async fn end_in_the_in_order_state(plans: u32, each: u32) {
    let app = TestApp::start().await;
    for plan in 1..=plans {
        sent(app.store.as_ref(), plan).await;
    }
    let now = at(i64::from(each) + 60);
    let mut taken = BTreeSet::new();
    for (plan, number) in shuffled(plans, each, &Dice::default()) {
        let says = hub_says(plan, &format!("e{number}"), said(number, each), moment(number));
        let answer = app.store.hub_says(&says, now).await.unwrap();
        let was_there = !taken.insert((plan, number));
        assert_eq!(answer, if was_there { PlanTaken::Already } else { PlanTaken::Taken });
    }
    let in_order: Vec<PlanEvent> =
        (0..each).map(|number| hub_says(1, &format!("e{number}"), said(number, each), moment(number)).event).collect();
    let wanted = Plan::of(in_order);
    for plan in 1..=plans {
        let request = fixtures::send_off(plan, noon()).request;
        assert_eq!(Plan::of(app.store.plan_events(request).await.unwrap()), wanted, "plan {plan}");
        let dates = app.store.plan_dates(request).await.unwrap().unwrap();
        assert_eq!(dates.changed_at, moment(each - 1));
        assert_eq!(dates.outcome_at, Some(moment(0)));
        let (text, _) = wanted.text.as_ref().unwrap();
        assert_eq!(dates.review_on, Some(text.next_review), "plan {plan}");
    }
}

#[tokio::test]
async fn a_thousand_shuffled_repeated_and_late_reports_end_in_the_in_order_state() {
    end_in_the_in_order_state(20, 25).await;
}

/// Run it with: cargo test --workspace --exclude browser --locked --test forward -- --ignored `a_hundred_thousand`
#[tokio::test]
#[ignore = "takes minutes; the same with a thousand runs every time"]
async fn a_hundred_thousand_shuffled_repeated_and_late_reports_end_in_the_in_order_state() {
    end_in_the_in_order_state(200, 250).await;
}
