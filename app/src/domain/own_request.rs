//! What a young person who asks for themselves adds to a request: whether a parent may be told, and how to meet.
//!
//! [`OwnRequest`] always says "do not contact the family before speaking to them" (rule C9): there is no way to build,
//! store or read one that says anything else. It never says that somebody is too young (rule C7), and it holds what they
//! chose, not what anybody may conclude from it (rule C8).

use serde::{Deserialize, Serialize};

use super::{
    choices::YesNo,
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::Line,
};

choices! {
    /// How old a young person says they are: only to choose words and a way on (rule C7).
    pub enum OwnAge {
        /// Ten, or younger.
        TenOrUnder = "10-or-under",
        /// 11 to 15.
        ElevenToFifteen = "11-15",
        /// 16 or 17.
        SixteenSeventeen = "16-17",
        /// 18 to 25.
        EighteenPlus = "18-25",
    }
}

choices! {
    /// Whether a parent or carer may be told.
    pub enum MayTell {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Talk to me first.
        TalkFirst = "talk-to-me-first",
    }
}

choices! {
    /// Where the young person would meet somebody.
    pub enum MeetWhere {
        /// At school or college.
        School = "school",
        /// At a youth club or a family hub.
        YouthPlace = "youth-place",
        /// Somewhere outside, such as a walk.
        Outside = "outside",
        /// At home.
        Home = "home",
        /// By phone or on a screen: nobody needs to meet.
        Online = "phone-or-online",
    }
}

choices! {
    /// Whether somebody comes along.
    pub enum BringSomeone {
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// Not sure yet.
        NotSure = "not-sure",
    }
}

/// May a parent or carer be told, and who must not know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Telling {
    /// May a parent or carer be told?
    may_tell_parent_or_carer: MayTell,
    /// The grown-up who may know, in their own words.
    who_may_know: Option<Line>,
    /// Who must not know, in their own words.
    who_must_not_know: Option<Line>,
}

impl Telling {
    /// Reads `may-tell`, `may-know`, `must-not-know`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let may_tell = MayTell::from_slug(form.get("may-tell"));
        if may_tell.is_none() {
            problems.push(Problem::new("may-tell", ProblemKind::Missing));
        }
        let who_may_know = optional(form, "may-know", &mut problems);
        let who_must_not_know = optional(form, "must-not-know", &mut problems);
        match may_tell {
            Some(may_tell_parent_or_carer) if problems.is_empty() => {
                Ok(Self { may_tell_parent_or_carer, who_may_know, who_must_not_know })
            }
            _ => Err(problems),
        }
    }

    /// The same answers as form fields.
    pub fn to_form(&self) -> RawForm {
        RawForm::default()
            .with("may-tell", self.may_tell_parent_or_carer.slug())
            .with("may-know", self.who_may_know().unwrap_or_default())
            .with("must-not-know", self.who_must_not_know().unwrap_or_default())
    }

    /// Whether a parent or carer may be told.
    pub const fn may_tell(&self) -> MayTell {
        self.may_tell_parent_or_carer
    }

    /// The grown-up who may know.
    pub fn who_may_know(&self) -> Option<&str> {
        self.who_may_know.as_ref().map(Line::as_str)
    }

    /// Who must not know.
    pub fn who_must_not_know(&self) -> Option<&str> {
        self.who_must_not_know.as_ref().map(Line::as_str)
    }
}

/// Where to meet, who comes along, and whether to talk first without a name. Every part is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct Meeting {
    /// Where the young person would meet somebody.
    meet_where: Vec<MeetWhere>,
    /// Another place, in their own words.
    elsewhere: Option<Line>,
    /// Whether somebody comes along.
    bring_someone: Option<BringSomeone>,
    /// Who that is, in their own words.
    who_comes: Option<Line>,
    /// Whether the young person would like to talk first without saying a name. Silence means no.
    talk_first_without_a_name: Option<YesNo>,
}

impl Meeting {
    /// Reads `meet` (several), `meet-else`, `bring`, `bring-who`, `talk-first`.
    pub fn parse(form: &RawForm) -> Result<Self, Vec<Problem>> {
        let mut problems = Vec::new();
        let elsewhere = optional(form, "meet-else", &mut problems);
        let who_comes = optional(form, "bring-who", &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        let bring_someone = BringSomeone::from_slug(form.get("bring"));
        Ok(Self {
            meet_where: MeetWhere::ALL.iter().copied().filter(|place| form.has("meet", place.slug())).collect(),
            elsewhere,
            bring_someone,
            // A name beside "no" is dropped, so that nobody is told of by accident.
            who_comes: who_comes.filter(|_| bring_someone != Some(BringSomeone::No)),
            talk_first_without_a_name: YesNo::from_slug(form.get("talk-first")),
        })
    }

    /// The same answers as form fields.
    pub fn to_form(&self) -> RawForm {
        let form = self.meet_where.iter().fold(RawForm::default(), |form, place| form.with("meet", place.slug()));
        form.with("meet-else", self.elsewhere().unwrap_or_default())
            .with("bring", self.bring_someone.map_or("", BringSomeone::slug))
            .with("bring-who", self.who_comes().unwrap_or_default())
            .with("talk-first", self.talk_first_without_a_name.map_or("", YesNo::slug))
    }

    /// Where the young person would meet somebody.
    pub fn meet_where(&self) -> &[MeetWhere] {
        &self.meet_where
    }

    /// Another place.
    pub fn elsewhere(&self) -> Option<&str> {
        self.elsewhere.as_ref().map(Line::as_str)
    }

    /// Whether somebody comes along, if that was said.
    pub const fn bring_someone(&self) -> Option<BringSomeone> {
        self.bring_someone
    }

    /// Who comes along.
    pub fn who_comes(&self) -> Option<&str> {
        self.who_comes.as_ref().map(Line::as_str)
    }

    /// Whether she would like to talk first without saying her name; silence means no.
    pub fn talks_first_without_a_name(&self) -> bool {
        self.talk_first_without_a_name.is_some_and(YesNo::is_yes)
    }
}

fn optional(form: &RawForm, field: &str, problems: &mut Vec<Problem>) -> Option<Line> {
    Line::parse_optional(form.get(field)).unwrap_or_else(|kind| {
        problems.push(Problem::new(field, kind));
        None
    })
}

/// A "true" that cannot be anything else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "bool", into = "bool")]
pub(super) struct Always;

impl TryFrom<bool> for Always {
    type Error = &'static str;

