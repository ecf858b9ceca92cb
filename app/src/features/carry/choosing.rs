//! The page with one yes or no for each part of the story, and what is done with the answers.

use leptos::prelude::*;

use super::{
    along::{field, part_name, standing_answers, story},
    document,
    voice::InWords,
};
use crate::{
    domain::{
        answers::Bring,
        assessment::told,
        choices::YesNo,
        journey::Step,
        permission::SHARING_VERSION,
        place::Hub,
        raw_form::RawForm,
        story::{Part, Story},
    },
    features::{
        ask::service::{Standing, place_of, standing},
        inside::{self, Way},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, words,
    words::carry as text,
};

/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// One yes or no for each part.
#[component]
pub fn AlongPage() -> impl IntoView {
    loaded(|asked| async move {
        let inside = inside::require(&asked).await?;
        let Standing::Drafting(_, draft) = standing(&asked).await? else {
            return Err(crate::page::ended());
        };
        let place = place_of(&asked.portal, &draft.answers);
        let route = place.as_ref().and_then(|place| draft.answers.route_in(place));
        let story = story(&asked.portal, &inside).await?;
        let (Some(place), Some(route)) = (place, route) else {
            return Err(Stop::Go(urls::step(Step::Check)));
        };
        let hub = place.hub(&route.hub).filter(|_| !story.parts().is_empty());
        let hub = hub.ok_or_else(|| Stop::Go(urls::step(Step::Check)))?;
        let answers = standing_answers(draft.answers.bring.as_ref(), inside.member, (&place.id, &hub.id));
        let content = view! {
            <h1 class="govuk-heading-l">{text::ALONG_TITLE}</h1>
            {[text::ALONG_LEAD, text::ALONG_EARLIER, text::ALONG_SENT, text::ALONG_LAW]
                .map(|line| view! { <p class="govuk-body">{line}</p> })
                .to_vec()}
            {questions(&asked, &story, hub, answers.unwrap_or_default())}
        };
        let frame = Frame::private(words::current().common.neutral_title, Some(std::sync::Arc::clone(&place)));
        Ok(layout::page(&asked, frame.back(urls::step(Step::Check)), content))
    })
}

/// The form; what was said before is filled in, and nothing else.
fn questions(asked: &Asked, story: &Story, hub: &Hub, answers: &[(Part, YesNo)]) -> AnyView {
    let filled =
        answers.iter().fold(RawForm::default(), |form, (part, answer)| form.with(&field(*part), answer.slug()));
    let state = FormState { form: filled, problems: Vec::new() };
    let voice = InWords { story, reader: None };
    let parts = story.parts().into_iter().map(|part| {
        let question = Field::new(field(part), text::along_question(&hub.name, &part_name(story, part)));
        view! {
            <details class="govuk-details">
                <summary class="govuk-details__summary">
                    <span class="govuk-details__summary-text">{text::ALONG_SEE} <span dir="auto">{format!(": {}", part_name(story, part))}</span></span>
                </summary>
                <div class="govuk-details__text">{document::part_view(told(story, part, &voice), &asked.portal.places)}</div>
            </details>
            {fields::yes_no(&state, &question)}
        }
    });
    let parts: Vec<_> = parts.collect();
    view! {
        <form method="post" autocomplete="off" action=urls::post::ALONG novalidate>
            <input type="hidden" name="hub" value=hub.id.as_str().to_owned()/>
            {parts}
            {fields::submit(text::ALONG_KEEP)}
        </form>
    }
    .into_any()
}

/// Keeps what was said in the draft. What was left blank is no yes.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let check = Next::page(urls::step(Step::Check));
    let inside = match inside::way_in(&asked).await? {
        Way::Inside(inside) => inside,
        Way::Locked => return Ok(Next::page(urls::ACCESS_OPEN)),
        Way::Nobody => return Ok(Next::page(urls::ENDED)),
    };
    let Standing::Drafting(_, mut draft) = standing(&asked).await? else { return Ok(check) };
    let story = story(&asked.portal, &inside).await?;
    for _ in 0..TRIES {
        let place = place_of(&asked.portal, &draft.answers);
        let route = place.as_ref().and_then(|place| draft.answers.route_in(place));
        let (Some(place), Some(route)) = (place, route) else { return Ok(check) };
        // The page asked about one hub; if the request goes to another by now, it is asked again.
        if form.get("hub") != route.hub.as_str() {
            return Ok(Next::page(urls::ALONG));
        }
        let answered = |part: Part| YesNo::from_slug(form.get(&field(part))).map(|answer| (part, answer));
        draft.answers.bring = Some(Bring {
            member: inside.member,
            place: place.id.clone(),
            hub: route.hub,
            version: SHARING_VERSION.to_owned(),
            parts: story.parts().into_iter().filter_map(answered).collect(),
        });
        if asked.portal.store.save_draft(&draft).await? {
            return Ok(check);
        }
        match asked.portal.store.draft(draft.id, asked.portal.clock.now()).await? {
            Some(fresh) => *draft = fresh,
            None => return Ok(Next::page(urls::STATUS)),
        }
    }
    Err(Fault::bare("a draft was changed from too many tabs at once"))
}
