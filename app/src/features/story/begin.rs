//! Beginning a story without asking for help first, and the six words for it.
//!
//! Beginning makes a family, or takes the one of this visit, and a return code; it says plainly what happens with a
//! story. What was typed when a visit had ended is shown here, so that it can be copied.

use leptos::prelude::*;

use super::{is_begun, part, shown};
use crate::{
    domain::{
        ids::{FamilyId, MemberId},
        raw_form::RawForm,
    },
    features::{
        ask::service::place_of_visit,
        codes,
        inside::{self, Inside, Way},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{BookChange, Fault, Mine, Visit, VisitData},
    ui::{
        fields,
        layout::{self, Frame},
    },
    urls, visits, words,
    words::story as text,
};

/// What a story is, and the button that begins it.
#[component]
pub fn BeginPage() -> impl IntoView {
    loaded(|asked| async move {
        if let Way::Inside(inside) = inside::way_in(&asked).await?
            && is_begun(&asked.portal, inside.family).await?
        {
            return Err(Stop::Go(urls::STORY.to_owned()));
        }
        let visit = visits::current(&asked).await?;
        let texts: Vec<_> = text::BEGIN_TEXT.iter().map(|line| view! { <li>{*line}</li> }).collect();
        let content = view! {
            {visit.as_ref().and_then(typed_late)}
            <h1 class="govuk-heading-l">{text::BEGIN_TITLE}</h1>
            <p class="govuk-body-l">{text::BEGIN_LEAD}</p>
            <ul class="govuk-list govuk-list--bullet">{texts}</ul>
            <p class="govuk-body"><a class="govuk-link" href=urls::IF_NO>{text::LAW}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::PRIVACY>{words::current().privacy.title}</a></p>
            <form method="post" autocomplete="off" action=urls::post::STORY_BEGIN>{fields::submit(text::BEGIN)}</form>
            <p class="govuk-body"><a class="govuk-link" href=urls::BACK>{text::HAVE_ONE}</a></p>
        };
        let frame = Frame { is_timed: visit.is_some(), ..Frame::open(text::BEGIN_TITLE) };
        Ok(layout::page(&asked, frame, content))
    })
}

/// What was typed on a page of a story after the visit had ended.
fn typed_late(visit: &Visit) -> Option<AnyView> {
    let is_late = visit.data.family.is_none() && !visit.data.refused_parts.is_empty();
    is_late.then(|| {
        let texts: Vec<_> = visit
            .data
            .refused_parts
            .iter()
            .flat_map(|(_, rejected)| part::typed(&rejected.form))
            .map(|typed| shown::typed(&typed))
            .collect();
        view! {
            <div class="govuk-inset-text">
                <h2 class="govuk-heading-m">{text::LATE_TITLE}</h2>
                <p class="govuk-body">{text::LATE}</p>
                {texts}
            </div>
        }
        .into_any()
    })
}

/// The six words of a story.
#[component]
pub fn WordsPage() -> impl IntoView {
    let w = words::current();
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let data = &inside.visit.data;
        let shown = match data.fresh_code.as_ref().filter(|_| data.code_of_story) {
            Some(code) => view! {
                {codes::six_words(code)}
                <p class="govuk-body"><a class="govuk-button" href=urls::PRACTISE>{w.code.practise}</a></p>
            }
            .into_any(),
            None => view! { <p class="govuk-body">{w.code.gone}</p> }.into_any(),
        };
        let content = view! {
            {data.practised.then(|| layout::notice(w.code.practise_right))}
            <h1 class="govuk-heading-l">{text::WORDS_TITLE}</h1>
            <p class="govuk-body">{text::WORDS_TEXT}</p>
            {shown}
            <p class="govuk-body"><a class="govuk-link" href=urls::ACCESS>{text::SECOND}</a></p>
            <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::GO_ON}</a></p>
        };
        let place = place_of_visit(&asked).await?;
        Ok::<_, Stop>(layout::page(&asked, Frame::private(w.common.neutral_title, place), content))
    })
}

/// Begins a story: once, however often the button is pressed.
pub async fn begin(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(Inside { visit, .. }) = begun(&asked).await? else {
        return Ok(Next::page(urls::ACCESS_OPEN));
    };
    let has_words_to_show = visit.data.code_of_story && visit.data.fresh_code.is_some();
    Ok(Next::page(if has_words_to_show { urls::STORY_WORDS } else { urls::STORY }))
}

/// Who is inside a story that has begun: it begins now if it had not, with a family of its own where there is none.
/// `None` where a family's story has not been opened in this visit.
pub async fn begun(asked: &Asked) -> Result<Option<Inside>, Fault> {
    let (mut visit, family, member) = match inside::way_in(asked).await? {
        Way::Locked => return Ok(None),
        Way::Inside(inside) => (inside.visit, inside.family, inside.member),
        Way::Nobody => {
            let family = FamilyId::new(asked.portal.ids.uuid());
            let before = visits::current(asked).await?.map(|visit| visit.data).unwrap_or_default();
            let member = MemberId::first_of(family);
            let data = VisitData {
                family: Some(family),
                member: Some(member),
                story_open: true,
                pins: before.pins,
                refused_parts: before.refused_parts,
                ..VisitData::default()
            };
            (visits::begin(asked, data).await?, family, member)
        }
    };
    if !is_begun(&asked.portal, family).await? {
        open(asked, family, member).await?;
        // A request has its words already, and a saved draft has those it was saved with.
        if visit.data.request.is_none() && visit.data.fresh_code.is_none() {
            let (code, row) = codes::make(&asked.portal).await?;
            asked.portal.store.add_code(member, &row, asked.portal.clock.now()).await?;
            visit.data.fresh_code = Some(code.canonical());
            (visit.data.practised, visit.data.code_of_story) = (false, true);
            visits::put(asked, &visit).await?;
        }
    }
    Ok(Some(Inside { visit, family, member }))
}

/// Makes room for a story that says nothing yet.
async fn open(asked: &Asked, family: FamilyId, member: MemberId) -> Result<(), Fault> {
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    let mut change = BookChange::new(family, Some(member), now);
    change.mine = Some(Mine::default());
    store.write_book(&change).await?;
    store.note_use(family, now).await
}
