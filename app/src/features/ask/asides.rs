//! Pages beside the journey: which part of the place, phone first, other ways to ask, and "you said no".

use leptos::prelude::*;

use super::{
    service::{Standing, place_of, standing},
    steps,
};
use crate::{
    domain::{
        answers::WhoFor,
        journey::{PAGES, Step},
        place::Place,
    },
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

/// Somebody is in danger: phone first; what was typed is kept and can still be sent (rule C12).
#[component]
pub fn PhoneFirst() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let place = place_of(&asked.portal, &draft.answers);
        let content = view! {
            <h1 class="govuk-heading-l">{w.phone_first.title}</h1>
            <p class="govuk-body-l">{w.phone_first.lead}</p>
            <p class="govuk-body"><a class="govuk-button govuk-button--warning" href="tel:999">"999"</a></p>
            <p class="govuk-body">{w.phone_first.call_999}</p>
            <p class="govuk-body">{w.phone_first.call_hub}</p>
            {numbers(place.as_deref())}
            <p class="govuk-body">{w.phone_first.kept}</p>
            <p class="govuk-body"><a class="govuk-button govuk-button--secondary" href=urls::step(Step::Who)>{w.phone_first.button}</a></p>
        };
        let frame = Frame::private((w.page_of)(Step::Danger.number(), PAGES), place).back(urls::step(Step::Danger));
        Ok(layout::page(&asked, frame, content))
    })
}

/// Which part of the place: asked only of families whose request could go straight to the hub near them.
#[component]
pub fn AreaPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let answers = &draft.answers;
        let place = place_of(&asked.portal, answers)
            .filter(|place| Step::Help.is_reachable(answers) && place.must_ask_locality(answers.postcode.as_ref()));
        let Some(place) = place else {
            return Err(Stop::Go(urls::step(Step::first_unanswered(answers))));
        };
        let content = view! {
            {layout::progress(Step::Help.number(), PAGES)}
            <form method="post" autocomplete="off" action=urls::post::ANSWER novalidate>
                <input type="hidden" name="step" value=Step::Where.slug()/>
                <input type="hidden" name="change" value="yes"/>
                {steps::locality_question(answers, &place)}
                {fields::submit(w.common.proceed)}
            </form>
        };
        let title = (w.page_of)(Step::Help.number(), PAGES);
        Ok(layout::page(&asked, Frame::private(title, Some(place)).back(urls::step(Step::Help)), content))
    })
}

/// Ways on for a young person. Whoever helps a family has pages of their own.
#[component]
pub fn OtherWays() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let (title, texts) = match draft.answers.who {
            Some(WhoFor::Me) => (w.other_ways.me_title, w.other_ways.me),
            Some(WhoFor::HelpingAFamily) => return Err(Stop::Go(urls::HELPING.to_owned())),
            Some(WhoFor::MyFamily) | None => return Err(Stop::Go(urls::step(Step::Who))),
        };
        let place = place_of(&asked.portal, &draft.answers);
        let texts: Vec<_> = texts.iter().map(|text| view! { <p class="govuk-body">{*text}</p> }).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{title}</h1>
            {texts}
            {numbers(place.as_deref())}
            <p class="govuk-body"><a class="govuk-link" href=urls::step(Step::Who)>{w.other_ways.back}</a></p>
        };
        let frame = Frame::private((w.page_of)(Step::Who.number(), PAGES), place).back(urls::step(Step::Who));
        Ok(layout::page(&asked, frame, content))
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
        let if_no = place.as_ref().map(|place| layout::paragraphs(&place.consent.if_no));
        let texts: Vec<_> = w.not_agreed.text.iter().map(|text| view! { <p class="govuk-body">{*text}</p> }).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{w.not_agreed.title}</h1>
            {texts}
            {if_no}
            <p class="govuk-body"><a class="govuk-button" href=urls::step(Step::Agree)>{w.not_agreed.change}</a></p>
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{w.not_agreed.finish}</button>
            </form>
        };
        let frame = Frame::private((w.page_of)(Step::Agree.number(), PAGES), place).back(urls::step(Step::Agree));
        Ok(layout::page(&asked, frame, content))
    })
}
