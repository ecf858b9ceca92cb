//! What a visit remembers of a question that names nobody, sealed with the rest of it and gone when it ends.
//!
//! A question begins in a visit of its own: nothing of a family, a story or a helper that was open in the browser stands
//! beside it, and nothing in it leads to them (threats T1 to T5).

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::domain::{
    answers::Rejected,
    ids::{FamilyId, SubmissionId},
    problem::ProblemKind,
    question::{Asker, Question},
    reference::Reference,
    text::FreeText,
};

/// What a visit does with advice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtAdvice {
    /// Who asks, once it was said.
    pub asker: Option<Asker>,
    /// What stands in the form, with what is wrong with it.
    pub typed: Rejected,
    /// The question that waits for the last look.
    pub ready: Option<Ready>,
    /// Words that were asked before, to begin a request with.
    pub carried: Option<FreeText>,
    /// Whether what is to be added looks as if it told who somebody is.
    pub is_named: bool,
    /// What a hub worker writes to one who asked.
    pub answering: Option<Answering>,
}

/// A question that waits for the last look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ready {
    /// The id it will be sent with: two taps send it once.
    pub id: SubmissionId,
    /// The vault it goes into, which is nobody else's.
    pub family: FamilyId,
    /// The question.
    pub question: Question,
}

/// An answer that a hub worker writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answering {
    /// To which question.
    pub reference: Reference,
    /// As it was typed.
    pub typed: String,
    /// Why it can not be sent as it is.
    pub problem: Option<ProblemKind>,
    /// The id it is taken under, so that two taps send it once; from then on it is shown as they will see it.
    pub looked: Option<Uuid>,
}
