//! A list of questions and answers, each with a way to change it.

use leptos::prelude::*;

use crate::words;

/// One line: a question, its answer (one paragraph an entry), and where to change it.
#[derive(Clone, Debug)]
pub struct Row {
    /// The question, short.
    pub key: String,
    /// The answer; empty means nothing was said.
    pub value: Vec<String>,
    /// The page to change it on; `None` when it cannot be changed.
    pub change: Option<String>,
}

/// The list.
pub fn summary_list(rows: Vec<Row>) -> AnyView {
    let w = words::current();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let value = if row.value.is_empty() { vec![w.common.nothing_said.to_owned()] } else { row.value };
            let paragraphs: Vec<_> =
                value.into_iter().map(|text| view! { <p class="app-as-typed" dir="auto">{text}</p> }).collect();
            let key = row.key.clone();
            view! {
                <div class="govuk-summary-list__row">
                    <dt class="govuk-summary-list__key">{row.key}</dt>
                    <dd class="govuk-summary-list__value">{paragraphs}</dd>
                    {row.change.map(|href| view! {
                        <dd class="govuk-summary-list__actions">
                            <a class="govuk-link" href=href>
                                {w.common.change}
                                <span class="govuk-visually-hidden">{format!(" {key}")}</span>
                            </a>
                        </dd>
                    })}
                </div>
            }
        })
        .collect();
    view! { <dl class="govuk-summary-list">{rows}</dl> }.into_any()
}
