//! What nobody may see: another seat's words, what is for the team alone, and that there is any of it.

use app::{
    domain::plan::{
        Agrees, Meeting, MeetingKind, MeetingState, Party, Scale, SeenBy, Step, StepSays, ToolReading, Wanted, What,
    },
    ports::{Clock, SeatKind},
    urls,
};
use jiff::{SignedDuration, civil::date};
use tests::{
    plan::{key, step, text},
    visitor::Visitor,
};

use super::{Family, PAGES, free, lead, line, steps};

/// Every page of the plan as it is sent, without what is new each time.
async fn every_page(visitor: &Visitor) -> Vec<String> {
    let mut pages = Vec::new();
    let steps = [1, 2, 3].map(urls::plan_step);
    for path in PAGES.into_iter().map(str::to_owned).chain(steps).chain([urls::PLAN_NEXT_FILE.to_owned()]) {
        let page = visitor.get(&path).await;
        let mut source = page.source;
        // The nonce of the page's policy is drawn anew.
        while let Some(start) = source.find("nonce=\"") {
            let end = start + 7 + source[start + 7..].find('"').unwrap();
            source.replace_range(start..=end, "");
        }
        pages.push(format!("{path} {:?} {source}", page.status));
    }
    pages
}

fn meeting(of: &str) -> What {
    What::Meeting(Meeting {
        key: key(of),
        version: 1,
        kind: MeetingKind::Eham,
        state: MeetingState::Planned,
        starts: date(2026, 12, 1).at(9, 0, 0, 0),
        place: Some(line("zqhidden")),
        chair: None,
        invited: Vec::new(),
        present: Vec::new(),
        record: Some(free("zqhidden")),
        next: None,
    })
}

/// A plan with what is for the team, and for another of the family, between what everybody sees.
fn with_hidden(version: u32) -> What {
    let hidden = |of: &str, seen_by: SeenBy| Step {
        what: line("zqhidden"),
        progress: Some(free("zqhidden")),
        ..step(of, seen_by)
    };
    let mut steps = steps();
    steps.insert(0, hidden("h1", SeenBy::Team));
    steps.insert(2, hidden("h2", SeenBy::Only(vec![key("dad")])));
    let mut text = text(1, steps);
    text.version = version;
    let goal = |of: &str, seen_by: SeenBy| Wanted {
        key: key(of),
        words: free("zqhidden"),
        for_whom: Some(line("zqhidden")),
        how_we_know: None,
        seen_by,
    };
    text.wanted.insert(0, goal("g1", SeenBy::Team));
    text.wanted.push(goal("g2", SeenBy::Only(vec![key("dad")])));
    What::Plan(Box::new(text))
}

#[tokio::test]
async fn pages_are_the_same_byte_for_byte_whether_or_not_something_is_hidden() {
    let family = Family::with_plan().await;
    let page = family.visitor.get(urls::PLAN).await;
    family.visitor.submit(&page, urls::post::PLAN_READ, &[]).await;
    family.app.clock.advance(SignedDuration::from_mins(1));
    family.says("seen", What::Words { words: free("Hello"), asks: true }).await;
    let before = every_page(&family.visitor).await;
    assert!(before.iter().any(|page| page.contains("New since you last looked")));
    family.app.clock.advance(SignedDuration::from_secs(20));
    family.says("p2", with_hidden(2)).await;
    let reading = ToolReading {
        tool: line("zqhidden"),
        about: line("zqhidden"),
        on: date(2026, 11, 2),
        score: 1,
        most: 9,
        scored_by: line("zqhidden"),
    };
    let hidden = [
        What::Words { words: free("zqhidden"), asks: true },
        meeting("eham"),
        lead(),
        What::Reading(reading),
        What::LeadAnswered { offer: key("lead"), party: Party::Family, agrees: false, words: Some(free("zqhidden")) },
    ];
    for (index, what) in hidden.into_iter().enumerate() {
        family.says_to(&format!("t{index}"), SeenBy::Team, what.clone()).await;
        family.says_to(&format!("d{index}"), SeenBy::Only(vec![key("dad")]), what).await;
    }
    let after = every_page(&family.visitor).await;
    for (before, after) in before.iter().zip(&after) {
        assert!(!after.contains("zqhidden"), "{after}");
        assert_eq!(before, after);
    }
    let (dad, _) = family.sitting("dad", SeatKind::Adult).await;
    let dads = every_page(&dad).await;
    assert!(dads.iter().any(|page| page.contains("zqhidden")), "the other seat does see its own");
}

#[tokio::test]
async fn what_dad_wrote_is_in_no_byte_of_any_page_of_mine() {
    let family = Family::with_plan().await;
    family.says("w", What::Words { words: free("How is it?"), asks: true }).await;
    family.says("m", meeting("taf")).await;
    family.says("o", lead()).await;
    let (dad, _) = family.sitting("dad", SeatKind::Adult).await;
    let before = every_page(&family.visitor).await;
    let secret = || Some(free("zqdads"));
    let says = [
        What::Answered { version: 1, agrees: Agrees::NotAgree, words: secret() },
        What::MeetingViews { meeting: key("taf"), words: free("zqdads") },
        What::Replied { to: "w".to_owned(), words: free("zqdads") },
        What::LeadChangeAsked { words: secret() },
        What::ScaleMade(Scale { key: key("dads"), about: line("zqdads"), low: line("zqdads"), high: line("zqdads") }),
        What::Scaled { scale: key("dads"), value: 3, words: secret() },
        What::Marked { step: key("visit"), says: StepSays::NotRight, words: secret() },
        What::Chased { step: None },
    ];
    for what in says {
        say_as_dad(&family, what).await;
    }
    assert_eq!(before, every_page(&family.visitor).await, "nor does anything tell that he wrote");
    // That a step is stuck is the plan's; why is his.
    say_as_dad(&family, What::Marked { step: key("ring"), says: StepSays::Stuck, words: secret() }).await;
    let pages = every_page(&family.visitor).await.concat();
    assert!(pages.contains("Stuck") && !pages.contains("zqdads"));
    assert!(every_page(&dad).await.concat().contains("zqdads"), "his own pages do hold it");
}

/// Keeps what dad says, as his own pages would.
async fn say_as_dad(family: &Family, what: What) {
    use app::{
        domain::{
            message::{Envelope, Message},
            plan::{By, PlanEvent},
        },
        ports::{Ids, RequestStatus},
    };
    let (at, id) = (family.app.clock.now(), server::crypto::ids::OsIds.uuid());
    let RequestStatus { reference, place, hub, .. } = family.status.clone();
    let envelope = Envelope { id, reference, place, hub, sent_at: at };
    let by = By::Seat { seat: key("dad") };
    let event = PlanEvent { at, id: id.to_string(), by, seen_by: SeenBy::Everyone, what };
    assert!(family.app.store.seat_says(family.status.id, &Message::plan(envelope, event), at).await.unwrap());
}

#[tokio::test]
async fn another_family_and_who_has_no_seat_see_nothing_of_it() {
    let family = Family::with_plan().await;
    let stranger = family.app.visitor();
    tests::journey::to_sent(&stranger).await;
    let pages = every_page(&stranger).await.concat();
    assert!(!pages.contains("Calm mornings") && !pages.contains("Nia"));
    let nobody = family.app.visitor();
    for path in PAGES {
        assert_eq!(nobody.get(path).await.path, urls::ENDED, "{path}");
    }
}
