//! Asking somebody to lead: by name, with a work address so that they can answer for themselves.

use leptos::prelude::*;

use super::Around;
use crate::{
    domain::{
        contact::Email,
        plan::{LeadOffer, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::FreeText,
    },
    features::desk::plan::reading::Reader,
    ui::fields::{self, Field, FormState},
    words::desk_plan as text,
};

pub(super) fn fields(state: &FormState) -> AnyView {
    let email = Field::new("plan-email", text::LEAD_EMAIL).hint(text::LEAD_EMAIL_HINT).inputmode("email");
    view! {
        {fields::text_input(state, &Field::new("plan-name", text::NAME))}
        {fields::text_input(state, &Field::new("plan-role", text::ROLE).hint(text::ROLE_HINT))}
        {fields::text_input(state, &Field::new("plan-org", text::ORGANISATION))}
        {fields::text_input(state, &Field::new("plan-contact", text::CONTACT).hint(text::CONTACT_HINT))}
        {fields::yes_no(state, &Field::new("plan-partner", text::LEAD_PARTNER))}
        {fields::yes_no(state, &Field::new("plan-safety", text::LEAD_SAFETY))}
        {fields::text_input(state, &email)}
        {fields::text_area(state, &Field::new("plan-note", text::LEAD_NOTE).hint(text::LEAD_NOTE_HINT), 4)}
    }
    .into_any()
}

pub(super) fn read(around: &Around<'_>, form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let (name, role, organisation) = (reader.line("plan-name"), reader.line("plan-role"), reader.line("plan-org"));
    let contact = reader.maybe_line("plan-contact");
    let (partner, safety) = (reader.yes("plan-partner"), reader.yes("plan-safety"));
    if !form.get("plan-email").trim().is_empty() && address(form).is_none() {
        reader.wrong("plan-email", ProblemKind::NotAnEmail);
    }
    reader.maybe_words("plan-note");
    let who = name.zip(role).zip(organisation).zip(partner.zip(safety));
    reader.done(who.map(|(((name, role), organisation), (is_partner, for_safety))| {
        let key = around.key.clone();
        What::LeadOffered(LeadOffer { key, name, role, organisation, is_partner, for_safety, contact })
    }))
}

pub(super) fn address(form: &RawForm) -> Option<Email> {
    Email::parse(form.get("plan-email")).ok()
}

/// What is written for whoever is asked.
pub fn note(form: &RawForm) -> Option<FreeText> {
    FreeText::parse(form.get("plan-note")).ok()
}
