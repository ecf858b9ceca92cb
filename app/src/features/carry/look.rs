//! What is in a file that was brought, before anything is taken; and that it is here.

use leptos::prelude::*;

use super::{
    bring::{Adds, SHOWN, adds, digest, open, waiting, who},
    document, frame,
    voice::InWords,
};
use crate::{
    domain::{
        assessment::told,
        carried::Check,
        ids::MemberId,
        story::{Entry, Story},
    },
    features::{
        ask::service::{Standing, standing},
        inside,
    },
    page::{Asked, Stop, loaded},
    ports::day_in_england,
    ui::{fields, layout},
    urls, words,
    words::carry as text,
};

/// What is in the file, with a yes and a no.
#[component]
pub fn LookPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = who(&asked).await?.map_err(|url| Stop::Go(url.to_owned()))?;
        let back = || Stop::Go(urls::CARRY_BRING.to_owned());
        let parked = waiting(&asked).await?.filter(|parked| parked.refusal.is_none()).ok_or_else(back)?;
        let (file, check) = open(&asked, &parked.text).map_err(|_| back())?;
        let who = inside.as_ref().map(|inside| (inside.family, inside.member));
        let Adds { story, entries, .. } = adds(&asked, &file, who).await?;
        let found = if entries.is_empty() && file.mine.is_none() {
            view! {
                <p class="govuk-body">{text::ALL_HERE}</p>
                <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::TO_STORY}</a></p>
            }
            .into_any()
        } else {
            view! {
                {preview(&asked, (&story, &entries), who.map(|(_, member)| member))}
                {file.mine.is_some().then(|| view! { <p class="govuk-body">{text::MINE_TOO}</p> })}
                {question(&digest(&parked.text))}
            }
            .into_any()
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::LOOK_TITLE}</h1>
            {proof(&check)}
            <p class="govuk-body">{text::saved_on(&(words::current().day)(day_in_england(file.exported_at)))}</p>
            {found}
        };
        Ok::<_, Stop>(layout::page(&asked, frame(&asked).await?.back(urls::CARRY_BRING), content))
    })
}

fn proof(check: &Check) -> AnyView {
    let says = match check {
        Check::Ours => text::OURS.to_owned(),
        Check::Known(name) => text::known(name.as_str()),
        // A broken file never gets here.
        Check::Unknown | Check::Broken => text::UNKNOWN.to_owned(),
    };
    view! { <div class="govuk-inset-text" id="proof">{says}</div> }.into_any()
}

/// Each part as it would stand in the story afterwards.
fn preview(asked: &Asked, (story, entries): (&Story, &[Entry]), reader: Option<MemberId>) -> AnyView {
    let after = Story::new([story.entries(), entries].concat());
    let member = reader.unwrap_or(MemberId::new(uuid::Uuid::nil()));
    let voice = InWords { story: &after, reader: Some(member) };
    let added = Story::new(entries.to_vec());
    let changes_words = added.parts().into_iter().any(|part| story.says(part).is_some());
    let parts = added.parts().into_iter().map(|part| told(&after, part, &voice));
    let parts: Vec<_> = parts
        .map(|told| {
            let heading = text::part(told.section, told.about.as_deref());
            view! {
                <h2 class="govuk-heading-m" dir="auto">{heading}</h2>
                {document::part_view(told, &asked.portal.places)}
            }
        })
        .collect();
    view! {
        <p class="govuk-body">{text::COMES_IN}</p>
        {reader.map(|_| view! { <p class="govuk-body">{text::OTHERS_HERE}</p> })}
        {changes_words.then(|| view! { <p class="govuk-body">{text::NEWER}</p> })}
        {parts}
    }
    .into_any()
}

/// Yes and no, equal in size and order (rule C22).
fn question(shown: &str) -> AnyView {
    let button = |value: &'static str, label: &'static str| {
        view! { <button type="submit" class="govuk-button govuk-button--secondary" name="take" value=value>{label}</button> }
    };
    view! {
        <form method="post" autocomplete="off" action=urls::post::CARRY_TAKE>
            <h2 class="govuk-heading-m">{text::ASK}</h2>
            <input type="hidden" name=SHOWN value=shown.to_owned()/>
            <div class="govuk-button-group">{button("yes", text::YES)} {button("no", text::NO)}</div>
        </form>
    }
    .into_any()
}

/// It is here.
#[component]
pub fn HerePage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let data = &inside.visit.data;
        let has_words = data.code_of_story && data.fresh_code.is_some();
        let way_on = match standing(&asked).await? {
            Standing::Drafting(_, draft) => {
                let href = urls::question(draft.answers.path(), draft.answers.first_unanswered());
                view! { <p class="govuk-body"><a class="govuk-button" href=href>{text::GO_ON}</a></p> }.into_any()
            }
            // A new request begins with what the story knows.
            Standing::Nothing => {
                view! { <form method="post" autocomplete="off" action=urls::post::BEGIN>{fields::submit(text::GO_ON)}</form> }.into_any()
            }
            Standing::Asked(..) => ().into_any(),
        };
        let content = view! {
            <h1 class="govuk-heading-l">{text::HERE_TITLE}</h1>
            <p class="govuk-body-l">{text::HERE}</p>
            {has_words.then(|| view! {
                <p class="govuk-body">{text::SIX_WORDS_TEXT}</p>
                <p class="govuk-body"><a class="govuk-link" href=urls::STORY_WORDS>{text::SIX_WORDS}</a></p>
            })}
            {way_on}
            <p class="govuk-body"><a class="govuk-link" href=urls::STORY>{text::TO_STORY}</a></p>
        };
        Ok::<_, Stop>(layout::page(&asked, frame(&asked).await?, content))
    })
}
