//! Messages, a clock that obeys, and dice that repeat.

use std::sync::{
    Mutex,
    atomic::{AtomicU64, Ordering},
};

use app::{
    domain::{
        actor::{FamilyActor, Screen},
        age_band::AgeBand,
        assessment::{Assessment, Voice},
        child::Child,
        consent::{ConsentSnapshot, Decision, Item, Notice, Notices, Reading, Share},
        contact::SafeContact,
        helpers::Helpers,
        ids::{EntryId, MemberId, SubmissionId},
        message::{Envelope, Message},
        needs::Needs,
        own_request::{Meeting, OwnAge, OwnRequest, Telling},
        place::{HelpWanted, HubId, OrganisationId, PlaceId, ServiceId},
        postcode::Postcode,
        question::{Asker, Question},
        raw_form::RawForm,
        reference::Reference,
        request::{ForWhom, Request, Submission},
        story::{About, Author, Content, Deed, Entry, Part, Section, Story},
        text::{FreeText, Line, PersonName},
    },
    ports::{Clock, Ids},
};
use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;
use uuid::Uuid;

/// A secret for tests, and another.
pub(crate) const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
pub(crate) const OTHER_SECRET: &str = "whsec_D3GWtCRJistdDimRJNW/c6tTZtqpc8pE";

pub(crate) fn place() -> PlaceId {
    PlaceId::parse("york").unwrap()
}

pub(crate) fn hub() -> HubId {
    HubId::parse("mash").unwrap()
}

pub(crate) fn start() -> Timestamp {
    "2026-11-24T09:00:00Z".parse().unwrap()
}

pub(crate) fn reference(number: u8) -> Reference {
    Reference::new("YRK", [number % 24, number / 24, 2, 3, 4, 5, 6, 7])
}

/// A full request to the hub, with every optional part filled and a text that looks like markup.
pub(crate) fn request(number: u8) -> Message {
    let contact = RawForm::default().with("way", "text").with("phone", "07700 900123").with("voicemail", "no");
    let helpers = RawForm::default().with("already", "Nan").with("trusted", "Sam").with("may-talk", "yes");
    let request = Request {
        place: place(),
        hub: hub(),
        locality: None,
        urgent: false,
        danger: false,
        for_whom: ForWhom::MyFamily {
            children: vec![
                Child::Born { name: PersonName::parse("Ali").unwrap(), age: AgeBand::FiveToTen },
                Child::Expected { due: Some(jiff::civil::date(2027, 3, 1)) },
                Child::Expected { due: None },
            ],
        },
        name: PersonName::parse("Zoë").unwrap(),
        postcode: Some(Postcode::parse("YO1 7HH").unwrap()),
        going_well: Some(FreeText::parse("<b>football</b>\nand 😀").unwrap()),
        worries: None,
        help_wanted: HelpWanted {
            services: vec![ServiceId::parse("parenting").unwrap()],
            not_sure: true,
            other: Line::parse("=1+1").ok(),
        },
        helpers: Helpers::parse(&helpers).unwrap(),
        needs: Needs::parse(&RawForm::default().with("ease", "interpreter").with("language", "Polish")).unwrap(),
        contact: SafeContact::parse(&contact).unwrap(),
        language: "en".to_owned(),
        helped_by: None,
    };
    let notice =
        Notice { version: "1".into(), language: "en".into(), reading: Reading::Parent, words: "words shown".into() };
    let notices = Notices { help: notice.clone(), share: notice };
    let share = Share {
        organisation: OrganisationId::parse("school").unwrap(),
        item: Item::Children,
        decision: Decision::Given,
    };
    let family = FamilyActor::before(&Screen::Family, None).unwrap();
    let consent = ConsentSnapshot::new(family, Decision::Given, (&[share], &notices), start()).unwrap();
    let id = SubmissionId::new(Uuid::from_u128(u128::from(number) + 1));
    let submission = Submission::new(id, request, consent).with_story(story());
    Message::request(&submission, reference(number), start())
}

/// A young person's own request to the hub.
pub(crate) fn own_request(number: u8) -> Message {
    let said = RawForm::default().with("may-tell", "no").with("must-not-know", "Dad <b>").with("bring", "not-sure");
    let own = OwnRequest::new(Some(OwnAge::TenOrUnder), Telling::parse(&said).unwrap(), Meeting::parse(&said).unwrap());
    let request = Request {
        place: place(),
        hub: hub(),
        locality: None,
        urgent: true,
        danger: true,
        for_whom: ForWhom::YoungPerson { own_request: own },
        name: PersonName::parse("Z").unwrap(),
        postcode: None,
        going_well: None,
        worries: FreeText::parse("=1+1 at night").ok(),
        help_wanted: HelpWanted { not_sure: true, ..HelpWanted::default() },
        helpers: Helpers::default(),
        needs: Needs::default(),
        contact: SafeContact::parse(&RawForm::default().with("way", "code")).unwrap(),
        language: "en".to_owned(),
        helped_by: None,
    };
    let notice = |words: &str| Notice {
        version: "1-young-1".into(),
        language: "en".into(),
        reading: Reading::YoungPerson,
        words: words.into(),
    };
    let notices = Notices { help: notice("help"), share: notice("share") };
    let young = FamilyActor::before(&Screen::Family, None).unwrap();
    let consent = ConsentSnapshot::new(young, Decision::Given, (&[], &notices), start()).unwrap();
    let id = SubmissionId::new(Uuid::from_u128(u128::from(number) + 501));
    Message::request(&Submission::new(id, request, consent), reference(number), start())
}

