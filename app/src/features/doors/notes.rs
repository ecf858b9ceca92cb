//! A recipient's notes: beside the family's words and never over them.
//!
//! Whether the part may be written beside is checked again inside the write: a door that closes first wins. Words that
//! could not be kept are shown to who wrote them, so that nothing typed is lost.

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::{labels, opening, place_of, refused, shared::Guest};
use crate::{
    domain::{
        door::Door,
        ids::EntryId,
        permission::SHARING_VERSION,
        problem::Problem,
        raw_form::RawForm,
        story::{Author, Deed, Entry, Part, Story},
        text::FreeText,
    },
    form_post::Next,
    page::Asked,
    ports::{BookChange, DoorForm, DoorNotice, Fault, OnlyIf},
    ui::fields::FormState,
    urls, visits,
    words::doors as text,
};

/// Notes through one door in an hour.
const MOST_NOTES: u32 = 60;
/// That hour, in seconds.
const NOTES_WINDOW: u32 = 3_600;

/// The field of the note beside the part with this label.
pub(super) fn field(label: &str) -> String {
    format!("note-{label}")
}

/// Where a refused form keeps the words of a note, whatever became of its part.
pub(super) const WROTE: &str = "wrote";

/// Words that could not be kept, for who wrote them.
pub(super) fn wrote(state: &FormState) -> Option<AnyView> {
    Some(state.value(WROTE)).filter(|words| !words.is_empty()).map(|words| {
        view! {
            <h2 class="govuk-heading-m">{text::WROTE}</h2>
            <p class="govuk-body app-as-typed" dir="auto">{words}</p>
        }
        .into_any()
    })
}

/// What came of a note.
enum Came {
    Kept,
    Not(DoorNotice, Vec<Problem>),
}

/// Writes a note beside a part.
pub async fn add(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let label = form.get("part").to_owned();
    let name = field(&label);
    let typed = form.get(&name).to_owned();
    let again = RawForm::default().with("part", label.as_str()).with(&name, typed.as_str()).with(WROTE, typed.as_str());
    let Some(mut guest) = Guest::current(&asked).await? else {
        opening::note(&asked, |doors| {
            doors.refused = Some(refused(DoorForm::Open, RawForm::default().with(WROTE, typed), Vec::new()));
            doors.notice = Some(DoorNotice::TooLate);
        })
        .await?;
        return Ok(Next::page(urls::SHARED));
    };
    let came = match FreeText::parse(&typed) {
        Ok(words) => write(&asked, &guest, (&label, words)).await?,
        Err(kind) => Came::Not(DoorNotice::NoteNotKept, vec![Problem::new(name, kind)]),
    };
    let doors = &mut guest.visit.data.doors;
    (doors.notice, doors.refused) = match came {
        Came::Kept => (Some(DoorNotice::NoteKept), None),
        // A problem says itself what is wrong.
        Came::Not(notice, problems) => {
            (Some(notice).filter(|_| problems.is_empty()), Some(refused(DoorForm::Note, again, problems)))
        }
    };
    visits::put(&asked, &guest.visit).await?;
    Ok(Next::page(urls::SHARED_STORY))
}

async fn write(asked: &Asked, guest: &Guest, (label, words): (&str, FreeText)) -> Result<Came, Fault> {
    let portal = &asked.portal;
    let not = |notice| Ok(Came::Not(notice, Vec::new()));
    let Some((door, story)) = guest.look(asked).await? else {
        return not(DoorNotice::NoteNotKept);
    };
    let Some(part) = labels::find(&guest.visit.key, story.parts(), label) else {
        return not(DoorNotice::NoteNotKept);
    };
    if is_there(&story, part, (&door, &words)) {
        return Ok(Came::Kept);
    }
    let now = portal.clock.now();
    let key = Sha256::new().chain_update(b"notes").chain_update(door.id.uuid()).finalize().into();
    if portal.store.count_use(&key, NOTES_WINDOW, now).await? > MOST_NOTES {
        crate::limited::note(crate::limited::Limit::Person);
        return not(DoorNotice::NotesSlowDown);
    }
    let mut change = BookChange::new(guest.family, None, now);
    change.entries.push(Entry {
        id: EntryId::new(portal.ids.uuid()),
        part,
        deed: Deed::Note { words },
        by: Author::Recipient { door: door.id, name: guest.name.clone() },
        place: place_of(&door),
        at: now,
    });
    change.only_if = Some(OnlyIf { door: door.id, adds_to: Some(part), version: SHARING_VERSION.to_owned() });
    if portal.store.write_book(&change).await? { Ok(Came::Kept) } else { not(DoorNotice::NoteNotKept) }
}

/// Whether the newest note through this door says the very same: a second tap is no second note.
fn is_there(story: &Story, part: Part, (door, words): (&Door, &FreeText)) -> bool {
    let notes = story.notes(part).into_iter().map(|(note, _)| note);
    let own = notes.rev().find(|note| matches!(note.by, Author::Recipient { door: id, .. } if id == door.id));
    own.is_some_and(|note| matches!(&note.deed, Deed::Note { words: before } if before == words))
}
