//! Pages that belong to nobody's request: start, safety, privacy, numbers, "if you say no", ended; and the ways out.

use leptos::prelude::*;

use crate::{
    domain::{language::Language, place::Place, raw_form::RawForm},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        explained,
        layout::{self, Frame},
    },
    urls, visits, words,
    words::{advice, story},
};

fn paragraphs(texts: &[&str]) -> AnyView {
    texts.iter().map(|text| view! { <p class="govuk-body">{(*text).to_owned()}</p> }).collect::<Vec<_>>().into_any()
}

/// The first page.
#[component]
pub fn Start() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let steps: Vec<_> = w.start.steps.iter().map(|text| view! { <li>{*text}</li> }).collect();
        let places: Vec<_> = asked
            .portal
            .places
            .all()
            .map(|place| {
                view! { <li><a class="govuk-link" href=urls::place(&place.id)>{(w.start.how_it_works)(&place.name)}</a></li> }
            })
            .collect();
        let content = view! {
            <h1 class="govuk-heading-l">{w.start.title}</h1>
            <p class="govuk-body-l">{w.start.lead}</p>
            <ol class="govuk-list govuk-list--number">{steps}</ol>
            <p class="govuk-body">{w.start.ask}</p>
            <p class="govuk-body">{w.start.used_for}</p>
            <h2 class="govuk-heading-m">{w.start.exit_title}</h2>
            <p class="govuk-body">{w.start.exit}</p>
            <p class="govuk-body"><a class="govuk-link" href=urls::SAFETY>{w.start.safety_link}</a></p>
            <form method="post" autocomplete="off" action=urls::post::BEGIN>
                <button type="submit" class="govuk-button">{w.start.button}</button>
            </form>
            <p class="govuk-body">{w.ask.who.me_hint} " " <a class="govuk-link" href=urls::OWN>{w.ask.who.me}</a></p>
            <p class="govuk-body">{w.start.near_first} " " <a class="govuk-link" href=urls::NEAR>{w.start.near_link}</a></p>
            {(w.language == Language::English).then(|| view! {
                <p class="govuk-body">{story::START} " " <a class="govuk-link" href=urls::STORY_BEGIN>{story::START_LINK}</a></p>
            })}
            {advice_line()}
            <p class="govuk-body"><a class="govuk-link" href=urls::BACK>{w.start.back_link}</a></p>
            {(!places.is_empty()).then(|| view! {
                <h2 class="govuk-heading-m">{w.start.places}</h2>
                <ul class="govuk-list">{places}</ul>
            })}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame { has_exit: false, ..Frame::open(w.start.title) }, content))
    })
}

/// The way to advice without names; that page is in English only.
fn advice_line() -> Option<AnyView> {
    (words::current().language == Language::English).then(|| {
        view! { <p class="govuk-body">{advice::LINK_BEFORE} " " <a class="govuk-link" href=urls::ADVICE>{advice::LINK}</a></p> }
            .into_any()
    })
}

/// Staying safe (rule C21).
#[component]
pub fn Safety() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let lines: Vec<_> = w
            .safety
            .lines
            .iter()
            .map(|(who, number, when)| {
                let href = format!("tel:{}", number.replace(' ', ""));
                view! { <li>{*who} ": " <a class="govuk-link app-phone" dir="ltr" href=href>{*number}</a> ", " {*when}</li> }
            })
            .collect();
        let content = view! {
            <h1 class="govuk-heading-l">{w.safety.title}</h1>
            {paragraphs(&w.safety.text)}
            <h2 class="govuk-heading-m">{w.safety.lines_title}</h2>
            <ul class="govuk-list govuk-list--bullet">{lines}</ul>
            <p class="govuk-body">{w.safety.womens_aid}</p>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.safety.title), content))
    })
}

/// What we do with what you tell us.
#[component]
pub fn Privacy() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let parts: Vec<_> = w
            .privacy
            .parts
            .iter()
            .map(|(title, texts)| view! { <h2 class="govuk-heading-m">{*title}</h2> {paragraphs(texts)} })
            .collect();
        let content = view! {
            <h1 class="govuk-heading-l">{w.privacy.title}</h1>
            {parts}
            <p class="govuk-body"><a class="govuk-link" href=urls::RIGHTS>{w.privacy.rights_link}</a></p>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.privacy.title), content))
    })
}

