//! A question to a hub that names nobody: a school, a parent or a young person asks for advice first (rule C18).
//!
//! [`Question`] has no field that a name, an address or a number to ring could stand in. The words are free, so the pages
//! look them over with [`super::nameless`] and show what looks like a name before anything is sent. A question carries no
//! consent because it is about nobody; a request still can not leave without its own.
//!
//! A message with a question is made from a question alone, and never from a request:
//! ```
//! use app::domain::{ids::SubmissionId, message::Message, question::Question, reference::Reference};
//! fn leave(id: SubmissionId, question: Question, label: Reference, at: jiff::Timestamp) -> Message {
//!     Message::question(id, question, label, at)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{ids::SubmissionId, message::Message, request::Request, reference::Reference};
//! fn leave(id: SubmissionId, question: Request, label: Reference, at: jiff::Timestamp) -> Message {
//!     Message::question(id, question, label, at)
//! }
//! ```
//! What is sent is a question, or a request with its consent; there is no third way:
//! ```
//! use app::domain::{question::Submitted, request::Submission};
//! fn sent(submission: Submission) -> Submitted {
//!     Submitted::from(submission)
//! }
//! ```
//! ```compile_fail
//! use app::domain::{question::Submitted, request::Request};
//! fn sent(request: Request) -> Submitted {
//!     Submitted::from(request)
//! }
//! ```

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    ids::SubmissionId,
    message::Message,
    place::{HubId, LocalityId, PlaceId},
    reference::Reference,
    request::{Request, Submission},
    text::FreeText,
};

choices! {
    /// Who asks, so that the answer uses the right words. It says nothing of who they are.
    pub enum Asker {
        /// Somebody who helps a family, such as a school.
        Helper = "helper",
        /// A parent or carer.
        Parent = "parent",
        /// A young person.
        YoungPerson = "young-person",
    }
}

choices! {
    /// What was sent.
    pub enum SentKind {
        /// A request with its consent.
        Request = "request",
        /// A question that names nobody.
        Question = "question",
    }
}

/// A question that names nobody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Question {
    /// Where it is about.
    pub place: PlaceId,
    /// The hub that is asked.
    pub hub: HubId,
    /// Which part of the place, where it was said.
    pub locality: Option<LocalityId>,
    /// Who asks.
    pub asker: Asker,
    /// Whether somebody is in danger now: the hub reads it first.
    pub danger: bool,
    /// The question.
    pub words: FreeText,
    /// The language it was asked in.
    pub language: String,
}

/// What somebody sends: a request joined to its consent, or a question that needs none.
#[derive(Clone, Debug)]
pub enum Submitted {
    /// A request.
    Request(Box<Submission>),
    /// A question.
    Question(SubmissionId, Question),
}

impl Submitted {
    /// Made with the form and unique for life: sending twice with it sends once.
    pub fn id(&self) -> SubmissionId {
        match self {
            Self::Request(submission) => submission.id(),
            Self::Question(id, _) => *id,
        }
    }

    /// Which of the two it is.
    pub const fn kind(&self) -> SentKind {
        match self {
            Self::Request(_) => SentKind::Request,
            Self::Question(..) => SentKind::Question,
        }
    }

    /// The request, if it is one.
    pub fn request(&self) -> Option<&Request> {
        match self {
            Self::Request(submission) => Some(submission.request()),
            Self::Question(..) => None,
        }
    }

    /// Its place and the hub it goes to.
    pub fn goes_to(&self) -> (&PlaceId, &HubId) {
        match self {
            Self::Request(submission) => (&submission.request().place, &submission.request().hub),
            Self::Question(_, question) => (&question.place, &question.hub),
        }
    }

    /// Whether the hub should read it first.
    pub fn is_urgent(&self) -> bool {
        match self {
            Self::Request(submission) => submission.request().urgent,
            Self::Question(_, question) => question.danger,
        }
    }

    /// The message it leaves as.
    pub fn message(&self, reference: Reference, sent_at: Timestamp) -> Message {
        match self {
            Self::Request(submission) => Message::request(submission, reference, sent_at),
            Self::Question(id, question) => Message::question(*id, question.clone(), reference, sent_at),
        }
    }
}

impl From<Submission> for Submitted {
    fn from(submission: Submission) -> Self {
        Self::Request(Box::new(submission))
    }
}
