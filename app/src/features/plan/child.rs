//! The plan in a young person's words: theirs first, then what they do, what the family does, and what others do for them.
//!
//! It is the first page of a young person's own seat. It holds nothing that the whole plan does not show this seat.

use leptos::prelude::*;

use super::{
    Here, overview,
    stepping::{self, Item},
    team, typed,
};
use crate::{
    features::access::link,
    page::{Asked, Stop, loaded},
    ports::day_in_england,
    urls,
    words::plan::{self as plan_text, child as text},
};

/// The page.
#[component]
pub fn ChildPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let words = here.plan.text.as_ref().and_then(|(plan, _)| plan.child_words.as_ref());
        let words = match words {
            Some(words) => {
                view! { <h2 class="govuk-heading-m">{text::OWN_WORDS}</h2> {typed(words.as_str())} }.into_any()
            }
            None => view! { <p>{text::NO_WORDS}</p> }.into_any(),
        };
        let items = stepping::items(&here);
        let (mine, others): (Vec<_>, Vec<_>) = items.into_iter().partition(|item| item.is_mine && here.is_young());
        let (ours, theirs): (Vec<_>, Vec<_>) = others.into_iter().partition(|item| item.is_ours);
        let none = mine.iter().all(Item::is_over) && here.is_young();
        let plan_b = here.plan.text.as_ref().map(|(plan, _)| {
            view! { <h2 class="govuk-heading-m">{text::IF_NOT}</h2> {typed(plan.plan_b.as_str())} }
        });
        let content = view! {
            <h1 class="govuk-heading-l">{plan_text::TITLE_YOUNG}</h1>
            {words}
            {list(&asked, &here, (text::MINE, mine))}
            {none.then(|| view! { <p>{text::NOTHING_MINE}</p> })}
            {list(&asked, &here, (text::OURS, ours))}
            {list(&asked, &here, (text::THEIRS, theirs))}
            {team::first_contact(&here)}
            {plan_b}
            {link(urls::PLAN_AGREE, plan_text::TO_AGREE)}
            {link(urls::PLAN_WORDS, plan_text::TO_WORDS)}
            {link(urls::PLAN, plan_text::TO_WHOLE)}
            {overview::finish()}
        };
        Ok::<_, Stop>(here.show(&asked, (None, false), content.into_any()))
    })
}

fn list(asked: &Asked, here: &Here, (title, items): (&'static str, Vec<Item<'_>>)) -> Option<AnyView> {
    let today = day_in_england(asked.portal.clock.now());
    let lines: Vec<_> = items.iter().map(|item| overview::step(here, item, today)).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <h2 class="govuk-heading-m">{title}</h2>
            <form method="post" autocomplete="off" action=urls::post::PLAN_TICK><ul class="govuk-list">{lines}</ul></form>
        }
        .into_any()
    })
}
