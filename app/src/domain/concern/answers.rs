//! What a concern says, page by page. Each part reads its own form and is valid throughout.

use serde::{Deserialize, Serialize};

use super::{AlongBecause, ConcernStep, Condition, LawfulBasis, Risk, WhyNotTold};
use crate::domain::{
    choices::YesNo,
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::{FreeText, Line, PersonName},
};

/// The most pages of an assessment that go along; each has room for a long answer.
pub const MOST_PAGES: usize = 6;

/// Answers so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ConcernAnswers {
    /// Who the child is.
    pub child: Option<ChildKnown>,
    /// What was seen or heard.
    pub seen: Option<Seen>,
    /// What may happen.
    pub fear: Option<Fear>,
    /// Why it may be shared.
    pub sharing: Option<Sharing>,
    /// Whether the family was told.
    pub family: Option<FamilyTold>,
    /// Whether an assessment goes along.
    pub along: Option<Along>,
}

impl ConcernAnswers {
    /// The first page that is still to answer; reading it all again when none is.
    pub fn first_unanswered(&self) -> ConcernStep {
        [
            (self.child.is_some(), ConcernStep::Child),
            (self.seen.is_some(), ConcernStep::Seen),
            (self.fear.is_some(), ConcernStep::Fear),
            (self.sharing.is_some(), ConcernStep::Reason),
            (self.family.is_some(), ConcernStep::Family),
            (self.along.is_some(), ConcernStep::Assessment),
        ]
        .into_iter()
        .find_map(|(is_answered, step)| (!is_answered).then_some(step))
        .unwrap_or(ConcernStep::Check)
    }
}

/// Reads fields one by one and keeps every problem, so that all are told at once.
struct Reader<'a> {
    form: &'a RawForm,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    const fn new(form: &'a RawForm) -> Self {
        Self { form, problems: Vec::new() }
    }

    fn take<T>(&mut self, field: &str, read: impl FnOnce(&str) -> Result<T, ProblemKind>) -> Option<T> {
        read(self.form.get(field)).map_err(|kind| self.problems.push(Problem::new(field, kind))).ok()
    }

    fn choose<T>(&mut self, field: &str, choice: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        self.take(field, |slug| choice(slug).ok_or(ProblemKind::Missing))
    }

    /// The whole, if nothing was wrong.
    fn whole<T>(self, value: Option<T>) -> Result<T, Vec<Problem>> {
        match value {
            Some(value) if self.problems.is_empty() => Ok(value),
            _ => Err(self.problems),
        }
    }
}

/// Who the child is, as far as the writer knows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct ChildKnown {
    /// The child's name; every name when there is more than one.
    pub name: Line,
    /// Date of birth, or age, as typed.
    pub born: Line,
    /// Where the child lives, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub address: Option<FreeText>,
    /// The child's school or nursery, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub school: Option<Line>,
}

impl ChildKnown {
    /// Reads `of-child`, `child-born`, `child-address` and `child-school`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut read = Reader::new(form);
        let name = read.take("of-child", Line::parse);
        let born = read.take("child-born", Line::parse);
        let address = read.take("child-address", FreeText::parse_optional);
        let school = read.take("child-school", Line::parse_optional);
        let whole = || Some(Self { name: name?, born: born?, address: address?, school: school? });
        read.whole(whole())
    }
}

/// What was seen or heard.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Seen {
    /// What.
    pub what: FreeText,
    /// When, as typed.
    pub when: Line,
    /// The child's own words, if there were any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub child_said: Option<FreeText>,
}

impl Seen {
    /// Reads `seen`, `seen-when` and `child-said`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut read = Reader::new(form);
        let what = read.take("seen", FreeText::parse);
        let when = read.take("seen-when", Line::parse);
        let said = read.take("child-said", FreeText::parse_optional);
        let whole = || Some(Self { what: what?, when: when?, child_said: said? });
        read.whole(whole())
    }
}

/// What the writer fears.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Fear {
    /// What may happen.
    pub what: FreeText,
    /// Whether somebody was in danger when it was written.
    pub danger_now: YesNo,
}

impl Fear {
    /// Reads `fear` and `danger-now`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut read = Reader::new(form);
        let what = read.take("fear", FreeText::parse);
        let danger_now = read.choose("danger-now", YesNo::from_slug);
        let whole = || Some(Self { what: what?, danger_now: danger_now? });
        read.whole(whole())
    }
}

/// Why it may be shared without asking, and who decided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Sharing {
    /// The reason in the writer's words.
    pub reason: FreeText,
    /// The reason in law.
    pub basis: LawfulBasis,
    /// The reason in law for very private facts.
    pub condition: Condition,
    /// Who decided to share.
    pub decided_by: PersonName,
    /// What they do.
    pub role: Line,
}

