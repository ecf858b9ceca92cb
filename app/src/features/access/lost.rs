//! What can be done when a way in is lost: the truth, and who to call. Nobody here can open a story for somebody else.

use leptos::prelude::*;

use super::paragraphs;
use crate::{
    features::ask::service::place_of_visit,
    page::{Stop, loaded},
    ui::layout::{self, Frame},
    urls, words,
    words::access as text,
};

/// What can be done, with the numbers to call.
pub(super) fn what_to_do() -> AnyView {
    let w = words::current();
    let lines: Vec<_> = text::LOST_DO_TEXT.iter().map(|line| view! { <li>{*line}</li> }).collect();
    view! {
        <h2 class="govuk-heading-m">{text::LOST_DO}</h2>
        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        <p class="govuk-body"><a class="govuk-link" href=urls::NUMBERS>{w.common.foot_numbers}</a></p>
    }
    .into_any()
}

/// A way in is lost.
#[component]
pub fn LostPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{text::LOST_TITLE}</h1>
            <h2 class="govuk-heading-m">{text::LOST_WORDS}</h2>
            <p class="govuk-body">{text::LOST_WORDS_TEXT}</p>
            <h2 class="govuk-heading-m">{text::LOST_SECOND}</h2>
            {paragraphs(&text::LOST_SECOND_TEXT)}
            <h2 class="govuk-heading-m">{text::LOST_DEVICE}</h2>
            {paragraphs(&text::LOST_DEVICE_TEXT)}
            {what_to_do()}
        };
        let frame = Frame { place: place_of_visit(&asked).await?, ..Frame::open(w.common.neutral_title) };
        Ok::<_, Stop>(layout::page(&asked, frame.back(urls::BACK), content))
    })
}
