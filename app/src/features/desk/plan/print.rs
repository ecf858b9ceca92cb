//! A plan on paper, for the team: what stands, with what is for the team alone named as such. The family has a sheet of its
//! own.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{frame, hand, overview::stands, shown};
use crate::{
    page::{Stop, loaded},
    ui::layout,
    urls,
    words::desk_plan as text,
};

/// The page.
#[component]
pub fn PrintPage() -> impl IntoView {
    let reference = use_params_map().with_untracked(|params| params.get("reference").unwrap_or_default());
    loaded(|asked| async move {
        let at = hand::require(&asked, &reference).await?;
        let meetings: Vec<_> = at.plan.meetings.iter().map(|held| shown::meeting(&held.meeting)).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{text::plan_of(at.reference().as_str())}</h1>
            <p class="govuk-body">{text::PRINT_LEAD}</p>
            {stands(&at)}
            {(!meetings.is_empty()).then(|| view! { <h2 class="govuk-heading-m">{text::MEETINGS}</h2> {meetings} })}
        };
        let frame = frame(&at, text::PLAN).back(urls::desk_plan(at.reference()));
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}
