//! Form fields: what was typed before, the message beside it, and the links that tie label, hint and message together.

use leptos::prelude::*;

use crate::{
    domain::{problem::Problem, raw_form::RawForm},
    ui::explained,
    words,
};

/// What a form shows: the values to fill in and the problems to point at.
#[derive(Clone, Debug, Default)]
pub struct FormState {
    /// Values.
    pub form: RawForm,
    /// Problems with them.
    pub problems: Vec<Problem>,
}

impl FormState {
    /// The value of a field.
    pub fn value(&self, field: &str) -> String {
        self.form.get(field).to_owned()
    }

    /// The message for a field.
    pub fn message(&self, field: &str) -> Option<String> {
        let w = words::current();
        self.problems.iter().find(|problem| problem.field == field).map(w.problem)
    }

    /// Whether the form was refused.
    pub fn has_problems(&self) -> bool {
        !self.problems.is_empty()
    }
}

/// One choice of a radio or checkbox list.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The form value.
    pub value: String,
    /// What a person reads.
    pub label: String,
    /// A line of explanation; empty for none.
    pub hint: String,
}

impl Choice {
    /// A choice without explanation.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), hint: String::new() }
    }

    /// Adds a line of explanation.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// What one field is called, and how it behaves.
#[derive(Clone, Debug, Default)]
pub struct Field {
    /// The form name; also the id that the error summary links to.
    pub name: String,
    /// The question.
    pub label: String,
    /// Help under the question; empty for none.
    pub hint: String,
    /// Whether the label is the page's heading.
    pub is_heading: bool,
    /// Whether it takes a code that was sent, which the phone may fill in. For everything else a person tells, a browser is
    /// told to keep its hands off: it writes what is typed to the phone and offers it to whoever types next (threat T1).
    /// Forms say so too, for else a browser keeps their words to open its tabs again.
    pub is_sent_code: bool,
    /// The `inputmode`; empty for none.
    pub inputmode: &'static str,
    /// Width class, such as `govuk-input--width-10`; empty for full.
    pub width: &'static str,
}

impl Field {
    /// A field with a name and a label.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Self {
        Self { name: name.into(), label: label.into(), ..Self::default() }
    }

    /// Adds help.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }

    /// Makes the label the page's heading.
    #[must_use]
    pub const fn heading(mut self) -> Self {
        self.is_heading = true;
        self
    }

    /// Makes it a field for six figures that were sent by e-mail or text.
    #[must_use]
    pub const fn one_time_code(mut self) -> Self {
        self.is_sent_code = true;
        self.inputmode("numeric").width("govuk-input--width-10")
    }

    /// Sets which keyboard a phone shows.
    #[must_use]
    pub const fn inputmode(mut self, mode: &'static str) -> Self {
        self.inputmode = mode;
        self
    }

    /// Sets the width.
    #[must_use]
    pub const fn width(mut self, class: &'static str) -> Self {
        self.width = class;
        self
    }

    fn hint_id(&self) -> String {
        format!("{}-hint", self.name)
    }

    fn error_id(&self) -> String {
        format!("{}-error", self.name)
    }

    /// The ids that describe the field, in reading order.
    fn described_by(&self, has_error: bool, extra: Option<String>) -> Option<String> {
        let ids: Vec<String> =
            [(!self.hint.is_empty()).then(|| self.hint_id()), has_error.then(|| self.error_id()), extra]
                .into_iter()
                .flatten()
                .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
    }
}

fn group_class(has_error: bool) -> &'static str {
    if has_error { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }
}

fn hint(field: &Field) -> Option<impl IntoView> {
    (!field.hint.is_empty()).then(|| view! { <div class="govuk-hint" id=field.hint_id()>{field.hint.clone()}</div> })
}

fn message(field: &Field, message: Option<String>) -> Option<impl IntoView> {
    let w = words::current();
    let id = field.error_id();
    message.map(|text| {
        view! {
            <p class="govuk-error-message" id=id>
                <span class="govuk-visually-hidden">{w.common.error_prefix}</span>
                {text}
            </p>
        }
    })
}

fn label(field: &Field) -> AnyView {
    let (id, text) = (field.name.clone(), field.label.clone());
    if field.is_heading {
        view! {
            <h1 class="govuk-label-wrapper">
                <label class="govuk-label govuk-label--l" for=id>{text}</label>
            </h1>
        }
        .into_any()
    } else {
        view! { <label class="govuk-label govuk-label--s" for=id>{text}</label> }.into_any()
    }
}