    fn try_from(said: bool) -> Result<Self, Self::Error> {
        if said { Ok(Self) } else { Err("a young person's own request always asks to speak to them first") }
    }
}

impl From<Always> for bool {
    fn from(_: Always) -> Self {
        true
    }
}

/// A young person's own request. The hub speaks to the young person before it contacts the family, always.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct OwnRequest {
    /// Do not contact the family before speaking to the young person. It is never anything but true.
    #[cfg_attr(feature = "ssr", schemars(with = "bool", extend("const" = true)))]
    do_not_contact_family_before_speaking_to_them: Always,
    /// How old the young person says they are, if they said.
    age: Option<OwnAge>,
    /// May a parent or carer be told, and who must not know.
    telling: Telling,
    /// Where to meet, who comes along, and whether to talk first without a name.
    meeting: Meeting,
}

impl OwnRequest {
    /// What was chosen, with the word to the hub that goes with every one of these requests.
    pub const fn new(age: Option<OwnAge>, telling: Telling, meeting: Meeting) -> Self {
        Self { do_not_contact_family_before_speaking_to_them: Always, age, telling, meeting }
    }

    /// How old they say they are.
    pub const fn age(&self) -> Option<OwnAge> {
        self.age
    }

    /// May a parent or carer be told.
    pub const fn telling(&self) -> &Telling {
        &self.telling
    }

    /// Where to meet.
    pub const fn meeting(&self) -> &Meeting {
        &self.meeting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FLAG: &str = "do_not_contact_family_before_speaking_to_them";

    fn telling() -> RawForm {
        RawForm::default().with("may-tell", "talk-to-me-first").with("must-not-know", "my step-dad")
    }

    #[test]
    fn an_own_request_always_says_to_speak_to_them_first_and_can_not_be_read_without_it() {
        let own = OwnRequest::new(None, Telling::parse(&telling()).unwrap(), Meeting::default());
        let mut value = serde_json::to_value(&own).unwrap();
        assert_eq!(value[FLAG], true);
        assert_eq!(serde_json::from_value::<OwnRequest>(value.clone()).unwrap(), own);
        value[FLAG] = false.into();
        assert!(serde_json::from_value::<OwnRequest>(value.clone()).is_err(), "it can not be turned off");
        value.as_object_mut().unwrap().remove(FLAG);
        assert!(serde_json::from_value::<OwnRequest>(value).is_err(), "it can not be left out");
    }

    #[test]
    fn whether_a_parent_may_be_told_must_be_answered_and_nothing_else_must() {
        let problems = Telling::parse(&RawForm::default().with("may-tell", "perhaps")).unwrap_err();
        assert_eq!(problems, [Problem::new("may-tell", ProblemKind::Missing)]);
        assert_eq!(Telling::parse(&telling()).unwrap().may_tell(), MayTell::TalkFirst);
        assert_eq!(Meeting::parse(&RawForm::default()).unwrap(), Meeting::default());
        assert!(!Meeting::default().talks_first_without_a_name(), "silence means no");
    }

    #[test]
    fn what_is_too_long_is_told_for_every_field_at_once() {
        let long = "x".repeat(201);
        let form = RawForm::default().with("may-know", &long).with("must-not-know", &long);
        assert_eq!(Telling::parse(&form).unwrap_err().len(), 3);
        let form = RawForm::default().with("meet-else", &long).with("bring-who", &long);
        assert_eq!(Meeting::parse(&form).unwrap_err().len(), 2);
    }

    #[test]
    fn showing_answers_again_and_reading_them_gives_the_same() {
        let said = Telling::parse(&telling().with("may-know", "Nan")).unwrap();
        assert_eq!(Telling::parse(&said.to_form()).unwrap(), said);
        let form = RawForm::default()
            .with("meet", "school")
            .with("meet", "outside")
            .with("meet-else", "the library")
            .with("bring", "yes")
            .with("bring-who", "Sam")
            .with("talk-first", "yes");
        let meeting = Meeting::parse(&form).unwrap();
        assert_eq!(meeting.meet_where(), [MeetWhere::School, MeetWhere::Outside]);
        assert_eq!(Meeting::parse(&meeting.to_form()).unwrap(), meeting);
    }
}
