//! Who has seen what, and what they wrote: the family's own list, with a way to say "that is not right".
//!
//! It shows what came of this member's doors alone (rule C10), and no part that is walled off from them (rule C11).

use jiff::Timestamp;
use leptos::prelude::*;

use super::{
    labels,
    parts::{self, Titles},
    refused, state_of,
};
use crate::{
    domain::{
        choices::YesNo,
        door::{Door, Opening},
        ids::{DoorId, EntryId, MemberId},
        problem::Problem,
        raw_form::RawForm,
        reference::Reference,
        story::{Author, Deed, Entry, Part, Story},
        text::FreeText,
    },
    features::{ask::service::place_of_visit, inside},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Book, BookChange, DoorForm, DoorNotice, Fault, Visit, day_in_england},
    ui::{
        explained,
        fields::{self, Field, FormState},
        layout::{self, Frame},
        summary::{Row, summary_list},
    },
    urls, visits, words,
    words::doors as text,
};

/// What one member may read of who came.
struct Seen {
    story: Story,
    doors: Vec<Door>,
    openings: Vec<Opening>,
}

impl Seen {
    fn of(book: Book, member: MemberId) -> Self {
        let doors: Vec<Door> = book.doors.into_iter().filter(|door| door.by == member).collect();
        let walled = book.story.walled_from(member);
        let story = book.story.seen_by(member);
        let own = book.openings.into_iter().filter(|opening| doors.iter().any(|door| door.id == opening.door));
        let openings = own.map(|mut opening| {
            // Behind a wall a member still has words of their own.
            opening.parts.retain(|part| !walled.contains(part) || story.says(*part).is_some());
            opening
        });
        let openings = openings.collect();
        Self { story, doors, openings }
    }

    fn recipient(&self, door: DoorId) -> &str {
        self.doors.iter().find(|each| each.id == door).map_or("", |door| door.recipient.name.as_str())
    }

    fn line(&self, opening: &Opening) -> String {
        text::opening(opening.name.as_str(), self.recipient(opening.door), opening.at)
    }

    /// Every note through these doors with the newest answer, newest first.
    fn notes(&self) -> Vec<(&Entry, Option<&Entry>)> {
        let own = |by: &Author| matches!(by, Author::Recipient { door, .. } if self.doors.iter().any(|each| each.id == *door));
        let notes = self.story.entries().iter().rev().filter(|entry| matches!(entry.deed, Deed::Note { .. }));
        notes.filter(|note| own(&note.by)).map(|note| (note, self.answer(note))).collect()
    }

    fn answer(&self, note: &Entry) -> Option<&Entry> {
        self.story.notes(note.part).into_iter().find(|(each, _)| each.id == note.id).and_then(|(_, answer)| answer)
    }
}

/// The page.
#[component]
pub fn SeenPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let inside::Inside { visit, family, member } = inside::require(&asked).await?;
        let seen = Seen::of(asked.portal.store.book(family).await?, member);
        let place = place_of_visit(&asked).await?;
        explained::in_place(place.as_ref());
        let titles = Titles::of(&seen.story);
        let state = state_of(&visit, DoorForm::Answer);
        let has_problems = state.has_problems();
        let nobody = seen.openings.is_empty();
        let team = team(&asked.portal.store.openings_of(member).await?);
        let content = view! {
            {fields::error_summary(&state)}
            {(visit.data.doors.notice == Some(DoorNotice::AnswerKept)).then(|| layout::notice(text::ANSWER_KEPT))}
            <h1 class="govuk-heading-l">{text::SEEN}</h1>
            <p class="govuk-body">{text::SEEN_LEAD}</p>
            {nobody.then(|| view! { <p class="govuk-body">{text::SEEN_NOBODY}</p> })}
            {notes(&visit, &seen, (&titles, &state))}
            {(!nobody).then(|| openings(&seen, &titles))}
            {team}
            <p class="govuk-body">{text::STOP} " " <a class="govuk-link" href=urls::DOORS>{text::BACK_TO_DOORS}</a></p>
        };
        let frame = Frame::private(w.common.neutral_title, place).back(urls::PERMISSIONS).problems(has_problems);
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

/// On which days the hub team opened what this member sent. It names nobody of the team.
fn team(openings: &[(Reference, Timestamp)]) -> Option<AnyView> {
    let day = |at: &Timestamp| (words::current().day)(day_in_england(*at));
    let mut lines: Vec<_> =
        openings.iter().map(|(reference, at)| text::team_opened(reference.as_str(), &day(at))).collect();
    lines.dedup();
    let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! { <h2 class="govuk-heading-m">{text::TEAM}</h2> <ul class="govuk-list govuk-list--bullet" id="team">{lines}</ul> }
            .into_any()
    })
}

