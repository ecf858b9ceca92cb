//! What stands now, read from everything that was said.

use std::collections::BTreeMap;

use jiff::{Timestamp, civil::Date};

use super::{
    event::{Agrees, By, Outcome, PlanEvent, Scale, StepSays, What},
    key::PlanKey,
    lead::{Answered, Lead, LeadOffer, Party},
    meeting::Meeting,
    stage::{Stage, StageKind},
    team::Team,
    text::{PlanText, Step, StepState, ToolReading},
};
use crate::domain::text::{FreeText, Line};

/// By whom and when something was said, and the id it was said under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: By,
    /// Its id.
    pub id: String,
}

/// What somebody of the family said of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub step: PlanKey,
    /// What.
    pub says: StepSays,
    /// Their words, as far as whoever reads may see them.
    pub words: Option<FreeText>,
    /// By whom and when.
    pub stamp: Stamp,
}

/// Whether somebody agrees with a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Which version.
    pub version: u32,
    /// Their answer.
    pub agrees: Agrees,
    /// Why.
    pub words: Option<FreeText>,
    /// By whom and when.
    pub stamp: Stamp,
}

/// Words to the family and what it answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words.
    pub words: FreeText,
    /// Whether an answer is hoped for.
    pub asks: bool,
    /// By whom and when.
    pub stamp: Stamp,
    /// What the family answered, oldest first.
    pub replies: Vec<(FreeText, Stamp)>,
}

/// A meeting with what the family wants said there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeldMeeting {
    /// The meeting.
    pub meeting: Meeting,
    /// When it was last written, and by whom.
    pub stamp: Stamp,
    /// The family's views, oldest first.
    pub views: Vec<(FreeText, Stamp)>,
}

/// A step that somebody of the family added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AddedStep {
    /// What finds it again.
    pub step: PlanKey,
    /// What will be done.
    pub what: Line,
    /// By when.
    pub by: Option<Date>,
    /// By whom and when.
    pub stamp: Stamp,
}

/// A scale with everything said on it, oldest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScaleLine {
    /// The scale.
    pub scale: Scale,
    /// Where they were, why, and when.
    pub points: Vec<(u8, Option<FreeText>, Stamp)>,
}

/// What stands now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The hub's newest answer.
    pub outcome: Option<(Outcome, Stamp)>,
    /// Parts of the way that were reached, in the order of their days.
    pub stages: Vec<(Stage, Stamp)>,
    /// The version that stands.
    pub text: Option<(PlanText, Stamp)>,
    /// Every version, the newest first.
    pub versions: Vec<(PlanText, Stamp)>,
    /// The team that stands.
    pub team: Option<(Team, Stamp)>,
    /// The newest offer to lead.
    pub lead: Option<Lead>,
    /// Who led or was asked before, newest first.
    pub earlier_leads: Vec<Lead>,
    /// Meetings by their time.
    pub meetings: Vec<HeldMeeting>,
    /// Words and answers, oldest first.
    pub words: Vec<Said>,
    /// Readings of tools by day.
    pub readings: Vec<(ToolReading, Stamp)>,
    /// The family's own scales.
    pub scales: Vec<ScaleLine>,
    /// Everything said of steps, oldest first.
    pub marks: Vec<Mark>,
    /// Steps the family added, oldest first.
    pub added: Vec<AddedStep>,
    /// Who agreed with which version, oldest first.
    pub agreements: Vec<Agreement>,
    /// When the family last asked what is happening.
    pub chased_at: Option<Timestamp>,
}

impl Plan {
    /// What stands, from everything that was said. The order and how often each arrived make no difference.
    pub fn of(events: impl IntoIterator<Item = PlanEvent>) -> Self {
        let mut events: Vec<_> = events.into_iter().collect();
        events.sort_unstable();
        events.dedup_by(|a, b| a.id == b.id && a.by == b.by);
        let mut plan = Self::default();
        let mut late = Late::default();
        for PlanEvent { at, id, by, what, .. } in events {
            plan.take(what, Stamp { at, by, id }, &mut late);
        }
        plan.settle(late);
        plan
    }

    /// What was last said of a step, by anybody of the family.
    pub fn mark(&self, step: &PlanKey) -> Option<&Mark> {
        self.marks.iter().rev().find(|mark| mark.step == *step)
    }

    /// How a step of the version that stands is, by what the family said since it was written.
    pub fn state_of(&self, step: &Step) -> StepState {
        let written_at = self.text.as_ref().map(|(_, stamp)| stamp.at);
        let since = |mark: &&Mark| mark.step == step.key && written_at.is_none_or(|at| mark.stamp.at > at);
        self.marks.iter().filter(since).fold(step.state, |state, mark| match mark.says {
            StepSays::Done => StepState::Done,
            StepSays::NotDone => StepState::Going,
            StepSays::Stuck => StepState::Stuck,
            // Somebody says that it is otherwise; how it stands is for both to settle.
            StepSays::DidNotHappen | StepSays::NotRight => state,
        })
    }

    /// Where the family is on its way: the part that was reached last.
    pub fn now(&self) -> Option<StageKind> {
        self.stages.last().map(|(stage, _)| stage.stage)
    }

    /// When it ended, unless it went on since.
    pub fn ended_on(&self) -> Option<Date> {
        self.stages.last().filter(|(stage, _)| stage.stage == StageKind::Ended).map(|(stage, _)| stage.on)
    }

