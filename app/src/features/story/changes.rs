//! What changed: every entry the member may see, newest first, with the words before and after.

use leptos::prelude::*;

use super::{Here, shown};
use crate::{
    domain::story::{Content, Deed, Entry},
    page::{Asked, Stop, loaded},
    ui::layout,
    urls,
    words::story as text,
};

/// The page.
#[component]
pub fn ChangesPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let entries = here.story.entries();
        let lines: Vec<_> =
            (0..entries.len()).rev().filter_map(|index| line(&asked, &here, entries.get(..=index)?)).collect();
        let list = if lines.is_empty() {
            view! { <p class="govuk-body">{text::NOTHING}</p> }.into_any()
        } else {
            view! { <ol class="govuk-list">{lines}</ol> }.into_any()
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::CHANGES_TITLE}</h1>
            <p class="govuk-body">{text::CHANGES_LEAD}</p>
            {list}
            <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::BACK}</a></p>
        };
        Ok::<_, Stop>(layout::page(&asked, here.frame().back(urls::STORY), content))
    })
}

/// The last of these entries, with what its part said before it.
fn line(asked: &Asked, here: &Here, until: &[Entry]) -> Option<AnyView> {
    let (entry, earlier) = until.split_last()?;
    Some(
        view! {
            <li>
                <h2 class="govuk-heading-s">{shown::heading(here, entry.part)}</h2>
                <p class="govuk-hint">{shown::written(asked, here, entry)}</p>
                {deed(entry, earlier)}
            </li>
        }
        .into_any(),
    )
}

fn deed(entry: &Entry, earlier: &[Entry]) -> AnyView {
    let plain = |words: &'static str| view! { <p class="govuk-body">{words}</p> };
    match &entry.deed {
        Deed::Version { content } => {
            let now = match content {
                Content::Nothing => plain(text::EMPTIED).into_any(),
                said => view! { {plain(text::NOW)} {shown::content(said)} }.into_any(),
            };
            let before = before(entry, earlier).map(|said| view! { {plain(text::BEFORE)} {shown::content(said)} });
            view! { {now} {before} }.into_any()
        }
        Deed::Note { words } => shown::typed(words.as_str()),
        Deed::Answer { agrees, words, .. } => {
            let said = plain(if *agrees { text::AGREES } else { text::DISAGREES });
            view! { {said} {words.as_ref().map(|words| shown::typed(words.as_str()))} }.into_any()
        }
        Deed::Wall { .. } => plain(text::WALLED).into_any(),
        Deed::NoWall { .. } => plain(text::UNWALLED).into_any(),
    }
}

/// What the part said before, if it said anything.
fn before<'a>(entry: &Entry, earlier: &'a [Entry]) -> Option<&'a Content> {
    let versions = earlier.iter().rev().filter(|old| old.part == entry.part);
    let mut versions = versions.filter_map(|old| match &old.deed {
        Deed::Version { content } => Some(content),
        _ => None,
    });
    versions.next().filter(|content| **content != Content::Nothing)
}
