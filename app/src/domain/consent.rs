//! Two separate questions, never one: "do you want this help?" and "who may see which part?" (rule C1).
//!
//! A record holds the exact words shown and cannot be changed, only followed by another (rules C4, C6).
//! Nothing is chosen beforehand, and silence is recorded as silence and treated as no (rules C2, C3).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    choices::YesNo,
    journey::Path,
    place::{OrganisationId, Place},
    raw_form::RawForm,
};

choices! {
    /// A part of a request that can be shared or kept back.
    pub enum Item {
        /// Names and how to reach you.
        Contact = "contact",
        /// The children's names and ages.
        Children = "children",
        /// What is going well and what is worrying you.
        Story = "story",
        /// What you would like help with.
        Help = "help",
    }
}

choices! {
    /// What a person said to one question.
    pub enum Decision {
        /// Yes.
        Given = "given",
        /// No.
        Refused = "refused",
        /// The question was shown and left blank; treated as no.
        NotAnswered = "not-answered",
        /// Was yes, is no longer.
        Withdrawn = "withdrawn",
    }
}

choices! {
    /// How an answer reached us; others than the person's own phone are weaker and shown as such.
    pub enum How {
        /// The person answered on a screen themselves.
        OwnDevice = "own-device",
    }
}

choices! {
    /// Which wording was shown.
    pub enum Reading {
        /// Words for a parent or carer.
        Parent = "parent",
        /// Words for a young person.
        YoungPerson = "young-person",
    }
}

/// One sharing answer: this organisation, this item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Share {
    /// Who would see it.
    pub organisation: OrganisationId,
    /// Which part.
    pub item: Item,
    /// What the family said.
    pub decision: Decision,
}

/// The form field that asks about one organisation and item.
pub fn share_field(organisation: &OrganisationId, item: Item) -> String {
    format!("share-{}-{}", organisation.as_str(), item.slug())
}

impl Item {
    /// The parts there are on a path. A young person names no children.
    pub const fn of(path: Path) -> &'static [Self] {
        match path {
            Path::MyFamily => Self::ALL,
            Path::YoungPerson => &[Self::Contact, Self::Story, Self::Help],
        }
    }
}

/// Reads the sharing page: one yes/no for each named organisation and item.
/// Never a problem: a blank is [`Decision::NotAnswered`].
pub fn parse_shares(form: &RawForm, place: &Place, path: Path) -> Vec<Share> {
    place
        .organisations_on(path)
        .flat_map(|organisation| Item::of(path).iter().map(move |item| (organisation.id.clone(), *item)))
        .map(|(organisation, item)| {
            let decision = match YesNo::from_slug(form.get(&share_field(&organisation, item))) {
                Some(YesNo::Yes) => Decision::Given,
                Some(YesNo::No) => Decision::Refused,
                None => Decision::NotAnswered,
            };
            Share { organisation, item, decision }
        })
        .collect()
}

/// The words a person was shown, kept whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The place's version label.
    pub version: String,
    /// Language tag, such as `en`.
    pub language: String,
    /// Which wording.
    pub reading: Reading,
    /// Every sentence on the page that the answer rests on.
    pub words: String,
}

/// What a consent answer is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "to")]
pub enum Purpose {
    /// Getting help at all.
    Help,
    /// Letting one organisation see one item.
    Share {
        /// Who would see it.
        organisation: OrganisationId,
        /// Which part.
        item: Item,
    },
}

/// One answer, with everything that makes it provable later.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentRecord {
    /// What it is about.
    pub purpose: Purpose,
    /// What was said.
    pub decision: Decision,
    /// The words shown.
    pub notice: Notice,
    /// When, in UTC.
    pub at: Timestamp,
    /// How the answer reached us.
    pub how: How,
}

/// All consent a request was sent with. It exists only when the person said yes to help.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentSnapshot {
    records: Vec<ConsentRecord>,
}

impl ConsentSnapshot {
    /// Joins a yes to help with the sharing answers. `None` when help was not agreed to.
    pub fn new(help: Decision, shares: &[Share], notices: &Notices, at: Timestamp) -> Option<Self> {
        if help != Decision::Given {
            return None;
        }
        let record = |purpose, decision, notice: &Notice| ConsentRecord {
            purpose,
            decision,
            notice: notice.clone(),
            at,
            how: How::OwnDevice,
        };
        let mut records = vec![record(Purpose::Help, help, &notices.help)];
        records.extend(shares.iter().map(|share| {
            let purpose = Purpose::Share { organisation: share.organisation.clone(), item: share.item };
            record(purpose, share.decision, &notices.share)
        }));
        Some(Self { records })
    }

    /// Every record, the yes to help first.
    pub fn records(&self) -> &[ConsentRecord] {
        &self.records
    }

    /// Whether `organisation` may see `item`.
    pub fn allows(&self, organisation: &OrganisationId, item: Item) -> bool {
        self.records.iter().any(|record| {
            record.decision == Decision::Given
                && matches!(&record.purpose, Purpose::Share { organisation: who, item: what }
                    if who == organisation && *what == item)
        })
    }
}

/// The words of both consent pages as they were shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notices {
    /// The help page.
    pub help: Notice,
    /// The sharing page.
    pub share: Notice,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices() -> Notices {
        let notice =
            Notice { version: "1".into(), language: "en".into(), reading: Reading::Parent, words: "words".into() };
        Notices { help: notice.clone(), share: notice }
    }

    #[test]
    fn there_is_no_snapshot_without_a_yes_to_help() {
        for decision in [Decision::Refused, Decision::NotAnswered, Decision::Withdrawn] {
            assert_eq!(ConsentSnapshot::new(decision, &[], &notices(), Timestamp::UNIX_EPOCH), None);
        }
    }

    #[test]
    fn every_share_can_be_refused_or_left_blank_and_the_request_can_still_go() {
        let school = OrganisationId::parse("school").unwrap();
        for decision in [Decision::Refused, Decision::NotAnswered] {
            let share = Share { organisation: school.clone(), item: Item::Story, decision };
            let snapshot = ConsentSnapshot::new(Decision::Given, &[share], &notices(), Timestamp::UNIX_EPOCH).unwrap();
            assert!(!snapshot.allows(&school, Item::Story));
        }
    }

    #[test]
    fn a_yes_for_one_item_is_no_yes_for_another() {
        let school = OrganisationId::parse("school").unwrap();
        let share = Share { organisation: school.clone(), item: Item::Children, decision: Decision::Given };
        let snapshot = ConsentSnapshot::new(Decision::Given, &[share], &notices(), Timestamp::UNIX_EPOCH).unwrap();
        assert!(snapshot.allows(&school, Item::Children));
        assert!(!snapshot.allows(&school, Item::Story));
    }
}