fn openings(seen: &Seen, titles: &Titles) -> AnyView {
    let mut parts: Vec<Part> = seen.openings.iter().flat_map(|opening| opening.parts.iter().copied()).collect();
    parts.sort_unstable();
    parts.dedup();
    let rows = parts.into_iter().map(|part| {
        let saw = seen.openings.iter().rev().filter(|opening| opening.parts.contains(&part));
        Row { key: titles.of_part(part), value: saw.map(|opening| seen.line(opening)).collect(), change: None }
    });
    let each = seen.openings.iter().rev().map(|opening| {
        let parts = opening.parts.iter().map(|part| view! { <li>{titles.of_part(*part)}</li> });
        let parts: Vec<_> = parts.collect();
        view! { <li dir="auto">{seen.line(opening)} <ul class="govuk-list govuk-list--bullet">{parts}</ul></li> }
    });
    let each: Vec<_> = each.collect();
    view! {
        <h2 class="govuk-heading-m">{text::BY_PART}</h2>
        {summary_list(rows.collect())}
        <h2 class="govuk-heading-m">{text::BY_TIME}</h2>
        <ul class="govuk-list">{each}</ul>
    }
    .into_any()
}

fn notes(visit: &Visit, seen: &Seen, (titles, state): (&Titles, &FormState)) -> Option<AnyView> {
    let notes: Vec<_> = seen
        .notes()
        .into_iter()
        .map(|(note, answer)| {
            let form = answering(&labels::label(&visit.key, &note.id), state);
            let form = if answer.is_some() && !is_open(visit, note, state) {
                view! {
                    <details class="govuk-details">
                        <summary class="govuk-details__summary">
                            <span class="govuk-details__summary-text">{text::ANSWER_AGAIN}</span>
                        </summary>
                        <div class="govuk-details__text">{form}</div>
                    </details>
                }
                .into_any()
            } else {
                form
            };
            view! {
                <li>
                    <h3 class="govuk-heading-s">{titles.of_part(note.part)}</h3>
                    {parts::note(note)}
                    {answer.map(|entry| parts::answer(entry, text::YOU_SAY))}
                    {form}
                </li>
            }
        })
        .collect();
    (!notes.is_empty()).then(|| {
        view! { <h2 class="govuk-heading-m">{text::SEEN_NOTES}</h2> <ul class="govuk-list">{notes}</ul> }.into_any()
    })
}

/// Whether the answer to this note was refused.
fn is_open(visit: &Visit, note: &Entry, state: &FormState) -> bool {
    state.value("note") == labels::label(&visit.key, &note.id)
}

fn field(label: &str) -> String {
    format!("answer-{label}")
}

/// Two buttons of one size and, before them, room for words that nobody has to fill.
fn answering(label: &str, state: &FormState) -> AnyView {
    let words = Field::new(field(label), text::ANSWER_WORDS).hint(text::ANSWER_HINT);
    let button = |value: YesNo, says: &'static str| {
        view! { <button type="submit" class="govuk-button govuk-button--secondary" name="right" value=value.slug()>{says}</button> }
    };
    view! {
        <form method="post" autocomplete="off" action=urls::post::SEEN_ANSWER novalidate>
            <input type="hidden" name="note" value=label.to_owned()/>
            {fields::text_area(state, &words, 3)}
            <div class="app-equal">{button(YesNo::Yes, text::RIGHT)} {button(YesNo::No, text::NOT_RIGHT)}</div>
        </form>
    }
    .into_any()
}

/// Answers a note.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let inside::Inside { mut visit, family, member } = match super::inside(&asked).await? {
        Ok(inside) => inside,
        Err(next) => return Ok(next),
    };
    let label = form.get("note");
    let seen = Seen::of(asked.portal.store.book(family).await?, member);
    let note = labels::find(&visit.key, seen.notes().into_iter().map(|(note, _)| note.id), label);
    let note = note.and_then(|id| seen.story.entries().iter().find(|entry| entry.id == id));
    let (Some(note), Some(right)) = (note, YesNo::from_slug(form.get("right"))) else {
        return Ok(Next::page(urls::SEEN));
    };
    match FreeText::parse_optional(form.get(&field(label))) {
        Ok(words) => {
            let deed = Deed::Answer { note: note.id, agrees: right.is_yes(), words };
            // The same answer again is a second tap.
            if seen.answer(note).is_none_or(|before| before.deed != deed) {
                let place = place_of_visit(&asked).await?.map(|place| place.id.clone());
                let now = asked.portal.clock.now();
                let mut change = BookChange::new(family, Some(member), now);
                let id = EntryId::new(asked.portal.ids.uuid());
                let by = Author::Member { member };
                change.entries.push(Entry { id, part: note.part, deed, by, place, at: now });
                asked.portal.store.write_book(&change).await?;
            }
            visit.data.doors.refused = None;
            visit.data.doors.notice = Some(DoorNotice::AnswerKept);
        }
        Err(kind) => {
            let problem = Problem::new(field(label), kind);
            visit.data.doors.refused = Some(refused(DoorForm::Answer, form, vec![problem]));
            visit.data.doors.notice = None;
        }
    }
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::SEEN))
}
