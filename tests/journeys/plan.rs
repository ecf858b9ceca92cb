//! The plan on the family's phone: what each seat reads, and what it says.
//!
//! `way_in` holds six words and safe words, `reading` the pages, `saying` the forms, `walls` what nobody may see.
#![expect(clippy::unwrap_used, reason = "a step that fails is a failed journey")]

mod reading;
mod saying;
mod walls;
mod way_in;

use app::{
    domain::{
        ids::SeatId,
        plan::{Owner, PlanEvent, SeenBy, Step, StepSays, What},
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
    fixtures, journey, own,
    plan::{key, lead_offer, outcome, step, team, text, told},
    visitor::{Page, Visitor},
};

/// Every page of a plan.
pub(super) const PAGES: [&str; 10] = [
    urls::PLAN,
    urls::PLAN_STEPS,
    urls::PLAN_AGREE,
    urls::PLAN_WORDS,
    urls::PLAN_TEAM,
    urls::PLAN_MEETINGS,
    urls::PLAN_PROGRESS,
    urls::PLAN_HISTORY,
    urls::PLAN_CHILD,
    urls::PLAN_PRINT,
];

pub(super) const WORD: &str = "purple kettle";
pub(super) const DADS: &str = "abacus abdomen abdominal abide abiding ability";

/// A family that asked for help, and its hub.
pub(super) struct Family {
    pub(super) app: TestApp,
    /// The sender's browser, in the visit that sent the request.
    pub(super) visitor: Visitor,
    pub(super) words: String,
    pub(super) status: RequestStatus,
}

impl Family {
    pub(super) async fn new() -> Self {
        let app = TestApp::start().await;
        let visitor = app.visitor();
        let (_, words) = journey::to_sent(&visitor).await;
        Self::of(app, (visitor, words)).await
    }

    /// A young person who asked for themselves.
    pub(super) async fn own() -> Self {
        let app = TestApp::start().await;
        let visitor = app.visitor();
        let (_, words) = own::to_sent(&visitor, "york").await;
        Self::of(app, (visitor, words)).await
    }

    async fn of(app: TestApp, (visitor, words): (Visitor, String)) -> Self {
        let status = app.store.desk_list(1).await.unwrap().remove(0).status;
        Self { app, visitor, words, status }
    }

    /// With an answer, a team and a plan: one step of the family's, one of the team's.
    pub(super) async fn with_plan() -> Self {
        let family = Self::new().await;
        family.plan().await;
        family
    }

    pub(super) async fn plan(&self) {
        self.says("outcome", outcome()).await;
        self.says("team", What::Team(team(1))).await;
        self.says("plan", What::Plan(Box::new(text(1, steps())))).await;
        // What is said of a plan comes after it was written.
        self.app.clock.advance(SignedDuration::from_secs(1));
    }

    /// The hub says `what` to everybody.
    pub(super) async fn says(&self, event: &str, what: What) {
        self.says_to(event, SeenBy::Everyone, what).await;
    }

    pub(super) async fn says_to(&self, event: &str, seen_by: SeenBy, what: What) {
        told(&self.app, &self.status, (event, seen_by), what).await;
    }

    /// Makes a seat that these six words open.
    pub(super) async fn seat(&self, of: &str, (kind, words): (SeatKind, &str)) -> SeatId {
        let id = SeatId::new(fixtures::id(of, 1));
        let sitter = Sitter { name: PersonName::parse("Sam").unwrap(), kind };
        let words = self.digest(words);
        let new = NewSeat { id, request: self.status.id, key: key(of), sitter, words };
        assert!(self.app.store.make_seat(&new, self.app.clock.now()).await.unwrap());
        id
    }

    pub(super) fn digest(&self, words: &str) -> [u8; 32] {
        self.app.codes.digest(Purpose::Seat, &[ReturnCode::parse(words).unwrap().canonical().as_bytes()])
    }

    /// Somebody who came to a seat and chose a safe word.
    pub(super) async fn sitting(&self, of: &str, kind: SeatKind) -> (Visitor, SeatId) {
        let seat = self.seat(of, (kind, DADS)).await;
        let visitor = self.app.visitor();
        type_words(&visitor, DADS).await;
        let page = type_safe_word(&visitor, WORD).await;
        assert!(page.path == urls::PLAN || page.path == urls::PLAN_CHILD, "{}", page.text());
        (visitor, seat)
    }

    /// What the family said, by slug, in the order it was kept.
    pub(super) async fn said(&self) -> Vec<PlanEvent> {
        let events = self.app.store.plan_events(self.status.id).await.unwrap();
        events.into_iter().filter(|event| event.seat().is_some()).collect()
    }
}

pub(super) async fn type_words(visitor: &Visitor, words: &str) -> Page {
    let page = visitor.get(urls::PLAN_OPEN).await;
    visitor.submit(&page, post::PLAN_OPEN, &[("code", words)]).await
}

pub(super) async fn type_safe_word(visitor: &Visitor, word: &str) -> Page {
    let page = visitor.get(urls::PLAN_OPEN).await;
    visitor.submit(&page, post::PLAN_WORD, &[("safe-word", word)]).await
}

/// One step of the family's, for everybody, and one of the nurse's.
pub(super) fn steps() -> Vec<Step> {
    let nurses = Step {
        what: line("The nurse comes round"),
        owner: Owner::Team { person: key("nurse") },
        by: Some(date(2026, 12, 7)),
        ..step("visit", SeenBy::Everyone)
    };
    vec![step("ring", SeenBy::Everyone), nurses]
}

pub(super) fn line(text: &str) -> Line {
    Line::parse(text).unwrap()
}

pub(super) fn free(text: &str) -> FreeText {
    FreeText::parse(text).unwrap()
}

pub(super) fn lead() -> What {
    lead_offer()
}

/// The value of the button or field that names what a step's form is about.
pub(super) async fn mark_of(visitor: &Visitor, number: usize) -> String {
    let page = visitor.get(&urls::plan_step(number)).await;
    page.attribute("input[name=step]", "value").unwrap()
}

pub(super) fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

pub(super) fn marks(said: &[PlanEvent]) -> Vec<StepSays> {
    let says = |event: &PlanEvent| match &event.what {
        What::Marked { says, .. } => Some(*says),
        _ => None,
    };
    said.iter().filter_map(says).collect()
}
