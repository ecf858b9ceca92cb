//! What a family needs from us to take part: language, format, times.

use serde::{Deserialize, Serialize};

use super::{
    problem::Problem,
    raw_form::RawForm,
    text::{FreeText, Line},
};

choices! {
    /// A way we can make things easier.
    pub enum Ease {
        /// An interpreter.
        Interpreter = "interpreter",
        /// British Sign Language.
        Sign = "sign",
        /// Large print.
        LargePrint = "large-print",
        /// Someone to read things out.
        ReadAloud = "read-aloud",
        /// Short words and pictures.
        EasyRead = "easy-read",
        /// A place without steps.
        StepFree = "step-free",
    }
}

/// What would make it easier to take part. Every part is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Needs {
    ease: Vec<Ease>,
    language: Option<Line>,
    other: Option<FreeText>,
}

impl Needs {
    /// Reads `ease` (several), `language`, `other-needs`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let language =
            Line::parse_optional(form.get("language")).map_err(|kind| problems.push(Problem::new("language", kind)));
        let other = FreeText::parse_optional(form.get("other-needs"))
            .map_err(|kind| problems.push(Problem::new("other-needs", kind)));
        match (language, other) {
            (Ok(language), Ok(other)) => Ok(Self {
                ease: Ease::ALL.iter().copied().filter(|ease| form.has("ease", ease.slug())).collect(),
                language,
                other,
            }),
            _ => Err(problems),
        }
    }

    /// The same answers as form fields.
    pub fn to_form(&self) -> RawForm {
        let mut form = RawForm::default();
        for ease in &self.ease {
            form = form.with("ease", ease.slug());
        }
        form.with("language", self.language().unwrap_or_default()).with("other-needs", self.other().unwrap_or_default())
    }

    /// The chosen ways.
    pub fn ease(&self) -> &[Ease] {
        &self.ease
    }

    /// The language to use.
    pub fn language(&self) -> Option<&str> {
        self.language.as_ref().map(Line::as_str)
    }

    /// Anything else.
    pub fn other(&self) -> Option<&str> {
        self.other.as_ref().map(FreeText::as_str)
    }
}
