//! The steps of asking for help: their order, and where a person may go next.
//!
//! Going back is always safe: a step once reached stays reachable, and changing one answer never drops another.

use super::answers::{Answers, WhoFor};

choices! {
    /// One page of the `ask` journey. The short name is the last part of its address.
    pub enum Step {
        /// Where you live.
        Where = "where",
        /// Whether anyone is in danger now.
        Danger = "now",
        /// Who it is for.
        Who = "who",
        /// A name to use.
        Name = "name",
        /// The children.
        Children = "children",
        /// What is going well.
        GoingWell = "well",
        /// What is worrying you.
        Worries = "worries",
        /// What would help.
        Help = "help",
        /// Who already helps.
        Helpers = "people",
        /// What you need from us.
        Needs = "needs",
        /// How it is safe to reach you.
        Contact = "contact",
        /// Do you want this help?
        Agree = "agree",
        /// Who may see which part?
        Share = "share",
        /// Check and send.
        Check = "check",
    }
}

/// How many pages the journey has.
pub const PAGES: usize = Step::ALL.len();

impl Step {
    /// Its page number, from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().position(|step| *step == self).map_or(0, |index| index + 1)
    }

    /// The step after this one; `None` after the last.
    pub fn next(self) -> Option<Self> {
        Self::ALL.get(self.number()).copied()
    }

    /// The step before this one; `None` before the first.
    pub fn previous(self) -> Option<Self> {
        self.number().checked_sub(2).and_then(|index| Self::ALL.get(index)).copied()
    }

    /// Whether this step has been answered well enough to go on.
    pub fn is_answered(self, answers: &Answers) -> bool {
        match self {
            Self::Where => answers.place.is_some(),
            Self::Danger => answers.danger.is_some(),
            Self::Who => matches!(answers.who, Some(WhoFor::MyFamily)),
            Self::Name => answers.name.is_some(),
            Self::Children => !answers.children.is_empty() && answers.done.contains(&self),
            Self::Help => answers.help.is_some(),
            Self::Contact => answers.contact.is_some(),
            Self::Agree => answers.agree == Some(super::consent::Decision::Given),
            Self::Share => answers.shares.is_some(),
            Self::GoingWell | Self::Worries | Self::Helpers | Self::Needs => answers.done.contains(&self),
            Self::Check => false,
        }
    }

    /// The first step still to answer, where a person who comes back should land.
    pub fn first_unanswered(answers: &Answers) -> Self {
        Self::ALL.iter().copied().find(|step| !step.is_answered(answers)).unwrap_or(Self::Check)
    }

    /// Whether a person may open this step: every step before it has been answered.
    pub fn is_reachable(self, answers: &Answers) -> bool {
        self <= Self::first_unanswered(answers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_each_other_without_gaps() {
        for pair in Step::ALL.windows(2) {
            let [first, second] = pair else { panic!("windows of two") };
            assert_eq!(first.next(), Some(*second));
            assert_eq!(second.previous(), Some(*first));
        }
        assert_eq!(Step::Where.previous(), None);
        assert_eq!(Step::Check.next(), None);
    }

    #[test]
    fn an_empty_draft_opens_only_the_first_step() {
        let answers = Answers::default();
        let open: Vec<_> = Step::ALL.iter().filter(|step| step.is_reachable(&answers)).collect();
        assert_eq!(open, [&Step::Where]);
    }

    #[test]
    fn check_is_not_reachable_without_a_yes_to_help() {
        let mut answers = Answers::default();
        answers.done.extend(Step::ALL);
        assert!(!Step::Check.is_reachable(&answers));
    }
}
