//! Turning a question into a request: the right way for who asked, with their words filled in where this visit knows them.
//!
//! The request is a new family's, joined to the question by nothing. The question stays where it is, behind its six words.

use leptos::prelude::*;

use crate::{
    domain::{
        question::{Asker, SentKind},
        raw_form::RawForm,
    },
    features::{ask::service, status},
    form_post::Next,
    page::Asked,
    ports::{AtAdvice, Fault, VisitData},
    urls, visits,
    words::advice as text,
};

use super::status::{Known, known};

/// The offer, below a question. Once its words are gone we no longer know who asked, and every way is on the first page.
pub(super) fn part(known: &Known) -> Option<AnyView> {
    let asker = known.asker?;
    let words = text::turn_words(asker, known.words.is_some());
    Some(
        view! {
            <h2 class="govuk-heading-m">{text::TURN_TITLE}</h2>
            <p class="govuk-body">{text::TURN} " " {words}</p>
            <form method="post" autocomplete="off" action=urls::post::ADVICE_TURN>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::turn_button(asker)}</button>
            </form>
        }
        .into_any(),
    )
}

/// Begins the request. A young person first reads who will know and when somebody may have to tell.
pub async fn turn(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(looked) = status::look(&asked).await? else {
        return Ok(Next::page(urls::ENDED));
    };
    if looked.status.kind != SentKind::Question {
        return Ok(Next::page(urls::STATUS));
    }
    let Known { asker, words } = known(&asked, &looked).await?;
    let words = words.map(|question| question.words);
    match asker {
        None => Ok(Next::page(urls::STATUS)),
        Some(Asker::Helper) => Ok(Next::page(urls::HELPING)),
        Some(Asker::Parent) => service::begin_with(&asked, words).await,
        Some(Asker::YoungPerson) => {
            let advice = AtAdvice { carried: words, ..AtAdvice::default() };
            visits::begin(&asked, VisitData { advice, ..VisitData::default() }).await?;
            Ok(Next::page(urls::OWN))
        }
    }
}
