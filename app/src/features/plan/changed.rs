//! What changed: between two versions, and since somebody last looked.
//!
//! A version that changed only what this seat may not see reads like the one before, so it is that one: it has no day, no
//! line and no number of its own anywhere (rule C11).

use std::collections::BTreeMap;

use super::{Here, day};
use crate::{
    domain::plan::{Agreement, By, News, PlanEvent, PlanText, Stamp},
    ports::Fault,
    urls,
    words::plan::{history as text, new, steps},
};

/// One version as this seat knows it, with every number that reads the same.
pub(super) struct Version<'a> {
    pub(super) text: &'a PlanText,
    /// When it first read so.
    pub(super) stamp: &'a Stamp,
    /// The numbers under which it reads so.
    numbers: Vec<u32>,
}

/// The versions that differ for this seat, the newest first.
pub(super) fn versions(here: &Here) -> Vec<Version<'_>> {
    let mut found: Vec<Version<'_>> = Vec::new();
    for (text, stamp) in &here.plan.versions {
        match found.last_mut() {
            Some(newer) if newer.text.reads_like(text) => {
                newer.stamp = stamp;
                newer.numbers.push(text.version);
            }
            _ => found.push(Version { text, stamp, numbers: vec![text.version] }),
        }
    }
    found
}

impl Here {
    /// What this seat said of the version that stands, as it reads it.
    pub(super) fn agreement(&self) -> Option<&Agreement> {
        let standing = versions(self).into_iter().next()?;
        let mine = |stamp: &Stamp| matches!(&stamp.by, By::Seat { seat } if *seat == self.seat);
        self.plan.agreements.iter().rev().find(|it| standing.numbers.contains(&it.version) && mine(&it.stamp))
    }

    /// What stands for the version as this seat reads it: a form that was made for another one holds another.
    pub(super) fn fingerprint(&self) -> Result<Option<String>, Fault> {
        let Some((plan, _)) = &self.plan.text else { return Ok(None) };
        let unnumbered = PlanText { version: 0, ..plan.clone() };
        let written = serde_json::to_string(&unnumbered);
        Ok(Some(self.mark(&written.map_err(|error| Fault::new("writing a plan", error))?)))
    }
}

/// What is different in `new`, line by line, with words that people wrote.
pub(super) fn between(old: &PlanText, new: &PlanText) -> Vec<String> {
    let mut lines = Vec::new();
    let goals =
        |text: &PlanText| -> Vec<String> { text.wanted.iter().map(|it| it.words.as_str().to_owned()).collect() };
    let (before, after) = (goals(old), goals(new));
    lines.extend(after.iter().filter(|it| !before.contains(it)).map(|it| text::goal_added(it)));
    lines.extend(before.iter().filter(|it| !after.contains(it)).map(|it| text::goal_gone(it)));
    let known: BTreeMap<_, _> = old.steps.iter().map(|step| (&step.key, step)).collect();
    for step in &new.steps {
        let what = step.what.as_str();
        match known.get(&step.key) {
            None => lines.push(text::step_added(what)),
            Some(was) if *was != step => lines.push(text::step_changed(what, steps::state(step.state))),
            Some(_) => {}
        }
    }
    let gone = old.steps.iter().filter(|was| new.steps.iter().all(|step| step.key != was.key));
    lines.extend(gone.map(|was| text::step_gone(was.what.as_str())));
    lines.extend((old.plan_b != new.plan_b).then(|| text::PLAN_B.to_owned()));
    lines.extend((old.ending != new.ending).then(|| text::ENDING.to_owned()));
    lines.extend((old.next_review != new.next_review).then(|| text::review(&day(new.next_review))));
    if lines.is_empty() {
        lines.push(text::OTHER.to_owned());
    }
    lines
}

/// What somebody else said since `since`, as lines with where to read it.
pub(super) fn since(here: &Here, since: jiff::Timestamp) -> Vec<(&'static str, &'static str)> {
    let rewritten = versions(here).first().is_some_and(|version| version.stamp.at > since);
    let is_new = |event: &&PlanEvent| event.at > since && event.seat() != Some(&here.seat);
    let mut lines: Vec<_> =
        here.events.iter().filter(is_new).filter_map(|event| line(event.what.news()?, rewritten)).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

const fn line(news: News, rewritten: bool) -> Option<(&'static str, &'static str)> {
    Some(match news {
        News::Outcome => (new::OUTCOME, "#outcome"),
        News::Stage => (new::STAGE, "#way"),
        News::Plan if rewritten => (new::PLAN, urls::PLAN_HISTORY),
        News::Plan => return None,
        News::Team => (new::TEAM, urls::PLAN_TEAM),
        News::Lead => (new::LEAD, urls::PLAN_TEAM),
        News::Meeting => (new::MEETING, urls::PLAN_MEETINGS),
        News::Words => (new::WORDS, urls::PLAN_WORDS),
        News::Reading => (new::READING, urls::PLAN_PROGRESS),
        News::Step => (new::STEP, "#wanted"),
    })
}
