//! A meeting: planned, held with its record, or cancelled; each time as its next version.

use leptos::prelude::*;

use super::Around;
use crate::{
    domain::{
        plan::{Meeting, MeetingKind, MeetingState, PlanKey, What, meeting::MOST_PEOPLE},
        problem::Problem,
        raw_form::RawForm,
        text::{FreeText, Line},
    },
    features::desk::plan::{
        hand::AtPlan,
        reading::{Reader, with_day},
    },
    ui::fields::{self, Choice, Field, FormState},
    words::desk_plan as text,
};

fn known<'a>(at: &'a AtPlan, key: &PlanKey) -> Option<&'a Meeting> {
    at.plan.meetings.iter().map(|held| &held.meeting).find(|meeting| meeting.key == *key)
}

pub(super) fn standing(at: &AtPlan, key: &PlanKey) -> u32 {
    known(at, key).map_or(0, |meeting| meeting.version)
}

pub(super) fn begin(at: &AtPlan, key: &PlanKey) -> RawForm {
    let Some(meeting) = known(at, key) else { return RawForm::default() };
    let lines = |lines: &[Line]| lines.iter().map(Line::as_str).collect::<Vec<_>>().join("\n");
    let maybe = |line: &Option<Line>| line.as_ref().map(|line| line.as_str().to_owned()).unwrap_or_default();
    let time = format!("{:02}:{:02}", meeting.starts.hour(), meeting.starts.minute());
    let form = RawForm::default()
        .with("plan-kind", meeting.kind.slug())
        .with("plan-held", meeting.state.slug())
        .with("plan-time", time)
        .with("plan-place", maybe(&meeting.place))
        .with("plan-chair", maybe(&meeting.chair))
        .with("plan-invited", lines(&meeting.invited))
        .with("plan-present", lines(&meeting.present))
        .with("plan-record", meeting.record.as_ref().map(FreeText::as_str).unwrap_or_default());
    with_day(with_day(form, "plan-starts", Some(meeting.starts.date())), "plan-next", meeting.next)
}

pub(super) fn fields(state: &FormState) -> AnyView {
    let kinds = MeetingKind::ALL.iter().map(|it| Choice::new(it.slug(), text::meeting(*it))).collect();
    let states = MeetingState::ALL.iter().map(|it| Choice::new(it.slug(), text::meeting_state(*it))).collect();
    let time = Field::new("plan-time", text::MEETING_TIME).hint(text::TIME_HINT).width("govuk-input--width-10");
    view! {
        {fields::radios(state, &Field::new("plan-kind", text::MEETING_KIND), kinds)}
        {fields::radios(state, &Field::new("plan-held", text::MEETING_STATE), states)}
        {fields::date_input(state, &Field::new("plan-starts", text::MEETING_DAY).hint(text::DAY_HINT))}
        {fields::text_input(state, &time)}
        {fields::text_input(state, &Field::new("plan-place", text::MEETING_PLACE))}
        {fields::text_input(state, &Field::new("plan-chair", text::MEETING_CHAIR))}
        {fields::text_area(state, &Field::new("plan-invited", text::MEETING_INVITED).hint(text::ONE_A_LINE), 4)}
        {fields::text_area(state, &Field::new("plan-present", text::MEETING_PRESENT).hint(text::ONE_A_LINE), 4)}
        {fields::text_area(state, &Field::new("plan-record", text::MEETING_RECORD).hint(text::WORDS_HINT), 8)}
        {fields::date_input(state, &Field::new("plan-next", text::MEETING_NEXT).hint(text::MAYBE_DAY_HINT))}
    }
    .into_any()
}

pub(super) fn read(around: &Around<'_>, form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let kind = reader.choice("plan-kind", MeetingKind::from_slug);
    let state = reader.choice("plan-held", MeetingState::from_slug);
    // What was held has been, and somebody wrote down what came of it.
    let is_held = state == Some(MeetingState::Held);
    let day = if is_held { reader.past_day("plan-starts", around.today) } else { reader.day("plan-starts") };
    let time = reader.time("plan-time");
    let (place, chair) = (reader.maybe_line("plan-place"), reader.maybe_line("plan-chair"));
    let invited = reader.names("plan-invited", MOST_PEOPLE);
    let present = if is_held { reader.names("plan-present", MOST_PEOPLE) } else { Vec::new() };
    let record = if is_held { reader.words("plan-record") } else { None };
    let next = reader.maybe_day("plan-next");
    let (key, version) = (around.key.clone(), around.base + 1);
    reader.done(kind.zip(state).zip(day.zip(time)).map(|((kind, state), (day, time))| {
        let starts = day.to_datetime(time);
        What::Meeting(Meeting { key, version, kind, state, starts, place, chair, invited, present, record, next })
    }))
}