    fn take(&mut self, what: What, stamp: Stamp, late: &mut Late) {
        match what {
            What::Outcome(outcome) => self.outcome = Some((outcome, stamp)),
            What::Stage(stage) => self.stages.push((stage, stamp)),
            What::Plan(text) => self.versions.push((*text, stamp)),
            What::Team(team) => {
                if self.team.as_ref().is_none_or(|(known, _)| known.version <= team.version) {
                    self.team = Some((team, stamp));
                }
            }
            What::LeadOffered(offer) => late.offers.push((offer, stamp)),
            What::LeadAnswered { offer, party, agrees, .. } => {
                late.answers.insert((offer, party), Answered { agrees, at: stamp.at });
            }
            What::LeadChangeAsked { .. } => late.change_asked = Some(stamp.at),
            What::Meeting(meeting) => late.meeting(meeting, stamp),
            What::MeetingViews { meeting, words } => late.views.push((meeting, words, stamp)),
            What::Words { words, asks } => self.words.push(Said { words, asks, stamp, replies: Vec::new() }),
            What::Replied { to, words } => late.replies.push((to, words, stamp)),
            What::Reading(reading) => self.readings.push((reading, stamp)),
            What::ScaleMade(scale) => late.scale(scale),
            What::Scaled { scale, value, words } => late.points.push((scale, (value, words, stamp))),
            What::Marked { step, says, words } => self.marks.push(Mark { step, says, words, stamp }),
            What::StepAdded { step, what, by } => self.added.push(AddedStep { step, what, by, stamp }),
            What::Answered { version, agrees, words } => {
                self.agreements.push(Agreement { version, agrees, words, stamp });
            }
            What::Chased { .. } => self.chased_at = Some(stamp.at),
        }
    }

    /// Puts together what refers to each other, whatever came first.
    fn settle(&mut self, late: Late) {
        let Late { offers, answers, change_asked, meetings, views, replies, scales, points } = late;
        // The same version twice is one: the one that was said last.
        self.versions.reverse();
        self.versions.sort_by_key(|(text, _)| std::cmp::Reverse(text.version));
        self.versions.dedup_by_key(|(text, _)| text.version);
        self.text = self.versions.first().cloned();
        self.stages.sort_by_key(|(stage, _)| (stage.on, stage.stage));
        self.readings.sort_by_key(|(reading, _)| reading.on);
        let mut leads: Vec<_> =
            offers.into_iter().map(|(offer, stamp)| lead(offer, stamp.at, &answers, change_asked)).rev().collect();
        self.lead = (!leads.is_empty()).then(|| leads.remove(0));
        self.earlier_leads = leads;
        self.meetings = meetings
            .into_values()
            .map(|(meeting, stamp)| {
                let of = |(key, ..): &&(PlanKey, FreeText, Stamp)| *key == meeting.key;
                let views = views.iter().filter(of).map(|(_, words, stamp)| (words.clone(), stamp.clone())).collect();
                HeldMeeting { meeting, stamp, views }
            })
            .collect();
        self.meetings.sort_by(|a, b| (a.meeting.starts, &a.meeting.key).cmp(&(b.meeting.starts, &b.meeting.key)));
        for (to, words, stamp) in replies {
            if let Some(said) = self.words.iter_mut().find(|said| said.stamp.id == to) {
                said.replies.push((words, stamp));
            }
        }
        self.scales = scales
            .into_values()
            .map(|scale| {
                let of = points.iter().filter(|(key, _)| *key == scale.key);
                ScaleLine { points: of.map(|(_, point)| point.clone()).collect(), scale }
            })
            .collect();
    }
}

/// Where somebody was on a scale, why, and when.
type Point = (u8, Option<FreeText>, Stamp);

/// What waits until all is read.
#[derive(Default)]
struct Late {
    offers: Vec<(LeadOffer, Stamp)>,
    answers: BTreeMap<(PlanKey, Party), Answered>,
    change_asked: Option<Timestamp>,
    meetings: BTreeMap<PlanKey, (Meeting, Stamp)>,
    views: Vec<(PlanKey, FreeText, Stamp)>,
    replies: Vec<(String, FreeText, Stamp)>,
    scales: BTreeMap<PlanKey, Scale>,
    points: Vec<(PlanKey, Point)>,
}

impl Late {
    fn meeting(&mut self, meeting: Meeting, stamp: Stamp) {
        let known = self.meetings.get(&meeting.key).map(|(known, _)| known.version);
        if known.is_none_or(|known| known <= meeting.version) {
            self.meetings.insert(meeting.key.clone(), (meeting, stamp));
        }
    }

    fn scale(&mut self, scale: Scale) {
        self.scales.insert(scale.key.clone(), scale);
    }
}

fn lead(
    offer: LeadOffer,
    offered_at: Timestamp,
    answers: &BTreeMap<(PlanKey, Party), Answered>,
    change_asked: Option<Timestamp>,
) -> Lead {
    let of = |party| answers.get(&(offer.key.clone(), party)).copied();
    Lead {
        practitioner: of(Party::Practitioner),
        child: of(Party::Child),
        family: of(Party::Family),
        change_asked_at: change_asked.filter(|at| *at >= offered_at),
        offered_at,
        offer,
    }
}
