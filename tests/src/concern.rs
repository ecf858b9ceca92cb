//! A made-up concern of a professional, through the types and through the pages.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a step that cannot be taken fails its test at once"
)]

use std::collections::BTreeMap;

use app::{
    domain::{
        actor::{Screen, StaffActor},
        concern::{
            Along, AlongBecause, Attached, Call, ChildKnown, Concern, ConcernAnswers, ConcernClock, ConcernDraft,
            FamilyTold, Fear, Reached, Seen, Sharing, Written,
        },
        contact::Email,
        helper::{HelpedBy, Known, MailDomain},
        ids::ConcernId,
        message::{Envelope, Message},
        place::{HubId, PlaceId},
        raw_form::RawForm,
        reference::Reference,
        text::{FreeText, Line, PersonName},
    },
    ports::ConcernHolder,
    urls::{self, post},
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    fixtures::{CANARY, id},
    visitor::{Page, Visitor},
};

/// Whose concerns these are.
pub const MINE: ConcernHolder = ConcernHolder([0x5a; 32]);

/// Who has the concern.
pub fn writer() -> HelpedBy {
    HelpedBy {
        name: PersonName::parse("Ms Abara").expect("a name"),
        organisation: Line::parse("Hill School").expect("a line"),
        role: Line::parse("Teacher").expect("a line"),
        wrote_from: MailDomain::of(&Email::parse("abara@hill.example").expect("an address")),
        known: Known::Domain,
    }
}

/// A concern about a child in Hull, begun with a call at `rang`, everything answered; every word holds `token`.
pub fn draft(number: u32, rang: Timestamp, token: &str) -> ConcernDraft {
    let text = |what: &str| FreeText::parse(&format!("{what} {token}")).expect("a text");
    let line = |what: &str| Line::parse(&format!("{what} {token}")).expect("a line");
    let form = |pairs: &[(&str, &str)]| {
        let words = |value: &str| value.replace('*', token);
        RawForm::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), words(value))).collect::<Vec<_>>())
    };
    let sharing =
        [("reason", "Harm *"), ("basis", "public-task"), ("condition", "safeguarding"), ("decider", "Lead *")];
    let sharing = form(&sharing).with("decider-role", line("Head").as_str());
    let told = form(&[("risk", "yes"), ("told", "no"), ("why-not", "more-danger"), ("why-words", "He listens *")]);
    let answers = ConcernAnswers {
        child: Some(ChildKnown {
            name: line("Kofi"),
            born: line("seven"),
            address: Some(text("1 Road")),
            school: None,
        }),
        seen: Some(Seen { what: text("A bruise"), when: line("Monday"), child_said: Some(text("It hurts")) }),
        fear: Some(Fear::parse(&form(&[("fear", "More of it *"), ("danger-now", "no")])).expect("a fear")),
        sharing: Some(Sharing::parse(&sharing).expect("a reason")),
        family: Some(FamilyTold::parse(&told).expect("an answer")),
        along: Some(Along::Yes(Attached {
            name: line("EHA of May"),
            because: AlongBecause::SameReason,
            pages: vec![text("Strengths"), text("Needs")],
        })),
    };
    let hours = |hours| rang.checked_add(SignedDuration::from_hours(hours)).expect("a time");
    ConcernDraft {
        id: ConcernId::new(id("concern", number)),
        place: PlaceId::parse("hull").expect("a place"),
        hub: HubId::parse("ehash").expect("a hub"),
        clock: ConcernClock { due_at: hours(48), closes_at: hours(72) },
        written: Written {
            call: Call { at: rang, reached: Reached::Spoke { with: line("A worker") } },
            answers,
            rejected: BTreeMap::new(),
        },
        version: 0,
    }
}

/// The same with the usual canary in every word.
pub fn drafted(number: u32, rang: Timestamp) -> ConcernDraft {
    draft(number, rang, CANARY)
}

/// The reference of concern `number`.
pub fn reference(number: u32) -> Reference {
    Reference::from_text(format!("HUL-C-{number:08}"))
}

/// The message of a finished concern.
pub fn message(number: u32, draft: &ConcernDraft, sent_at: Timestamp) -> Message {
    let who = StaffActor::before(&Screen::Staff(writer())).expect("staff");
    let envelope = Envelope {
        id: id("concern message", number),
        reference: reference(number),
        place: draft.place.clone(),
        hub: draft.hub.clone(),
        sent_at,
    };
    Message::concern(envelope, Concern::new(&who, draft).expect("a finished concern"))
}

/// What the pages are told, page by page; every word holds `token`.
pub fn pages(token: &str) -> Vec<Vec<(&'static str, String)>> {
    let words = |what: &str| format!("{what} {token}");
    let plain = |what: &str| what.to_owned();
    vec![
        vec![
            ("of-child", words("Kofi")),
            ("child-born", words("seven")),
            ("child-address", words("1 Road")),
            ("child-school", words("Hill")),
        ],
        vec![("seen", words("A bruise")), ("seen-when", words("Monday")), ("child-said", words("It hurts"))],
        vec![("fear", words("More of it")), ("danger-now", plain("no"))],
        vec![
            ("reason", words("Harm")),
            ("basis", plain("public-task")),
            ("condition", plain("safeguarding")),
            ("decider", words("Ms Lead")),
            ("decider-role", words("Head")),
        ],
        vec![
            ("risk", plain("yes")),
            ("told", plain("no")),
            ("why-not", plain("more-danger")),
            ("why-words", words("He listens")),
        ],
        vec![
            ("along", plain("yes")),
            ("assessment-name", words("EHA of May")),
            ("along-why", plain("same-reason")),
            ("page", words("Strengths")),
        ],
    ]
}

/// Tells of a call to the team of `place` on 24 November 2026 at `time`.
pub async fn begin(visitor: &Visitor, place: &str, time: &str) -> Page {
    let page = visitor.get(urls::HELPING_CONCERN).await;
    let call = [
        ("child-place", place),
        ("reached", "spoke"),
        ("spoke-with", "Sam at the desk"),
        ("rang-day", "24"),
        ("rang-month", "11"),
        ("rang-year", "2026"),
        ("rang-time", time),
    ];
    visitor.submit(&page, post::CONCERN_BEGIN, &call).await
}

/// A call to York's team on 24 November 2026 at 9:00 that nobody took.
pub const NO_ANSWER: [(&str, &str); 6] = [
    ("child-place", "york"),
    ("reached", "no-answer"),
    ("rang-day", "24"),
    ("rang-month", "11"),
    ("rang-year", "2026"),
    ("rang-time", "9:00"),
];

/// Writes every page from the first on; gives the page where all is read again.
pub async fn write(visitor: &Visitor, mut page: Page, token: &str) -> Page {
    for answers in pages(token) {
        let answers: Vec<_> = answers.iter().map(|(name, value)| (*name, value.as_str())).collect();
        page = visitor.submit(&page, post::CONCERN_ANSWER, &answers).await;
    }
    assert_eq!(page.path, "/helping/concern/check", "{}", page.text());
    page
}
