//! Between a story and requests: each fact is asked once (rule C17).
//!
//! A sent request becomes a story when the family says so, in the visit that typed it and in no other. From then on a new
//! request begins with what the story knows, and a sent one tells the story what is new, in the same transaction. Nothing
//! of it happens to a family that has no story, or in a visit in which the story was not opened.

use leptos::prelude::*;

use super::is_begun;
use crate::{
    domain::{
        answers::Answers,
        ids::{EntryId, PersonId},
        journey::Step,
        language::Language,
        raw_form::RawForm,
        request::Request,
        story::{Author, Deed, Entry},
    },
    features::inside::{self, Inside, Way},
    form_post::Next,
    page::Asked,
    ports::{BookChange, Fault, Follows, Visit, VisitData},
    ui::fields,
    urls, words,
    words::story as text,
};

/// What a new request of this visit begins with: its family and member, and the answers that its story gives.
pub async fn known(asked: &Asked) -> Result<Option<(VisitData, Answers)>, Fault> {
    let Way::Inside(inside) = inside::way_in(asked).await? else {
        return Ok(None);
    };
    let store = &asked.portal.store;
    if !is_begun(&asked.portal, inside.family).await? {
        return Ok(None);
    }
    let mut answers = store.book(inside.family).await?.story.seen_by(inside.member).answers();
    let mine = store.mine(inside.member).await?;
    let told = [
        (Step::Name, mine.name.is_some()),
        (Step::Needs, mine.needs.is_some()),
        (Step::Contact, mine.contact.is_some()),
    ];
    answers.done.extend(told.into_iter().filter(|(_, is_told)| *is_told).map(|(step, _)| step));
    answers.name = mine.name;
    answers.postcode = mine.postcode;
    answers.needs = mine.needs;
    answers.contact = mine.contact;
    let Inside { visit, family, member } = *inside;
    let data = VisitData {
        family: Some(family),
        member: Some(member),
        // Words that were made for the story and not practised yet can still be looked at.
        fresh_code: visit.data.fresh_code.filter(|_| visit.data.code_of_story),
        code_of_story: visit.data.code_of_story,
        ..VisitData::default()
    };
    Ok(Some((data, answers)))
}

/// What a request that is about to be sent from this visit adds to the story of its family, if it has one. A young
/// person's own request enters no story (rule C9).
pub async fn news(asked: &Asked, visit: &Visit, request: &Request) -> Result<Option<BookChange>, Fault> {
    if request.own_request().is_some() {
        return Ok(None);
    }
    let (Some(family), Some(member), true) = (visit.data.family, visit.data.member, visit.data.story_open) else {
        return Ok(None);
    };
    if !is_begun(&asked.portal, family).await? {
        return Ok(None);
    }
    let inside = Inside { visit: visit.clone(), family, member };
    change(asked, &inside, request).await.map(Some)
}

async fn change(asked: &Asked, inside: &Inside, request: &Request) -> Result<BookChange, Fault> {
    let (portal, member) = (&asked.portal, inside.member);
    let story = portal.store.book(inside.family).await?.story;
    let at = portal.clock.now();
    let news = story.seen_by(member).news_in(request, || PersonId::new(portal.ids.uuid()));
    let place = portal.places.get(&request.place).ok_or(Fault::bare("a request's place is no longer in the data"))?;
    let entry = |(part, content)| Entry {
        id: EntryId::new(portal.ids.uuid()),
        part,
        deed: Deed::Version { content },
        by: Author::Member { member },
        place: Some(request.place.clone()),
        at,
    };
    let mut change = BookChange::new(inside.family, Some(member), at);
    change.entries = news.into_iter().map(entry).collect();
    change.mine = Some(portal.store.mine(member).await?.told_in(request, place));
    change.follows = Follows::story(&story);
    Ok(change)
}

/// On the page of a sent request: the offer to keep it as a story, or the word that the story has it.
pub async fn offer(asked: &Asked, visit: &Visit) -> Result<Option<AnyView>, Fault> {
    let Some(family) = visit.data.family.filter(|_| is_its_own(visit)) else { return Ok(None) };
    if words::current().language != Language::English {
        return Ok(None);
    }
    if is_begun(&asked.portal, family).await? {
        let kept = view! {
            <p class="govuk-body">{text::KEPT} " " <a class="govuk-link" href=urls::STORY>{text::LINK}</a></p>
        };
        return Ok(Some(kept.into_any()));
    }
    let offer = view! {
        <h2 class="govuk-heading-m">{text::KEEP_TITLE}</h2>
        <p class="govuk-body">{text::KEEP_TEXT}</p>
        <form method="post" autocomplete="off" action=urls::post::STORY_KEEP>{fields::submit(text::KEEP_BUTTON)}</form>
    };
    Ok(Some(offer.into_any()))
}

/// Whether the request of this visit was typed and sent in it, with the story open.
const fn is_its_own(visit: &Visit) -> bool {
    visit.data.sent_here && visit.data.story_open
}

/// Keeps the request that was typed in this visit as the family's story. A second press finds nothing new.
pub async fn keep(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Way::Inside(inside) = inside::way_in(&asked).await? else {
        return Ok(Next::page(urls::STATUS));
    };
    let Some(request) = inside.visit.data.request.filter(|_| is_its_own(&inside.visit)) else {
        return Ok(Next::page(urls::STATUS));
    };
    let Some(request) = asked.portal.store.told(request, inside.member).await? else {
        return Ok(Next::page(urls::STORY));
    };
    if request.own_request().is_some() {
        return Ok(Next::page(urls::STATUS));
    }
    if is_begun(&asked.portal, inside.family).await? {
        return Ok(Next::page(urls::STORY));
    }
    let change = change(&asked, &inside, &request).await?;
    // When another press was faster, it has kept the same.
    asked.portal.store.write_book(&change).await?;
    asked.portal.store.note_use(inside.family, change.at).await?;
    Ok(Next::page(urls::STORY_SAVED))
}
