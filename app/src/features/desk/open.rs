//! Where the one-time link leads: a button, because looking at a page never changes anything. The code stands behind the `#` of
//! the link, so that no address that is asked for holds it; without scripts it is typed.

use leptos::prelude::*;

use super::desk_frame;
use crate::{
    domain::raw_form::RawForm,
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtTheDesk, DeskSeat, Fault, VisitData},
    ui::{
        fields::{self, Field, FormState},
        fragment, layout,
    },
    urls, visits,
    words::desk as text,
};

/// Where the one-time link leads: a button, because looking at a page never changes anything.
#[component]
pub fn DeskOpenPage() -> impl IntoView {
    let linked = fragment::into_field("token");
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{text::OPEN_TITLE}</h1>
            <p class="govuk-body">{text::OPEN_TEXT}</p>
            <form method="post" autocomplete="off" action=urls::post::DESK_OPEN>
                {fields::text_input(&FormState::default(), &Field::new("token", text::OPEN_CODE).hint(text::OPEN_CODE_HINT))}
                <button type="submit" class="govuk-button">{text::OPEN}</button>
            </form>
            {linked}
        };
        Ok::<_, Stop>(layout::page(&asked, desk_frame(text::OPEN_TITLE), content))
    })
}

/// Opens the desk; the link is used up.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    if !asked.portal.desk_link.open(form.get("token").trim()) {
        return Ok(Next::page(urls::ENDED));
    }
    let desk = AtTheDesk { seat: Some(DeskSeat::Link), ..AtTheDesk::default() };
    visits::begin(&asked, VisitData { desk, ..VisitData::default() }).await?;
    Ok(Next::page(urls::DESK))
}
