//! What a recipient may see, worked out afresh at every load.
//!
//! A yes that was taken back, an end that has come or a door that was closed show at the next load, and all look the
//! same. Nothing is counted, and nothing marks what is missing. What shows was kept as an opening first.

use leptos::prelude::*;

use super::{instant, labels, notes, opening, paper, parts, place_of, state_of};
use crate::{
    domain::{
        door::{Door, Mode},
        ids::{DoorId, FamilyId},
        raw_form::RawForm,
        story::{Entry, Part, Story},
        text::Line,
    },
    features::access::link,
    page::{Asked, Stop, loaded},
    ports::{DoorForm, DoorNotice, Fault, Visit},
    ui::{
        explained,
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::doors as text,
};

/// A recipient's visit.
pub(super) struct Guest {
    pub(super) visit: Visit,
    pub(super) family: FamilyId,
    pub(super) door: DoorId,
    pub(super) name: Line,
}

impl Guest {
    /// The recipient who asks; `None` for anybody else.
    pub(super) async fn current(asked: &Asked) -> Result<Option<Self>, Fault> {
        let Some(visit) = visits::current(asked).await? else {
            return Ok(None);
        };
        let Some((family, door, name)) = visit.data.door.clone() else {
            return Ok(None);
        };
        Ok(Line::parse(&name).ok().map(|name| Self { visit, family, door, name }))
    }

    /// The door and what is behind it now; `None` unless there is something.
    pub(super) async fn look(&self, asked: &Asked) -> Result<Option<(Door, Story)>, Fault> {
        let book = asked.portal.store.book(self.family).await?;
        let door = book.doors.iter().find(|door| door.id == self.door);
        let seen = door
            .map(|door| (door.clone(), door.view(&book.story, &book.permissions, instant(asked.portal.clock.now()))));
        Ok(seen.filter(|(_, story)| !story.parts().is_empty()))
    }
}

/// The recipient's page.
#[component]
pub fn SharedStoryPage() -> impl IntoView {
    loaded(|asked| async move {
        let Some(mut guest) = Guest::current(&asked).await? else {
            return Err(Stop::Go(urls::SHARED.to_owned()));
        };
        let seen = guest.look(&asked).await?;
        let seen = if is_kept(&asked, &mut guest, seen.as_ref()).await? { seen } else { None };
        let state = state_of(&guest.visit, DoorForm::Note);
        Ok(match &seen {
            Some((door, story)) => page(&asked, &guest, (door, story), &state),
            None => nothing(&asked, &state),
        })
    })
}

/// Whether what is about to show is kept as an opening; it is kept now when it differs from the last one.
pub(super) async fn is_kept(asked: &Asked, guest: &mut Guest, seen: Option<&(Door, Story)>) -> Result<bool, Fault> {
    let parts = seen.map(|(_, story)| story.parts()).unwrap_or_default();
    if parts == guest.visit.data.doors.shown {
        return Ok(true);
    }
    if let Some((door, _)) = seen
        && !opening::keep(asked, (guest.family, door), (guest.name.clone(), &parts)).await?
    {
        return Ok(false);
    }
    guest.visit.data.doors.shown = parts;
    visits::put(asked, &guest.visit).await?;
    Ok(true)
}

/// The page when there is nothing to see, for whatever reason.
fn nothing(asked: &Asked, state: &FormState) -> AnyView {
    let w = words::current();
    let content = view! {
        <h1 class="govuk-heading-l">{text::NOTHING}</h1>
        <p class="govuk-body">{text::NOTHING_TEXT}</p>
        {notes::wrote(state)}
        {finish()}
    };
    layout::page(asked, Frame::private(w.common.neutral_title, None), content)
}

pub(super) fn finish() -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=urls::post::FINISH>
            <button type="submit" class="govuk-button govuk-button--secondary">{text::FINISH}</button>
        </form>
    }
    .into_any()
}

