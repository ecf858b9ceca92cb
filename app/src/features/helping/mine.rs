//! What a helper began: how far each is, under the label they typed, and nothing of what a family says (threat T6).
//!
//! What a helper may do once the place's clock has run out is in [`asking`].

use leptos::prelude::*;

use crate::{
    domain::{
        answers::{Answers, Draft, WhoFor},
        helper::{HelperStep, Known},
        ids::{DraftId, FamilyId, HelpedId, MemberId, SubmissionId},
        journey::Step,
        raw_form::RawForm,
        text::Line,
    },
    features::access,
    form_post::Next,
    page::{Asked, loaded},
    ports::{Approved, Fault, Helped, HelpedState, Helper, HelpingNotice, NewHelped, day_in_england},
    ui::{
        fields::{self, Field, FormState},
        layout::{self, Frame},
    },
    urls, visits, words,
    words::{helping as text, later, organisations},
};

use super::{Staff, account, asking, guests, lead, require, staff};

/// A draft closes this long after it was begun (rule C24).
pub const LASTS: jiff::SignedDuration = jiff::SignedDuration::from_hours(24);

/// The list, and beginning another.
#[component]
pub fn MinePage() -> impl IntoView {
    loaded(|asked| async move {
        let Staff { visit, helper } = require(&asked).await?;
        let mine = asked.portal.store.helped_by(helper.key, asked.portal.clock.now()).await?;
        let state = access::refused(&visit, &["label"]);
        let lines: Vec<_> = mine.iter().map(|helped| line(&asked, helped)).collect();
        let list = if lines.is_empty() {
            view! { <p class="govuk-body">{text::MINE_NONE}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list app-list" id="helped">{lines}</ul> }.into_any()
        };
        let asked_to_lead = lead::ways(&asked, &helper).await?;
        let calls = super::concern::calls::list(&asked, &helper).await?;
        let offer = account::offered(&asked, &helper).await?.map(|organisation| offer(&organisation));
        let said = match visit.data.helping.notice {
            Some(HelpingNotice::OutOfHands) => Some(text::OUT_OF_HANDS),
            Some(HelpingNotice::HubAsked) => Some(text::HUB_ASKED),
            Some(HelpingNotice::AccountMade) => Some(organisations::ACCOUNT_MADE),
            _ => None,
        };
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{text::MINE_TITLE}</h1>
            {where_from(&helper)}
            <p class="govuk-body">{text::MINE_LEAD}</p>
            {asked_to_lead}
            {list}
            {begin_form(&state)}
            {guests::to_keep(&asked, &helper)}
            {calls}
            {offer}
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::FINISH}</button>
            </form>
        };
        let frame = Frame::private(words::current().common.neutral_title, None).back(urls::HELPING);
        Ok(layout::page(&asked, frame.problems(state.has_problems()), content))
    })
}

/// Under which organisation a helper is here, if the hub team approved it.
fn where_from(helper: &Helper) -> Option<AnyView> {
    (helper.who.known == Known::Approved).then(|| {
        view! { <p class="govuk-body" id="here-under">{organisations::here_under(helper.who.organisation.as_str())}</p> }.into_any()
    })
}

fn offer(organisation: &Approved) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{organisations::OFFER_TITLE}</h2>
        <p class="govuk-body">{organisations::account_under(organisation.name.as_str())}</p>
        {access::link(urls::HELPING_ACCOUNT, organisations::OFFER)}
    }
    .into_any()
}

fn begin_form(state: &FormState) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{text::BEGIN_TITLE}</h2>
        <form method="post" autocomplete="off" action=urls::post::HELPING_BEGIN novalidate>
            {fields::text_input(state, &Field::new("label", text::LABEL).hint(text::LABEL_HINT))}
            {fields::submit(text::BEGIN)}
        </form>
    }
    .into_any()
}

fn line(asked: &Asked, helped: &Helped) -> AnyView {
    let w = words::current();
    let sent = match &helped.state {
        HelpedState::Sent(sent) => Some(sent),
        _ => None,
    };
    let day = sent.map(|sent| (w.day)(day_in_england(sent.sent_at))).unwrap_or_default();
    let button = match helped.state {
        HelpedState::Writing => Some(text::GO_ON),
        HelpedState::Waiting => Some(text::HAND_AGAIN),
        HelpedState::WithFamily | HelpedState::Closed | HelpedState::Sent(_) => None,
    };
    let open = button.map(|button| {
        view! {
            <form method="post" autocomplete="off" action=urls::post::HELPING_OPEN>
                <input type="hidden" name="helped" value=helped.id.uuid().to_string()/>
                <button type="submit" class="govuk-button govuk-button--secondary">
                    {button} <span class="govuk-visually-hidden">" " {helped.label.as_str().to_owned()}</span>
                </button>
            </form>
        }
    });
    view! {
        <li class="app-list__item">
            <div>
                <strong class="app-as-typed" dir="auto">{helped.label.as_str().to_owned()}</strong>
                <p class="govuk-body">{text::state(&helped.state, &day)} "."</p>
                {helped.ask_again.map(|day| view! { <p class="govuk-body">{later::you_may_ask(&(w.day)(day))}</p> })}
                {asking::clock(asked, helped)}
                {open}
            </div>
        </li>
    }
    .into_any()
}

/// Begins a draft in a family's name.
pub async fn begin(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { mut visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let label = match Line::parse(form.get("label")) {
        Ok(label) => label,
        Err(kind) => {
            return access::refuse(&asked, visit, ("label", form.get("label"), kind), urls::HELPING_MINE).await;
        }
    };
    let portal = &asked.portal;
    let now = portal.clock.now();
    let family = FamilyId::new(portal.ids.uuid());
    let draft = Draft {
        id: DraftId::new(portal.ids.uuid()),
        family,
        member: MemberId::first_of(family),
        submission: SubmissionId::new(portal.ids.uuid()),
        answers: Answers {
            who: Some(WhoFor::MyFamily),
            helped_by: Some(helper.who.clone()),
            done: std::iter::once(Step::Who).collect(),
            ..Answers::default()
        },
        rejected: std::collections::BTreeMap::new(),
        saved: false,
        keep_until: now.saturating_add(LASTS).unwrap_or(now),
        version: 0,
    };
    let helped = NewHelped { id: HelpedId::new(portal.ids.uuid()), helper: helper.key, label };
    portal.store.begin_helped(&draft, &helped, now).await?;
    visit.data.helping.open = Some(helped.id);
    (visit.data.helping.notice, visit.data.helping.fresh, visit.data.refused) = (None, None, None);
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::helper_step(HelperStep::FIRST)))
}

/// Takes one of the helper's own drafts in hand again.
pub async fn open(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { mut visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let portal = &asked.portal;
    let mine = portal.store.helped_by(helper.key, portal.clock.now()).await?;
    let Some(helped) = mine.into_iter().find(|helped| helped.id.uuid().to_string() == form.get("helped")) else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    visit.data.helping.open = Some(helped.id);
    (visit.data.helping.notice, visit.data.helping.fresh) = (None, None);
    visits::put(&asked, &visit).await?;
    let draft = super::written(&asked, &helped).await?;
    let first = draft.map(|draft| HelperStep::first_unanswered(&draft.answers));
    Ok(Next::page(match (helped.state, first) {
        (HelpedState::Writing, Some(Some(step))) => urls::helper_step(step),
        (HelpedState::Writing | HelpedState::Waiting, _) => urls::HELPING_READY.to_owned(),
        _ => urls::HELPING_MINE.to_owned(),
    }))
}
