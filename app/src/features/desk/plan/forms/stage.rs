//! A part of the way was reached. Stepping down names who goes on and what to do if worries grow, or the family agreed to
//! it after an Early Help Action Meeting; stepping up has one of three outcomes.

use leptos::prelude::*;

use super::Around;
use crate::{
    domain::{
        plan::{Stage, StageKind, StepUp, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::FreeText,
    },
    features::desk::plan::reading::Reader,
    ui::fields::{self, Choice, Field, FormState},
    words::desk_plan as text,
};

/// The first version of the plan says that there is one.
const BY_HAND: [StageKind; 8] = [
    StageKind::Heard,
    StageKind::Assessment,
    StageKind::AssessmentDone,
    StageKind::Team,
    StageKind::Review,
    StageKind::StepDown,
    StageKind::StepUp,
    StageKind::Ended,
];

pub(super) fn fields(state: &FormState) -> AnyView {
    let stages = BY_HAND.iter().map(|it| Choice::new(it.slug(), text::stage(*it))).collect();
    let ups = StepUp::ALL.iter().map(|it| Choice::new(it.slug(), text::step_up(*it))).collect();
    let downs = vec![Choice::new("lead", text::DOWN_LEAD), Choice::new("eham", text::DOWN_EHAM)];
    view! {
        {fields::radios(state, &Field::new("plan-stage", text::STAGE_WHICH), stages)}
        {fields::date_input(state, &Field::new("plan-on", text::STAGE_ON).hint(text::DAY_HINT))}
        {fields::text_area(state, &Field::new("plan-words", text::STAGE_WORDS).hint(text::WORDS_HINT), 5)}
        <h2 class="govuk-heading-m">{text::DOWN_TITLE}</h2>
        {fields::radios(state, &Field::new("plan-down", text::DOWN_HOW), downs)}
        {fields::text_input(state, &Field::new("plan-next-lead", text::DOWN_NEXT))}
        {fields::text_area(state, &Field::new("plan-worries", text::DOWN_WORRIES), 4)}
        {fields::yes_no(state, &Field::new("plan-consent", text::DOWN_CONSENT))}
        <h2 class="govuk-heading-m">{text::UP_TITLE}</h2>
        {fields::radios(state, &Field::new("plan-up", text::UP_WHICH), ups)}
    }
    .into_any()
}

pub(super) fn read(around: &Around<'_>, form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let by_hand = |slug: &str| StageKind::from_slug(slug).filter(|kind| BY_HAND.contains(kind));
    let stage = reader.choice("plan-stage", by_hand);
    let on = reader.past_day("plan-on", around.today);
    let words = reader.maybe_words("plan-words");
    let words = match stage {
        Some(StageKind::StepDown) => step_down(&mut reader, around, words),
        _ => words,
    };
    let step_up = match stage {
        Some(StageKind::StepUp) => reader.choice("plan-up", StepUp::from_slug),
        _ => None,
    };
    reader.done(stage.zip(on).map(|(stage, on)| What::Stage(Stage { stage, on, step_up, words })))
}

/// What the family reads of stepping down: who goes on, and what to do if worries grow.
fn step_down(reader: &mut Reader<'_>, around: &Around<'_>, words: Option<FreeText>) -> Option<FreeText> {
    let how = reader.choice("plan-down", |slug| ["lead", "eham"].into_iter().find(|it| *it == slug))?;
    let worries = reader.words("plan-worries")?;
    let first = if how == "lead" {
        if around.at.plan.text.is_none() {
            reader.wrong("plan-down", ProblemKind::NotAChoice);
        }
        text::next_lead(reader.line("plan-next-lead")?.as_str())
    } else {
        // Stepping down without a lead needs the family's own yes.
        if reader.yes("plan-consent") == Some(false) {
            reader.wrong("plan-consent", ProblemKind::NotAChoice);
        }
        text::BY_EHAM.to_owned()
    };
    let typed = words.map(|words| format!("{}\n\n", words.as_str())).unwrap_or_default();
    let whole = format!("{typed}{first}\n\n{}", text::if_worries(worries.as_str()));
    match FreeText::parse(&whole) {
        Ok(words) => Some(words),
        Err(kind) => {
            reader.wrong("plan-words", kind);
            None
        }
    }
}
