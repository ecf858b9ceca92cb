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
    urls,
    words::display as words,
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
    let query = asked.query();
    let from = urls::way_back(query.get(FROM)).map(str::to_owned);
    let is_saved = query.has("saved", "yes");
    let frame = Frame { back: from.clone(), ..Frame::open(words::TITLE) };
    let content = view! {
        {is_saved.then(|| layout::notice(words::SAVED))}
        <h1 class="govuk-heading-l">{words::TITLE}</h1>
        <p class="govuk-body">{words::LEAD}</p>
        <form method="post" action=urls::post::DISPLAY>
            {from.map(|from| view! { <input type="hidden" name=FROM value=from/> })}
            {choices(chosen(asked))}
            {fields::submit(words::SAVE)}
        </form>
        <p class="govuk-body">{words::KEPT}</p>
        <p class="govuk-body">{words::BLOCKED}</p>
    };
    layout::page(asked, frame, content)
}

fn choices(display: Display) -> AnyView {
    let state = FormState { form: display.to_form(), problems: Vec::new() };
    let sizes = TextSize::ALL.map(|size| Choice::new(size.value(), size_name(size))).to_vec();
    let also = vec![
        Choice::new(Display::STRONG, words::STRONG).hint(words::STRONG_HINT),
        Choice::new(Display::SPACED, words::SPACED).hint(words::SPACED_HINT),
    ];
    view! {
        {fields::radios(&state, &Field::new(Display::SIZE, words::SIZE), sizes)}
        {fields::checkboxes(&state, &Field::new(Display::ALSO, words::ALSO), also)}
    }
    .into_any()
}

const fn size_name(size: TextSize) -> &'static str {
    match size {
        TextSize::Usual => words::USUAL,
        TextSize::Bigger => words::BIGGER,
        TextSize::Biggest => words::BIGGEST,
    }
}

/// Keeps the choices until the person leaves, and goes back to where they came from.
pub async fn save(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let display = Display::of_form(&form);
    if display == Display::default() {
        forget(&asked);
    } else {
        asked.keep(COOKIE, &display.to_cookie());
    }
    Ok(Next::page(urls::way_back(form.get(FROM)).unwrap_or(urls::DISPLAY_SAVED)))
}
