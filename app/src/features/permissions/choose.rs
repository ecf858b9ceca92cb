//! One answer for each part that the story has now: yes, no, not now, or nothing at all.

use leptos::prelude::*;

use super::{Own, enter, frame, mine_items, seen, who};
use crate::{
    domain::{
        date_fields,
        ids::PermissionId,
        permission::{Capacity, Recipient},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        sharing::{AskIn, Chosen, Decides, HowLong, Said, Sharing},
        story::{About, Part, Section},
        text::Line,
    },
    features::inside,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        fields::{self, Choice, Field, FormState},
        layout,
    },
    urls, visits,
    words::permissions as text,
};

const HOW_LONG: &str = "how-long";
const ASK_IN: &str = "ask-in";

/// A field about one part.
pub(super) fn field(what: &str, part: Part) -> String {
    let section = part.section().slug();
    match part.about() {
        About::Family => format!("{what}--{section}"),
        About::Person(id) => format!("{what}--{section}-{}", id.uuid().simple()),
    }
}

/// The page that asks for each part.
#[component]
pub fn ChoosePage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let sharing = &inside.visit.data.sharing;
        let Some(recipient) = &sharing.recipient else {
            return Err(Stop::Go(urls::SHARE_NEW.to_owned()));
        };
        let own = Own::read(&asked, &inside).await?;
        let mut state = FormState { form: sharing.form.clone(), problems: sharing.problems.clone() };
        state.problems.retain(|problem| !problem.field.starts_with(who::TEAM));
        let parts = own.story.parts();
        let form = if parts.is_empty() {
            view! {
                <p class="govuk-body">{text::NO_STORY}</p>
                <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::TO_STORY}</a></p>
            }
            .into_any()
        } else {
            questions(&own, recipient, &state, &parts)
        };
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l" dir="auto">{text::choose_title(recipient.name.as_str())}</h1>
            {form}
        };
        let frame = frame(&asked, &inside).await?.back(urls::PERMISSIONS).problems(state.has_problems());
        Ok(layout::page(&asked, frame, content))
    })
}

fn questions(own: &Own, recipient: &Recipient, state: &FormState, parts: &[Part]) -> AnyView {
    let each: Vec<_> = parts.iter().map(|part| question(own, recipient, state, *part)).collect();
    let how_long = HowLong::ALL.iter().map(|each| Choice::new(each.slug(), text::how_long(*each))).collect();
    let ask_in = AskIn::ALL.iter().map(|each| Choice::new(each.slug(), text::ask_in(*each))).collect();
    view! {
        <p class="govuk-body">{text::CHOOSE_LEAD}</p>
        <p class="govuk-body">{text::CHOOSE_NEXT}</p>
        <form method="post" autocomplete="off" action=urls::post::SHARE_CHOOSE novalidate>
            {each}
            {fields::radios(state, &Field::new(HOW_LONG, text::HOW_LONG).hint(text::HOW_LONG_HINT), how_long)}
            {fields::radios(state, &Field::new(ASK_IN, text::ASK_IN).hint(text::ASK_IN_HINT), ask_in)}
            {fields::submit(text::GO_ON)}
        </form>
    }
    .into_any()
}

/// One part, with how it stands; for a child's own words, who decides about them too.
fn question(own: &Own, recipient: &Recipient, state: &FormState, part: Part) -> AnyView {
    let now = own.permissions.latest(recipient.id, part).map(|record| mine_items::state_words(own, record));
    let asked = Field::new(field("may", part), seen::name(&own.story, part)).hint(now.unwrap_or_default());
    let choices: Vec<_> = Said::ALL.iter().map(|said| (said.slug(), text::said(*said))).collect();
    let decides = (part.section() == Section::Voice).then(|| who_decides(own, state, part));
    view! { {fields::side_by_side(state, &asked, &choices)} {decides} }.into_any()
}

