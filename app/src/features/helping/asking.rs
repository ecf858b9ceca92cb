//! The outcome clock of whoever helped: by when they should hear, and one press that asks the hub once it has run out.
//!
//! What leaves says that the helper asks. The family reads nothing of it, and may ask itself. Once a day is enough, and who
//! took a request back is not asked about: a helper sees that it is closed and no more (threat T6).

use leptos::prelude::*;

use crate::{
    domain::{ids::MessageId, place::Place, raw_form::RawForm},
    features::status::{may_ask, outcome_by},
    form_post::Next,
    page::Asked,
    ports::{
        Fault, Helped, HelpedState, HelperChase, HelpingNotice, Portal, SentOn, day_began_in_england, day_in_england,
    },
    ui::layout,
    urls, words,
    words::helping as text,
};

use super::{Staff, say, staff};

/// Whether the clock has run out on what was sent.
fn is_late(portal: &Portal, sent: &SentOn, place: &Place) -> bool {
    may_ask(portal, (outcome_by(portal, sent.sent_at, place), None))
}

/// By when the helper should hear; after that, whom to call and how to ask from here.
pub(super) fn clock(asked: &Asked, helped: &Helped) -> Option<AnyView> {
    let HelpedState::Sent(sent) = &helped.state else { return None };
    let portal = &asked.portal;
    let place = portal.places.get(&sent.place)?;
    let day = words::current().day;
    let late = is_late(portal, sent, place).then(|| {
        let number = place.front_door().map(|hub| layout::phone(&hub.contact).into_any());
        let said =
            sent.asked_at.map(|at| view! { <p class="govuk-body">{text::asked_on(&day(day_in_england(at)))}</p> });
        view! {
            <p class="govuk-body"><strong>{text::LATE}</strong> " " {number}</p>
            {said}
            {may_ask(portal, (outcome_by(portal, sent.sent_at, place), sent.asked_at)).then(|| ask_form(helped))}
        }
    });
    let hear_by = text::hear_by(&day(outcome_by(portal, sent.sent_at, place)));
    Some(view! { <p class="govuk-body">{hear_by}</p> {late} }.into_any())
}

fn ask_form(helped: &Helped) -> AnyView {
    view! {
        <form method="post" autocomplete="off" action=urls::post::HELPING_CHASE>
            <input type="hidden" name="helped" value=helped.id.uuid().to_string()/>
            <button type="submit" class="govuk-button govuk-button--secondary">
                {text::ASK_HUB} <span class="govuk-visually-hidden">" " {helped.label.as_str().to_owned()}</span>
            </button>
        </form>
    }
    .into_any()
}

/// Asks the hub what is happening with one of the helper's own, once its clock has run out.
pub async fn chase(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let portal = &asked.portal;
    let at = portal.clock.now();
    let mine = portal.store.helped_by(helper.key, at).await?;
    let late = mine.into_iter().find(|helped| {
        let HelpedState::Sent(sent) = &helped.state else { return false };
        helped.id.uuid().to_string() == form.get("helped")
            && portal.places.get(&sent.place).is_some_and(|place| is_late(portal, sent, place))
    });
    if let Some(helped) = late {
        let message = MessageId::new(portal.ids.uuid());
        let chase = HelperChase { message, day_began: day_began_in_england(at), at };
        if portal.store.chase_helped(helper.key, helped.id, chase).await? {
            portal.outbox.wake();
            say(&asked, visit, HelpingNotice::HubAsked).await?;
        }
    }
    Ok(Next::page(urls::HELPING_MINE))
}
