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
        journey::Path,
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
    words::{Words, young as text},
};

/// What both pages say on a path.
struct Says {
    version: String,
    help: Vec<String>,
    if_no: Vec<String>,
    share_title: &'static str,
    share_blank: &'static str,
    share: Vec<String>,
    law: Vec<String>,
}

/// The place's own words for a family; for a young person ours, which are the same everywhere.
fn says(place: &Place, path: Path) -> Says {
    let w = words::of(place.language);
    let (words, own) = (&place.consent, |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect());
    match path {
        Path::MyFamily => Says {
            version: words.version.clone(),
            help: words.help.clone(),
            if_no: words.if_no.clone(),
            share_title: w.ask.consent.share_title,
            share_blank: w.ask.consent.share_blank,
            share: words.share.clone(),
            law: words.law.clone(),
        },
        Path::YoungPerson => Says {
            version: format!("{}-{}", words.version, text::CONSENT_VERSION),
            help: own(&text::AGREE),
            if_no: own(&text::IF_NO),
            share_title: text::SHARE_TITLE,
            share_blank: text::SHARE_BLANK,
            share: own(&[text::SHARE]),
            law: own(&text::LAW),
        },
    }
}

/// What "no" means on a path.
pub fn if_no(place: &Place, path: Path) -> Vec<String> {
    says(place, path).if_no
}

/// What a part of a request is called on a path.
pub(super) fn item(w: &Words, path: Path, item: Item) -> &'static str {
    match path {
        Path::MyFamily => (w.item)(item),
        Path::YoungPerson => text::item(item),
    }
}

/// The words of both pages as a place shows them now, in the place's language.
pub fn notices(place: &Place, path: Path) -> Notices {
    let w = words::of(place.language);
    let says = says(place, path);
    let reading = match path {
        Path::MyFamily => Reading::Parent,
        Path::YoungPerson => Reading::YoungPerson,
    };
    let notice = |parts: Vec<&str>| Notice {
        version: says.version.clone(),
        language: place.language.slug().to_owned(),
        reading,
        words: parts.join("\n"),
    };
    let (help, if_no) = (says.help.iter().map(String::as_str), says.if_no.iter().map(String::as_str));
    let (share, law) = (says.share.iter().map(String::as_str), says.law.iter().map(String::as_str));
    let organisations = place.organisations_on(path).map(|each| each.words_on(path));
    let organisations = organisations.flat_map(|(name, purpose)| [name, purpose]);
    let items = Item::of(path).iter().map(|each| item(w, path, *each));
    let share = [says.share_title, says.share_blank].into_iter().chain(share).chain(law);
    Notices {
        help: notice([w.ask.consent.help_title].into_iter().chain(help).chain(if_no).collect()),
        share: notice(share.chain(organisations).chain(items).collect()),
    }
}

pub(super) fn read_agree(form: &RawForm, setting: &Setting, answers: &mut Answers) -> Result<Onward, Vec<Problem>> {
    let answer =
        YesNo::from_slug(form.get("agree")).ok_or_else(|| vec![Problem::new("agree", ProblemKind::Missing)])?;
    answers.agree = Some(if answer.is_yes() { Decision::Given } else { Decision::Refused });
    let path = answers.path();
    answers.notices = setting.place.as_deref().map(|place| notices(place, path));
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
    let path = shown.path();
    let said = shown.setting.place.as_ref().map(|place| {
        let says = says(place, path);
        // A young person reads when people may tell before the yes, not behind a link.
        let law = (path == Path::YoungPerson).then(|| layout::paragraphs(&says.law));
        view! {
            {layout::paragraphs(&says.help)}
            {law}
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{w.ask.consent.if_no}</span></summary>
                <div class="govuk-details__text">{layout::paragraphs(&says.if_no)}</div>
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
    answers.shares = Some(parse_shares(form, place, answers.path()));
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
    let path = shown.path();
    let says = says(place, path);
    let organisations: Vec<_> =
        place.organisations_on(path).map(|each| organisation(&shown.state, each, path)).collect();
    view! {
        <h1 class="govuk-heading-l">{says.share_title}</h1>
        {layout::paragraphs(&says.share)}
        <p class="govuk-body">{says.share_blank}</p>
        {organisations}
        <details class="govuk-details">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{w.ask.consent.law}</span></summary>
            <div class="govuk-details__text">{layout::paragraphs(&says.law)}</div>
        </details>
    }
    .into_any()
}

fn organisation(state: &FormState, organisation: &Organisation, path: Path) -> AnyView {
    let w = words::current();
    let (name, purpose) = organisation.words_on(path);
    let question =
        |each: &Item| fields::yes_no(state, &Field::new(share_field(&organisation.id, *each), item(w, path, *each)));
    let questions: Vec<_> = Item::of(path).iter().map(question).collect();
    view! {
        <fieldset class="govuk-fieldset app-organisation">
            <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">
                <h2 class="govuk-fieldset__heading">{name.to_owned()}</h2>
            </legend>
            <p class="govuk-body">{explained(purpose)}</p>
            {questions}
        </fieldset>
    }
    .into_any()
}
