//! Our story: what a family tells once, part by part, and gets back each time somebody asks.
//!
//! - `overview`: the whole story on one calm page.
//! - `part`: one part: reading it, writing it, a child's own page.
//! - `people`: who is in the family.
//! - `changes`: everything that was ever written.
//! - `walls`: keeping a part from another member of the family.
//! - `begin`: beginning a story, and the six words for it.
//! - `again`: between a story and requests: keeping a sent one, filling in the next, adding what is new.
//! - `writing`: how anything gets in. `shown`: how it reads.
//!
//! It shows only what the member may see, only in a visit in which the story was opened. It sends nothing to anybody.

pub mod again;
mod begin;
mod changes;
mod overview;
mod part;
mod people;
mod shown;
mod walls;
mod writing;

pub use self::{
    again::keep,
    begin::{BeginPage, WordsPage, begin},
    changes::ChangesPage,
    overview::StoryPage,
    part::{PartPage, write},
    people::{put_person, remove_person},
    walls::wall,
};

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    ask::service::place_of_visit,
    inside::{self, Inside, Way},
};
use crate::{
    domain::{
        answers::Rejected,
        ids::{FamilyId, MemberId, PersonId},
        place::Place,
        raw_form::RawForm,
        story::{About, Part, Story},
    },
    form_post::Next,
    page::{Asked, Stop},
    ports::{Fault, Portal, Visit, VisitData},
    ui::layout::Frame,
    urls, visits, words,
    words::story as text,
};

/// How many refused forms of a story one visit holds.
const MOST_REFUSED: usize = 8;

/// A member inside a story that was begun.
struct Here {
    inside: Inside,
    /// The story as this member may see it.
    story: Story,
    /// Every member, in the order they came.
    members: Vec<MemberId>,
    /// The place of the visit, once chosen.
    place: Option<Arc<Place>>,
}

impl Here {
    async fn load(asked: &Asked, inside: Inside) -> Result<Option<Self>, Fault> {
        let portal = &asked.portal;
        let story = portal.store.book(inside.family).await?.story;
        let members = portal.store.members(inside.family).await?;
        if story.is_empty() && members.is_empty() {
            return Ok(None);
        }
        let (story, place) = (story.seen_by(inside.member), place_of_visit(asked).await?);
        Ok(Some(Self { inside, story, members, place }))
    }

    /// For a page: who is not inside goes where the way in is; who has no story yet, to where one begins.
    async fn on_page(asked: &Asked) -> Result<Self, Stop> {
        let inside = inside::require(asked).await?;
        Self::load(asked, inside).await?.ok_or_else(|| Stop::Go(urls::STORY_BEGIN.to_owned()))
    }

    /// For a form: the same, and what was typed is kept until its page shows it again.
    async fn for_form(asked: &Asked, page: &str, form: &RawForm) -> Result<Result<Self, Next>, Fault> {
        let typed = Rejected { form: form.clone(), problems: Vec::new() };
        let (mut visit, url) = match inside::way_in(asked).await? {
            Way::Inside(inside) => {
                let visit = inside.visit.clone();
                match Self::load(asked, *inside).await? {
                    Some(here) => return Ok(Ok(here)),
                    None => (Some(visit), urls::STORY_BEGIN),
                }
            }
            Way::Locked => (visits::current(asked).await?, urls::ACCESS_OPEN),
            Way::Nobody => (visits::current(asked).await?, urls::STORY_BEGIN),
        };
        if let Some(visit) = &mut visit {
            refuse(&mut visit.data, page, typed);
            visits::put(asked, visit).await?;
        } else {
            let mut data = VisitData::default();
            refuse(&mut data, page, typed);
            visits::begin(asked, data).await?;
        }
        Ok(Err(Next::page(url)))
    }

    /// The part of `section` about the person with this number in the list, from 1; about all without a number.
    fn person(&self, number: &str) -> Option<&crate::domain::story::Person> {
        let number: usize = number.parse().ok()?;
        self.story.people().get(number.checked_sub(1)?)
    }

    /// The number of a person in the list, from 1.
    fn number(&self, id: PersonId) -> Option<usize> {
        self.story.people().iter().position(|person| person.id == id).map(|index| index + 1)
    }

    /// The page of a part; `None` when it is about somebody who is no longer told of.
    fn page_of(&self, part: Part) -> Option<String> {
        match part.about() {
            About::Family => Some(urls::story(part.section(), None)),
            About::Person(id) => self.number(id).map(|number| urls::story(part.section(), Some(number))),
        }
    }

    fn frame(&self) -> Frame {
        Frame::private(words::current().common.neutral_title, self.place.clone())
    }

    /// What was typed on `page` and refused.
    fn refused(&self, page: &str) -> Option<&Rejected> {
        self.inside.visit.data.refused_parts.iter().find(|(of, _)| of == page).map(|(_, rejected)| rejected)
    }

    /// Forgets what was refused on `page`.
    async fn settle(&mut self, asked: &Asked, page: &str) -> Result<(), Fault> {
        let refused = &mut self.inside.visit.data.refused_parts;
        let before = refused.len();
        refused.retain(|(of, _)| of != page);
        if refused.len() < before {
            visits::put(asked, &self.inside.visit).await?;
        }
        Ok(())
    }

    /// Keeps what was refused on `page`, to be put right there.
    async fn keep_refused(&mut self, asked: &Asked, page: &str, rejected: Rejected) -> Result<(), Fault> {
        refuse(&mut self.inside.visit.data, page, rejected);
        visits::put(asked, &self.inside.visit).await
    }
}

fn refuse(data: &mut VisitData, page: &str, rejected: Rejected) {
    data.refused_parts.retain(|(of, _)| of != page);
    if data.refused_parts.len() >= MOST_REFUSED {
        data.refused_parts.remove(0);
    }
    data.refused_parts.push((page.to_owned(), rejected));
}

/// What a part's page is called among refused forms.
fn key_of(part: Part) -> String {
    match part.about() {
        About::Family => part.section().slug().to_owned(),
        About::Person(id) => format!("{} {}", part.section().slug(), id.uuid()),
    }
}

/// Whether a family has begun a story.
pub async fn is_begun(portal: &Portal, family: FamilyId) -> Result<bool, Fault> {
    Ok(!portal.store.members(family).await?.is_empty() || !portal.store.book(family).await?.story.is_empty())
}

/// The link to the story of this visit's family, if it has begun one. It stands on pages in English alone.
pub async fn link(asked: &Asked, visit: &Visit) -> Result<Option<AnyView>, Fault> {
    let Some(family) = visit.data.family.filter(|_| visit.data.member.is_some()) else { return Ok(None) };
    if words::current().language != crate::domain::language::Language::English
        || !is_begun(&asked.portal, family).await?
    {
        return Ok(None);
    }
    let link = view! { <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::LINK}</a></p> };
    Ok(Some(link.into_any()))
}
