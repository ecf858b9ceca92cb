//! A family's story as a file: to print, to keep, to bring to another place; and what of it goes along with a request.
//!
//! A file holds what one member may see, and nothing about themselves unless they ask for it. What is brought is looked at
//! before anything is taken, and a file that was changed is refused. Nothing here shares a part: what goes along with a
//! request follows from a yes to that part for that hub ([`along`]).

pub mod along;
mod bring;
mod choosing;
mod document;
mod file;
mod look;
mod voice;

pub use self::{
    along::assessment_rows,
    along::on_paper,
    bring::{BringPage, bring, take},
    choosing::{AlongPage, answer as answer_along},
    document::PrintPage,
    file::{Download, Kind, download},
    look::{HerePage, LookPage},
};

use leptos::prelude::*;

use super::inside;
use crate::{
    features::ask::service::place_of_visit,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::layout::{self, Frame},
    urls, words,
    words::carry as text,
};

/// The query field that asks for what a member told about themselves.
const MINE_FIELD: &str = "mine";

/// The frame of these pages: the title says nothing.
async fn frame(asked: &Asked) -> Result<Frame, Fault> {
    Ok(Frame::private(words::current().common.neutral_title, place_of_visit(asked).await?))
}

/// Three ways to take a story along.
#[component]
pub fn CarryPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let story = asked.portal.store.book(inside.family).await?.story.seen_by(inside.member);
        let ways = if story.parts().is_empty() {
            view! { <p class="govuk-body">{text::EMPTY}</p> }.into_any()
        } else {
            ways()
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body-l">{text::LEAD}</p>
            {ways}
            <p class="govuk-body"><a class="govuk-link" href=urls::CARRY_BRING>{text::HAVE_FILE}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::TO_STORY}</a></p>
        };
        Ok::<_, Stop>(layout::page(&asked, frame(&asked).await?.back(urls::STORY), content))
    })
}

/// Reading changes nothing, so the form is a look-up: its answer is a page or a file.
fn ways() -> AnyView {
    let way = |url: &'static str, label: &'static str, hint: &'static str| {
        let id = format!("to-{}", label.len());
        view! {
            <p class="govuk-body">
                <button type="submit" class="govuk-button govuk-button--secondary" formaction=url aria-describedby=id.clone()>{label}</button>
                <br/>
                <span class="govuk-hint" id=id>{hint}</span>
            </p>
        }
    };
    view! {
        <p class="govuk-body">{text::LEFT_OUT}</p>
        <div class="govuk-inset-text">{text::CAREFUL}</div>
        <form method="get" autocomplete="off" action=urls::CARRY_PRINT>
            <div class="govuk-form-group">
                <fieldset class="govuk-fieldset">
                    <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{text::MINE_LEGEND}</legend>
                    <div class="govuk-checkboxes">
                        <div class="govuk-checkboxes__item">
                            <input class="govuk-checkboxes__input" id=MINE_FIELD name=MINE_FIELD type="checkbox" value="yes" aria-describedby="mine-note"/>
                            <label class="govuk-label govuk-checkboxes__label" for=MINE_FIELD>{text::MINE}</label>
                            <div class="govuk-hint govuk-checkboxes__hint" id="mine-note">{text::MINE_HINT}</div>
                        </div>
                    </div>
                </fieldset>
            </div>
            <h2 class="govuk-heading-m">{text::WAYS}</h2>
            {way(urls::CARRY_PRINT, text::TO_PRINT, text::TO_PRINT_HINT)}
            {way(urls::CARRY_HTML, text::TO_READ, text::TO_READ_HINT)}
            {way(urls::CARRY_JSON, text::TO_BRING, text::TO_BRING_HINT)}
        </form>
    }
    .into_any()
}
