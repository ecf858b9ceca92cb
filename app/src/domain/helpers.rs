//! Who already helps a family, and whom it trusts (York: start from trusted relationships).

use serde::{Deserialize, Serialize};

use super::{
    choices::YesNo,
    problem::Problem,
    raw_form::RawForm,
    text::{FreeText, Line},
};

/// People already around the family. Every part is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Helpers {
    /// Who helps now, in the family's words.
    already: Option<FreeText>,
    /// Someone the family trusts and would like to help or lead.
    trusted: Option<Line>,
    /// May the hub talk to the trusted person? Silence means no.
    may_talk: Option<YesNo>,
    /// Has the family had a social worker or a plan before?
    had_plan: Option<YesNo>,
}

impl Helpers {
    /// Reads `already`, `trusted`, `may-talk`, `had-plan`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let already =
            FreeText::parse_optional(form.get("already")).map_err(|kind| problems.push(Problem::new("already", kind)));
        let trusted =
            Line::parse_optional(form.get("trusted")).map_err(|kind| problems.push(Problem::new("trusted", kind)));
        match (already, trusted) {
            (Ok(already), Ok(trusted)) => Ok(Self {
                already,
                may_talk: trusted.as_ref().and_then(|_| YesNo::from_slug(form.get("may-talk"))),
                trusted,
                had_plan: YesNo::from_slug(form.get("had-plan")),
            }),
            _ => Err(problems),
        }
    }

    /// The same answers as form fields.
    pub fn to_form(&self) -> RawForm {
        RawForm::default()
            .with("already", self.already().unwrap_or_default())
            .with("trusted", self.trusted().unwrap_or_default())
            .with("may-talk", self.may_talk.map_or("", YesNo::slug))
            .with("had-plan", self.had_plan.map_or("", YesNo::slug))
    }

    /// Who helps now.
    pub fn already(&self) -> Option<&str> {
        self.already.as_ref().map(FreeText::as_str)
    }

    /// The trusted person.
    pub fn trusted(&self) -> Option<&str> {
        self.trusted.as_ref().map(Line::as_str)
    }

    /// Whether the hub may talk to the trusted person; silence means no.
    pub fn may_talk(&self) -> bool {
        self.may_talk.is_some_and(YesNo::is_yes)
    }

    /// Whether there was a social worker or plan before, if the family said.
    pub const fn had_plan(&self) -> Option<YesNo> {
        self.had_plan
    }
}
