//! How pages look: a person's own choice, kept in a cookie that says nothing else, and gone when they leave.
//!
//! The page needs no visit and no script. After saving it leads back to the page the person came from, and only ever
//! to a page of ours.

use leptos::prelude::*;

use crate::{
    domain::{
        display::{Display, TextSize},
        raw_form::RawForm,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        fields::{self, Choice, Field, FormState},
        layout::{self, Frame},
    },
    urls, words,
};

/// The cookie's name.
const COOKIE: &str = "look";
/// The form field, and the part of the address, that names the page a person came from.
const FROM: &str = "from";

/// How this person likes pages to look.
pub fn chosen(asked: &Asked) -> Display {
    asked.kept(COOKIE).map(|value| Display::of_cookie(&value)).unwrap_or_default()
}

/// Forgets it; without a choice there is nothing to forget.
pub fn forget(asked: &Asked) {
    if asked.kept(COOKIE).is_some() {
        asked.forget(COOKIE);
    }
}

/// The page with the choices.
#[component]
pub fn DisplayPage() -> impl IntoView {
    loaded(|asked| async move { Ok::<_, Stop>(page(&asked)) })
}

fn page(asked: &Asked) -> AnyView {
    let w = words::current();
    let query = asked.query();
    let from = urls::own_page(query.get(FROM)).map(str::to_owned);
    let is_saved = query.has("saved", "yes");
    let frame = Frame { back: from.clone(), ..Frame::open(w.display.title) };
    let content = view! {
        {is_saved.then(|| layout::notice(w.display.saved))}
        <h1 class="govuk-heading-l">{w.display.title}</h1>
        <p class="govuk-body">{w.display.lead}</p>
        <form method="post" autocomplete="off" action=urls::post::DISPLAY>
            {from.map(|from| view! { <input type="hidden" name=FROM value=from/> })}
            {choices(chosen(asked))}
            {fields::submit(w.display.save)}
        </form>
        <p class="govuk-body">{w.display.kept}</p>
    };
    layout::page(asked, frame, content)
}

fn choices(display: Display) -> AnyView {
    let state = FormState { form: display.to_form(), problems: Vec::new() };
    let w = words::current();
    let sizes = TextSize::ALL.into_iter().zip(w.display.sizes).map(|(size, name)| Choice::new(size.value(), name));
    let also = vec![Choice::new(Display::STRONG, w.display.strong), Choice::new(Display::SPACED, w.display.spaced)];
    view! {
        {fields::radios(&state, &Field::new(Display::SIZE, w.display.size), sizes.collect())}
        {fields::checkboxes(&state, &Field::new(Display::ALSO, w.display.also), also)}
    }
    .into_any()
}

/// Keeps the choices until the person leaves, and goes back to where they came from.
pub async fn save(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let display = Display::of_form(&form);
    if display == Display::default() {
        forget(&asked);
    } else {
        asked.keep(COOKIE, &display.to_cookie());
    }
    Ok(Next::page(urls::own_page(form.get(FROM)).unwrap_or(urls::DISPLAY_SAVED)))
}
