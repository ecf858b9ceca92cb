//! Two separate pages: "do you want this help?" and "who may see which part?" (rules C1 to C3).
//!
//! The words come from the place's data. What a person was shown is kept word for word with the answer (rule C4).

use leptos::prelude::*;

use super::{Onward, Setting, Shown};
use crate::{
    domain::{
        answers::Answers,
        choices::YesNo,
        consent::{Decision, Item, Notice, Notices, Reading, parse_shares, share_field},
        place::{Organisation, Place},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    ui::{
        explained,
        fields::{self, Field, FormState},
        layout,
    },
    urls, words,
};

/// The words of both pages as a place shows them now, in the place's language.
pub fn notices(place: &Place) -> Notices {
    let w = words::of(place.language);
    let words = &place.consent;
    let notice = |parts: Vec<&str>| Notice {
        version: words.version.clone(),
        language: place.language.slug().to_owned(),
        reading: Reading::Parent,
        words: parts.join("\n"),
    };
    let help = words.help.iter().chain(&words.if_no).map(String::as_str);
    let share = words.share.iter().chain(&words.law).map(String::as_str);
    let organisations = place.organisations.iter().flat_map(|each| [each.name.as_str(), each.purpose.as_str()]);
    let items = Item::ALL.iter().map(|item| (w.item)(*item));
    Notices {
        help: notice([w.ask.consent.help_title].into_iter().chain(help).collect()),
        share: notice(
            [w.ask.consent.share_title, w.ask.consent.share_blank]
                .into_iter()
                .chain(share)
                .chain(organisations)
                .chain(items)
                .collect(),
        ),
    }
}

pub(super) fn read_agree(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let answer =
        YesNo::from_slug(form.get("agree")).ok_or_else(|| vec![Problem::new("agree", ProblemKind::Missing)])?;
    answers.agree = Some(if answer.is_yes() { Decision::Given } else { Decision::Refused });
    answers.notices = setting.place.as_deref().map(notices);
    Ok(if answer.is_yes() { Onward::Next } else { Onward::Aside(urls::NOT_AGREED) })
}

pub(super) fn fill_agree(answers: &Answers) -> RawForm {
    let value = match answers.agree {
        Some(Decision::Given) => YesNo::Yes.slug(),
        Some(Decision::Refused) => YesNo::No.slug(),
        Some(Decision::NotAnswered | Decision::Withdrawn | Decision::Spoken) | None => "",
    };
    RawForm::default().with("agree", value)
}

pub(super) fn view_agree(shown: &Shown) -> AnyView {
    let w = words::current();
    let said = shown.setting.place.as_ref().map(|place| {
        view! {
            {layout::paragraphs(&place.consent.help)}
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{w.ask.consent.if_no}</span></summary>
                <div class="govuk-details__text">{layout::paragraphs(&place.consent.if_no)}</div>
            </details>
        }
    });
    view! {
        <h1 class="govuk-heading-l">{w.ask.consent.help_title}</h1>
        {said}
        {fields::yes_no(&shown.state, &Field::new("agree", w.ask.consent.help_question))}
    }
    .into_any()
}

pub(super) fn read_share(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let Some(place) = setting.place.as_deref() else {
        return Err(Vec::new());
    };
    answers.shares = Some(parse_shares(form, place));
    Ok(Onward::Next)
}

pub(super) fn fill_share(answers: &Answers) -> RawForm {
    answers.shares.iter().flatten().fold(RawForm::default(), |form, share| {
        let value = match share.decision {
            Decision::Given => YesNo::Yes.slug(),
            Decision::Refused => YesNo::No.slug(),
            Decision::NotAnswered | Decision::Withdrawn | Decision::Spoken => "",
        };
        form.with(&share_field(&share.organisation, share.item), value)
    })
}

pub(super) fn view_share(shown: &Shown) -> AnyView {
    let w = words::current();
    let Some(place) = &shown.setting.place else {
        return ().into_any();
    };
    let organisations: Vec<_> = place.organisations.iter().map(|each| organisation(&shown.state, each)).collect();
    view! {
        <h1 class="govuk-heading-l">{w.ask.consent.share_title}</h1>
        {layout::paragraphs(&place.consent.share)}
        <p class="govuk-body">{w.ask.consent.share_blank}</p>
        {organisations}
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{w.ask.consent.law}</span></summary>
            <div class="govuk-details__text">{layout::paragraphs(&place.consent.law)}</div>
        </details>
    }
    .into_any()
}

fn organisation(state: &FormState, organisation: &Organisation) -> AnyView {
    let w = words::current();
    let questions: Vec<_> = Item::ALL
        .iter()
        .map(|item| fields::yes_no(state, &Field::new(share_field(&organisation.id, *item), (w.item)(*item))))
        .collect();
    view! {
        <fieldset class="govuk-fieldset app-organisation">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
                <h2 class="govuk-fieldset__heading">{organisation.name.clone()}</h2>
            </legend>
            <p class="govuk-body">{explained(&organisation.purpose)}</p>
            {questions}
        </fieldset>
    }
    .into_any()
}
