//! Something on a form that the person can put right.
//!
//! A problem names a field and a kind, never a sentence: the words are chosen where the page is made.
//! It never carries what was typed, so it can be stored and logged without personal data.

use serde::{Deserialize, Serialize};

/// One field that needs another look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The form field's name; the page links its message to the input with this name.
    pub field: String,
    /// What is wrong with it.
    pub kind: ProblemKind,
}

/// What is wrong with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ProblemKind {
    /// Nothing was chosen or typed, and we cannot go on without it.
    Missing,
    /// More than `limit` characters.
    TooLong {
        /// The most characters that fit.
        limit: u32,
    },
    /// Not one of the choices offered.
    NotAChoice,
    /// More than `limit` entries.
    TooMany {
        /// The most entries that fit.
        limit: u32,
    },
    /// Not a day that exists.
    NotADate,
    /// A due date that is long past or too far ahead.
    DateOutOfRange,
    /// Not shaped like a UK postcode.
    NotAPostcode,
    /// A postcode that none of our places serve.
    PostcodeElsewhere,
    /// Not shaped like a phone number.
    NotAPhone,
    /// Not shaped like an e-mail address.
    NotAnEmail,
    /// Six words that we do not recognise.
    NotACode,
    /// A safe word that is on a list of those that other sites have lost.
    Breached,
}

impl Problem {
    /// A problem of `kind` with `field`.
    pub fn new(field: impl Into<String>, kind: ProblemKind) -> Self {
        Self { field: field.into(), kind }
    }
}
