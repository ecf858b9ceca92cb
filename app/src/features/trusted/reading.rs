//! What a grown-up reads whom a young person trusts; and what a grown-up wrote, made the young person's own.

use leptos::prelude::*;

use crate::{
    domain::{ids::ReaderId, raw_form::RawForm},
    features::{
        access::paragraphs,
        ask::{self, service::place_of},
        for_you::reading::written,
    },
    form_post::Next,
    page::{Asked, loaded},
    ports::{AtReaders, Fault, Handed, VisitData},
    ui::{
        layout::{self, Frame},
        summary::{Row, summary_list},
    },
    urls, visits, words,
    words::trusted as text,
};

/// Every answer, and nothing to press but "I have read it".
#[component]
pub fn TheirsPage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?;
        let reader = visit.and_then(|visit| visit.data.readers.reads).ok_or_else(crate::page::ended)?;
        let draft = asked.portal.store.reading(reader, asked.portal.clock.now()).await?;
        let place = draft.as_ref().and_then(|draft| place_of(&asked.portal, &draft.answers));
        let shown = match (&draft, &place) {
            (Some(draft), Some(place)) => {
                let rows = ask::own_draft_rows(&draft.answers, place).into_iter().filter(|row| !row.value.is_empty());
                let rows = rows.map(|row| Row { change: None, ..row }).collect();
                view! {
                    {paragraphs(&text::READ_LEAD)}
                    <h2 class="govuk-heading-m">{text::READ_ANSWERS}</h2>
                    {summary_list(rows)}
                }
                .into_any()
            }
            _ => view! { <p class="govuk-body">{text::READ_GONE}</p> }.into_any(),
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::READ_TITLE}</h1>
            {shown}
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button">{text::READ_DONE}</button>
            </form>
            {ask::talk_lines()}
        };
        Ok(layout::page(&asked, Frame::private(words::current().common.neutral_title, place), content))
    })
}

/// What a reader's visit holds.
pub fn to_read(reader: ReaderId) -> VisitData {
    VisitData { readers: AtReaders { reads: Some(reader), ..AtReaders::default() }, ..VisitData::default() }
}

/// Makes what somebody else wrote a young person's own: a new draft of a new family. The first one is deleted.
pub async fn take_as_own(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let (_, draft) = match written(&asked).await? {
        Ok(found) => found,
        Err(next) => return Ok(next),
    };
    let next = ask::own_from(&asked, &draft.answers).await?;
    let handed = Handed { draft: draft.id, family: draft.family, member: draft.member };
    asked.portal.store.decline(handed, asked.portal.clock.now()).await?;
    Ok(Next::page(next))
}
