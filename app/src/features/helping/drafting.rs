//! The steps that a helper writes in a family's name: the family's own questions, with a line of guidance beside each.
//!
//! A form that comes after the draft left the helper's hands changes nothing, whatever tab it comes from.

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    domain::{choices::YesNo, helper::HelperStep, journey::Step, place::Place, raw_form::RawForm},
    features::{
        access::paragraphs,
        ask::{
            self, Onward, Shown,
            service::{setting, take_in},
        },
    },
    form_post::Next,
    page::{Stop, loaded},
    ports::{Fault, HelpingNotice},
    ui::{
        fields::{self, FormState},
        layout::{self, Frame},
    },
    urls, words,
    words::{helping as text, toolkit},
};

use super::{Asked, AtHand, at_hand, require_written, say, start, written};

/// The form field that says that the part of a place was asked on a page of its own.
const AREA_FIELD: &str = "area";
/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// The page of a step.
#[component]
pub fn DraftPage() -> impl IntoView {
    let slug = use_params_map().with_untracked(|params| params.get("step").unwrap_or_default());
    loaded(move |asked| async move {
        let (_, draft, place) = require_written(&asked).await?;
        let step = HelperStep::from_slug(&slug).ok_or(Stop::NotFound)?;
        if !step.is_reachable(&draft.answers) {
            let first = HelperStep::first_unanswered(&draft.answers).unwrap_or(HelperStep::FIRST);
            return Err(Stop::Go(urls::helper_step(first)));
        }
        crate::ui::explained::in_place(place.as_ref());
        let state = match draft.rejected.get(&step.step()) {
            Some(rejected) => FormState { form: rejected.form.clone(), problems: rejected.problems.clone() },
            None => FormState { form: ask::fill(step.step(), &draft.answers), problems: Vec::new() },
        };
        let back = step.previous().map_or_else(|| urls::HELPING_MINE.to_owned(), urls::helper_step);
        let frame = Frame::private(words::current().common.neutral_title, place).back(back);
        let frame = frame.problems(state.has_problems());
        let shown = Shown { state, setting: setting(&asked.portal, &draft.answers), draft, along: None };
        Ok(layout::page(&asked, frame, content((&asked, step), &shown)))
    })
}

fn content((asked, step): (&Asked, HelperStep), shown: &Shown) -> AnyView {
    // The family needs a place to read the rest: before it is known there is nothing to hand over.
    let can_stop = shown.draft.answers.place.is_some();
    view! {
        {fields::error_summary(&shown.state)}
        {layout::progress(step.number(), HelperStep::COUNT)}
        <p class="govuk-inset-text">{text::IN_THEIR_NAME} " " {text::guidance(step)}</p>
        {toolkit(asked, step, shown)}
        <form method="post" autocomplete="off" action=urls::post::HELPING_ANSWER novalidate>
            <input type="hidden" name="step" value=step.step().slug()/>
            {ask::view(step.step(), shown)}
            {fields::submit(text::NEXT)}
        </form>
        <p class="govuk-hint">{text::closes(shown.draft.keep_until)}</p>
        {can_stop.then(|| view! { <p class="govuk-body"><a class="govuk-link" href=urls::HELPING_READY>{text::TO_READY}</a></p> })}
    }
    .into_any()
}

/// How to ask it, what not to write, and an adviser's number, closed until somebody wants it.
fn toolkit(asked: &Asked, step: HelperStep, shown: &Shown) -> AnyView {
    let place = shown.setting.place.as_deref();
    let number = place.and_then(|place| place.front_door()).map(|hub| layout::phone(&hub.contact).into_any());
    let number = number.unwrap_or_else(|| start::numbers(asked));
    view! {
        <details class="govuk-details" id="toolkit">
            <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{toolkit::OPEN}</span></summary>
            <div class="govuk-details__text">
                {paragraphs(&toolkit::how(step))}
                <p class="govuk-body">{text::ADVISER}</p>
                {number}
            </div>
        </details>
    }
    .into_any()
}

