//! Earlier plans: when each was written, by whom, and what changed, in words; and who was asked to lead before.

use leptos::prelude::*;

use super::{Here, changed, lead, overview};
use crate::{
    features::access::link,
    page::{Stop, loaded},
    urls,
    words::plan::{self as plan_text, history as text},
};

/// The newest first.
#[component]
pub fn HistoryPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let versions = changed::versions(&here);
        let older = versions.iter().skip(1).map(Some).chain([None]);
        let lines: Vec<_> = versions
            .iter()
            .zip(older)
            .map(|(version, before)| {
                let changes = before
                    .map_or_else(|| vec![text::FIRST.to_owned()], |before| changed::between(before.text, version.text));
                let changes: Vec<_> = changes
                    .into_iter()
                    .map(|change| view! { <li class="app-break" dir="auto">{change}</li> })
                    .collect();
                view! {
                    <h2 class="govuk-heading-s" dir="auto">{overview::saying_who(version.stamp)}</h2>
                    <ul class="govuk-list govuk-list--bullet">{changes}</ul>
                }
            })
            .collect();
        let leads: Vec<_> = here.plan.earlier_leads.iter().map(lead::shown).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {lines.is_empty().then(|| view! { <p>{text::NOTHING}</p> })}
            {lines}
            {(!leads.is_empty()).then(|| view! { <h2 class="govuk-heading-m">{text::LEADS}</h2> })}
            {leads}
            {link(urls::PLAN, plan_text::TO_PLAN)}
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), false), content.into_any()))
    })
}
