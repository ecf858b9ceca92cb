//! Bringing a story from another portal: choose a file, see what is in it, say yes or no.
//!
//! Until a yes nothing is taken, and the file waits sealed beside the visit. A yes goes into the story of whoever is
//! inside, or begins a story with a family of its own. No permission, wall or door comes with it.

use leptos::prelude::*;
use sha2::{Digest, Sha256};

use super::frame;
use crate::{
    domain::{
        carried::{self, Check, Names, Refusal, StoryFile, Taken},
        hex::hex,
        ids::{FamilyId, MemberId},
        raw_form::RawForm,
        story::{Entry, Story},
        text::Line,
    },
    features::{
        ask::service::place_of_visit,
        inside::{self, Inside, Way},
        story,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{BookChange, Fault, Follows, Mine, Parked, VisitData},
    ui::{fields::textarea_content, layout},
    urls, visits, words,
    words::carry as text,
};

/// How often two tabs may race before we give up.
const TRIES: usize = 8;
/// The form fields.
const FILE: &str = "file";
const PASTED: &str = "text";
/// Says which file a yes is about, so that a yes on an old page takes no other.
pub(super) const SHOWN: &str = "shown";

/// Whoever may bring a story; a family whose story is still closed opens it first.
pub(super) async fn who(asked: &Asked) -> Result<Result<Option<Box<Inside>>, &'static str>, Fault> {
    Ok(match inside::way_in(asked).await? {
        Way::Inside(inside) => Ok(Some(inside)),
        Way::Nobody => Ok(None),
        Way::Locked => Err(urls::ACCESS_OPEN),
    })
}

/// The file that waits for a yes or no in this visit.
pub(super) async fn waiting(asked: &Asked) -> Result<Option<Parked>, Fault> {
    match visits::current(asked).await? {
        Some(visit) => asked.portal.store.parked(&visit.key, asked.portal.clock.now()).await,
        None => Ok(None),
    }
}

/// Reads a file as far as it proves itself.
pub(super) fn open(asked: &Asked, text: &str) -> Result<(StoryFile, Check), Refusal> {
    let unchecked = carried::read(text)?;
    let check = unchecked.signature().map_or(Check::Broken, |(bytes, signed)| asked.portal.signer.check(bytes, signed));
    let file = unchecked.open(&check, asked.portal.clock.now())?;
    Ok((file, check))
}