fn who_decides(own: &Own, state: &FormState, part: Part) -> AnyView {
    let child = seen::person_name(&own.story, part.about());
    let choices = Decides::ALL.iter().map(|each| Choice::new(each.slug(), text::decides(*each, &child))).collect();
    let title = Field::new(field("decides", part), text::decides_title(&child)).hint(text::DECIDES_HINT);
    let role = Field::new(field("judged-role", part), text::JUDGED_ROLE).hint(text::JUDGED_ROLE_HINT);
    view! {
        {fields::radios(state, &title, choices)}
        {fields::text_input(state, &Field::new(field("judged-by", part), text::JUDGED_BY))}
        {fields::text_input(state, &role)}
        {fields::date_input(state, &Field::new(field("judged-on", part), text::JUDGED_ON))}
    }
    .into_any()
}

/// Takes the answers as a choice; nothing is recorded before the preview.
pub async fn choose(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let mut inside = match enter(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let own = Own::read(&asked, &inside).await?;
    let sharing = &mut inside.visit.data.sharing;
    let Some(recipient) = sharing.recipient.clone() else {
        return Ok(Next::page(urls::SHARE_NEW));
    };
    let (chosen, problems) = read(&asked, &form, &own);
    *sharing = Sharing {
        recipient: Some(recipient),
        how_long: HowLong::from_slug(form.get(HOW_LONG)),
        ask_in: AskIn::from_slug(form.get(ASK_IN)),
        chosen: if problems.is_empty() { chosen } else { Vec::new() },
        form,
        problems,
        ..Sharing::default()
    };
    let next = if sharing.problems.is_empty() { urls::SHARE_PREVIEW } else { urls::SHARE_CHOOSE };
    visits::put(&asked, &inside.visit).await?;
    Ok(Next::page(next))
}

fn read(asked: &Asked, form: &RawForm, own: &Own) -> (Vec<Chosen>, Vec<Problem>) {
    let (mut chosen, mut problems) = (Vec::new(), Vec::new());
    let parts = own.story.parts();
    for part in &parts {
        let Some(said) = Said::from_slug(form.get(&field("may", *part))) else { continue };
        let is_voice = part.section() == Section::Voice;
        let capacity =
            if is_voice { capacity(form, *part, own).map_err(|found| problems.extend(found)) } else { Ok(None) };
        let id = PermissionId::new(asked.portal.ids.uuid());
        chosen.push(Chosen { id, part: *part, said, capacity: capacity.ok().flatten() });
    }
    if let Some(first) = parts.first().filter(|_| chosen.is_empty()) {
        problems.push(Problem::new(field("may", *first), ProblemKind::Missing));
    }
    if chosen.iter().any(|each| each.said == Said::NotNow) && AskIn::from_slug(form.get(ASK_IN)).is_none() {
        problems.push(Problem::new(ASK_IN, ProblemKind::Missing));
    }
    (chosen, problems)
}

/// On what basis a child's own words are answered for. The portal records what is said and judges nothing (rule C8).
fn capacity(form: &RawForm, part: Part, own: &Own) -> Result<Option<Capacity>, Vec<Problem>> {
    let at = |what: &str| field(what, part);
    match Decides::from_slug(form.get(&at("decides"))) {
        None => Err(vec![Problem::new(at("decides"), ProblemKind::Missing)]),
        Some(Decides::Parent) => Ok(None),
        Some(Decides::Child) => {
            let mut problems = Vec::new();
            let mut line = |what: &str| {
                Line::parse(form.get(&at(what))).map_err(|kind| problems.push(Problem::new(at(what), kind)))
            };
            let (judged_by, role) = (line("judged-by"), line("judged-role"));
            let on = day(form, &at("judged-on"), own.today())
                .map_err(|kind| problems.push(Problem::new(format!("{}-day", at("judged-on")), kind)));
            match (judged_by, role, on) {
                (Ok(judged_by), Ok(role), Ok(on)) => Ok(Some(Capacity { judged_by, role, on })),
                _ => Err(problems),
            }
        }
    }
}

/// A day up to today.
fn day(form: &RawForm, name: &str, today: jiff::civil::Date) -> Result<jiff::civil::Date, ProblemKind> {
    let date = date_fields::day(form, name)?.ok_or(ProblemKind::NotADate)?;
    if date > today || date.year() < 2000 { Err(ProblemKind::DateOutOfRange) } else { Ok(date) }
}