fn legend(field: &Field) -> AnyView {
    let text = field.label.clone();
    if field.is_heading {
        view! { <legend class="govuk-fieldset__legend govuk-fieldset__legend--l"><h1 class="govuk-fieldset__heading">{text}</h1></legend> }
            .into_any()
    } else {
        view! { <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{text}</legend> }.into_any()
    }
}

/// One line of text.
pub fn text_input(state: &FormState, field: &Field) -> AnyView {
    let error = state.message(&field.name);
    let has_error = error.is_some();
    let class = format!("govuk-input {}{}", field.width, if has_error { " govuk-input--error" } else { "" });
    let autocomplete = if field.is_sent_code { "one-time-code" } else { "off" };
    view! {
        <div class=group_class(has_error)>
            {label(field)}
            {hint(field)}
            {message(field, error)}
            <input
                class=class.trim().to_owned()
                id=field.name.clone()
                name=field.name.clone()
                type="text"
                dir="auto"
                value=state.value(&field.name)
                autocomplete=autocomplete
                inputmode=(!field.inputmode.is_empty()).then_some(field.inputmode)
                spellcheck="false"
                aria-describedby=field.described_by(has_error, None)
                aria-invalid=has_error.then_some("true")
            />
        </div>
    }
    .into_any()
}

/// Many lines of text, with a count of what is left.
pub fn text_area(state: &FormState, field: &Field, rows: u8) -> AnyView {
    let w = words::current();
    let error = state.message(&field.name);
    let has_error = error.is_some();
    let limit = crate::domain::text::FREE_TEXT_LIMIT;
    let count_id = format!("{}-count", field.name);
    let value = state.value(&field.name);
    let shown = textarea_content(&value);
    view! {
        <div class=group_class(has_error)>
            {label(field)}
            {hint(field)}
            {message(field, error)}
            <textarea
                class=if has_error { "govuk-textarea govuk-textarea--error" } else { "govuk-textarea" }
                id=field.name.clone()
                name=field.name.clone()
                rows=rows.to_string()
                dir="auto"
                autocomplete="off"
                aria-describedby=field.described_by(has_error, Some(count_id.clone()))
                aria-invalid=has_error.then_some("true")
            >{shown}</textarea>
            <div class="govuk-hint govuk-character-count__message" id=count_id.clone() aria-live="polite"
                data-for=field.name.clone() data-limit=limit.to_string() data-left=w.common.left
                data-too-many=w.common.too_many>{(w.fits)(limit)}</div>
            <crate::islands::character_count::CharacterCount/>
        </div>
    }
    .into_any()
}