/// Tells one file from another, on a page that shows it.
pub(super) fn digest(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

/// What a file adds to a story.
pub(super) struct Adds {
    /// The story as whoever brings the file may see it.
    pub(super) story: Story,
    /// What is new.
    pub(super) entries: Vec<Entry>,
    /// The story that this follows.
    follows: Follows,
}

/// What the file adds to the story of whoever brings it.
pub(super) async fn adds(asked: &Asked, file: &StoryFile, who: Option<(FamilyId, MemberId)>) -> Result<Adds, Fault> {
    let portal = &asked.portal;
    let whole = match who {
        Some((family, _)) => portal.store.book(family).await?.story,
        None => Story::default(),
    };
    let member = who.map_or(MemberId::new(uuid::Uuid::nil()), |(_, member)| member);
    let (Ok(other_member), Ok(child)) = (Line::parse(text::SOMEONE), Line::parse(text::A_CHILD)) else {
        return Err(Fault::bare("naming who wrote a story"));
    };
    let place = place_of_visit(asked).await?.map(|place| place.id.clone());
    let names = Names { other_member, child };
    let story = whole.seen_by(member);
    let taken = Taken { into: &story, member, place, at: portal.clock.now(), names: &names };
    let entries = carried::take(file, &taken, &mut || portal.ids.uuid());
    Ok(Adds { follows: Follows::story(&whole), story, entries })
}

/// Choosing a file.
#[component]
pub fn BringPage() -> impl IntoView {
    loaded(|asked| async move {
        if let Err(url) = who(&asked).await? {
            return Err(Stop::Go(url.to_owned()));
        }
        let refused = waiting(&asked).await?.and_then(|parked| parked.refusal.map(|refusal| (refusal, parked.text)));
        let (refusal, pasted) = refused.map_or((None, String::new()), |(refusal, pasted)| (Some(refusal), pasted));
        let frame = frame(&asked).await?.problems(refusal.is_some());
        let content = view! {
            {refusal.map(summary)}
            <h1 class="govuk-heading-l">{text::BRING_TITLE}</h1>
            <p class="govuk-body-l">{text::BRING_LEAD}</p>
            {form(refusal, &pasted)}
        };
        Ok::<_, Stop>(layout::page(&asked, frame, content))
    })
}

fn summary(refusal: Refusal) -> AnyView {
    let w = words::current();
    view! {
        <div class="govuk-error-summary" tabindex="-1" autofocus=true>
            <div role="alert">
                <h2 class="govuk-error-summary__title">{w.common.problems_title}</h2>
                <div class="govuk-error-summary__body">
                    <ul class="govuk-list govuk-error-summary__list"><li><a href=format!("#{FILE}")>{text::refusal(refusal)}</a></li></ul>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn form(refusal: Option<Refusal>, pasted: &str) -> AnyView {
    let w = words::current();
    let described = if refusal.is_some() { "file-hint file-error" } else { "file-hint" };
    view! {
        <form method="post" autocomplete="off" action=urls::post::CARRY_BRING enctype="multipart/form-data" novalidate>
            <div class=if refusal.is_some() { "govuk-form-group govuk-form-group--error" } else { "govuk-form-group" }>
                <label class="govuk-label govuk-label--s" for=FILE>{text::FILE}</label>
                <div class="govuk-hint" id="file-hint">{text::FILE_HINT}</div>
                {refusal.map(|refusal| view! {
                    <p class="govuk-error-message" id="file-error">
                        <span class="govuk-visually-hidden">{w.common.error_prefix}</span>
                        {text::refusal(refusal)}
                    </p>
                })}
                <input class="govuk-input" id=FILE name=FILE type="file" aria-describedby=described
                    aria-invalid=refusal.is_some().then_some("true")/>
            </div>
            <div class="govuk-form-group">
                <label class="govuk-label govuk-label--s" for=PASTED>{text::PASTE}</label>
                <div class="govuk-hint" id="text-hint">{text::PASTE_HINT}</div>
                <textarea class="govuk-textarea" id=PASTED name=PASTED rows="5" dir="ltr" autocomplete="off" spellcheck="false"
                    aria-describedby="text-hint">{textarea_content(pasted)}</textarea>
            </div>
            <button type="submit" class="govuk-button">{text::LOOK}</button>
        </form>
    }
    .into_any()
}

/// Takes a file in, to be looked at. What was pasted and refused is there again.
pub async fn bring(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if let Err(url) = who(&asked).await? {
        return Ok(Next::page(url));
    }
    let (file, pasted) = (form.get(FILE), form.get(PASTED));
    let came = if file.trim().is_empty() { pasted } else { file };
    let (parked, next) = match open(&asked, came) {
        Ok(_) => (Parked { text: came.to_owned(), refusal: None }, urls::CARRY_LOOK),
        Err(refusal) => (Parked { text: pasted.to_owned(), refusal: Some(refusal) }, urls::CARRY_BRING),
    };
    let visit = match visits::current(&asked).await? {
        Some(visit) => visit,
        None => visits::begin(&asked, VisitData::default()).await?,
    };
    asked.portal.store.park(&visit.key, &parked, asked.portal.clock.now()).await?;
    Ok(Next::page(next))
}

/// Takes what is in the file that was shown, or leaves it. A second press finds nothing left to do.
pub async fn take(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if let Err(url) = who(&asked).await? {
        return Ok(Next::page(url));
    }
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    let Some(visit) = visits::current(&asked).await? else { return Ok(Next::page(urls::CARRY_HERE)) };
    let Some(parked) = waiting(&asked).await? else { return Ok(Next::page(urls::CARRY_HERE)) };
    if form.get(SHOWN) != digest(&parked.text) || parked.refusal.is_some() {
        return Ok(Next::page(urls::CARRY_LOOK));
    }
    if !matches!(form.get("take"), "yes" | "no") {
        return Ok(Next::page(urls::CARRY_LOOK));
    }
    // Of two presses at the same moment, one gets the file.
    let Some(parked) = store.unpark(&visit.key, now).await? else { return Ok(Next::page(urls::CARRY_HERE)) };
    if form.get("take") == "no" {
        return Ok(Next::page(urls::CARRY_BRING));
    }
    if let Err(fault) = keep(&asked, &parked.text).await {
        // Our trouble must not cost the person the file.
        store.park(&visit.key, &parked, now).await?;
        return Err(fault);
    }
    Ok(Next::page(urls::CARRY_HERE))
}

/// Keeps what the file adds, in one change; a file that no longer opens adds nothing.
async fn keep(asked: &Asked, text: &str) -> Result<(), Fault> {
    let Ok((file, _)) = open(asked, text) else { return Ok(()) };
    let Some(Inside { family, member, .. }) = story::begun(asked).await? else { return Ok(()) };
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    for _ in 0..TRIES {
        let Adds { entries, follows, .. } = adds(asked, &file, Some((family, member))).await?;
        let mine = match file.mine.clone() {
            Some(brought) => Some(filled(store.mine(member).await?, brought)),
            None => None,
        };
        let change = BookChange { entries, mine, follows, ..BookChange::new(family, Some(member), now) };
        // Where another tab wrote first, it is looked at again what is new.
        if store.write_book(&change).await? {
            return store.note_use(family, now).await;
        }
    }
    Err(Fault::bare("a story was changed from too many tabs at once"))
}

/// What was told here stays; what was not is filled in.
fn filled(told: Mine, brought: carried::About) -> Mine {
    Mine {
        name: told.name.or(brought.name),
        postcode: told.postcode.or(brought.postcode),
        contact: told.contact.or(brought.contact),
        needs: told.needs.or(brought.needs),
    }
}
