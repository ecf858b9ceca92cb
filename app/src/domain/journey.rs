//! The steps of asking for help: their order for a family and for a young person, and where a person may go next.
//!
//! Going back is always safe: a step once reached stays reachable, and changing one answer never drops another.
//! A step that is the same question is the same step on both paths; only its words differ.

use super::{
    answers::{Answers, WhoFor},
    consent::Decision,
};

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
        /// A young person: a name, and about how old.
        You = "you",
        /// A young person: may a parent or carer be told?
        Telling = "tell",
        /// A young person: where to meet, and who comes along.
        Meeting = "meet",
    }
}

choices! {
    /// A way through the questions. The short name says nothing to who sees it.
    pub enum Path {
        /// A parent or carer asks for a family.
        MyFamily = "f",
        /// A young person asks for themselves.
        YoungPerson = "y",
    }
}

const MY_FAMILY: &[Step] = &[
    Step::Where,
    Step::Danger,
    Step::Who,
    Step::Name,
    Step::Children,
    Step::GoingWell,
    Step::Worries,
    Step::Help,
    Step::Helpers,
    Step::Needs,
    Step::Contact,
    Step::Agree,
    Step::Share,
    Step::Check,
];

/// Sharing is off for a young person unless they open its page from the check page (Children's Code, rule C22).
const YOUNG_PERSON: &[Step] = &[
    Step::Where,
    Step::Danger,
    Step::You,
    Step::Worries,
    Step::Help,
    Step::Telling,
    Step::Contact,
    Step::Meeting,
    Step::Agree,
    Step::Check,
];

/// The number of `step` among steps in order, from 1.
pub(super) fn number_in(steps: &[Step], step: Step) -> Option<usize> {
    steps.iter().position(|each| *each == step).map(|index| index + 1)
}

/// The one after `step`; `None` after the last.
pub(super) fn next_in(steps: &[Step], step: Step) -> Option<Step> {
    steps.get(number_in(steps, step)?).copied()
}

/// The one before `step`; `None` before the first.
pub(super) fn previous_in(steps: &[Step], step: Step) -> Option<Step> {
    number_in(steps, step)?.checked_sub(2).and_then(|index| steps.get(index)).copied()
}

/// The first that is still to answer; `None` when all are answered.
pub(super) fn unanswered_in(steps: &[Step], answers: &Answers) -> Option<Step> {
    steps.iter().copied().find(|step| !step.is_answered(answers))
}

impl Path {
    /// Its steps in order, one a page.
    pub const fn steps(self) -> &'static [Step] {
        match self {
            Self::MyFamily => MY_FAMILY,
            Self::YoungPerson => YOUNG_PERSON,
        }
    }

    /// How many pages it has.
    pub const fn pages(self) -> usize {
        self.steps().len()
    }

    /// Whether it has `step`, in its order or beside it.
    pub fn has(self, step: Step) -> bool {
        self.steps().contains(&step) || self.is_beside(step)
    }

    /// Whether `step` is opened from the check page alone.
    fn is_beside(self, step: Step) -> bool {
        self == Self::YoungPerson && step == Step::Share
    }

    /// The page number of `step`, from 1; none for a step that is not in the order.
    pub fn number(self, step: Step) -> Option<usize> {
        number_in(self.steps(), step)
    }

    /// The step after `step`; `None` after the last.
    pub fn next(self, step: Step) -> Option<Step> {
        next_in(self.steps(), step)
    }

    /// The step before `step`; `None` before the first.
    pub fn previous(self, step: Step) -> Option<Step> {
        if self.is_beside(step) {
            return Some(Step::Check);
        }
        previous_in(self.steps(), step)
    }

    /// The first step still to answer, where a person who comes back should land.
    pub fn first_unanswered(self, answers: &Answers) -> Step {
        unanswered_in(self.steps(), answers).unwrap_or(Step::Check)
    }

    /// Where to go on after `step`: to the next one, but never past the first that is still to answer.
    pub fn onward(self, step: Step, answers: &Answers) -> Step {
        let unanswered = self.first_unanswered(answers);
        self.next(step).filter(|next| self.number(*next) < self.number(unanswered)).unwrap_or(unanswered)
    }

    /// Whether a person may open `step`: every step before it has been answered.
    pub fn is_reachable(self, step: Step, answers: &Answers) -> bool {
        let unanswered = self.number(self.first_unanswered(answers));
        match self.number(step) {
            Some(number) => Some(number) <= unanswered,
            None => self.is_beside(step) && Step::Agree.is_answered(answers),
        }
    }
}

