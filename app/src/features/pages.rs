//! Pages that belong to nobody's request: start, safety, privacy, numbers, "if you say no", ended; and the ways out.

use leptos::prelude::*;

use crate::{
    domain::{place::Place, raw_form::RawForm},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        explained,
        layout::{self, Frame},
    },
    urls, visits,
    words::near,
    words::pages::{
        elsewhere, ended as ended_words, guide, if_no, numbers, privacy, safety, start, trouble as trouble_words,
    },
};

fn paragraphs(texts: &[&str]) -> AnyView {
    texts.iter().map(|text| view! { <p class="govuk-body">{(*text).to_owned()}</p> }).collect::<Vec<_>>().into_any()
}

/// The first page.
#[component]
pub fn Start() -> impl IntoView {
    loaded(|asked| async move {
        let steps: Vec<_> = start::STEPS.iter().map(|text| view! { <li>{*text}</li> }).collect();
        let places: Vec<_> = asked
            .portal
            .places
            .all()
            .map(|place| {
                view! { <li><a class="govuk-link" href=urls::place(&place.id)>{guide::title(&place.name)}</a></li> }
            })
            .collect();
        let content = view! {
            <h1 class="govuk-heading-l">{start::TITLE}</h1>
            <p class="govuk-body-l">{start::LEAD}</p>
            <ol class="govuk-list govuk-list--number">{steps}</ol>
            <p class="govuk-body">{start::ASK}</p>
            <p class="govuk-body">{start::USE}</p>
            <h2 class="govuk-heading-m">{start::EXIT_TITLE}</h2>
            <p class="govuk-body">{start::EXIT}</p>
            <p class="govuk-body"><a class="govuk-link" href=urls::SAFETY>{start::SAFETY_LINK}</a></p>
            <form method="post" action=urls::post::BEGIN>
                <button type="submit" class="govuk-button">{start::BUTTON}</button>
            </form>
            <p class="govuk-body">{near::FIRST} " " <a class="govuk-link" href=urls::NEAR>{near::LINK}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::BACK>{start::BACK_LINK}</a></p>
            {(!places.is_empty()).then(|| view! {
                <h2 class="govuk-heading-m">{start::PLACES}</h2>
                <ul class="govuk-list">{places}</ul>
            })}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame { has_exit: false, ..Frame::open(start::TITLE) }, content))
    })
}

/// Staying safe (rule C21).
#[component]
pub fn Safety() -> impl IntoView {
    loaded(|asked| async move {
        let lines: Vec<_> = safety::LINES
            .iter()
            .map(|(who, number, when)| {
                let href = format!("tel:{}", number.replace(' ', ""));
                view! { <li>{*who} ": " <a class="govuk-link app-phone" href=href>{*number}</a> ", " {*when}</li> }
            })
            .collect();
        let content = view! {
            <h1 class="govuk-heading-l">{safety::TITLE}</h1>
            {paragraphs(&safety::TEXT)}
            <h2 class="govuk-heading-m">{safety::LINES_TITLE}</h2>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            <p class="govuk-body">{safety::WOMENS_AID}</p>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(safety::TITLE), content))
    })
}

/// What we do with what you tell us.
#[component]
pub fn Privacy() -> impl IntoView {
    loaded(|asked| async move {
        let parts: Vec<_> = privacy::PARTS
            .iter()
            .map(|(title, texts)| view! { <h2 class="govuk-heading-m">{*title}</h2> {paragraphs(texts)} })
            .collect();
        let content = view! { <h1 class="govuk-heading-l">{privacy::TITLE}</h1> {parts} };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(privacy::TITLE), content))
    })
}

/// Phone numbers of every place.
#[component]
pub fn Numbers() -> impl IntoView {
    loaded(|asked| async move {
        let places: Vec<_> = asked.portal.places.all().map(|place| place_numbers(place)).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{numbers::TITLE}</h1>
            <p class="govuk-body-l">{numbers::FIRST}</p>
            <p class="govuk-body">{numbers::SILENT}</p>
            <p class="govuk-body">{numbers::CAUTION}</p>
            {places}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(numbers::TITLE), content))
    })
}

