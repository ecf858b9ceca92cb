//! The plan on paper: its words alone, under a heading that says nothing to who finds it. Large print is a choice of looks.

use leptos::prelude::*;

use super::{Here, overview, stepping, team};
use crate::{
    page::{Stop, loaded},
    ports::day_in_england,
    urls,
    words::plan::{self as text, print},
};

/// The sheet.
#[component]
pub fn PrintPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let today = day_in_england(asked.portal.clock.now());
        let groups: Vec<_> = stepping::by_wanted(&here)
            .into_iter()
            .map(|(wanted, items)| {
                let lines: Vec<_> =
                    items.iter().map(|item| view! { <li>{overview::step_lines(item, today)}</li> }).collect();
                view! { {overview::goal(wanted)} <ul class="govuk-list govuk-list--bullet">{lines}</ul> }
            })
            .collect();
        let content = view! {
            <p>{print::LEAD}</p>
            <p><a class="govuk-link" href=urls::display(urls::PLAN_PRINT)>{print::LARGE}</a></p>
            <div class="app-harmless-note">
                <h1 class="govuk-heading-l">{print::TITLE}</h1>
                {groups.is_empty().then(|| view! { <p>{text::NOTHING}</p> })}
                {groups}
                {overview::endings(&here)}
                {team::first_contact(&here)}
            </div>
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), false), content.into_any()))
    })
}
