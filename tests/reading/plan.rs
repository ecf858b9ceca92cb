//! The plan on a family's phone, in every state of its pages: before anybody wrote, whole, late, and as a young person.

use app::{
    domain::{
        ids::SeatId,
        plan::{
            LeadOffer, Meeting, MeetingKind, MeetingState, OfferTried, Owner, PlanText, SeenBy, Stage, StageKind, Step,
            StepState, Team, TeamPerson, ToolReading, Tried, Wanted, What,
        },
        return_code::ReturnCode,
        text::{FreeText, Line, PersonName},
    },
    ports::{Clock, NewSeat, Purpose, RequestStatus, SeatKind, Secrets, Sitter},
    urls::{self, post},
};
use jiff::{SignedDuration, civil::date};
use tests::{
    app::TestApp,
    desk::Everywhere as _,
    fixtures,
    journey::to_sent,
    own,
    plan::{key, outcome, told},
    visitor::Visitor,
};

use crate::pages::Pages;

const WORDS: &str = "abacus abdomen abdominal abide abiding ability";

pub(crate) async fn walk(pages: &mut Pages) {
    let app = TestApp::start().await;
    let visitor = app.visitor();
    to_sent(&visitor).await;
    let status = app.store.desk_list(1).await.expect("requests").remove(0).status;
    for path in [urls::PLAN, urls::PLAN_AGREE, urls::PLAN_TEAM, urls::PLAN_MEETINGS, urls::PLAN_WORDS] {
        pages.write(&visitor.get(path).await, "nothing yet", "york");
    }
    tell(&app, &status).await;
    every_page(&visitor, "", pages).await;
    refused(&visitor, pages).await;
    seat(&app, &status, pages).await;
    app.clock.advance(SignedDuration::from_mins(10));
    told(&app, &status, ("more", SeenBy::Everyone), What::Words { words: words("Hello again"), asks: false }).await;
    pages.write(&visitor.get(urls::PLAN).await, "new", "york");

    let app = TestApp::start().await;
    let young = app.visitor();
    own::to_sent(&young, "hull").await;
    let status = app.store.desk_list(1).await.expect("requests").remove(0).status;
    tell(&app, &status).await;
    every_page(&young, "young", pages).await;
}

async fn every_page(visitor: &Visitor, state: &str, pages: &mut Pages) {
    let paths = urls::FAMILY_PAGES.iter().filter(|path| path.starts_with(urls::PLAN) && **path != urls::PLAN_OPEN);
    for path in paths {
        pages.write(&visitor.get(path).await, state, "york");
    }
    for number in [1, 2] {
        pages.write(&visitor.get(&urls::plan_step(number)).await, &format!("{state} one {number}"), "york");
    }
}

async fn refused(visitor: &Visitor, pages: &mut Pages) {
    let page = visitor.get(urls::PLAN).await;
    let page = visitor.submit(&page, post::PLAN_READ, &[]).await;
    pages.write(&page, "read", "york");
    let page = visitor.get(urls::PLAN_AGREE).await;
    let page = visitor.submit(&page, post::PLAN_AGREE, &[]).await;
    pages.write(&page, "refused", "york");
    let page = visitor.submit(&page, post::PLAN_AGREE, &[("agrees", "agree")]).await;
    pages.write(&page, "answered", "york");
    let page = visitor.get(urls::PLAN_TEAM).await;
    let page = visitor.submit(&page, post::PLAN_LEAD, &[("lead-agrees", "no")]).await;
    pages.write(&page, "declined", "york");
    let page = visitor.submit(&page, post::PLAN_LEAD_CHANGE, &[]).await;
    pages.write(&page, "change asked", "york");
    let page = visitor.get(urls::PLAN_PROGRESS).await;
    let line = [("scale-about", "Bedtime"), ("scale-low", "a fight"), ("scale-high", "calm")];
    let page = visitor.submit(&page, post::PLAN_SCALE, &line).await;
    let field = page.names().into_iter().find(|name| name.starts_with("at-")).expect("a field");
    let page = visitor.submit(&page, post::PLAN_SCALED, &[(&field, "4")]).await;
    pages.write(&page, "with a line", "york");
    let page = visitor.get("/plan/steps?of=99").await;
    pages.write(&page, "gone", "york");
}