fn place_numbers(place: &Place) -> AnyView {
    let hubs: Vec<_> = place
        .hubs
        .iter()
        .map(|hub| {
            view! {
                <li>{layout::phone(&hub.contact)} <br/> <span class="govuk-hint">{explained(&hub.what)} " " {numbers::HOURS} {hub.hours.clone()}</span></li>
            }
        })
        .collect();
    view! {
        <h2 class="govuk-heading-m">{place.name.clone()}</h2>
        <ul class="govuk-list">{hubs}<li>{layout::phone(&place.out_of_hours)}</li></ul>
    }
    .into_any()
}

/// What "no" means, and when people may share anyway: the place's own words once a place is known.
#[component]
pub fn IfNo() -> impl IntoView {
    loaded(|asked| async move {
        let place = super::ask::service::place_of_visit(&asked).await?;
        crate::ui::explained::in_place(place.as_ref());
        let (no, law) = match &place {
            Some(place) => (layout::paragraphs(&place.consent.if_no), layout::paragraphs(&place.consent.law)),
            None => (paragraphs(&if_no::GENERAL), paragraphs(&if_no::LAW)),
        };
        let content = view! {
            <h1 class="govuk-heading-l">{if_no::TITLE}</h1>
            {no}
            <h2 class="govuk-heading-m">{if_no::LAW_TITLE}</h2>
            {law}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame { place, ..Frame::open(if_no::TITLE) }, content))
    })
}

/// None of our places, or not sure.
#[component]
pub fn Elsewhere() -> impl IntoView {
    loaded(|asked| async move {
        let content = view! { <h1 class="govuk-heading-l">{elsewhere::TITLE}</h1> {paragraphs(&elsewhere::TEXT)} <p class="govuk-body"><a class="govuk-link" href=urls::NEAR>{near::LINK}</a></p> };
        let frame = Frame::open(elsewhere::TITLE).back(urls::step(crate::domain::journey::Step::Where));
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// The visit has ended.
#[component]
pub fn Ended() -> impl IntoView {
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{ended_words::TITLE}</h1>
            {paragraphs(&ended_words::TEXT)}
            <p class="govuk-body"><a class="govuk-link" href=urls::BACK>{ended_words::BACK}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::START>{ended_words::START}</a></p>
            <p class="govuk-hint">{ended_words::COOKIES}</p>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(ended_words::TITLE), content))
    })
}

/// No such page.
#[component]
pub fn NotFound() -> impl IntoView {
    loaded(|_| async move { Err::<(), _>(Stop::NotFound) })
}

/// The page for an address that leads nowhere.
pub fn not_found(asked: &Asked) -> AnyView {
    let content = view! {
        <h1 class="govuk-heading-l">{trouble_words::NOT_FOUND_TITLE}</h1>
        <p class="govuk-body">{trouble_words::NOT_FOUND}</p>
    };
    layout::page(asked, Frame::open(trouble_words::NOT_FOUND_TITLE), content)
}

/// The page for our own trouble.
pub fn trouble(asked: &Asked) -> AnyView {
    let content = view! {
        <h1 class="govuk-heading-l">{trouble_words::TITLE}</h1>
        <p class="govuk-body">{trouble_words::TEXT}</p>
    };
    layout::page(asked, Frame::open(trouble_words::TITLE), content)
}

/// Ends the visit and leaves nothing behind. Leaving works even when storage does not: the cookies go anyway.
async fn leave(asked: &Asked) {
    super::display::forget(asked);
    if let Err(fault) = visits::end(asked).await {
        crate::page::log(&fault);
        visits::forget_cookie(asked);
    }
}

/// Ends the visit and leaves for a neutral site.
pub async fn exit(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    leave(&asked).await;
    Ok(Next::page(asked.portal.settings.exit_url.clone()))
}

/// Ends the visit and says so.
pub async fn finish(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    leave(&asked).await;
    Ok(Next::page(urls::ENDED))
}

/// Notes that the person is still there; looking the visit up does it.
pub async fn stay(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    visits::current(&asked).await?;
    Ok(Next::page(urls::START))
}
