//! What needs a person: whom it is for, who is on it, and doing it.
//!
//! That somebody opened unusually many requests is shown to those who lead, and never decided by that person.

use jiff::{SignedDuration, Timestamp};
use leptos::prelude::*;

use super::{AtDesk, may_do};
use crate::{
    domain::{
        desk_person::{Act, DeskRole, OPENED_HOURS},
        ids::DeskPersonId,
        place::PlaceId,
        raw_form::RawForm,
    },
    form_post::Next,
    page::Asked,
    ports::{DeskPerson, Fault, Task, TaskDeed, day_in_england},
    urls, words,
    words::desk as text,
};

/// The kind of task that tells of somebody at the desk.
const MANY_OPENED: &str = "many-opened";

/// Who works at the desks in reach, to call them by name.
pub(super) async fn people(asked: &Asked, at: &AtDesk) -> Result<Vec<DeskPerson>, Fault> {
    let places = asked.portal.places.all().map(|place| place.id.clone());
    let places: Vec<PlaceId> = places.filter(|place| at.work.reach.touches(place)).collect();
    asked.portal.store.desk_people(&places).await
}

/// The list of tasks; nothing while there are none.
pub(super) async fn part(asked: &Asked, at: &AtDesk) -> Result<Option<AnyView>, Fault> {
    let mut tasks = asked.portal.store.desk_tasks(&at.work).await?;
    tasks.retain(|task| task.kind != MANY_OPENED || at.may(Act::Lead));
    if tasks.is_empty() {
        return Ok(None);
    }
    let people = people(asked, at).await?;
    let rows: Vec<_> = tasks.iter().map(|task| row(at, &people, task)).collect();
    Ok(Some(
        view! { <h2 class="govuk-heading-m">{text::TASKS}</h2> <ul class="govuk-list" id="tasks">{rows}</ul> }
            .into_any(),
    ))
}

fn name_of(people: &[DeskPerson], id: DeskPersonId) -> String {
    people
        .iter()
        .find(|person| person.id == id)
        .map_or_else(|| text::SOMEBODY.to_owned(), |person| person.holder.name.as_str().to_owned())
}

/// Whom a task is for: who took the request up and still works here; else those who lead there.
fn for_whom(people: &[DeskPerson], task: &Task) -> Option<String> {
    let works = |person: &&DeskPerson| person.cut_at.is_none() && Some(person.id) != task.about;
    let one = task.for_person.and_then(|id| people.iter().filter(works).find(|person| person.id == id));
    let leads = |person: &&DeskPerson| person.role == DeskRole::Manager && person.place == task.place;
    let names: Vec<&str> = match one {
        Some(person) => vec![person.holder.name.as_str()],
        None => people.iter().filter(works).filter(leads).map(|person| person.holder.name.as_str()).collect(),
    };
    (!names.is_empty()).then(|| names.join(", "))
}

fn row(at: &AtDesk, people: &[DeskPerson], task: &Task) -> AnyView {
    let day = (words::current().day)(day_in_england(task.at));
    let about = task.about.map(|id| name_of(people, id));
    let request = task.reference.as_ref().map(|reference| {
        view! { <a class="govuk-link" href=urls::desk_case(reference)>{reference.as_str().to_owned()}</a> }
    });
    let taken = task.taken_by.map(|id| text::taken_by(&name_of(people, id)));
    view! {
        <li class="app-list__item">
            <div>
                <p class="govuk-body">
                    {text::task(&task.kind)} ": " {request} <span class="app-as-typed" dir="auto">{about}</span> ", " {day}
                    {for_whom(people, task).map(|names| view! { <br/> <span class="app-as-typed" dir="auto">{text::is_for(&names)}</span> })}
                    {taken.map(|taken| view! { <br/> <strong class="app-as-typed" dir="auto">{taken}</strong> })}
                </p>
                {buttons(at, task)}
            </div>
        </li>
    }
    .into_any()
}

fn buttons(at: &AtDesk, task: &Task) -> Option<AnyView> {
    let me = at.work.by.person();
    let is_mine = task.about.is_some() && task.about == me;
    let is_many = task.kind == MANY_OPENED;
    let of = task.reference.as_ref().map_or_else(String::new, |reference| format!(": {}", reference.as_str()));
    let button = |value: &'static str, label: &'static str| {
        let of = of.clone();
        view! {
            <button type="submit" name="do" value=value class="govuk-button govuk-button--secondary">
                {label} <span class="govuk-visually-hidden">{of}</span>
            </button>
        }
    };
    (at.may(Act::Work) && !is_mine).then(|| {
        view! {
            <form method="post" autocomplete="off" action=urls::post::DESK_TASK>
                <input type="hidden" name="task" value=task.id.to_string()/>
                <div class="govuk-button-group">
                    {(me.is_some() && task.taken_by.is_none()).then(|| button("take", text::TAKE))}
                    {is_many.then(|| button("right", text::IS_RIGHT))}
                    {button("done", text::DONE)}
                </div>
            </form>
        }
        .into_any()
    })
}

/// Takes a task, finishes it, or says that it is right.
pub async fn act(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(at) = may_do(&asked, Act::Work).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    let deed = match form.get("do") {
        "take" => Some(TaskDeed::Take),
        "done" => Some(TaskDeed::Done),
        "right" => {
            let until = now.saturating_add(SignedDuration::from_hours(OPENED_HOURS)).unwrap_or(Timestamp::MAX);
            Some(TaskDeed::Right { until })
        }
        _ => None,
    };
    let tasks = store.desk_tasks(&at.work).await?;
    let task = tasks.into_iter().find(|task| task.id.to_string() == form.get("task"));
    // What tells of somebody at the desk is for those who lead.
    if let (Some(deed), Some(task)) = (deed, task.filter(|task| task.kind != MANY_OPENED || at.may(Act::Lead))) {
        store.do_task(&at.work, task.id, (deed, now)).await?;
    }
    Ok(Next::page(urls::DESK))
}