/// A professional's concern to a hub in Hull, about nobody's request.
pub(crate) fn concern(number: u8) -> Message {
    let number = u32::from(number);
    tests::concern::message(number, &tests::concern::draft(number, start(), "<b> =1+1"), start())
}

/// A question that names nobody.
pub(crate) fn question(number: u8) -> Message {
    let question = Question {
        place: place(),
        hub: hub(),
        locality: None,
        asker: Asker::YoungPerson,
        danger: true,
        words: FreeText::parse("=1+1 <b>what</b> helps?").unwrap(),
        language: "en".to_owned(),
    };
    let id = SubmissionId::new(Uuid::from_u128(u128::from(number) + 701));
    Message::question(id, question, reference(number), start())
}

/// Two parts of a story under York's headings, with a note and an answer.
fn story() -> Option<Assessment> {
    let places = server::places::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/places").as_ref()).unwrap();
    let member = MemberId::new(Uuid::from_u128(1));
    let worries = Part::new(Section::Worries, About::Family).unwrap();
    let well = Part::new(Section::Well, About::Family).unwrap();
    let words = |text: &str| FreeText::parse(text).unwrap();
    let note = EntryId::new(Uuid::from_u128(2));
    let entry = |number: u128, part, deed| {
        let id = EntryId::new(Uuid::from_u128(number));
        Entry { id, part, deed, by: Author::Member { member }, place: Some(place()), at: start() }
    };
    let story = Story::new(vec![
        entry(1, worries, Deed::Version { content: Content::Words(words("=1+1 <b>rent</b>\nand sleep")) }),
        entry(2, worries, Deed::Note { words: words("Seen at school") }),
        entry(3, worries, Deed::Answer { note, agrees: false, words: None }),
        entry(4, well, Deed::Version { content: Content::Words(words("We sing")) }),
    ]);
    Assessment::new(&places.get(&place()).unwrap().assessment, &story, |_| true, &Plain)
}

/// Says things as shortly as they can be said.
struct Plain;

impl Voice for Plain {
    fn content(&self, content: &Content) -> Vec<FreeText> {
        match content {
            Content::Words(words) => vec![words.clone()],
            _ => Vec::new(),
        }
    }
    fn about(&self, _: Part) -> Option<String> {
        None
    }
    fn author(&self, _: &Author) -> String {
        "The family".to_owned()
    }
}

/// The envelope of a later message about request `number`.
pub(crate) fn later(number: u8, id: u128) -> Envelope {
    Envelope {
        id: Uuid::from_u128(id),
        reference: reference(number),
        place: place(),
        hub: hub(),
        sent_at: start() + SignedDuration::from_hours(1),
    }
}

/// A clock that stands still until it is moved.
#[derive(Debug)]
pub(crate) struct StillClock(Mutex<Timestamp>);

impl Default for StillClock {
    fn default() -> Self {
        Self(Mutex::new(start()))
    }
}

impl StillClock {
    pub(crate) fn advance(&self, by: SignedDuration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for StillClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// A clock that runs with the test runtime's own, so that paused time carries it along.
pub(crate) struct PausedClock(pub(crate) Instant);

impl Clock for PausedClock {
    fn now(&self) -> Timestamp {
        start() + SignedDuration::try_from(self.0.elapsed()).unwrap()
    }
}

/// Dice that fall the same in every run.
#[derive(Debug, Default)]
pub(crate) struct Dice(AtomicU64);

impl Ids for Dice {
    fn uuid(&self) -> Uuid {
        Uuid::from_u128(u128::from(self.0.fetch_add(1, Ordering::Relaxed)))
    }

    fn secret(&self) -> [u8; 32] {
        [0; 32]
    }

    fn below(&self, bound: u32) -> u32 {
        // SplitMix64.
        let mut z = self.0.fetch_add(0x9E37_79B9_7F4A_7C15, Ordering::Relaxed);
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        u32::try_from((z ^ (z >> 31)) % u64::from(bound)).unwrap()
    }
}
