//! Two separate questions, never one: "do you want this help?" and "who may see which part?" (rule C1).
//!
//! A record holds the exact words shown and cannot be changed, only followed by another (rules C4, C6).
//! Nothing is chosen beforehand, and silence is recorded as silence and treated as no (rules C2, C3).

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{
    actor::{FamilyActor, StaffActor},
    choices::YesNo,
    helper::HelpedBy,
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
        /// Yes, as somebody heard it said aloud. Weaker than a yes that the family gave itself, and never the same.
        Spoken = "spoken",
    }
}

choices! {
    /// How an answer reached us; others than the person's own phone are weaker and shown as such.
    pub enum How {
        /// The person answered on a screen themselves.
        OwnDevice = "own-device",
        /// The same, over words that somebody who helps had written for them.
        SchoolHelped = "school-helped",
        /// Said aloud, and written down by a named witness.
        SpokenWitnessed = "spoken-witnessed",
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
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConsentSnapshot {
    records: Vec<ConsentRecord>,
    witness: Option<HelpedBy>,
}

impl ConsentSnapshot {
    /// Joins a family's yes to help with its sharing answers. `None` when help was not agreed to.
    pub fn new(
        giver: FamilyActor,
        help: Decision,
        (shares, notices): (&[Share], &Notices),
        at: Timestamp,
    ) -> Option<Self> {
        if help != Decision::Given {
            return None;
        }
        let how = giver.how();
        let record =
            |purpose, decision, notice: &Notice| ConsentRecord { purpose, decision, notice: notice.clone(), at, how };
        let mut records = vec![record(Purpose::Help, help, &notices.help)];
        records.extend(shares.iter().map(|share| {
            let purpose = Purpose::Share { organisation: share.organisation.clone(), item: share.item };
            record(purpose, share.decision, &notices.share)
        }));
        Some(Self { records, witness: None })
    }

    /// A yes to help, and to nothing else, that `witness` heard the family say aloud.
    pub fn spoken(witness: &StaffActor, notices: &Notices, at: Timestamp) -> Self {
        let record = ConsentRecord {
            purpose: Purpose::Help,
            decision: Decision::Spoken,
            notice: notices.help.clone(),
            at,
            how: How::SpokenWitnessed,
        };
        Self { records: vec![record], witness: Some(witness.who().clone()) }
    }

    /// Who heard it, if it was said aloud.
    pub const fn witness(&self) -> Option<&HelpedBy> {
        self.witness.as_ref()
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
    use crate::domain::{
        actor::Screen,
        contact::Email,
        helper::{Known, MailDomain},
        text::{Line, PersonName},
    };

    fn notices() -> Notices {
        let notice =
            Notice { version: "1".into(), language: "en".into(), reading: Reading::Parent, words: "words".into() };
        Notices { help: notice.clone(), share: notice }
    }

    fn helper() -> HelpedBy {
        HelpedBy {
            name: PersonName::parse("Ms Lee").unwrap(),
            organisation: Line::parse("Hill School").unwrap(),
            role: Line::parse("Teacher").unwrap(),
            wrote_from: MailDomain::of(&Email::parse("lee@hill.example").unwrap()),
            known: Known::Domain,
        }
    }

    fn snapshot(help: Decision, shares: &[Share]) -> Option<ConsentSnapshot> {
        let family = FamilyActor::before(&Screen::Family, None).unwrap();
        ConsentSnapshot::new(family, help, (shares, &notices()), Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn there_is_no_snapshot_without_a_yes_to_help() {
        for decision in [Decision::Refused, Decision::NotAnswered, Decision::Withdrawn, Decision::Spoken] {
            assert_eq!(snapshot(decision, &[]), None);
        }
    }

    #[test]
    fn every_share_can_be_refused_or_left_blank_and_the_request_can_still_go() {
        let school = OrganisationId::parse("school").unwrap();
        for decision in [Decision::Refused, Decision::NotAnswered] {
            let share = Share { organisation: school.clone(), item: Item::Story, decision };
            assert!(!snapshot(Decision::Given, &[share]).unwrap().allows(&school, Item::Story));
        }
    }

    #[test]
    fn a_yes_for_one_item_is_no_yes_for_another() {
        let school = OrganisationId::parse("school").unwrap();
        let share = Share { organisation: school.clone(), item: Item::Children, decision: Decision::Given };
        let snapshot = snapshot(Decision::Given, &[share]).unwrap();
        assert!(snapshot.allows(&school, Item::Children));
        assert!(!snapshot.allows(&school, Item::Story));
    }

    #[test]
    fn a_screen_that_staff_hold_makes_no_family_and_a_draft_they_wrote_says_so() {
        let staff = Screen::Staff(helper());
        assert_eq!(FamilyActor::before(&staff, None), None);
        assert_eq!(FamilyActor::before(&staff, Some(&helper())), None);
        assert_eq!(StaffActor::before(&Screen::Family), None);
        let family = FamilyActor::before(&Screen::Family, Some(&helper())).unwrap();
        let snapshot = ConsentSnapshot::new(family, Decision::Given, (&[], &notices()), Timestamp::UNIX_EPOCH).unwrap();
        assert!(snapshot.records().iter().all(|record| record.how == How::SchoolHelped));
    }

    #[test]
    fn a_spoken_yes_is_about_help_alone_names_its_witness_and_is_never_given() {
        let witness = StaffActor::before(&Screen::Staff(helper())).unwrap();
        let snapshot = ConsentSnapshot::spoken(&witness, &notices(), Timestamp::UNIX_EPOCH);
        let [record] = snapshot.records() else { panic!("one record") };
        assert_eq!((&record.purpose, record.decision), (&Purpose::Help, Decision::Spoken));
        assert_eq!((record.how, snapshot.witness()), (How::SpokenWitnessed, Some(&helper())));
        let school = OrganisationId::parse("school").unwrap();
        assert!(Item::ALL.iter().all(|item| !snapshot.allows(&school, *item)));
    }
}
