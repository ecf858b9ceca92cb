//! Answers so far: a draft of a request, where anything may still be missing.
//!
//! Each answer present is already valid; what was typed and refused is kept apart, in [`Draft::rejected`],
//! so that the person finds it again beside the message.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    child::Child,
    choices::YesNo,
    consent::{Decision, Notices, Share},
    contact::SafeContact,
    helper::HelpedBy,
    helpers::Helpers,
    ids::{DraftId, FamilyId, MemberId, SubmissionId},
    journey::Step,
    needs::Needs,
    offer::OfferId,
    own_request::{Meeting, OwnAge, Telling},
    place::{HelpWanted, HubId, Locality, LocalityId, Place, PlaceId},
    postcode::Postcode,
    problem::Problem,
    raw_form::RawForm,
    routing::{Route, Urgency, route},
    story::Part,
    text::{FreeText, PersonName},
};

choices! {
    /// Who the help is for.
    pub enum WhoFor {
        /// My family.
        MyFamily = "my-family",
        /// Me, a young person.
        Me = "me",
        /// A family I am helping.
        HelpingAFamily = "helping",
    }
}

/// Which part of its place a family lives in, as it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LocalityAnswer {
    /// This one.
    Is(LocalityId),
    /// "I am not sure": a full answer.
    NotSure,
}

/// A yes or no for parts of the story, about one hub. For another hub, by another member or with other words it is no
/// answer at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bring {
    /// Who answered.
    pub member: MemberId,
    /// The place of the hub that would see it.
    pub place: PlaceId,
    /// The hub.
    pub hub: HubId,
    /// The version of the words shown.
    pub version: String,
    /// Each part that was answered.
    pub parts: Vec<(Part, YesNo)>,
}

/// The answers themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Answers {
    /// Which place.
    pub place: Option<PlaceId>,
    /// The postcode, if one was given.
    pub postcode: Option<Postcode>,
    /// Which part of the place, where a family was asked.
    pub locality: Option<LocalityAnswer>,
    /// Whether somebody is in danger right now.
    pub danger: Option<YesNo>,
    /// Who the help is for.
    pub who: Option<WhoFor>,
    /// The name to use.
    pub name: Option<PersonName>,
    /// The children.
    pub children: Vec<Child>,
    /// What is going well.
    pub going_well: Option<FreeText>,
    /// What is worrying you.
    pub worries: Option<FreeText>,
    /// What would help.
    pub help: Option<HelpWanted>,
    /// Who already helps.
    pub helpers: Option<Helpers>,
    /// What you need from us.
    pub needs: Option<Needs>,
    /// How it is safe to reach you.
    pub contact: Option<SafeContact>,
    /// A young person: about how old.
    pub own_age: Option<OwnAge>,
    /// A young person: may a parent or carer be told.
    pub telling: Option<Telling>,
    /// A young person: where to meet.
    pub meeting: Option<Meeting>,
    /// Do you want this help?
    pub agree: Option<Decision>,
    /// Who may see which part.
    pub shares: Option<Vec<Share>>,
    /// The words of the consent pages as they stood when answered.
    pub notices: Option<Notices>,
    /// Who wrote the first words, if somebody helped. No form of a family or a helper changes it.
    pub helped_by: Option<HelpedBy>,
    /// With "not now": the day to think about it again. It stays with the family and is never sent.
    pub think_again: Option<Date>,
    /// Which parts of its story a family lets go along with the request.
    pub bring: Option<Bring>,
    /// Help near the family that it put on its list; it stays with the family and is never sent.
    pub pins: Vec<OfferId>,
    /// Steps that were answered, including those left blank on purpose.
    pub done: BTreeSet<Step>,
}

impl Answers {
    /// The part of `place` the family lives in: the one it chose, or else the one its postcode lies in.
    pub fn locality_in<'a>(&self, place: &'a Place) -> Option<&'a Locality> {
        match &self.locality {
            Some(LocalityAnswer::Is(id)) => place.locality(id),
            Some(LocalityAnswer::NotSure) => None,
            None => self.postcode.as_ref().and_then(|postcode| place.locality_of(postcode)),
        }
    }

    /// Takes the answer to one step out. What can be blank counts as left blank; the rest is asked again.
    pub fn strike(&mut self, step: Step) {
        match step {
            Step::Where => {
                (self.place, self.postcode, self.locality) = (None, None, None);
                (self.help, self.agree, self.shares, self.notices) = (None, None, None, None);
            }
            Step::Danger => self.danger = None,
            Step::Name => self.name = None,
            Step::Children => self.children.clear(),
            Step::GoingWell => self.going_well = None,
            Step::Worries => self.worries = None,
            Step::Help => self.help = None,
            Step::Helpers => self.helpers = None,
            Step::Needs => self.needs = None,
            Step::Contact => self.contact = None,
            Step::Agree => (self.agree, self.shares, self.notices) = (None, None, None),
            Step::Share => self.shares = None,
            Step::You => (self.name, self.own_age) = (None, None),
            Step::Telling => self.telling = None,
            Step::Meeting => self.meeting = None,
            Step::Who | Step::Check => {}
        }
    }

    /// Where the request would go as things stand; `None` until the family has said what would help.
    pub fn route_in(&self, place: &Place) -> Option<Route> {
        let help = self.help.as_ref()?;
        Some(route(place, self.locality_in(place), help, self.urgency_in(place, help)))
    }

    /// How soon somebody should read it.
    pub fn urgency_in(&self, place: &Place, help: &HelpWanted) -> Urgency {
        Urgency::of(self.danger == Some(YesNo::Yes), place, help)
    }
}

/// A form that was refused, kept until it is put right.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rejected {
    /// What was typed.
    pub form: RawForm,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
}

/// Answers so far, with what we need to keep them safely.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: DraftId,
    /// Whose it is; the family's key seals it.
    pub family: FamilyId,
    /// Which member of it writes; no other member sees it.
    pub member: MemberId,
    /// The id the request will have when sent.
    pub submission: SubmissionId,
    /// The answers.
    pub answers: Answers,
    /// Forms that were refused, by step.
    pub rejected: BTreeMap<Step, Rejected>,
    /// Whether the person chose to save it: kept 28 days, else 2 (rule C25).
    pub saved: bool,
    /// When it will be deleted.
    pub keep_until: Timestamp,
    /// Rises by one with each save, so that two tabs cannot overwrite each other unseen.
    pub version: i64,
}
