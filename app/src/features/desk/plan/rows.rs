//! Rows of a form: another one, or one less, by buttons of the form itself, so that no script is needed and nothing typed
//! is lost.

use leptos::prelude::*;

use crate::{domain::plan::PlanKey, ui::fields::FormState, words::desk_plan as text};

/// The keys of the rows that a form has.
pub fn keys(state: &FormState, list: &str) -> Vec<PlanKey> {
    state.form.all(list).filter_map(PlanKey::parse).collect()
}

/// Every row under its heading, and a button for another.
pub fn all(
    state: &FormState,
    (list, title, add): (&'static str, &'static str, &'static str),
    row: impl Fn(&PlanKey) -> AnyView,
) -> AnyView {
    let one = |(index, key): (usize, &PlanKey)| {
        let heading = format!("{title} {}", index + 1);
        let drop = format!("drop:{list}:{}", key.as_str());
        view! {
            <section>
                <h2 class="govuk-heading-m">{heading.clone()}</h2>
                <input type="hidden" name=list value=key.as_str().to_owned()/>
                {row(key)}
                <button type="submit" name="do" value=drop class="govuk-button govuk-button--secondary">
                    {text::DROP} <span class="govuk-visually-hidden">" " {heading}</span>
                </button>
            </section>
        }
    };
    let rows: Vec<_> = keys(state, list).iter().enumerate().map(one).collect();
    view! {
        {rows}
        <button type="submit" name="do" value=format!("add:{list}") class="govuk-button govuk-button--secondary">{add}</button>
    }
    .into_any()
}