impl Step {
    /// Whether this step has been answered well enough to go on.
    pub fn is_answered(self, answers: &Answers) -> bool {
        match self {
            Self::Where => answers.place.is_some(),
            Self::Danger => answers.danger.is_some(),
            Self::Who => matches!(answers.who, Some(WhoFor::MyFamily)),
            Self::Name => answers.name.is_some(),
            Self::You => answers.name.is_some() && answers.done.contains(&self),
            Self::Children => !answers.children.is_empty() && answers.done.contains(&self),
            Self::Help => answers.help.is_some(),
            Self::Telling => answers.telling.is_some(),
            Self::Contact => answers.contact.is_some(),
            Self::Agree => answers.agree == Some(Decision::Given),
            Self::Share => answers.shares.is_some(),
            Self::GoingWell | Self::Worries | Self::Helpers | Self::Needs | Self::Meeting => {
                answers.done.contains(&self)
            }
            Self::Check => false,
        }
    }
}

impl Answers {
    /// Which way through the questions they are on.
    pub fn path(&self) -> Path {
        match self.who {
            Some(WhoFor::Me) => Path::YoungPerson,
            Some(WhoFor::MyFamily | WhoFor::HelpingAFamily) | None => Path::MyFamily,
        }
    }

    /// The answers that a path begins with.
    pub fn beginning(path: Path) -> Self {
        match path {
            Path::MyFamily => Self::default(),
            Path::YoungPerson => Self { who: Some(WhoFor::Me), ..Self::default() },
        }
    }

    /// The first step still to answer.
    pub fn first_unanswered(&self) -> Step {
        self.path().first_unanswered(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_each_other_without_gaps_on_each_path() {
        for path in Path::ALL {
            for pair in path.steps().windows(2) {
                let [first, second] = pair else { panic!("windows of two") };
                assert_eq!(path.next(*first), Some(*second));
                assert_eq!(path.previous(*second), Some(*first));
            }
            assert_eq!(path.previous(Step::Where), None);
            assert_eq!(path.next(Step::Check), None);
        }
    }

    #[test]
    fn every_step_is_on_a_path_and_a_young_person_has_at_most_ten_pages() {
        for step in Step::ALL {
            assert!(Path::ALL.iter().any(|path| path.has(*step)), "{step:?}");
        }
        assert_eq!((Path::MyFamily.pages(), Path::YoungPerson.pages()), (14, 10));
    }

    #[test]
    fn an_empty_draft_opens_only_the_first_step() {
        for path in Path::ALL {
            let answers = Answers::beginning(*path);
            assert_eq!(answers.path(), *path);
            let open: Vec<_> = Step::ALL.iter().filter(|step| path.is_reachable(**step, &answers)).collect();
            assert_eq!(open, [&Step::Where]);
        }
    }

    #[test]
    fn check_is_not_reachable_without_a_yes_to_help() {
        for path in Path::ALL {
            let mut answers = Answers::beginning(*path);
            answers.done.extend(Step::ALL);
            assert!(!path.is_reachable(Step::Check, &answers));
            assert!(!path.is_reachable(Step::Share, &answers));
        }
    }

    #[test]
    fn sharing_is_beside_a_young_persons_path_and_leads_back_to_check() {
        let mut answers = Answers::beginning(Path::YoungPerson);
        answers.agree = Some(Decision::Given);
        let path = answers.path();
        assert!(path.is_reachable(Step::Share, &answers));
        assert_eq!((path.number(Step::Share), path.previous(Step::Share)), (None, Some(Step::Check)));
        for step in [Step::Who, Step::Name, Step::Children, Step::GoingWell, Step::Helpers, Step::Needs] {
            assert!(!path.has(step) && !path.is_reachable(step, &answers), "{step:?}");
        }
    }

    #[test]
    fn onward_never_leads_past_what_is_still_to_answer() {
        let mut answers = Answers::beginning(Path::YoungPerson);
        assert_eq!(answers.path().onward(Step::Worries, &answers), Step::Where);
        answers.place = crate::domain::place::PlaceId::parse("york");
        answers.danger = Some(crate::domain::choices::YesNo::No);
        assert_eq!(answers.path().onward(Step::Where, &answers), Step::Danger);
        assert_eq!(answers.path().onward(Step::Danger, &answers), Step::You);
    }
}
