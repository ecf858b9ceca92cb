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
//! A young person's request cannot be without its own part, and nobody writes that part by hand, so none can leave
//! without "do not contact the family before speaking to them":
//! ```
//! use app::domain::{own_request::OwnRequest, request::ForWhom};
//! fn hers(own_request: OwnRequest) -> ForWhom {
//!     ForWhom::YoungPerson { own_request }
//! }
//! ```
//! ```compile_fail
//! use app::domain::{own_request::OwnRequest, request::ForWhom};
//! fn hers(own_request: OwnRequest) -> ForWhom {
//!     ForWhom::YoungPerson {}
//! }
//! ```
//! ```
//! use app::domain::own_request::{Meeting, OwnRequest, Telling};
//! fn part(telling: Telling, meeting: Meeting) -> OwnRequest {
//!     OwnRequest::new(None, telling, meeting)
//! }
//! ```
//! ```compile_fail
//! use app::domain::own_request::{Meeting, OwnRequest, Telling};
//! fn part(telling: Telling, meeting: Meeting) -> OwnRequest {
//!     OwnRequest { age: None, telling, meeting }
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
    answers::Answers,
    assessment::Assessment,
    child::Child,
    choices::YesNo,
    consent::ConsentSnapshot,
    contact::SafeContact,
    helper::HelpedBy,
    helpers::Helpers,
    ids::SubmissionId,
    journey::{Path, Step},
    language::Language,
    needs::Needs,
    own_request::OwnRequest,
    place::{HelpWanted, HubId, LocalityId, Place, PlaceId},
    postcode::Postcode,
    text::{FreeText, PersonName},
};

/// Who the help is for, with what goes with each alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(tag = "who_for")]
pub enum ForWhom {
    /// A family.
    #[serde(rename = "my-family")]
    MyFamily {
        /// At least one child.
        children: Vec<Child>,
    },
    /// A young person who asks for themselves. They are the one: there is no list of children.
    #[serde(rename = "me")]
    YoungPerson {
        /// What the young person chose. Read this first: do not contact the family before speaking to them.
        own_request: OwnRequest,
    },
}

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
    #[serde(flatten)]
    pub for_whom: ForWhom,
    /// The name to use.
    pub name: PersonName,
    /// The postcode, if given.
    pub postcode: Option<Postcode>,
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
        match answers.first_unanswered() {
            Step::Check => Self::of(answers, place, language),
            unanswered => Err(unanswered),
        }
    }

    /// The same for a family that agrees aloud: everything is answered but the two questions about consent.
    pub fn spoken_for(answers: &Answers, place: &Place, language: Language) -> Result<Self, Step> {
        match answers.first_unanswered() {
            // Nobody ever agrees aloud for a young person who asks alone.
            _ if answers.path() != Path::MyFamily => Err(Step::Who),
            unanswered if unanswered < Step::Agree => Err(unanswered),
            _ => Self::of(answers, place, language),
        }
    }

    fn of(answers: &Answers, place: &Place, language: Language) -> Result<Self, Step> {
        let route = answers.route_in(place).ok_or(Step::Help)?;
        let locality = answers.locality_in(place).map(|locality| locality.id.clone());
        let for_whom = for_whom(answers)?;
        // What only a family is asked stays out of a young person's request, even if it was typed on the other path.
        let family = matches!(for_whom, ForWhom::MyFamily { .. }).then_some(answers);
        let Answers {
            postcode,
            danger,
            name: Some(name),
            worries,
            help: Some(help_wanted),
            contact: Some(contact),
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
            for_whom,
            name,
            postcode,
            going_well: family.and_then(|answers| answers.going_well.clone()),
            worries,
            help_wanted,
            helpers: family.and_then(|answers| answers.helpers.clone()).unwrap_or_default(),
            needs: family.and_then(|answers| answers.needs.clone()).unwrap_or_default(),
            contact,
            language: language.slug().to_owned(),
            helped_by: family.and_then(|answers| answers.helped_by.clone()),
        })
    }

    /// The children of the family; none in a young person's own request.
    pub fn children(&self) -> &[Child] {
        match &self.for_whom {
            ForWhom::MyFamily { children } => children,
            ForWhom::YoungPerson { .. } => &[],
        }
    }

    /// What a young person chose who asks for themselves; none in a family's request.
    pub const fn own_request(&self) -> Option<&OwnRequest> {
        match &self.for_whom {
            ForWhom::MyFamily { .. } => None,
            ForWhom::YoungPerson { own_request } => Some(own_request),
        }
    }
}

/// Who the help is for; a young person's choices must have been made.
fn for_whom(answers: &Answers) -> Result<ForWhom, Step> {
    match answers.path() {
        Path::MyFamily => Ok(ForWhom::MyFamily { children: answers.children.clone() }),
        Path::YoungPerson => {
            let telling = answers.telling.clone().ok_or(Step::Telling)?;
            let meeting = answers.meeting.clone().unwrap_or_default();
            Ok(ForWhom::YoungPerson { own_request: OwnRequest::new(answers.own_age, telling, meeting) })
        }
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
