//! What a recipient may see, laid out as the place's own assessment: filled in where the family shares, blank elsewhere.
//!
//! For a school that fills in the paper together with the family. It is the recipient's page in another order: the same yes
//! decides at every load, the same opening is kept, and a blank line says only that nothing stands there (rule C11).

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    place_of,
    shared::{Guest, finish, is_kept},
};
use crate::{
    domain::{
        assessment::{Assessment, Filled, Kind, Told},
        door::Door,
        place::Place,
        story::Story,
    },
    features::{
        access::{link, paragraphs},
        carry,
    },
    page::{Asked, Stop, loaded},
    ui::layout::{self, Frame},
    urls, words,
    words::{carry as carry_text, doors as text},
};

/// The paper.
#[component]
pub fn SharedPaperPage() -> impl IntoView {
    loaded(|asked| async move {
        let back = || Stop::Go(urls::SHARED_STORY.to_owned());
        let mut guest = Guest::current(&asked).await?.ok_or_else(|| Stop::Go(urls::SHARED.to_owned()))?;
        let (door, story) = guest.look(&asked).await?.ok_or_else(back)?;
        let place = place(&asked, (&door, &story)).ok_or_else(back)?;
        let seen = (door, story);
        if !is_kept(&asked, &mut guest, Some(&seen)).await? {
            return Err(back());
        }
        let filled = carry::on_paper(&place, &seen.1);
        Ok(page(&asked, &place, filled.as_ref()))
    })
}

/// Whose paper it is: the place that the recipient belongs to, or else the one where the family told its story.
pub(super) fn place(asked: &Asked, (door, story): (&Door, &Story)) -> Option<Arc<Place>> {
    let told_in = || story.parts().into_iter().find_map(|part| story.latest(part)?.0.place.clone());
    place_of(door).or_else(told_in).and_then(|id| asked.portal.places.get(&id).cloned())
}

fn page(asked: &Asked, place: &Arc<Place>, filled: Option<&Assessment>) -> AnyView {
    let headings: Vec<_> = place
        .assessment
        .maps
        .iter()
        .map(|of_paper| {
            let under =
                filled.and_then(|filled| filled.headings().iter().find(|each| each.heading == of_paper.heading));
            view! { <h2 class="govuk-heading-m">{of_paper.heading.clone()}</h2> {under.map_or_else(blank, told)} }
        })
        .collect();
    let content = view! {
        <h1 class="govuk-heading-l">{place.assessment.name.clone()}</h1>
        {paragraphs(&text::PAPER_LEAD)}
        {headings}
        {link(urls::SHARED_STORY, text::PAPER_BACK)}
        {finish()}
    };
    layout::page(asked, Frame::private(words::current().common.neutral_title, Some(place.clone())), content)
}

/// Lines to write on.
fn blank() -> AnyView {
    view! {
        <hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible"/>
        <hr class="govuk-section-break govuk-section-break--xl govuk-section-break--visible"/>
    }
    .into_any()
}

/// What the family lets show under a heading, and who wrote each.
fn told(under: &Filled) -> AnyView {
    let parts: Vec<_> = under.parts.iter().map(part).collect();
    view! { {parts} {blank()} }.into_any()
}

fn part(told: &Told) -> AnyView {
    let said: Vec<_> = told
        .said
        .iter()
        .map(|said| {
            let lines: Vec<_> = said
                .words
                .iter()
                .map(|words| view! { <p class="govuk-body app-as-typed" dir="auto">{words.as_str().to_owned()}</p> })
                .collect();
            let kind = carry_text::kind(said.is).filter(|_| said.is != Kind::Words).map(|kind| format!("{kind} "));
            view! { {lines} <p class="govuk-hint">{kind} {said.by.clone()}</p> }
        })
        .collect();
    let about =
        told.about.clone().map(|about| view! { <h3 class="govuk-heading-s app-as-typed" dir="auto">{about}</h3> });
    view! { {about} {said} }.into_any()
}