impl Sharing {
    /// Reads `reason`, `basis`, `condition`, `decider` and `decider-role`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut read = Reader::new(form);
        let reason = read.take("reason", FreeText::parse);
        let basis = read.choose("basis", LawfulBasis::from_slug);
        let condition = read.choose("condition", Condition::from_slug);
        let decided_by = read.take("decider", PersonName::parse);
        let role = read.take("decider-role", Line::parse);
        let whole = || {
            Some(Self { reason: reason?, basis: basis?, condition: condition?, decided_by: decided_by?, role: role? })
        };
        read.whole(whole())
    }
}

/// Whether the family was told, and whether that is a risk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct FamilyTold {
    /// Whether telling them could put a child in more danger.
    pub telling_raises_risk: Risk,
    /// Whether they were told.
    pub told: ToldOrNot,
}

/// Told, or why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum ToldOrNot {
    /// They were told.
    Told {
        /// When, as typed.
        when: Line,
        /// What they said, if anything.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        said: Option<FreeText>,
    },
    /// They were not.
    NotTold {
        /// Why; at least one.
        why: Vec<WhyNotTold>,
        /// The same in words.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        words: Option<FreeText>,
    },
}

impl FamilyTold {
    /// Reads `risk`, `told`, `told-when`, `told-said`, `why-not` and `why-words`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut read = Reader::new(form);
        let risk = read.choose("risk", Risk::from_slug);
        let told = match read.choose("told", YesNo::from_slug) {
            Some(YesNo::Yes) => told(&mut read),
            Some(YesNo::No) => not_told(&mut read),
            None => None,
        };
        let whole = || Some(Self { telling_raises_risk: risk?, told: told? });
        read.whole(whole())
    }
}

fn told(read: &mut Reader<'_>) -> Option<ToldOrNot> {
    let when = read.take("told-when", Line::parse);
    let said = read.take("told-said", FreeText::parse_optional);
    Some(ToldOrNot::Told { when: when?, said: said? })
}

fn not_told(read: &mut Reader<'_>) -> Option<ToldOrNot> {
    let form = read.form;
    let why: Vec<_> = WhyNotTold::ALL.iter().copied().filter(|why| form.has("why-not", why.slug())).collect();
    if why.is_empty() {
        read.problems.push(Problem::new("why-not", ProblemKind::Missing));
    }
    // "Something else" says nothing by itself.
    let words = if why.contains(&WhyNotTold::Other) {
        read.take("why-words", FreeText::parse).map(Some)
    } else {
        read.take("why-words", FreeText::parse_optional)
    };
    Some(ToldOrNot::NotTold { why, words: words? })
}

/// Whether an assessment goes along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Along {
    /// None does.
    No,
    /// This one.
    Yes(Attached),
}

/// An assessment that exists, as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Attached {
    /// What it is called, and its date.
    pub name: Line,
    /// Why it may go along.
    pub because: AlongBecause,
    /// Its text, page by page.
    pub pages: Vec<FreeText>,
}

impl Along {
    /// Reads `along`, `assessment-name`, `along-why` and one more `page`; pages kept `before` stay, but for those that
    /// `drop` names by number.
    pub fn parse(form: &RawForm, before: &[FreeText]) -> Result<Self, Vec<Problem>> {
        let mut read = Reader::new(form);
        let Some(along) = read.choose("along", YesNo::from_slug) else { return Err(read.problems) };
        if !along.is_yes() {
            return Ok(Self::No);
        }
        let name = read.take("assessment-name", Line::parse);
        let because = read.choose("along-why", AlongBecause::from_slug);
        let page = read.take("page", FreeText::parse_optional).flatten();
        let stays = |(index, _): &(usize, &FreeText)| !form.has("drop", &(index + 1).to_string());
        let mut pages: Vec<_> =
            before.iter().enumerate().filter(stays).map(|(_, text)| text.clone()).chain(page).collect();
        if pages.is_empty() && read.problems.iter().all(|problem| problem.field != "page") {
            read.problems.push(Problem::new("page", ProblemKind::Missing));
        }
        if pages.len() > MOST_PAGES {
            pages.truncate(MOST_PAGES);
            let limit = u32::try_from(MOST_PAGES).unwrap_or(u32::MAX);
            read.problems.push(Problem::new("page", ProblemKind::TooMany { limit }));
        }
        let whole = || Some(Self::Yes(Attached { name: name?, because: because?, pages }));
        read.whole(whole())
    }
}
