//! The answers about one recipient: each part with how it stands in words, and one button to change it.

use jiff::civil::Date;
use leptos::prelude::*;

use super::{Own, last_day, seen};
use crate::{
    domain::permission::{Answer, Permission, Recipient, Standing},
    ports::day_in_england,
    urls,
    words::permissions::{self as text, state},
};

/// How an answer stands, as a sentence.
pub(super) fn state_words(own: &Own, record: &Permission) -> String {
    let said = day_in_england(record.at);
    let (now, version) = own.at();
    let until = match record.answer {
        Answer::Given { until } => until.map(last_day),
        _ => None,
    };
    match record.standing(now, version) {
        Standing::Live => state::yes(said, until),
        Standing::Ended => state::ended(until.unwrap_or(said)),
        Standing::Lapsed => state::lapsed(said),
        Standing::Refused => state::no(said),
        Standing::NotNow => match record.answer {
            Answer::NotNow { ask_on } if ask_on <= own.today() => state::due(ask_on),
            Answer::NotNow { ask_on } => state::not_now(ask_on),
            _ => state::no(said),
        },
        Standing::Withdrawn => state::stopped(said),
    }
}

/// Whether it is time to ask again: the day has come, or the words have changed (rule C6).
pub(super) fn is_due(own: &Own, record: &Permission, today: Date) -> bool {
    let (now, version) = own.at();
    let has_come = matches!(record.answer, Answer::NotNow { ask_on } if ask_on <= today);
    let is_asked = has_come || record.standing(now, version) == Standing::Lapsed;
    is_asked && own.story.says(record.part).is_some()
}

/// Everything about one recipient.
pub(super) fn of(own: &Own, recipient: &Recipient, told: AnyView) -> AnyView {
    let current = own.permissions.current();
    let records: Vec<&Permission> = current.into_iter().filter(|record| record.recipient.id == recipient.id).collect();
    let name = recipient.name.as_str();
    let first = records.first().map(|record| record.id.uuid().to_string());
    let rows: Vec<_> = records.iter().map(|record| row(own, record)).collect();
    let again = text::choose_again(name);
    view! {
        <section class="app-organisation">
            <h2 class="govuk-heading-m" dir="auto">{name.to_owned()}</h2>
            <ul class="govuk-list">{rows}</ul>
            {told}
            <form method="post" autocomplete="off" action=urls::post::SHARE_TO>
                <button type="submit" class="govuk-button govuk-button--secondary" name="record" value=first>{again}</button>
            </form>
        </section>
    }
    .into_any()
}

fn row(own: &Own, record: &Permission) -> AnyView {
    let part = seen::name(&own.story, record.part);
    view! {
        <li class="app-list__item">
            <h3 class="govuk-heading-s" dir="auto">{part.clone()}</h3>
            <p class="govuk-body">{state_words(own, record)}</p>
            {button(own, record, &part)}
        </li>
    }
    .into_any()
}

/// The one press. A part that says nothing now can be stopped and not be shared.
fn button(own: &Own, record: &Permission, part: &str) -> Option<AnyView> {
    let (now, version) = own.at();
    let is_there = own.story.says(record.part).is_some();
    let (action, label) = match record.standing(now, version) {
        Standing::Live => (urls::post::SHARE_STOP, text::STOP),
        Standing::Ended | Standing::Lapsed | Standing::Withdrawn if is_there => (urls::post::SHARE_AGAIN, text::AGAIN),
        Standing::Refused | Standing::NotNow if is_there => (urls::post::SHARE_AGAIN, text::SHARE),
        _ => return None,
    };
    let with = format!(" {part}, {}", record.recipient.name.as_str());
    let view = view! {
        <form method="post" autocomplete="off" action=action>
            <button type="submit" class="govuk-button govuk-button--secondary" name="record" value=record.id.uuid().to_string()>
                {label} <span class="govuk-visually-hidden">{with}</span>
            </button>
        </form>
    };
    Some(view.into_any())
}
