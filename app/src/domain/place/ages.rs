//! Ages: whom a service is for, and when in a young person's life something changes. All of it is data.

use serde::{Deserialize, Serialize};

/// The oldest anybody can be whom family help is for.
const OLDEST: u8 = 25;

/// Whom a service is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Ages {
    /// Anybody in the family: the papers give no age.
    Any,
    /// A baby not yet born, and whoever expects it.
    Unborn,
    /// A grown-up.
    Adults,
    /// Children and young people of these ages, both included.
    Years {
        /// The youngest.
        from: u8,
        /// The oldest.
        to: u8,
    },
}

impl Ages {
    /// Reads `any`, `unborn`, `adults` or years such as `0-11`.
    pub fn parse(raw: &str) -> Option<Self> {
        match raw {
            "any" => Some(Self::Any),
            "unborn" => Some(Self::Unborn),
            "adults" => Some(Self::Adults),
            years => {
                let (from, to) = years.split_once('-')?;
                let (from, to) = (from.parse().ok()?, to.parse().ok()?);
                (from <= to && to <= OLDEST).then_some(Self::Years { from, to })
            }
        }
    }
}

impl TryFrom<String> for Ages {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).ok_or("write any, unborn, adults, or years as 0-11")
    }
}

impl From<Ages> for String {
    fn from(ages: Ages) -> Self {
        match ages {
            Ages::Any => "any".to_owned(),
            Ages::Unborn => "unborn".to_owned(),
            Ages::Adults => "adults".to_owned(),
            Ages::Years { from, to } => format!("{from}-{to}"),
        }
    }
}

/// At what ages, in years, what changes. There is no youngest age: nobody is turned away (rule C7).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgeRules {
    /// From this age a young person decides alone, unless somebody named has reason to think otherwise (rule C8).
    pub own_decision_from: u16,
    /// At this birthday a parent's view is looked at again (rule C10).
    pub parent_view_review_at: u16,
    /// At this birthday a parent's view ends, unless the young person agrees (rule C10).
    pub parent_view_ends_at: u16,
    /// Help for a family goes on until the youngest child is this old.
    pub help_until: u16,
    /// The same for a young person with special needs.
    pub help_until_special_needs: u16,
    /// Where these come from.
    pub source: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_written_as_they_are_read_and_nonsense_is_refused() {
        for raw in ["any", "unborn", "adults", "0-11", "16-18", "5-5"] {
            assert_eq!(String::from(Ages::parse(raw).unwrap()), raw);
        }
        for raw in ["", "all", "11", "11-5", "0-26", "-1-5", "0-11 years"] {
            assert_eq!(Ages::parse(raw), None, "{raw}");
        }
    }
}