fn page(asked: &Asked, guest: &Guest, (door, story): (&Door, &Story), state: &FormState) -> AnyView {
    let w = words::current();
    let place = place_of(door).and_then(|id| asked.portal.places.get(&id).cloned());
    explained::in_place(place.as_ref());
    let says = match guest.visit.data.doors.notice {
        Some(DoorNotice::NoteKept) => Some(text::NOTE_KEPT),
        Some(DoorNotice::NoteNotKept) => Some(text::NOTE_NOT_KEPT),
        Some(DoorNotice::NotesSlowDown) => Some(text::NOTES_SLOW),
        _ => None,
    };
    let titles = parts::Titles::of(story);
    let forms = Forms { guest, may_add: door.mode == Mode::AddTo, state };
    let shown = story.parts();
    // What was written for a part that still shows stands in that part's own form.
    let is_homeless = !shown.iter().any(|part| forms.is_open(*part));
    let wrote = if is_homeless { notes::wrote(state) } else { None };
    let has_problems = state.has_problems() && !is_homeless;
    let sections: Vec<_> = shown.iter().map(|part| section(story, *part, (&titles.of_part(*part), &forms))).collect();
    let has_paper = paper::place(asked, (door, story)).is_some();
    let duties: Vec<_> = text::DUTIES.iter().map(|duty| view! { <li>{*duty}</li> }).collect();
    let content = view! {
        {has_problems.then(|| fields::error_summary(state))}
        {says.map(layout::notice)}
        <h1 class="govuk-heading-l">{text::STORY}</h1>
        <p class="govuk-body">{text::shared_with(door.recipient.name.as_str(), guest.name.as_str())}</p>
        {wrote}
        <h2 class="govuk-heading-m">{text::DUTIES_TITLE}</h2>
        <ul class="govuk-list govuk-list--bullet">{duties}</ul>
        {sections}
        {has_paper.then(|| link(urls::SHARED_PAPER, text::PAPER_LINK))}
        {finish()}
    };
    layout::page(asked, Frame::private(w.common.neutral_title, place).problems(has_problems), content)
}

/// What the forms for notes need.
struct Forms<'a> {
    guest: &'a Guest,
    may_add: bool,
    state: &'a FormState,
}

impl Forms<'_> {
    fn label(&self, part: Part) -> String {
        labels::label(&self.guest.visit.key, &part)
    }

    /// Whether the note that was refused belongs to `part`.
    fn is_open(&self, part: Part) -> bool {
        self.may_add && self.state.value("part") == self.label(part)
    }

    fn view(&self, part: Part, title: &str) -> Option<AnyView> {
        self.may_add.then(|| {
            let label = self.label(part);
            let field = Field::new(notes::field(&label), text::NOTE).hint(text::NOTE_HINT);
            let is_open = self.is_open(part);
            let form = if is_open { self.state.form.clone() } else { RawForm::default() };
            let problems = if is_open { self.state.problems.clone() } else { Vec::new() };
            let own = FormState { form, problems };
            view! {
                <details class="govuk-details" open=is_open>
                    <summary class="govuk-details__summary">
                        <span class="govuk-details__summary-text">{text::add_beside(title)}</span>
                    </summary>
                    <div class="govuk-details__text">
                        <form method="post" autocomplete="off" action=urls::post::SHARED_ADD novalidate>
                            <input type="hidden" name="part" value=label/>
                            {fields::text_area(&own, &field, 5)}
                            {fields::submit(text::ADD)}
                        </form>
                    </div>
                </details>
            }
            .into_any()
        })
    }
}

fn section(story: &Story, part: Part, (title, forms): (&str, &Forms)) -> AnyView {
    let Some((entry, content)) = story.latest(part) else {
        return ().into_any();
    };
    let notes: Vec<_> = story.notes(part).into_iter().map(note).collect();
    let has_notes = !notes.is_empty();
    view! {
        <hr class="govuk-section-break govuk-section-break--m govuk-section-break--visible"/>
        <h2 class="govuk-heading-m">{title.to_owned()}</h2>
        {parts::content(content)}
        {parts::written(entry)}
        {has_notes.then(|| view! { <h3 class="govuk-heading-s">{text::NOTES}</h3> <ul class="govuk-list">{notes}</ul> })}
        {forms.view(part, title)}
    }
    .into_any()
}

fn note((note, answer): (&Entry, Option<&Entry>)) -> AnyView {
    view! { <li>{parts::note(note)} {answer.map(|entry| parts::answer(entry, text::FAMILY_SAYS))}</li> }.into_any()
}
