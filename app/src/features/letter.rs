//! What a letter means. With scripts the island reads it on the phone and nothing is sent; without them the form is
//! posted to the page's own address, and the answer shows what was found.
//!
//! The letter lives as long as the answer takes: it is in no visit, no store, no log line and no address. That is why
//! this one form does not redirect: a redirect would have to keep the letter somewhere.

use leptos::prelude::*;

use crate::{
    domain::{
        letter::{self, Reading},
        text,
    },
    islands::letter_reader::LetterReader,
    page::{Asked, Posted, Stop, loaded},
    ui::{
        fields,
        layout::{self, Frame},
    },
    urls,
    words::{
        glossary::glossary,
        letter::{self as words, ASK},
    },
};

/// The page, empty or with what was found.
#[component]
pub fn LetterPage() -> impl IntoView {
    let posted = use_context::<Posted>().map(|Posted(form)| text::clean(form.get("letter")));
    loaded(|asked| async move { Ok::<_, Stop>(page(&asked, posted.as_deref())) })
}

fn page(asked: &Asked, posted: Option<&str>) -> AnyView {
    let w = crate::words::current();
    let letter = posted.unwrap_or_default();
    let reading = (!letter.is_empty()).then(|| letter::read(letter, glossary().matcher()));
    let glossary_file = asked.portal.settings.assets.glossary.clone();
    let island = glossary_file.is_some().then(|| view! { <LetterReader/> });
    let said = match (posted, &reading) {
        (Some(_), None) => words::EMPTY.to_owned(),
        (_, Some(reading)) => words::found(reading.terms.len(), reading.days.len(), reading.phones.len()),
        _ => String::new(),
    };
    let content = view! {
        <h1 class="govuk-heading-l">{words::TITLE}</h1>
        <p class="govuk-body">{words::LEAD}</p>
        <form method="post" autocomplete="off" action=urls::LETTER id="letter-form" data-glossary=glossary_file>
            <div class="govuk-form-group">
                <label class="govuk-label govuk-label--s" for="letter">{words::LABEL}</label>
                <div class="govuk-hint" id="letter-hint">{words::SENT}</div>
                <textarea class="govuk-textarea" id="letter" name="letter" rows="8" autocomplete="off" spellcheck="false"
                    aria-describedby="letter-hint">{fields::textarea_content(letter)}</textarea>
            </div>
            {fields::submit(words::BUTTON)}
        </form>
        <p class="govuk-body" id="letter-said" role="status">{said}</p>
        {results(reading.as_ref())}
        <h2 class="govuk-heading-m">{words::ASK_TITLE}</h2>
        <p class="govuk-body">{words::ASK_LEAD}</p>
        <ul class="govuk-list govuk-list--bullet">{ASK.map(|line| view! { <li>{line}</li> }).to_vec()}</ul>
        <p class="govuk-body">{words::LIMITS}</p>
        <p class="govuk-body"><a class="govuk-link" href=urls::WORDS>{w.glossary.to_list}</a></p>
        {island}
    };
    layout::page(asked, Frame::open(words::TITLE), content)
}

/// The lists; the island fills the same ones.
fn results(reading: Option<&Reading>) -> AnyView {
    let none = Reading::default();
    let reading = reading.unwrap_or(&none);
    let terms: Vec<_> = reading.terms.iter().filter_map(|at| glossary().at(*at)).collect();
    let meetings: Vec<_> = terms.iter().filter(|term| term.meeting).map(|term| term.name.clone()).collect();
    let meanings: Vec<_> = terms
        .iter()
        .map(|term| {
            view! {
                <dt><a class="govuk-link" href=urls::word(&term.id)>{term.name.clone()}</a></dt>
                <dd>{term.means.clone()}</dd>
            }
        })
        .collect();
    let days: Vec<_> = reading.days.iter().map(letter::dates::Day::words).collect();
    let phones: Vec<_> = reading
        .phones
        .iter()
        .map(|phone| {
            let href = format!("tel:{}", phone.digits);
            view! { <li><a class="govuk-link app-phone" href=href>{phone.written.clone()}</a></li> }
        })
        .collect();
    let plain = |lines: Vec<String>| lines.into_iter().map(|line| view! { <li>{line}</li> }).collect::<Vec<_>>();
    let is_empty = [terms.is_empty(), meetings.is_empty(), days.is_empty(), phones.is_empty()];
    let [no_terms, no_meetings, no_days, no_phones] = is_empty;
    view! {
        <section id="letter-results" aria-labelledby="letter-found" hidden=no_terms && no_days && no_phones>
            <h2 class="govuk-heading-m" id="letter-found" tabindex="-1">{words::FOUND_TITLE}</h2>
            <div hidden=no_terms>
                <h3 class="govuk-heading-s">{words::WORDS_TITLE}</h3>
                <dl class="app-meanings" id="letter-words">{meanings}</dl>
            </div>
            <div hidden=no_meetings>
                <h3 class="govuk-heading-s">{words::MEETINGS_TITLE}</h3>
                <ul class="govuk-list" id="letter-meetings">{plain(meetings)}</ul>
            </div>
            <div hidden=no_days>
                <h3 class="govuk-heading-s">{words::DAYS_TITLE}</h3>
                <ul class="govuk-list" id="letter-days">{plain(days)}</ul>
            </div>
            <div hidden=no_phones>
                <h3 class="govuk-heading-s">{words::PHONES_TITLE}</h3>
                <p class="govuk-body">{words::PHONES_CAUTION}</p>
                <ul class="govuk-list" id="letter-phones">{phones}</ul>
            </div>
        </section>
    }
    .into_any()
}
