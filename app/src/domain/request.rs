//! A finished request, and the one thing that can be forwarded: a request joined to its consent.
//!
//! There is no way to build a [`Submission`] without a [`ConsentSnapshot`], and no way to build a snapshot
//! without a yes to help. Each pair of examples below differs in one point alone: the first compiles,
//! the second must not.
//!
//! A submission needs its consent:
//! ```
//! use app::domain::{consent::ConsentSnapshot, ids::SubmissionId, request::{Request, Submission}};
//! fn join(id: SubmissionId, request: Request, consent: ConsentSnapshot) -> Submission {
//!     Submission::new(id, request, consent)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{consent::ConsentSnapshot, ids::SubmissionId, request::{Request, Submission}};
//! fn join(id: SubmissionId, request: Request, consent: ConsentSnapshot) -> Submission {
//!     Submission::new(id, request)
//! }
//! ```
//! A message for a new request needs a submission, not a bare request:
//! ```
//! use app::domain::{message::Message, reference::Reference, request::{Request, Submission}};
//! fn leave(request: Request, submission: &Submission, label: Reference, at: jiff::Timestamp) -> Message {
//!     Message::request(submission, label, at)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{message::Message, reference::Reference, request::{Request, Submission}};
//! fn leave(request: Request, submission: &Submission, label: Reference, at: jiff::Timestamp) -> Message {
//!     Message::request(&request, label, at)
//! }
//! ```
//! A consent snapshot cannot be put together by hand:
//! ```
//! use app::domain::consent::{ConsentRecord, ConsentSnapshot};
//! fn records(snapshot: ConsentSnapshot) -> Vec<ConsentRecord> {
//!     snapshot.records().to_vec()
//! }
//! ```
//! ```compile_fail
//! use app::domain::consent::{ConsentRecord, ConsentSnapshot};
//! fn records(snapshot: ConsentSnapshot) -> Vec<ConsentRecord> {
//!     ConsentSnapshot { records: Vec::new() }.records().to_vec()
//! }
//! ```

use serde::{Deserialize, Serialize};

use super::{
    answers::{Answers, WhoFor},
    assessment::Assessment,
    child::Child,
    choices::YesNo,
    consent::ConsentSnapshot,
    contact::SafeContact,
    helper::HelpedBy,
    helpers::Helpers,
    ids::SubmissionId,
    journey::Step,
    language::Language,
    needs::Needs,
    place::{HelpWanted, HubId, LocalityId, Place, PlaceId},
    postcode::Postcode,
    text::{FreeText, PersonName},
};

/// Everything a family asked, valid throughout.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Request {
    /// Where the family lives.
    pub place: PlaceId,
    /// Which hub it goes to.
    pub hub: HubId,
    /// Which part of the place the family lives in, where it is known.
    pub locality: Option<LocalityId>,
    /// Whether the hub should read it first: somebody is in danger now, or the family may soon break up.
    pub urgent: bool,
    /// Whether the family said somebody is in danger now.
    pub danger: bool,
    /// Who the help is for.
    pub who_for: WhoFor,
    /// The name to use.
    pub name: PersonName,
    /// The postcode, if given.
    pub postcode: Option<Postcode>,
    /// At least one child.
    pub children: Vec<Child>,
    /// What is going well.
    pub going_well: Option<FreeText>,
    /// What is worrying the family.
    pub worries: Option<FreeText>,
    /// What would help.
    pub help_wanted: HelpWanted,
    /// Who already helps.
    pub helpers: Helpers,
    /// What the family needs to take part.
    pub needs: Needs,
    /// How it is safe to reach the person.
    pub contact: SafeContact,
    /// The language the family used on the portal.
    pub language: String,
    /// Who helped the family to write it, so that the hub can tell them how it goes. Left out when nobody did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub helped_by: Option<HelpedBy>,
}

impl Request {
    /// Turns answers into a request, or says which step comes first among those still to answer.
    pub fn from_answers(answers: &Answers, place: &Place, language: Language) -> Result<Self, Step> {
        match Step::first_unanswered(answers) {
            Step::Check => Self::of(answers, place, language),
            unanswered => Err(unanswered),
        }
    }

    /// The same for a family that agrees aloud: everything is answered but the two questions about consent.
    pub fn spoken_for(answers: &Answers, place: &Place, language: Language) -> Result<Self, Step> {
        match Step::first_unanswered(answers) {
            unanswered if unanswered < Step::Agree => Err(unanswered),
            _ => Self::of(answers, place, language),
        }
    }

    fn of(answers: &Answers, place: &Place, language: Language) -> Result<Self, Step> {
        let route = answers.route_in(place).ok_or(Step::Help)?;
        let locality = answers.locality_in(place).map(|locality| locality.id.clone());
        let Answers {
            postcode,
            danger,
            who: Some(who_for),
            name: Some(name),
            children,
            going_well,
            worries,
            help: Some(help_wanted),
            helpers,
            needs,
            contact: Some(contact),
            helped_by,
            ..
        } = answers.clone()
        else {
            return Err(Step::Where);
        };
        Ok(Self {
            place: place.id.clone(),
            hub: route.hub,
            locality,
            urgent: answers.urgency_in(place, &help_wanted).is_urgent(),
            danger: danger == Some(YesNo::Yes),
            who_for,
            name,
            postcode,
            children,
            going_well,
            worries,
            help_wanted,
            helpers: helpers.unwrap_or_default(),
            needs: needs.unwrap_or_default(),
            contact,
            language: language.slug().to_owned(),
            helped_by,
        })
    }
}

/// A request joined to the consent it was sent with. Only this can be forwarded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submission {
    id: SubmissionId,
    request: Request,
    consent: ConsentSnapshot,
    story: Option<Assessment>,
}

impl Submission {
    /// Joins a request to its consent, under the id made with the form.
    pub const fn new(id: SubmissionId, request: Request, consent: ConsentSnapshot) -> Self {
        Self { id, request, consent, story: None }
    }

    /// Lets the parts of its story go along that the family said yes to.
    #[must_use]
    pub fn with_story(self, story: Option<Assessment>) -> Self {
        Self { story, ..self }
    }

    /// The id made with the form: sending twice with it sends once.
    pub const fn id(&self) -> SubmissionId {
        self.id
    }

    /// The request.
    pub const fn request(&self) -> &Request {
        &self.request
    }

    /// The parts of its story that go along.
    pub const fn story(&self) -> Option<&Assessment> {
        self.story.as_ref()
    }

    /// The consent.
    pub const fn consent(&self) -> &ConsentSnapshot {
        &self.consent
    }
}
