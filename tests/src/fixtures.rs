//! Made-up families: drafts, sendings and messages that are valid throughout.
//!
//! Everything is derived from one number, so two fixtures with different numbers share no id, and every value can
//! be told from every other. Words a person typed carry [`CANARY`], so that a search of the disk finds any leak.
#![expect(
    clippy::expect_used,
    clippy::missing_panics_doc,
    reason = "a fixture that cannot be built is a broken test, and says so at once"
)]

use std::collections::BTreeMap;

use app::{
    domain::{
        actor::{FamilyActor, Screen},
        age_band::AgeBand,
        answers::{Answers, Draft, Rejected, WhoFor},
        child::Child,
        choices::YesNo,
        consent::{ConsentSnapshot, Decision, Item, Notice, Notices, Reading, Share},
        contact::SafeContact,
        helpers::Helpers,
        ids::{DraftId, FamilyId, MemberId, MessageId, RequestId, SubmissionId},
        journey::Step,
        message::{Asks, Envelope, Message},
        needs::Needs,
        place::{HelpWanted, HubId, OrganisationId, PlaceId, ServiceId},
        postcode::Postcode,
        problem::{Problem, ProblemKind},
        question::{Asker, Question, Submitted},
        raw_form::RawForm,
        reference::Reference,
        request::{ForWhom, Request, Submission},
        text::{FreeText, Line, PersonName},
    },
    ports::{CodeRow, Parcel, SendOff, VisitData, VisitKey},
};
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

/// Stands in every text a family typed.
pub const CANARY: &str = "canary-7f3a";

/// The time at which every fixture begins.
pub fn noon() -> Timestamp {
    "2026-11-24T12:00:00Z".parse().expect("a time")
}

/// `seconds` after [`noon`].
pub fn at(seconds: i64) -> Timestamp {
    noon().checked_add(SignedDuration::from_secs(seconds)).expect("a time")
}

/// `days` after [`noon`].
pub fn day(days: i64) -> Timestamp {
    at(days * 24 * 60 * 60)
}

/// An id of one kind (`family`, `draft` …) that no other number or kind has.
pub fn id(kind: &str, number: u32) -> Uuid {
    let kind = kind.bytes().fold(7_u64, |sum, byte| sum.wrapping_mul(131).wrapping_add(u64::from(byte)));
    Uuid::from_u64_pair(kind, u64::from(number))
}

/// The place of every fixture.
pub fn place() -> PlaceId {
    PlaceId::parse("york").expect("a place")
}

/// The hub of every fixture.
pub fn hub() -> HubId {
    HubId::parse("mash").expect("a hub")
}

/// The reference of fixture `number`.
pub fn reference(number: u32) -> Reference {
    Reference::from_text(format!("YRK-{number:08}"))
}

/// The cookie digest of fixture `number`.
pub fn visit_key(number: u32) -> VisitKey {
    key_from(id("visit", number))
}

/// A 32-byte key that no other id gives.
pub fn key_from(id: Uuid) -> [u8; 32] {
    let mut key = [0; 32];
    key.iter_mut().zip(id.as_bytes().iter().cycle()).for_each(|(slot, byte)| *slot = *byte);
    key
}

fn words(what: &str) -> String {
    format!("{what} {CANARY}")
}

/// The first member of family `number`.
pub fn member(number: u32) -> MemberId {
    MemberId::first_of(FamilyId::new(id("family", number)))
}

/// Everything answered.
pub fn answers() -> Answers {
    let contact = RawForm::default()
        .with("way", "phone")
        .with("way", "letter")
        .with("phone", "01904 551900")
        .with("address", words("1 Long Street"))
        .with("times", words("after school"));
    let helpers = RawForm::default().with("already", words("Gran")).with("trusted", words("Mrs Bell"));
    let needs = RawForm::default().with("ease", "interpreter").with("language", words("Polish"));
    let born = Child::Born { name: PersonName::parse(&words("Sam")).expect("a name"), age: AgeBand::FiveToTen };
    Answers {
        think_again: None,
        place: Some(place()),
        postcode: Some(Postcode::parse("YO1 7HH").expect("a postcode")),
        locality: None,
        danger: Some(YesNo::No),
        who: Some(WhoFor::MyFamily),
        name: Some(PersonName::parse(&words("Alex")).expect("a name")),
        children: vec![born, Child::Expected { due: None }],
        going_well: Some(FreeText::parse(&words("We eat together")).expect("a text")),
        worries: Some(FreeText::parse(&words("Nobody sleeps\nnot one night")).expect("a text")),
        help: Some(HelpWanted {
            services: vec![ServiceId::parse("sleep").expect("a service")],
            not_sure: false,
            other: Some(Line::parse(&words("a walk")).expect("a line")),
        }),
        helpers: Some(Helpers::parse(&helpers).expect("helpers")),
        needs: Some(Needs::parse(&needs).expect("needs")),
        contact: Some(SafeContact::parse(&contact).expect("a contact")),
        agree: Some(Decision::Given),
        shares: Some(shares()),
        notices: Some(notices("1")),
        own_age: None,
        telling: None,
        meeting: None,
        helped_by: None,
        bring: None,
        pins: Vec::new(),
        done: Step::ALL.iter().copied().collect(),
    }
}