/// Phone numbers of every place.
#[component]
pub fn Numbers() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let all = &asked.portal.places;
        let places: Vec<_> =
            all.all().filter_map(|place| all.get_in(&place.id, w.language)).map(|place| place_numbers(place)).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{w.numbers.title}</h1>
            <p class="govuk-body-l">{w.numbers.first}</p>
            <p class="govuk-body">{w.numbers.silent}</p>
            <p class="govuk-body">{w.numbers.caution}</p>
            {advice_line()}
            {places}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.numbers.title), content))
    })
}

fn place_numbers(place: &Place) -> AnyView {
    let w = words::current();
    let hubs: Vec<_> = place
        .hubs
        .iter()
        .map(|hub| {
            view! {
                <li>{layout::phone(&hub.contact)} <br/> <span class="govuk-hint">{explained(&hub.what)} " " {w.numbers.hours} {hub.hours.clone()}</span></li>
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
    let w = words::current();
    loaded(|asked| async move {
        let place = super::ask::service::place_of_visit(&asked).await?;
        crate::ui::explained::in_place(place.as_ref());
        let (no, law) = match &place {
            Some(place) => (layout::paragraphs(&place.consent.if_no), layout::paragraphs(&place.consent.law)),
            None => (paragraphs(&w.if_no.general), paragraphs(&w.if_no.law)),
        };
        let content = view! {
            <h1 class="govuk-heading-l">{w.if_no.title}</h1>
            {no}
            <h2 class="govuk-heading-m">{w.if_no.law_title}</h2>
            {law}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame { place, ..Frame::open(w.if_no.title) }, content))
    })
}

/// None of our places, or not sure.
#[component]
pub fn Elsewhere() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let content = view! { <h1 class="govuk-heading-l">{w.elsewhere.title}</h1> {paragraphs(&w.elsewhere.text)} <p class="govuk-body"><a class="govuk-link" href=urls::NEAR>{w.start.near_link}</a></p> };
        let frame = Frame::open(w.elsewhere.title).back(urls::step(crate::domain::journey::Step::Where));
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// The visit has ended.
#[component]
pub fn Ended() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{w.ended.title}</h1>
            {paragraphs(&w.ended.text)}
            <p class="govuk-body"><a class="govuk-link" href=urls::BACK>{w.ended.back}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::START>{w.ended.start}</a></p>
            <p class="govuk-hint">{w.ended.cookies}</p>
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(w.ended.title), content))
    })
}

/// No such page.
#[component]
pub fn NotFound() -> impl IntoView {
    loaded(|_| async move { Err::<(), _>(Stop::NotFound) })
}

/// The page for an address that leads nowhere.
pub fn not_found(asked: &Asked) -> AnyView {
    let w = words::current();
    let content = view! {
        <h1 class="govuk-heading-l">{w.trouble.not_found_title}</h1>
        <p class="govuk-body">{w.trouble.not_found}</p>
    };
    layout::page(asked, Frame::open(w.trouble.not_found_title), content)
}

/// The page for our own trouble.
pub fn trouble(asked: &Asked) -> AnyView {
    let w = words::current();
    let reference = asked.reference();
    let say = (!reference.is_empty()).then(|| view! { <p class="govuk-body">{w.trouble.say}<b>{reference}</b></p> });
    let content = view! {
        <h1 class="govuk-heading-l">{w.trouble.title}</h1>
        <p class="govuk-body">{w.trouble.text}</p>
        {say}
    };
    layout::page(asked, Frame::open(w.trouble.title), content)
}

/// Ends the visit and leaves nothing behind. Leaving works even when storage does not: the cookies go anyway.
async fn leave(asked: &Asked) {
    super::display::forget(asked);
    if let Err(fault) = visits::end(asked).await {
        crate::page::log(&fault);
        visits::forget_cookie(asked);
    }
}

/// Ends the visit and leaves for a neutral site. Nothing stays in the browser, not even which language was used.
pub async fn exit(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    leave(&asked).await;
    visits::forget_language(&asked);
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