/// The way to a seat, in every state.
async fn seat(app: &TestApp, status: &RequestStatus, pages: &mut Pages) {
    let digest = {
        let code = ReturnCode::parse(WORDS).expect("words");
        app.codes.digest(Purpose::Seat, &[code.canonical().as_bytes()])
    };
    let sitter = Sitter { name: PersonName::parse("Sam").expect("a name"), kind: SeatKind::YoungPerson };
    let id = SeatId::new(fixtures::id("seat", 1));
    let new = NewSeat { id, request: status.id, key: key("sam"), sitter, words: digest };
    assert!(app.store.make_seat(&new, app.clock.now()).await.expect("storage"));
    let sam = app.visitor();
    let page = sam.get(urls::PLAN_OPEN).await;
    pages.write(&page, "", "all");
    let wrong = sam.submit(&page, post::PLAN_OPEN, &[("code", "abacus abdomen abide able ability abacus")]).await;
    pages.write(&wrong, "wrong", "all");
    let choose = sam.submit(&page, post::PLAN_OPEN, &[("code", WORDS)]).await;
    pages.write(&choose, "choose", "all");
    let page = sam.submit(&choose, post::PLAN_WORD, &[("safe-word", "purple kettle")]).await;
    pages.write(&page, "seat", "york");
    let page = app.visitor();
    let open = page.get(urls::PLAN_OPEN).await;
    let open = page.submit(&open, post::PLAN_OPEN, &[("code", WORDS)]).await;
    pages.write(&open, "safe word", "all");
    let open = page.submit(&open, post::PLAN_WORD, &[("safe-word", "yellow kettle")]).await;
    pages.write(&open, "not right", "all");
}

fn words(text: &str) -> FreeText {
    FreeText::parse(text).expect("words")
}

fn line(text: &str) -> Line {
    Line::parse(text).expect("a line")
}

/// Everything that a hub can tell.
async fn tell(app: &TestApp, status: &RequestStatus) {
    let stage = |stage, day, words| Stage { stage, on: date(2026, 11, day), step_up: None, words };
    let reading = ToolReading {
        tool: line("Star"),
        about: line("Home"),
        on: date(2026, 11, 2),
        score: 4,
        most: 10,
        scored_by: line("Nia"),
    };
    let said = [
        outcome(),
        What::Stage(stage(StageKind::Heard, 2, None)),
        What::Stage(stage(StageKind::Assessment, 3, Some(words("Nia will come round")))),
        What::Team(team()),
        What::Plan(Box::new(plan(1))),
        What::Plan(Box::new(PlanText { plan_b: words("We call Nan"), ..plan(2) })),
        What::LeadOffered(lead()),
        What::Meeting(meeting("a", MeetingState::Planned)),
        What::Meeting(meeting("b", MeetingState::Held)),
        What::Words { words: words("Is this day good for you?"), asks: true },
        What::Reading(reading),
    ];
    for (index, what) in said.into_iter().enumerate() {
        told(app, status, (&format!("e{index}"), SeenBy::Everyone), what).await;
    }
}

fn lead() -> LeadOffer {
    LeadOffer {
        key: key("lead"),
        name: line("Nia"),
        role: line("nurse"),
        organisation: line("Hill School"),
        is_partner: true,
        for_safety: false,
        contact: None,
    }
}

fn team() -> Team {
    let person = |of: &str, contact| TeamPerson {
        key: key(of),
        name: line("Nia"),
        role: line("nurse"),
        organisation: line("Hill School"),
        contact,
        explained: Some(line("Talk with you at home")),
    };
    let people = vec![person("nurse", Some(line("01482 000000"))), person("other", None)];
    Team { version: 1, people, main_contact: key("nurse") }
}

fn plan(version: u32) -> PlanText {
    let step = |of: &str, owner, by| Step {
        key: key(of),
        what: line("Ring the school"),
        owner,
        wanted: Some(key("calm")),
        by: Some(by),
        state: StepState::Going,
        progress: None,
        seen_by: SeenBy::Everyone,
    };
    let wanted = Wanted {
        key: key("calm"),
        words: words("Calm days"),
        for_whom: Some(line("Kofi")),
        how_we_know: Some(words("We laugh")),
        seen_by: SeenBy::Everyone,
    };
    let mum = Owner::Family { name: line("Mum"), seat: None };
    let tried = |came| OfferTried { what: line("Swim club"), on: date(2026, 10, 1), came };
    PlanText {
        version,
        wanted: vec![wanted],
        steps: vec![
            step("ring", mum, date(2026, 11, 20)),
            step("visit", Owner::Team { person: key("nurse") }, date(2026, 12, 4)),
        ],
        plan_b: words("We ring the hub"),
        ending: words("We do it on our own"),
        next_review: date(2026, 11, 23),
        offers: vec![tried(Tried::Declined), tried(Tried::Helped)],
        child_words: Some(words("Less noise at home")),
    }
}

fn meeting(of: &str, state: MeetingState) -> Meeting {
    Meeting {
        key: key(of),
        version: 1,
        kind: MeetingKind::Taf,
        state,
        starts: date(2026, 12, 1).at(16, 0, 0, 0),
        place: Some(line("The hall")),
        chair: Some(line("Nia")),
        invited: vec![line("Mum")],
        present: vec![line("Mum")],
        record: Some(words("We made a plan")),
        next: Some(date(2027, 1, 5)),
    }
}
