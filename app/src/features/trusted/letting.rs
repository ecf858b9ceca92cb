//! Letting a grown-up read a draft: who, the six words, and stopping it.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Draft,
        ids::ReaderId,
        journey::{Path, Step},
        raw_form::RawForm,
        text::Line,
    },
    features::{
        access::{self, link, paragraphs},
        ask::{
            service::{Standing, place_of, standing},
            talk_lines,
        },
        codes,
        helping::{handing::words_key, mine},
    },
    form_post::Next,
    page::{Asked, loaded},
    ports::{Fault, NewReader, Reader, Visit},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::trusted as text,
};

/// A young person's draft.
async fn own_draft(asked: &Asked) -> Result<Option<(Visit, Draft)>, Fault> {
    Ok(match standing(asked).await? {
        Standing::Drafting(visit, draft) if draft.answers.path() == Path::YoungPerson => Some((visit, *draft)),
        _ => None,
    })
}

/// Who reads it, and the words for them.
#[component]
pub fn LetPage() -> impl IntoView {
    loaded(|asked| async move {
        let (visit, draft) = own_draft(&asked).await?.ok_or_else(crate::page::ended)?;
        let reader = asked.portal.store.reader_of(draft.id, asked.portal.clock.now()).await?;
        let state = access::refused(&visit, &["reader"]);
        let check = urls::question(Path::YoungPerson, Step::Check);
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {match &visit.data.readers.fresh {
                Some(words) => fresh(&asked, words),
                None => make(&state, reader.as_ref()),
            }}
            <p class="govuk-body"><a class="govuk-link" href=check.clone()>{text::BACK}</a></p>
            {talk_lines()}
        };
        let frame = Frame::private(words::current().common.neutral_title, place_of(&asked.portal, &draft.answers));
        Ok(layout::page(&asked, frame.back(check).problems(state.has_problems()), content))
    })
}

fn make(state: &FormState, reader: Option<&Reader>) -> AnyView {
    let now = reader.map(|reader| {
        view! {
            <h2 class="govuk-heading-m">{text::NOW_TITLE}</h2>
            <p class="govuk-body app-as-typed" id="who-reads" dir="auto">{text::who(reader.name.as_str(), reader.opened_at.is_some())}</p>
            <form method="post" autocomplete="off" action=urls::post::TRUSTED_STOP>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::STOP}</button>
            </form>
            <p class="govuk-body">{text::MAKE_NEW}</p>
        }
    });
    view! {
        {paragraphs(&text::LEAD)}
        {now}
        <form method="post" autocomplete="off" action=urls::post::TRUSTED_LET novalidate>
            {fields::text_input(state, &Field::new("reader", text::NAME).hint(text::NAME_HINT))}
            {fields::submit(text::MAKE)}
        </form>
    }
    .into_any()
}

/// The words, until they are put away.
fn fresh(asked: &Asked, words: &str) -> AnyView {
    let address = format!("{}{}", asked.portal.settings.public_url, urls::FOR_YOU);
    view! {
        <p class="govuk-body">{text::WORDS_GIVE}</p>
        <div class="app-harmless-note">
            {codes::for_another(words, text::WORDS_AT, address)}
        </div>
        <p class="govuk-body">{text::WORDS_ONCE}</p>
        <form method="post" autocomplete="off" action=urls::post::TRUSTED_HIDE>
            <button type="submit" class="govuk-button">{text::WORDS_DONE}</button>
        </form>
    }
    .into_any()
}

/// Makes the words; whoever could read it before no longer can.
pub async fn let_read(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some((mut visit, draft)) = own_draft(&asked).await? else { return Ok(Next::page(urls::ENDED)) };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let name = match Line::parse(form.get("reader")) {
        Ok(name) => name,
        Err(kind) => {
            return access::refuse(&asked, visit, ("reader", form.get("reader"), kind), urls::OWN_TRUSTED).await;
        }
    };
    let words = codes::draw(portal);
    let reader = NewReader {
        id: ReaderId::new(portal.ids.uuid()),
        draft: draft.id,
        family: draft.family,
        name,
        words: words_key(portal, &words),
        until: now.saturating_add(mine::LASTS).unwrap_or(now),
    };
    portal.store.let_read(&reader, now).await?;
    (visit.data.readers.fresh, visit.data.refused) = (Some(words.canonical()), None);
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::OWN_TRUSTED))
}

/// Puts the words away.
pub async fn hide(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some((mut visit, _)) = own_draft(&asked).await? else { return Ok(Next::page(urls::ENDED)) };
    visit.data.readers.fresh = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::OWN_TRUSTED))
}

/// Nobody reads it any more.
pub async fn stop(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some((mut visit, draft)) = own_draft(&asked).await? else { return Ok(Next::page(urls::ENDED)) };
    asked.portal.store.stop_reader(draft.id, asked.portal.clock.now()).await?;
    visit.data.readers.fresh = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::OWN_TRUSTED))
}

/// The way there, on the page before sending.
pub fn way(path: Path) -> Option<AnyView> {
    (path == Path::YoungPerson).then(|| link(urls::OWN_TRUSTED, text::TO_LET).into_any())
}