/// What goes between a textarea's tags.
pub fn textarea_content(value: &str) -> String {
    // The framework writes a textarea's content raw: what looks like markup would be markup. A browser drops the first
    // line end inside a textarea; one more keeps a text that starts with one whole.
    format!("\n{}", value.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
}

/// A list where one can be chosen; nothing is chosen beforehand.
pub fn radios(state: &FormState, field: &Field, choices: Vec<Choice>) -> AnyView {
    choice_list(state, field, choices, true)
}

/// A value as a part of an id: what an id may not hold stands there as a dash.
fn id_part(value: &str) -> String {
    value.chars().map(|each| if each.is_ascii_alphanumeric() || each == '_' { each } else { '-' }).collect()
}

/// A list where several can be chosen; nothing is chosen beforehand.
pub fn checkboxes(state: &FormState, field: &Field, choices: Vec<Choice>) -> AnyView {
    choice_list(state, field, choices, false)
}

fn choice_list(state: &FormState, field: &Field, choices: Vec<Choice>, one: bool) -> AnyView {
    let error = state.message(&field.name);
    let has_error = error.is_some();
    let family = if one { "govuk-radios" } else { "govuk-checkboxes" };
    let items: Vec<AnyView> = choices
        .into_iter()
        .enumerate()
        .map(|(index, choice)| {
            // The first choice carries the field's own id, so the error summary lands on it.
            let id = if index == 0 { field.name.clone() } else { format!("{}-{}", field.name, id_part(&choice.value)) };
            let hint_id = (!choice.hint.is_empty()).then(|| format!("{}-{}-note", field.name, id_part(&choice.value)));
            view! {
                <div class=format!("{family}__item")>
                    <input
                        class=format!("{family}__input")
                        id=id.clone()
                        name=field.name.clone()
                        type=if one { "radio" } else { "checkbox" }
                        value=choice.value.clone()
                        checked=state.form.has(&field.name, &choice.value)
                        aria-describedby=hint_id.clone()
                    />
                    <label class=format!("govuk-label {family}__label") for=id>{choice.label}</label>
                    {hint_id.map(|id| view! {
                        <div class=format!("govuk-hint {family}__hint") id=id>{explained(&choice.hint)}</div>
                    })}
                </div>
            }
            .into_any()
        })
        .collect();
    view! {
        <div class=group_class(has_error)>
            <fieldset class="govuk-fieldset" aria-describedby=field.described_by(has_error, None)>
                {legend(field)}
                {hint(field)}
                {message(field, error)}
                <div class=family>{items}</div>
            </fieldset>
        </div>
    }
    .into_any()
}

/// Yes and no side by side, equal in size and order (rule C22).
pub fn yes_no(state: &FormState, field: &Field) -> AnyView {
    let w = words::current();
    side_by_side(state, field, &[("yes", w.common.yes), ("no", w.common.no)])
}

/// Short choices side by side, each `(value, text)`, equal in size; none is chosen beforehand.
pub fn side_by_side(state: &FormState, field: &Field, choices: &[(&'static str, &'static str)]) -> AnyView {
    let error = state.message(&field.name);
    let has_error = error.is_some();
    let item = |(index, (value, text)): (usize, &(&'static str, &'static str))| {
        let (value, text) = (*value, *text);
        let id = if index == 0 { field.name.clone() } else { format!("{}-{value}", field.name) };
        view! {
            <div class="govuk-radios__item">
                <input class="govuk-radios__input" id=id.clone() name=field.name.clone() type="radio" value=value
                    checked=state.form.has(&field.name, value)/>
                <label class="govuk-label govuk-radios__label" for=id>{text}</label>
            </div>
        }
    };
    let items: Vec<_> = choices.iter().enumerate().map(item).collect();
    view! {
        <div class=group_class(has_error)>
            <fieldset class="govuk-fieldset app-choice" aria-describedby=field.described_by(has_error, None)>
                {legend(field)}
                {hint(field)}
                {message(field, error)}
                <div class="govuk-radios govuk-radios--inline">{items}</div>
            </fieldset>
        </div>
    }
    .into_any()
}

/// Day, month and year as three short fields named `<name>-day`, `-month`, `-year`.
pub fn date_input(state: &FormState, field: &Field) -> AnyView {
    let w = words::current();
    let first = format!("{}-day", field.name);
    let error = state.message(&first);
    let has_error = error.is_some();
    let part = |part: &'static str, text: &'static str, width: &'static str| {
        let id = format!("{}-{part}", field.name);
        let class = format!(
            "govuk-input govuk-date-input__input {width}{}",
            if has_error { " govuk-input--error" } else { "" }
        );
        view! {
            <div class="govuk-date-input__item">
                <div class="govuk-form-group">
                    <label class="govuk-label govuk-date-input__label" for=id.clone()>{text}</label>
                    <input class=class id=id.clone() name=id.clone() type="text" inputmode="numeric" autocomplete="off"
                        value=state.value(&id)/>
                </div>
            </div>
        }
    };
    view! {
        <div class=group_class(has_error)>
            <fieldset class="govuk-fieldset" aria-describedby=field.described_by(has_error, None)>
                {legend(field)}
                {hint(field)}
                {message(field, error)}
                <div class="govuk-date-input">
                    {part("day", w.common.day, "govuk-input--width-2")}
                    {part("month", w.common.month, "govuk-input--width-2")}
                    {part("year", w.common.year, "govuk-input--width-4")}
                </div>
            </fieldset>
        </div>
    }
    .into_any()
}

/// The list of problems at the top of the page; it takes the focus, and each line leads to its field.
pub fn error_summary(state: &FormState) -> AnyView {
    let w = words::current();
    if state.problems.is_empty() {
        return ().into_any();
    }
    let lines: Vec<_> = state
        .problems
        .iter()
        .map(|problem| {
            let href = format!("#{}", problem.field);
            view! { <li><a href=href>{(w.problem)(problem)}</a></li> }
        })
        .collect();
    view! {
        <div class="govuk-error-summary" tabindex="-1" autofocus=true>
            <div role="alert">
                <h2 class="govuk-error-summary__title">{w.common.problems_title}</h2>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list">{lines}</ul>
                </div>
            </div>
        </div>
    }
    .into_any()
}

/// The button that goes on.
pub fn submit(text: &'static str) -> AnyView {
    view! { <button type="submit" class="govuk-button">{text}</button> }.into_any()
}
