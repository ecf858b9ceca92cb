//! Handing a draft over: on this screen, or by six words that open it once on the parent's own phone.
//!
//! Both end the helper's hold on it for good. Turning the screen ends the helper's visit and begins another for the family,
//! with a new cookie: Back shows nothing. The words are kept as a keyed digest alone; the square holds them behind
//! the `#` of its address, and nothing of whose they are.

use leptos::prelude::*;

use crate::{
    domain::{helper::HelperStep, raw_form::RawForm, return_code::ReturnCode},
    features::{access::link, codes, doors::square},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, HandOver, Handed, HelpedState, HelpingNotice, Portal, Purpose, VisitData},
    ui::layout::{self, Frame},
    urls, visits, words,
    words::helping as text,
};

use super::{AtHand, at_hand, require, say, written};

/// The digest that finds a draft by its words.
pub fn words_key(portal: &Portal, words: &ReturnCode) -> [u8; 32] {
    portal.codes.digest(Purpose::HandOver, &[words.canonical().as_bytes()])
}

/// What a family's visit holds once a draft is in its hands.
pub fn in_hands(handed: Handed) -> VisitData {
    VisitData {
        draft: Some(handed.draft),
        family: Some(handed.family),
        member: Some(handed.member),
        story_open: true,
        ..VisitData::default()
    }
}

/// Both ways to hand over.
#[component]
pub fn ReadyPage() -> impl IntoView {
    loaded(|asked| async move {
        require(&asked).await?;
        let elsewhere = || Stop::Go(urls::HELPING_MINE.to_owned());
        let AtHand { helped, .. } = at_hand(&asked).await?.ok_or_else(elsewhere)?;
        let draft = written(&asked, &helped).await?;
        let writing = match (&helped.state, &draft) {
            (HelpedState::Writing, Some(draft)) if draft.answers.place.is_some() => true,
            (HelpedState::Waiting, _) => false,
            (HelpedState::Writing, Some(_)) => return Err(Stop::Go(urls::helper_step(HelperStep::FIRST))),
            _ => return Err(elsewhere()),
        };
        let blank = draft.as_ref().and_then(|draft| HelperStep::first_unanswered(&draft.answers));
        let more = writing.then(|| {
            let to = urls::helper_step(blank.unwrap_or(HelperStep::FIRST));
            view! { <p class="govuk-body"><a class="govuk-link" href=to>{text::TO_WRITING}</a></p> {link(urls::HELPING_SPOKEN, text::TO_SPOKEN)} }
        });
        let content = view! {
            <h1 class="govuk-heading-l">{text::READY_TITLE}</h1>
            <p class="govuk-body">{text::READY_LEAD}</p>
            {blank.map(|_| view! { <p class="govuk-body">{text::READY_OPEN}</p> })}
            {ways()}
            {more}
            {link(urls::HELPING_MINE, text::BACK_TO_MINE)}
        };
        Ok(layout::page(&asked, Frame::private(words::current().common.neutral_title, None), content))
    })
}

fn ways() -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{text::HERE_TITLE}</h2>
        <p class="govuk-body">{text::HERE}</p>
        <form method="post" autocomplete="off" action=urls::post::HELPING_TURN>
            <button type="submit" class="govuk-button">{text::TURN}</button>
        </form>
        <h2 class="govuk-heading-m">{text::PHONE_TITLE}</h2>
        <p class="govuk-body">{text::PHONE}</p>
        <form method="post" autocomplete="off" action=urls::post::HELPING_WORDS>
            <button type="submit" class="govuk-button">{text::MAKE_WORDS}</button>
        </form>
    }
    .into_any()
}

/// Hands the draft at hand over. `None` when it is in nobody's hands here any more.
async fn hand_over(asked: &Asked, how: HandOver) -> Result<Result<(AtHand, Handed), Next>, Fault> {
    let Some(at) = at_hand(asked).await? else {
        return Ok(Err(Next::page(urls::HELPING)));
    };
    // Without a place the family could not read it.
    if let Some(draft) = written(asked, &at.helped).await?
        && draft.answers.place.is_none()
    {
        return Ok(Err(Next::page(urls::helper_step(HelperStep::FIRST))));
    }
    let now = asked.portal.clock.now();
    if let Some(handed) = asked.portal.store.hand_over(at.staff.helper.key, at.helped.id, (how, now)).await? {
        return Ok(Ok((at, handed)));
    }
    say(asked, at.staff.visit, HelpingNotice::OutOfHands).await?;
    Ok(Err(Next::page(urls::HELPING_MINE)))
}

/// Turns the screen to the parent: the helper's visit ends here.
pub async fn turn(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let handed = match hand_over(&asked, HandOver::Here).await? {
        Ok((_, handed)) => handed,
        Err(next) => return Ok(next),
    };
    visits::begin(&asked, in_hands(handed)).await?;
    Ok(Next::page(urls::FOR_YOU_READ))
}

/// Makes the words for the parent's own phone.
pub async fn words(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let words = codes::draw(&asked.portal);
    let how = HandOver::ByWords(words_key(&asked.portal, &words));
    let mut visit = match hand_over(&asked, how).await? {
        Ok((at, _)) => at.staff.visit,
        Err(next) => return Ok(next),
    };
    visit.data.helping.fresh = Some(words.canonical());
    visit.data.helping.notice = None;
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::HELPING_WORDS))
}

/// Puts the words away.
pub async fn hide(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let Some(super::Staff { mut visit, .. }) = super::staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    (visit.data.helping.fresh, visit.data.helping.open) = (None, None);
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::HELPING_MINE))
}

/// The words, until they are put away.
#[component]
pub fn WordsPage() -> impl IntoView {
    loaded(|asked| async move {
        let staff = require(&asked).await?;
        let Some(code) = staff.visit.data.helping.fresh else {
            return Err(Stop::Go(urls::HELPING_MINE.to_owned()));
        };
        let public_url = &asked.portal.settings.public_url;
        let address = format!("{public_url}{}", urls::FOR_YOU);
        let content = view! {
            <h1 class="govuk-heading-l">{text::WORDS_TITLE}</h1>
            <p class="govuk-body">{text::WORDS_GIVE}</p>
            <div class="app-harmless-note">
                {codes::for_another(&code, text::WORDS_AT, address)}
                <p class="govuk-body">{text::WORDS_SQUARE}</p>
                {square(&urls::for_you_open(public_url, &code), text::WORDS_SQUARE_ALT)}
            </div>
            <p class="govuk-body">{text::WORDS_GONE}</p>
            <form method="post" autocomplete="off" action=urls::post::HELPING_HIDE>
                <button type="submit" class="govuk-button">{text::WORDS_DONE}</button>
            </form>
        };
        Ok(layout::page(&asked, Frame::private(words::current().common.neutral_title, None), content))
    })
}
