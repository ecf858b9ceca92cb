//! Pages beside the journey: which part of the place, phone first, and "you said no".

use leptos::prelude::*;

use super::{
    own_pages::lines_for,
    service::{PATH_FIELD, Standing, place_of, standing},
    steps,
};
use crate::{
    domain::{answers::Answers, journey::Step, place::Place},
    page::{Stop, loaded},
    ui::{
        fields,
        layout::{self, Frame},
    },
    urls, words,
};

/// The front door's numbers, or the page of all numbers while no place is known.
fn numbers(place: Option<&Place>) -> AnyView {
    let w = words::current();
    match place.and_then(|place| place.front_door().map(|hub| (place, hub))) {
        Some((place, hub)) => view! {
            <p class="govuk-body-l">{layout::phone(&hub.contact)}</p>
            <p class="govuk-body">{w.phone_first.closed} " " {layout::phone(&place.out_of_hours)}</p>
        }
        .into_any(),
        None => {
            view! { <p class="govuk-body"><a class="govuk-link" href=urls::NUMBERS>{w.common.numbers_link}</a></p> }
                .into_any()
        }
    }
}

/// The title of a page beside a step, and the step's address.
fn beside(answers: &Answers, step: Step) -> (String, String) {
    let (w, path) = (words::current(), answers.path());
    let title = (w.page_of)(path.number(step).unwrap_or_default(), path.pages());
    (title, urls::question(path, step))
}

/// Somebody is in danger: phone first; what was typed is kept and can still be sent (rule C12).
#[component]
pub fn PhoneFirst() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let place = place_of(&asked.portal, &draft.answers);
        let path = draft.answers.path();
        let go_on = urls::question(path, path.next(Step::Danger).unwrap_or(Step::Danger));
        let content = view! {
            <h1 class="govuk-heading-l">{w.phone_first.title}</h1>
            <p class="govuk-body-l">{w.phone_first.lead}</p>
            <p class="govuk-body"><a class="govuk-button govuk-button--warning" href="tel:999">"999"</a></p>
            <p class="govuk-body">{w.phone_first.call_999}</p>
            <p class="govuk-body">{w.phone_first.call_hub}</p>
            {numbers(place.as_deref())}
            <p class="govuk-body">{w.phone_first.kept}</p>
            <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=go_on>{w.phone_first.button}</a></p>
            {lines_for(&draft.answers)}
        };
        let (title, back) = beside(&draft.answers, Step::Danger);
        Ok(layout::page(&asked, Frame::private(title, place).back(back), content))
    })
}

/// Which part of the place: asked only of those whose request could go straight to the hub near them.
#[component]
pub fn AreaPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let answers = &draft.answers;
        let path = answers.path();
        let place = place_of(&asked.portal, answers).filter(|place| {
            path.is_reachable(Step::Help, answers) && place.must_ask_locality(answers.postcode.as_ref())
        });
        let Some(place) = place else {
            return Err(Stop::Go(urls::question(path, answers.first_unanswered())));
        };
        let content = view! {
            {path.number(Step::Help).map(|number| layout::progress(number, path.pages()))}
            <form method="post" autocomplete="off" action=urls::post::ANSWER novalidate>
                <input type="hidden" name="step" value=Step::Where.slug()/>
                <input type="hidden" name="change" value="yes"/>
                <input type="hidden" name=PATH_FIELD value=path.slug()/>
                {steps::locality_question(answers, &place)}
                {fields::submit(w.common.proceed)}
            </form>
            {lines_for(answers)}
        };
        let (title, back) = beside(answers, Step::Help);
        Ok(layout::page(&asked, Frame::private(title, Some(place)).back(back), content))
    })
}

/// Help was not agreed to. Nothing was sent, and nothing is marked against anybody (rule C14).
#[component]
pub fn NotAgreed() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let place = place_of(&asked.portal, &draft.answers);
        crate::ui::explained::in_place(place.as_ref());
        let if_no = place.as_ref().map(|place| layout::paragraphs(&steps::if_no(place, draft.answers.path())));
        let (title, agree) = beside(&draft.answers, Step::Agree);
        let texts: Vec<_> = w.not_agreed.text.iter().map(|text| view! { <p class="govuk-body">{*text}</p> }).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{w.not_agreed.title}</h1>
            {texts}
            {if_no}
            <p class="govuk-body"><a class="govuk-button" href=agree.clone()>{w.not_agreed.change}</a></p>
            <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=urls::LATER>{w.not_agreed.later}</a></p>
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{w.not_agreed.finish}</button>
            </form>
            {lines_for(&draft.answers)}
        };
        Ok(layout::page(&asked, Frame::private(title, place).back(agree), content))
    })
}
