//! Typing the code that was sent to a work address: few tries, ten minutes, once.
//!
//! A right code begins a visit with a new key that holds who helps and nothing of what this browser had open before. For who
//! has an account, or began something before, it is half the way: [`super::second`] and [`super::guests`] ask for the rest.

use jiff::Timestamp;
use leptos::prelude::*;

use crate::{
    domain::{answers::Rejected, helper::HelpedBy, problem::Problem, raw_form::RawForm},
    features::{
        access::{self, link, paragraphs},
        work_address::{self, Typed, WayIn},
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{AtHelping, Fault, Halfway, Helper, HelperKey, HelpingNotice, Unproven, VisitData},
    ui::{
        fields::{self, Field},
        layout,
    },
    urls, visits,
    words::helping as text,
};

use super::{guests, proving::show};

/// Typing the code.
#[component]
pub fn CodePage() -> impl IntoView {
    loaded(|asked| async move {
        let visit = visits::current(&asked).await?.filter(|visit| visit.data.helping.unproven.is_some());
        let visit = visit.ok_or_else(|| Stop::Go(urls::HELPING.to_owned()))?;
        let state = access::refused(&visit, &["once"]);
        let said = match visit.data.helping.notice {
            Some(HelpingNotice::CodeAsked) => Some(text::CODE_ASKED),
            Some(HelpingNotice::SlowDown) => Some(text::SLOW_DOWN),
            _ => None,
        };
        let field = Field::new("once", text::CODE).one_time_code();
        let content = view! {
            {fields::error_summary(&state)}
            {said.map(layout::notice)}
            <h1 class="govuk-heading-l">{text::CODE_TITLE}</h1>
            <form method="post" autocomplete="off" action=urls::post::HELPING_CODE novalidate>
                {fields::text_input(&state, &field)}
                {fields::submit(text::CODE_BUTTON)}
            </form>
            <form method="post" autocomplete="off" action=urls::post::HELPING_AGAIN>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::CODE_AGAIN}</button>
            </form>
            {link(urls::HELPING_WHO, text::CODE_OTHER)}
            {paragraphs(&[text::WHO_WHY])}
        };
        Ok(show(&asked, urls::HELPING_WHO, state.has_problems(), content))
    })
}

/// Holds a typed code against the one that was sent. A right one begins a visit with a new key.
pub async fn code(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(mut visit) = visits::current(&asked).await? else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let Some(unproven) = visit.data.helping.unproven.clone() else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let kind = match work_address::hold(&asked, WayIn::Helping, &unproven.sent, form.get("once")).await? {
        Typed::Right => return let_in(&asked, unproven).await,
        Typed::Wrong(kind) => kind,
        Typed::SlowDown => {
            visit.data.refused = None;
            super::say(&asked, visit, HelpingNotice::SlowDown).await?;
            return Ok(Next::page(urls::HELPING_CODE));
        }
    };
    visit.data.helping.notice = None;
    visit.data.refused = Some(Rejected {
        form: RawForm::default().with("once", form.get("once")),
        problems: vec![Problem::new("once", kind)],
    });
    visits::put(&asked, &visit).await?;
    Ok(Next::page(urls::HELPING_CODE))
}

/// Half the way in: the second thing is still to come.
fn halfway(asked: &Asked, who: HelpedBy, key: HelperKey) -> (AtHelping, &'static str) {
    let until = asked.portal.clock.now().saturating_add(access::LASTS).unwrap_or(Timestamp::MIN);
    let halfway = Halfway { who, key, until };
    (AtHelping { halfway: Some(halfway), ..AtHelping::default() }, urls::HELPING_SECOND)
}

/// Lets whoever proved an address in; who has an account, or began something as a guest, is asked for a second thing first.
async fn let_in(asked: &Asked, Unproven { who, sent }: Unproven) -> Result<Next, Fault> {
    let portal = &asked.portal;
    let key = HelperKey(work_address::key(portal, WayIn::Helping, &sent.email));
    let (helping, page) = match portal.store.account_state(key).await? {
        None => {
            let helper = Helper { who, key, account: None, is_anew: false };
            // With nothing begun there is nothing to open yet.
            if guests::has_begun(asked, &helper).await? {
                halfway(asked, helper.who, key)
            } else {
                (AtHelping { helper: Some(helper), ..AtHelping::default() }, urls::HELPING_MINE)
            }
        }
        Some(state) if state.is_cut => {
            (AtHelping { notice: Some(HelpingNotice::CutOff), ..AtHelping::default() }, urls::HELPING_WHO)
        }
        Some(_) => halfway(asked, who, key),
    };
    visits::begin(asked, VisitData { helping, ..VisitData::default() }).await?;
    Ok(Next::page(page))
}