/// Answers one step in the family's name.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(AtHand { staff, helped }) = at_hand(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let Some(step) = HelperStep::from_slug(form.get("step")) else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let portal = &asked.portal;
    for _ in 0..TRIES {
        // The list is read anew each time: another tab may have handed it over.
        let now_at = at_hand(&asked).await?.map_or_else(|| helped.clone(), |at| at.helped);
        let Some(mut draft) = written(&asked, &now_at).await? else {
            say(&asked, staff.visit, HelpingNotice::OutOfHands).await?;
            return Ok(Next::page(urls::HELPING_MINE));
        };
        let setting = setting(portal, &draft.answers);
        let onward = take_in(step.step(), &form, &setting, &mut draft);
        if portal.store.save_helped(staff.helper.key, &draft, portal.clock.now()).await? {
            let is_area = form.get(AREA_FIELD) == "yes";
            return Ok(Next::page(leads((step, is_area), onward, &draft.answers)));
        }
    }
    Err(Fault::bare("a draft was changed from too many tabs at once"))
}

fn leads(
    (step, is_area): (HelperStep, bool),
    onward: Option<Onward>,
    answers: &crate::domain::answers::Answers,
) -> String {
    let is_danger = step.step() == Step::Danger && answers.danger == Some(YesNo::Yes);
    match onward {
        None | Some(Onward::Stay) => urls::helper_step(step),
        Some(Onward::Aside(urls::ELSEWHERE)) => urls::ELSEWHERE.to_owned(),
        Some(_) if is_danger => urls::HELPING_PHONE_FIRST.to_owned(),
        Some(Onward::Aside(urls::AREA)) => urls::HELPING_AREA.to_owned(),
        Some(_) if is_area => {
            HelperStep::first_unanswered(answers).map_or_else(|| urls::HELPING_READY.to_owned(), urls::helper_step)
        }
        Some(Onward::Aside(_) | Onward::Next) => {
            step.next().map_or_else(|| urls::HELPING_READY.to_owned(), urls::helper_step)
        }
    }
}

/// Which part of the place a family lives in, where that changes who gets the request: as a family is asked itself.
#[component]
pub fn AreaPage() -> impl IntoView {
    loaded(|asked| async move {
        let (_, draft, place) = require_written(&asked).await?;
        let answers = &draft.answers;
        let is_asked =
            |place: &Arc<Place>| answers.help.is_some() && place.must_ask_locality(answers.postcode.as_ref());
        let Some(place) = place.filter(is_asked) else {
            let first = HelperStep::first_unanswered(answers);
            return Err(Stop::Go(first.map_or_else(|| urls::HELPING_READY.to_owned(), urls::helper_step)));
        };
        let content = view! {
            <p class="govuk-inset-text">{text::IN_THEIR_NAME}</p>
            <form method="post" autocomplete="off" action=urls::post::HELPING_ANSWER novalidate>
                <input type="hidden" name="step" value=Step::Where.slug()/>
                <input type="hidden" name=AREA_FIELD value="yes"/>
                {ask::locality_question(answers, &place)}
                {fields::submit(text::NEXT)}
            </form>
        };
        let back = HelperStep::from_slug(Step::Help.slug()).map_or(urls::HELPING_MINE.to_owned(), urls::helper_step);
        let frame = Frame::private(words::current().common.neutral_title, Some(place)).back(back);
        Ok(layout::page(&asked, frame, content))
    })
}

/// Somebody is in danger: phone first (rule C12). What was typed is kept.
#[component]
pub fn DangerPage() -> impl IntoView {
    loaded(|asked| async move {
        let (_, draft, place) = require_written(&asked).await?;
        let next =
            HelperStep::first_unanswered(&draft.answers).map_or(urls::HELPING_READY.to_owned(), urls::helper_step);
        let number =
            place.as_ref().and_then(|place| place.front_door().map(|hub| layout::phone(&hub.contact).into_any()));
        let number = number.unwrap_or_else(|| start::numbers(&asked));
        let content = view! {
            <h1 class="govuk-heading-l">{text::DANGER_TITLE}</h1>
            <p class="govuk-body"><a class="govuk-button govuk-button--warning" href="tel:999">"999"</a></p>
            {paragraphs(&text::DANGER)}
            <div class="govuk-body-l">{number}</div>
            <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=next>{text::DANGER_GO_ON}</a></p>
        };
        let frame = Frame::private(words::current().common.neutral_title, place).back(urls::HELPING_MINE);
        Ok(layout::page(&asked, frame, content))
    })
}
