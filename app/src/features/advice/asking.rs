//! The question: where it is about, whether somebody is in danger, and free words. No field asks for a name or a postcode.
//!
//! What was typed stays in the visit whatever is wrong with it. Danger leads to the phone first (rule C12), and the hub is
//! told to read it before others.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Rejected,
        choices::YesNo,
        ids::{FamilyId, SubmissionId},
        place::Place,
        problem::{Problem, ProblemKind},
        question::{Asker, Question},
        raw_form::RawForm,
        text::FreeText,
    },
    features::access::paragraphs,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Ready, Visit},
    ui::{
        fields::{self, Choice, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::{advice as text, young},
};

use super::{Asking, area, asking, lines_for, places, pointing, require, start};

/// The form value of "somewhere else".
const ELSEWHERE: &str = "elsewhere";
/// What the form asks.
const FIELDS: [&str; 3] = ["area", "danger", "question"];

/// The question.
#[component]
pub fn AskPage() -> impl IntoView {
    loaded(|asked| async move {
        let Asking { visit, asker } = require(&asked).await?;
        let Rejected { form, problems } = visit.data.advice.typed.clone();
        let state = FormState { form, problems };
        let frame = Frame::private(words::current().common.neutral_title, None).back(urls::ADVICE);
        let content = ask_form(&asked, &state, asker);
        Ok::<_, Stop>(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

fn ask_form(asked: &Asked, state: &FormState, who: Asker) -> AnyView {
    let is_young = who == Asker::YoungPerson;
    let (title, label, hint) = if is_young {
        (young::ADVICE_TITLE, young::ADVICE_QUESTION, young::ADVICE_HINT)
    } else {
        (text::ASK_TITLE, text::QUESTION, text::QUESTION_HINT)
    };
    let question = Field::new("question", label).hint(hint);
    view! {
        {fields::error_summary(state)}
        <h1 class="govuk-heading-l">{title}</h1>
        {is_young.then(|| paragraphs(&young::ADVICE_WHO))}
        <form method="post" autocomplete="off" action=urls::post::ADVICE_ASK novalidate>
            <input type="hidden" name="who" value=who.slug()/>
            {fields::radios(state, &Field::new("area", text::PLACE).hint(text::PLACE_HINT), areas(asked))}
            {fields::yes_no(state, &Field::new("danger", text::DANGER))}
            {fields::text_area(state, &question, 8)}
            {pointing::while_typing("question")}
            {fields::submit(text::GO_ON)}
        </form>
        {lines_for(who)}
    }
    .into_any()
}

/// Every place that is asked here, and its parts.
fn areas(asked: &Asked) -> Vec<Choice> {
    let of = |place: &Place| {
        let id = place.id.as_str();
        let name = |part: Option<&str>| text::part(&place.name, part);
        let parts = place.localities.iter();
        let mut choices: Vec<Choice> =
            parts.map(|part| Choice::new(format!("{id}_{}", part.id.as_str()), name(Some(&part.name)))).collect();
        let whole = if choices.is_empty() { place.name.clone() } else { name(None) };
        choices.push(Choice::new(id, whole));
        choices
    };
    places(asked).flat_map(|place| of(place)).chain([Choice::new(ELSEWHERE, text::ELSEWHERE)]).collect()
}

/// Takes the question. A form that comes when its visit has ended begins a new one, with what was typed.
pub async fn ask(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let mut visit = match asking(&asked).await? {
        Some(Asking { visit, .. }) if visit.data.request.is_none() => visit,
        _ => match Asker::from_slug(form.get("who")) {
            Some(who) => start::begin(&asked, who).await?,
            None => return Ok(Next::page(urls::ADVICE)),
        },
    };
    let read = read(&asked, &form, &visit);
    let next = match &read {
        Ok(_) if form.get("area") == ELSEWHERE => urls::ELSEWHERE,
        Ok(Some(question)) if question.danger => urls::ADVICE_PHONE_FIRST,
        Ok(_) => urls::ADVICE_CHECK,
        Err(_) => urls::ADVICE_ASK,
    };
    let advice = &mut visit.data.advice;
    let (question, problems) = match read {
        Ok(question) => (question, Vec::new()),
        Err(problems) => (None, problems),
    };
    let ids = &asked.portal.ids;
    // The ids stay while the question changes: sent from two tabs, it is still one question.
    let (id, family) = advice.ready.take().map_or_else(
        || (SubmissionId::new(ids.uuid()), FamilyId::new(ids.uuid())),
        |before| (before.id, before.family),
    );
    advice.ready = question.map(|question| Ready { id, family, question });
    advice.typed = Rejected { form: form.only(&FIELDS), problems };
    visits::put(&asked, &visit).await?;
    Ok(Next::page(next))
}

/// Reads the form; no question is made of one that is about somewhere else.
fn read(asked: &Asked, form: &RawForm, visit: &Visit) -> Result<Option<Question>, Vec<Problem>> {
    if form.get("area") == ELSEWHERE {
        return Ok(None);
    }
    let mut problems = Vec::new();
    let mut note = |field: &str, kind: ProblemKind| problems.push(Problem::new(field, kind));
    let area = area(asked, form.get("area"));
    if area.is_none() {
        note("area", ProblemKind::Missing);
    }
    let danger = YesNo::from_slug(form.get("danger"));
    if danger.is_none() {
        note("danger", ProblemKind::Missing);
    }
    let words = FreeText::parse(form.get("question")).map_err(|kind| note("question", kind)).ok();
    match (area, danger, words, visit.data.advice.asker) {
        (Some((place, locality)), Some(danger), Some(words), Some(who)) => Ok(Some(Question {
            place: place.id.clone(),
            hub: place.front_door.clone(),
            locality,
            asker: who,
            danger: danger.is_yes(),
            words,
            language: words::current().language.slug().to_owned(),
        })),
        _ => Err(problems),
    }
}

/// Somebody is in danger: phone first. What was typed is kept and can still be sent.
#[component]
pub fn DangerPage() -> impl IntoView {
    loaded(|asked| async move {
        let Asking { visit, asker } = require(&asked).await?;
        let Some(Ready { question, .. }) = visit.data.advice.ready.as_ref() else {
            return Err(Stop::Go(urls::ADVICE_ASK.to_owned()));
        };
        let place = asked.portal.places.get(&question.place).cloned();
        let number =
            place.as_ref().and_then(|place| place.front_door()).map(|hub| layout::phone(&hub.contact).into_any());
        let content = view! {
            <h1 class="govuk-heading-l">{text::DANGER_TITLE}</h1>
            <p class="govuk-body"><a class="govuk-button govuk-button--warning" href="tel:999">"999"</a></p>
            {paragraphs(&text::DANGER_TEXT)}
            <p class="govuk-body-l">{number}</p>
            <p class="govuk-body">{text::DANGER_KEPT}</p>
            <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=urls::ADVICE_CHECK>{text::DANGER_ON}</a></p>
            {lines_for(asker)}
        };
        let frame = Frame::private(words::current().common.neutral_title, place).back(urls::ADVICE_ASK);
        Ok(layout::page(&asked, frame, content))
    })
}
