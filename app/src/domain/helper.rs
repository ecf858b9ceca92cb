//! Somebody who helps a family to ask, such as a school, a nurse or a charity: who they are, and which steps they may write.
//!
//! What a family and a hub read of them is what was proven or typed at the start, and nothing else: the full address stays
//! with us. A helper's steps end before the two questions about consent, so no form of theirs can answer one (threat T7).

use serde::{Deserialize, Serialize};

use super::{
    answers::Answers,
    contact::Email,
    journey::{Step, next_in, number_in, previous_in, unanswered_in},
    problem::ProblemKind,
    text::{Line, PersonName},
};

/// The part of a work address behind the `@`, such as `hill-school.example`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct MailDomain(String);

/// Domains where anybody can have an address: to approve one would approve everybody.
const OPEN_TO_ALL: [&str; 24] = [
    "aol.com",
    "btinternet.com",
    "gmail.com",
    "gmx.com",
    "gmx.co.uk",
    "googlemail.com",
    "hotmail.co.uk",
    "hotmail.com",
    "icloud.com",
    "live.co.uk",
    "live.com",
    "mac.com",
    "mail.com",
    "me.com",
    "msn.com",
    "ntlworld.com",
    "outlook.com",
    "proton.me",
    "protonmail.com",
    "sky.com",
    "talktalk.net",
    "virginmedia.com",
    "yahoo.co.uk",
    "yahoo.com",
];

impl MailDomain {
    /// Reads a domain with or without its `@`.
    pub fn parse(raw: &str) -> Result<Self, ProblemKind> {
        let line = Line::parse(raw)?;
        let domain = line.as_str().trim_start_matches('@').to_lowercase();
        let is_label = |label: &str| {
            let is_plain = label.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
            is_plain && !label.is_empty() && !label.starts_with('-') && !label.ends_with('-')
        };
        if domain.split('.').count() < 2 || !domain.split('.').all(is_label) {
            return Err(ProblemKind::NotAnEmail);
        }
        Ok(Self(domain))
    }

    /// Whether anybody can have an address there.
    pub fn is_open_to_all(&self) -> bool {
        OPEN_TO_ALL.contains(&self.0.as_str())
    }

    /// The domain of an address.
    pub fn of(email: &Email) -> Self {
        Self(email.as_str().split_once('@').map(|(_, domain)| domain.to_lowercase()).unwrap_or_default())
    }

    /// The domain.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

choices! {
    /// What we know of where a helper works.
    pub enum Known {
        /// The hub team approved the organisation, and the helper came in under it with a second step.
        Approved = "approved",
        /// That they can read e-mail at the domain, and no more.
        Domain = "domain",
    }
}

/// What was known of helpers before organisations were approved.
const fn only_the_domain() -> Known {
    Known::Domain
}

/// Who helped a family to write a request: shown to the family before it answers, and to the hub.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct HelpedBy {
    /// The helper's name, as they typed it.
    pub name: PersonName,
    /// Where they work, as they typed it; as the hub team calls it, if it approved it.
    pub organisation: Line,
    /// What they do there, as they typed it.
    pub role: Line,
    /// Where their e-mail came from: a code that was sent there came back.
    pub wrote_from: MailDomain,
    /// What we know of where they work.
    #[serde(default = "only_the_domain")]
    pub known: Known,
}

/// A step that a helper may answer in a family's name. Agreeing, sharing and sending are none of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HelperStep(Step);

/// Which they are, in order.
const STEPS: [Step; 10] = [
    Step::Where,
    Step::Danger,
    Step::Name,
    Step::Children,
    Step::GoingWell,
    Step::Worries,
    Step::Help,
    Step::Helpers,
    Step::Needs,
    Step::Contact,
];

impl HelperStep {
    /// How many there are.
    pub const COUNT: usize = STEPS.len();
    /// The first one.
    pub const FIRST: Self = Self(Step::Where);

    /// The step with this short name, if a helper may answer it.
    pub fn from_slug(slug: &str) -> Option<Self> {
        Step::from_slug(slug).filter(|step| STEPS.contains(step)).map(Self)
    }

    /// The step as the family knows it.
    pub const fn step(self) -> Step {
        self.0
    }

    /// Its number, from 1.
    pub fn number(self) -> usize {
        number_in(&STEPS, self.0).unwrap_or_default()
    }

    /// The one after it.
    pub fn next(self) -> Option<Self> {
        next_in(&STEPS, self.0).map(Self)
    }

    /// The one before it.
    pub fn previous(self) -> Option<Self> {
        previous_in(&STEPS, self.0).map(Self)
    }

    /// The first one that is still to answer; `None` when all are answered.
    pub fn first_unanswered(answers: &Answers) -> Option<Self> {
        unanswered_in(&STEPS, answers).map(Self)
    }

    /// Whether it may be opened: every one before it has been answered.
    pub fn is_reachable(self, answers: &Answers) -> bool {
        Self::first_unanswered(answers).is_none_or(|first| self.number() <= first.number())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_helper_never_gets_to_agree_share_or_send() {
        for step in [Step::Agree, Step::Share, Step::Check, Step::Who] {
            assert_eq!(HelperStep::from_slug(step.slug()), None);
        }
        let mut step = HelperStep::FIRST;
        let mut seen = vec![step.step()];
        while let Some(next) = step.next() {
            assert_eq!(next.previous(), Some(step));
            seen.push(next.step());
            step = next;
        }
        assert_eq!((seen.len(), seen.last()), (HelperStep::COUNT, Some(&Step::Contact)));
        assert_eq!(HelperStep::FIRST.previous(), None);
    }

    #[test]
    fn a_domain_is_one_organisations_own() {
        assert_eq!(MailDomain::parse(" @Hill-School.Example ").unwrap().as_str(), "hill-school.example");
        assert_eq!(MailDomain::parse(""), Err(ProblemKind::Missing));
        assert!(MailDomain::parse("GMail.com").unwrap().is_open_to_all());
        assert!(!MailDomain::parse("hill.example").unwrap().is_open_to_all());
        for bad in ["example", "a@b.example", "a..example", "-a.example", "<b>.example", "a b.example", "a.example/"] {
            assert_eq!(MailDomain::parse(bad), Err(ProblemKind::NotAnEmail), "{bad}");
        }
    }

    #[test]
    fn of_an_address_only_what_stands_behind_the_sign_is_shown() {
        let email = Email::parse("A.Lee@Hill-School.Example").unwrap();
        assert_eq!(MailDomain::of(&email).as_str(), "hill-school.example");
    }
}