/// One yes, one no, one blank.
pub fn shares() -> Vec<Share> {
    let organisation = OrganisationId::parse("school").expect("an organisation");
    [(Item::Children, Decision::Given), (Item::Story, Decision::Refused), (Item::Help, Decision::NotAnswered)]
        .map(|(item, decision)| Share { organisation: organisation.clone(), item, decision })
        .into()
}

/// The words of both consent pages in one version.
pub fn notices(version: &str) -> Notices {
    let notice = |words: &str| Notice {
        version: version.to_owned(),
        language: "en".to_owned(),
        reading: Reading::Parent,
        words: format!("{words}, version {version}"),
    };
    Notices { help: notice("Do you want this help?"), share: notice("Who may see which part?") }
}

/// Draft `number`, fully answered, with one refused form, not saved, kept two days.
pub fn draft(number: u32) -> Draft {
    let form = RawForm::default().with("name", words("far too long"));
    let refused = Rejected { form, problems: vec![Problem::new("name", ProblemKind::TooLong { limit: 100 })] };
    Draft {
        id: DraftId::new(id("draft", number)),
        family: FamilyId::new(id("family", number)),
        member: member(number),
        submission: SubmissionId::new(id("submission", number)),
        answers: answers(),
        rejected: BTreeMap::from([(Step::Name, refused)]),
        saved: false,
        keep_until: day(2),
        version: 1,
    }
}

/// The finished request of [`answers`].
pub fn request() -> Request {
    let answers = answers();
    Request {
        place: place(),
        hub: hub(),
        locality: None,
        urgent: false,
        danger: false,
        for_whom: ForWhom::MyFamily { children: answers.children },
        name: answers.name.expect("a name"),
        postcode: answers.postcode,
        going_well: answers.going_well,
        worries: answers.worries,
        help_wanted: answers.help.expect("help"),
        helpers: answers.helpers.expect("helpers"),
        needs: answers.needs.expect("needs"),
        contact: answers.contact.expect("a contact"),
        language: "en".to_owned(),
        helped_by: None,
    }
}

/// A family before its own screen.
pub fn family() -> FamilyActor {
    FamilyActor::before(&Screen::Family, None).expect("no staff hold it")
}

/// The consent of [`answers`], given at `time`.
pub fn consent(time: Timestamp) -> ConsentSnapshot {
    ConsentSnapshot::new(family(), Decision::Given, (&shares(), &notices("1")), time).expect("a yes to help")
}

/// Sending draft `number` at `time`.
pub fn send_off(number: u32, time: Timestamp) -> SendOff {
    send_request(number, request(), time)
}

/// Sending `request` from draft `number` at `time`.
pub fn send_request(number: u32, request: Request, time: Timestamp) -> SendOff {
    let request_id = RequestId::new(id("request", number));
    let family = FamilyId::new(id("family", number));
    SendOff {
        submission: Submission::new(SubmissionId::new(id("submission", number)), request, consent(time)).into(),
        draft: Some(DraftId::new(id("draft", number))),
        family,
        member: member(number),
        request: request_id,
        reference: reference(number),
        code: code(number),
        visit: visit_key(number),
        visit_data: VisitData {
            request: Some(request_id),
            family: Some(family),
            member: Some(member(number)),
            fresh_code: Some(format!("{CANARY} words of code {number}")),
            ..VisitData::default()
        },
        addition: MessageId::new(id("differing copy", number)),
        book: None,
        at: time,
    }
}

/// The question of sending number `number`: it names nobody.
pub fn question() -> Question {
    Question {
        place: place(),
        hub: hub(),
        locality: None,
        asker: Asker::Parent,
        danger: false,
        words: FreeText::parse(&words("What helps a child to sleep?")).expect("a text"),
        language: "en".to_owned(),
    }
}

/// Sending `question` at `time`, in a visit of its own.
pub fn send_question(number: u32, question: Question, time: Timestamp) -> SendOff {
    let submission = Submitted::Question(SubmissionId::new(id("submission", number)), question);
    SendOff { submission, draft: None, ..send_off(number, time) }
}

/// Return code `number` as stored.
pub fn code(number: u32) -> CodeRow {
    CodeRow { key: key_from(id("code", number)), verifier: format!("$argon2id$made-up${number}") }
}

/// What later message `message` of request `request` carries.
pub fn envelope(request: u32, message: u32, time: Timestamp) -> Envelope {
    Envelope { id: id("later", message), reference: reference(request), place: place(), hub: hub(), sent_at: time }
}

/// Later message `message` of request `request`: more words.
pub fn addition(request: u32, message: u32, time: Timestamp) -> Message {
    Message::addition(envelope(request, message, time), FreeText::parse(&words("one more thing")).expect("a text"))
}

/// Later message `message` of request `request`: what is happening?
pub fn chase(request: u32, message: u32, time: Timestamp) -> Message {
    Message::chase(envelope(request, message, time), Asks::Family)
}

/// Later message `message` of request `request`: taking it back.
pub fn withdrawal(request: u32, message: u32, time: Timestamp) -> Message {
    Message::withdrawal(envelope(request, message, time))
}

/// What kind of message a parcel holds.
pub const fn kind(parcel: &Parcel) -> &'static str {
    use app::domain::message::Body;
    match parcel.message.body() {
        Body::Request(_) => "request",
        Body::Question(_) => "question",
        Body::Addition { .. } => "addition",
        Body::Chase(_) => "chase",
        Body::Withdrawal => "withdrawal",
        Body::Permission(_) => "permission",
        Body::Plan(_) => "plan",
        Body::Concern(_) => "concern",
    }
}
