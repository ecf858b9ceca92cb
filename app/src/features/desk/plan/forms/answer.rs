//! What one of three parties answered to an offer to lead, said aloud: for a child, who asked and how they understood.
//!
//! The portal never decides what a child can understand: a named person's words say it (rule C8).

use leptos::prelude::*;

use super::Around;
use crate::{
    domain::{
        plan::{Party, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::FreeText,
    },
    features::desk::plan::{hand::AtPlan, reading::Reader},
    ui::fields::{self, Choice, Field, FormState},
    words::desk_plan as text,
};

pub(super) fn fields(at: &AtPlan, state: &FormState) -> AnyView {
    let parties = Party::ALL.iter().map(|it| Choice::new(it.slug(), text::party(*it))).collect();
    let who = at.plan.lead.as_ref().map(|lead| text::offered_to(lead.offer.name.as_str(), lead.offer.role.as_str()));
    view! {
        <p class="govuk-body app-as-typed" dir="auto">{who}</p>
        {fields::radios(state, &Field::new("plan-party", text::ANSWER_WHO), parties)}
        {fields::yes_no(state, &Field::new("plan-agrees", text::ANSWER_AGREES))}
        {fields::text_input(state, &Field::new("plan-by", text::ANSWER_BY).hint(text::ANSWER_BY_HINT))}
        {fields::text_area(state, &Field::new("plan-how", text::ANSWER_HOW).hint(text::ANSWER_HOW_HINT), 4)}
    }
    .into_any()
}

pub(super) fn read(around: &Around<'_>, form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let party = reader.choice("plan-party", Party::from_slug);
    let agrees = reader.yes("plan-agrees");
    let (by, how) = match party {
        Some(Party::Child) => (reader.line("plan-by"), reader.words("plan-how")),
        Some(Party::Family) => (reader.line("plan-by"), reader.maybe_words("plan-how")),
        Some(Party::Practitioner) | None => (reader.maybe_line("plan-by"), reader.maybe_words("plan-how")),
    };
    let first = by.map(|by| match party {
        Some(Party::Child) => text::child_asked_by(by.as_str()),
        _ => text::said_by(by.as_str()),
    });
    let whole: Vec<String> = first.into_iter().chain(how.map(String::from)).collect();
    let words = FreeText::parse_optional(&whole.join("\n")).unwrap_or_else(|kind: ProblemKind| {
        reader.wrong("plan-how", kind);
        None
    });
    let offer = around.at.plan.lead.as_ref().map(|lead| lead.offer.key.clone());
    reader.done(party.zip(agrees).zip(offer).map(|((party, agrees), offer)| What::LeadAnswered {
        offer,
        party,
        agrees,
        words,
    }))
}
