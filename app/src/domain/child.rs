//! A child the family asks help for: born, or on the way.

use jiff::{ToSpan, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    age_band::AgeBand,
    date_fields,
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::PersonName,
};

/// The most children one request can name; more are told to the hub in words.
pub const MOST_CHILDREN: u32 = 20;

/// One child. Help starts before birth, so a due date stands in for an age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Child {
    /// A child who has been born.
    Born {
        /// The name to use.
        name: PersonName,
        /// How old.
        age: AgeBand,
    },
    /// A baby on the way.
    Expected {
        /// When the baby is due, if known.
        #[cfg_attr(feature = "ssr", schemars(with = "Option<String>"))]
        due: Option<Date>,
    },
}

choices! {
    /// Whether the child on the form has been born.
    pub enum ChildKind {
        /// Born.
        Born = "born",
        /// On the way.
        Expected = "expected",
    }
}

impl Child {
    /// Reads `child-kind`, `child-name`, `child-age` and `due-day`, `due-month`, `due-year`.
    /// `today` bounds a due date: from 60 days ago to 300 days ahead.
    pub fn parse(form: &RawForm, today: Date) -> Result<Self, Vec<Problem>> {
        match ChildKind::from_slug(form.get("child-kind")) {
            None => Err(vec![Problem::new("child-kind", ProblemKind::Missing)]),
            Some(ChildKind::Expected) => parse_due(form, today)
                .map(|due| Self::Expected { due })
                .map_err(|kind| vec![Problem::new("due-day", kind)]),
            Some(ChildKind::Born) => {
                let name = PersonName::parse(form.get("child-name"));
                let age = AgeBand::from_slug(form.get("child-age"));
                match (name, age) {
                    (Ok(name), Some(age)) => Ok(Self::Born { name, age }),
                    (name, age) => {
                        let mut problems = Vec::new();
                        if let Err(kind) = name {
                            problems.push(Problem::new("child-name", kind));
                        }
                        if age.is_none() {
                            problems.push(Problem::new("child-age", ProblemKind::Missing));
                        }
                        Err(problems)
                    }
                }
            }
        }
    }
}

/// Whether the add-a-child part of the form was touched at all.
pub fn is_blank(form: &RawForm) -> bool {
    ["child-kind", "child-name", "child-age", "due-day", "due-month", "due-year"]
        .iter()
        .all(|field| form.get(field).trim().is_empty())
}

fn parse_due(form: &RawForm, today: Date) -> Result<Option<Date>, ProblemKind> {
    let Some(due) = date_fields::day(form, "due")? else { return Ok(None) };
    if due < today.saturating_sub(60.days()) || due > today.saturating_add(300.days()) {
        return Err(ProblemKind::DateOutOfRange);
    }
    Ok(Some(due))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn expected(day: &str, month: &str, year: &str) -> Result<Child, Vec<Problem>> {
        let form = RawForm::default()
            .with("child-kind", "expected")
            .with("due-day", day)
            .with("due-month", month)
            .with("due-year", year);
        Child::parse(&form, date(2026, 11, 24))
    }

    #[test]
    fn a_baby_on_the_way_needs_no_date() {
        assert_eq!(expected("", "", ""), Ok(Child::Expected { due: None }));
        assert_eq!(expected("1", "3", "2027"), Ok(Child::Expected { due: Some(date(2027, 3, 1)) }));
    }

    #[test]
    fn a_due_date_must_exist_and_be_near() {
        for (day, month, year, kind) in [
            ("31", "2", "2027", ProblemKind::NotADate),
            ("x", "2", "2027", ProblemKind::NotADate),
            ("1", "", "2027", ProblemKind::NotADate),
            ("999", "1", "2027", ProblemKind::NotADate),
            ("1", "1", "2020", ProblemKind::DateOutOfRange),
            ("1", "1", "2030", ProblemKind::DateOutOfRange),
        ] {
            assert_eq!(expected(day, month, year), Err(vec![Problem::new("due-day", kind)]));
        }
    }

    #[test]
    fn a_born_child_needs_a_name_to_use_and_an_age_band_and_both_are_told_at_once() {
        let form = RawForm::default().with("child-kind", "born").with("child-age", "99");
        let problems = Child::parse(&form, date(2026, 11, 24)).unwrap_err();
        assert_eq!(problems.len(), 2);
    }
}
