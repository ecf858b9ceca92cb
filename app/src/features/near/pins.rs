//! The family's own list: put there with a button, printed as a note that says nothing of what it is for.
//!
//! It lives in the draft's answers, so that it is saved with them, and before there is a draft in the visit, which ends
//! like any visit. It is never sent to anybody.

use leptos::prelude::*;

use super::{
    frame, idle_minutes,
    offer::{spots, times},
    phone, way_on,
};
use crate::{
    domain::{
        answers::Draft,
        offer::{KeptOffer, MOST_PINS, OfferId},
        raw_form::RawForm,
    },
    features::ask::service::{Standing, place_of_visit, standing},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Visit, VisitData},
    ui::layout,
    urls, visits,
    words::near as text,
};

/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// The list of this visit.
pub(super) fn of(standing: &Standing, visit: Option<&Visit>) -> Vec<OfferId> {
    match standing {
        Standing::Drafting(_, draft) => draft.answers.pins.clone(),
        Standing::Asked(..) | Standing::Nothing => visit.map(|visit| visit.data.pins.clone()).unwrap_or_default(),
    }
}

/// Puts an offer on the list or takes it off; either twice is the same as once.
pub async fn pin(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(id) = OfferId::parse(form.get("offer")) else {
        return Ok(Next::page(urls::PINNED));
    };
    let put = form.get("put") == "yes";
    if put && asked.portal.store.offer(id).await?.is_none() {
        return Ok(Next::page(urls::PINNED));
    }
    match standing(&asked).await? {
        Standing::Drafting(_, draft) => in_draft(&asked, *draft, |pins| change(pins, id, put)).await?,
        Standing::Asked(..) | Standing::Nothing => in_visit(&asked, |pins| change(pins, id, put)).await?,
    }
    Ok(Next::page(urls::PINNED))
}

fn change(pins: &mut Vec<OfferId>, id: OfferId, put: bool) {
    pins.retain(|pin| *pin != id || put);
    if put && !pins.contains(&id) && pins.len() < MOST_PINS {
        pins.push(id);
    }
}

async fn in_draft(asked: &Asked, mut draft: Draft, change: impl Fn(&mut Vec<OfferId>)) -> Result<(), Fault> {
    for _ in 0..TRIES {
        change(&mut draft.answers.pins);
        if asked.portal.store.save_draft(&draft).await? {
            return Ok(());
        }
        match asked.portal.store.draft(draft.id, asked.portal.clock.now()).await? {
            Some(fresh) => draft = fresh,
            // Sent by another tab meanwhile: the list goes on in the visit.
            None => return in_visit(asked, change).await,
        }
    }
    Err(Fault::bare("a draft was changed from too many tabs at once"))
}

async fn in_visit(asked: &Asked, change: impl Fn(&mut Vec<OfferId>)) -> Result<(), Fault> {
    if let Some(mut visit) = visits::current(asked).await? {
        change(&mut visit.data.pins);
        visits::put(asked, &visit).await
    } else {
        let mut data = VisitData::default();
        change(&mut data.pins);
        visits::begin(asked, data).await.map(|_| ())
    }
}

/// The list, as a note to print.
#[component]
pub fn PinnedPage() -> impl IntoView {
    loaded(|asked| async move {
        let standing = standing(&asked).await?;
        let visit = visits::current(&asked).await?;
        let is_bare = asked.query().get("names") == "no";
        let pins = of(&standing, visit.as_ref());
        let mut offers = Vec::new();
        for id in &pins {
            offers.extend(asked.portal.store.offer(*id).await?);
        }
        let is_missing_some = offers.len() < pins.len();
        let lines: Vec<_> = offers.iter().map(|kept| line(kept, is_bare)).collect();
        let note = view! {
            <div class="app-harmless-note">
                <h1 class="govuk-heading-l">{text::LIST_TITLE}</h1>
                <ul class="govuk-list">{lines}</ul>
            </div>
        };
        let content = view! {
            {note}
            {if offers.is_empty() { empty() } else { below(&asked, &offers, is_bare) }}
            {is_missing_some.then(|| view! { <p class="govuk-body">{text::GONE}</p> })}
            <p class="govuk-body"><a class="govuk-link" href=urls::NEAR>{text::BACK_TO_LIST}</a></p>
            {way_on(&standing)}
        };
        let place = place_of_visit(&asked).await?;
        Ok::<_, Stop>(layout::page(&asked, frame(text::LIST_TITLE, place, visit.as_ref()), content))
    })
}

/// One entry: what is needed to go there or ring, and without the name if it should say even less.
fn line(kept: &KeptOffer, is_bare: bool) -> AnyView {
    let details: Vec<_> =
        spots(&kept.offer).into_iter().chain(times(&kept.offer)).map(|line| view! { <br/> {line} }).collect();
    let name = (!is_bare).then(|| view! { <strong>{kept.offer.name.as_str().to_owned()}</strong> <br/> });
    view! { <li>{name} {phone(kept)} {details}</li> }.into_any()
}

fn empty() -> AnyView {
    view! { <p class="govuk-body">{text::LIST_EMPTY}</p> }.into_any()
}

fn below(asked: &Asked, offers: &[KeptOffer], is_bare: bool) -> AnyView {
    let (href, label) = if is_bare { (urls::PINNED, text::WITH_NAMES) } else { (urls::PINNED_BARE, text::BARE) };
    let buttons: Vec<_> = offers
        .iter()
        .map(|kept| {
            view! {
                <button type="submit" class="govuk-button govuk-button--secondary" name="offer" value=kept.offer.id.to_string()>
                    {text::UNPIN} <span class="govuk-visually-hidden">": "</span> " " {kept.offer.name.as_str().to_owned()}
                </button>
            }
        })
        .collect();
    view! {
        <p class="govuk-body">{text::PRINT}</p>
        <p class="govuk-body"><a class="govuk-link" href=href>{label}</a></p>
        <p class="govuk-hint">{text::how_long(idle_minutes(asked))}</p>
        <h2 class="govuk-heading-m">{text::CHANGE_LIST}</h2>
        <form method="post" autocomplete="off" action=urls::post::PIN>
            <input type="hidden" name="put" value="no"/>
            {buttons}
        </form>
    }
    .into_any()
}
