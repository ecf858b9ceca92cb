//! Reading what was written: who wrote it, every answer, changing and striking out, and three ways on.

use leptos::prelude::*;

use crate::{
    domain::{
        answers::Draft,
        helper::{HelpedBy, Known},
        journey::Step,
        place::Place,
        raw_form::RawForm,
    },
    features::{
        access::{link, paragraphs},
        ask::{
            self,
            service::{Standing, overview, place_of, standing},
        },
        helping::mine,
        later,
    },
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, Handed, HelpingNotice, Visit},
    ui::{
        layout::{self, Frame},
        summary::Row,
    },
    urls, visits, words,
    words::{helping as text, trusted},
};

/// How often two tabs may race before we give up.
const TRIES: usize = 8;

/// What was written.
#[component]
pub fn ReadPage() -> impl IntoView {
    loaded(|asked| async move {
        let (visit, draft) = match standing(&asked).await? {
            Standing::Drafting(visit, draft) => (visit, draft),
            Standing::Asked(..) => return Err(Stop::Go(urls::STATUS.to_owned())),
            Standing::Nothing => return Err(crate::page::ended()),
        };
        let (Some(who), Some(place)) = (draft.answers.helped_by.clone(), place_of(&asked.portal, &draft.answers))
        else {
            return Err(Stop::Go(overview(&draft.answers)));
        };
        crate::ui::explained::in_place(Some(&place));
        let struck = visit.data.helping.notice == Some(HelpingNotice::Struck);
        let content = view! {
            {struck.then(|| layout::notice(text::STRUCK))}
            <h1 class="govuk-heading-l">{text::READ_TITLE}</h1>
            {who_wrote(&who, &draft)}
            {later::chosen_day(&draft)}
            <p class="govuk-body">{text::READ_LEAD}</p>
            <h2 class="govuk-heading-m">{text::READ_ANSWERS}</h2>
            {answers(&draft, &place)}
            {decide(&draft)}
            {as_own()}
        };
        Ok(layout::page(&asked, Frame::private(words::current().common.neutral_title, Some(place)), content))
    })
}

fn who_wrote(who: &HelpedBy, draft: &Draft) -> AnyView {
    let wrote = text::wrote(who.name.as_str(), who.role.as_str(), who.organisation.as_str());
    let known = match who.known {
        Known::Approved => words::organisations::KNOWN,
        Known::Domain => words::organisations::NOT_KNOWN,
    };
    let times = (!draft.saved).then(|| {
        let begun = draft.keep_until.saturating_sub(mine::LASTS).ok();
        view! { <p class="govuk-body">{text::times(begun, draft.keep_until)}</p> <p class="govuk-body">{text::READ_ONCE}</p> }
    });
    view! {
        <p class="govuk-body app-as-typed" id="who-wrote" dir="auto">{wrote}</p>
        <p class="govuk-body" id="wrote-from">{text::wrote_from(who.wrote_from.as_str())} " " {known}</p>
        <p class="govuk-body"><strong>{text::NOTHING_SENT}</strong></p>
        {times}
    }
    .into_any()
}

/// Every answer that somebody wrote, each with a way to change it and one to take it out.
fn answers(draft: &Draft, place: &Place) -> AnyView {
    let rows = ask::draft_rows(&draft.answers, place).into_iter();
    let rows: Vec<_> = rows.filter(|(step, _)| is_written(*step)).map(|(step, row)| part(step, row)).collect();
    view! { <div id="written">{rows}</div> }.into_any()
}

/// The steps that somebody else can have answered.
const fn is_written(step: Step) -> bool {
    !matches!(step, Step::Who | Step::Agree | Step::Share | Step::Check)
}

fn part(step: Step, row: Row) -> AnyView {
    let key = row.key;
    let strike = (!row.value.is_empty()).then(|| {
        view! {
            <form method="post" autocomplete="off" action=urls::post::FOR_YOU_STRIKE>
                <input type="hidden" name="step" value=step.slug()/>
                <button type="submit" class="govuk-button govuk-button--secondary">
                    {text::STRIKE} <span class="govuk-visually-hidden">": " {key.clone()}</span>
                </button>
            </form>
        }
    });
    let lines: Vec<_> = if row.value.is_empty() {
        vec![view! { <p class="govuk-hint">{text::BLANK}</p> }.into_any()]
    } else {
        row.value
            .into_iter()
            .map(|line| view! { <p class="govuk-body app-as-typed" dir="auto">{line}</p> }.into_any())
            .collect()
    };
    view! {
        <section>
            <h3 class="govuk-heading-s">{key.clone()}</h3>
            {lines}
            <p class="govuk-body">
                <a class="govuk-link" href=urls::change(step)>{text::CHANGE} <span class="govuk-visually-hidden">": " {key}</span></a>
            </p>
            {strike}
        </section>
    }
    .into_any()
}

/// Go on, not now, no: side by side, and none of them pressed for anybody.
fn decide(draft: &Draft) -> AnyView {
    let unanswered = draft.answers.first_unanswered();
    let on = if unanswered < Step::Agree { urls::change(unanswered) } else { urls::step(unanswered) };
    let lines: Vec<_> = text::DECIDE.iter().map(|line| view! { <li>{*line}</li> }).collect();
    view! {
        <h2 class="govuk-heading-m">{text::DECIDE_TITLE}</h2>
        <ul class="govuk-list govuk-list--bullet">{lines}</ul>
        <div>
            <a class="govuk-button govuk-button--secondary" href=on>{text::GO_ON_YES}</a>
            <a class="govuk-button govuk-button--secondary" href=urls::LATER>{text::NOT_NOW}</a>
            <form method="post" autocomplete="off" action=urls::post::FOR_YOU_NO>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::NO_THANKS}</button>
            </form>
        </div>
    }
    .into_any()
}

/// For a young person whom it is about: their own copy, which nobody else sees.
fn as_own() -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{trusted::MINE_TITLE}</h2>
        <p class="govuk-body">{trusted::MINE}</p>
        <form method="post" autocomplete="off" action=urls::post::TRUSTED_OWN>
            <button type="submit" class="govuk-button govuk-button--secondary">{trusted::MINE_BUTTON}</button>
        </form>
    }
    .into_any()
}

/// The family's draft that somebody wrote, for a form; everybody else is sent where they belong.
pub async fn written(asked: &Asked) -> Result<Result<(Visit, Box<Draft>), Next>, Fault> {
    Ok(match standing(asked).await? {
        Standing::Drafting(visit, draft) if draft.answers.helped_by.is_some() => Ok((visit, draft)),
        Standing::Drafting(_, draft) => Err(Next::page(overview(&draft.answers))),
        Standing::Asked(..) => Err(Next::page(urls::STATUS)),
        Standing::Nothing => Err(Next::page(urls::ENDED)),
    })
}

/// Strikes one answer out. Nothing tells that it was ever there.
pub async fn strike(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let step = Step::from_slug(form.get("step")).filter(|step| is_written(*step));
    for _ in 0..TRIES {
        let (mut visit, mut draft) = match written(&asked).await? {
            Ok(found) => found,
            Err(next) => return Ok(next),
        };
        let Some(step) = step else { break };
        draft.answers.strike(step);
        draft.rejected.remove(&step);
        if asked.portal.store.save_draft(&draft).await? {
            visit.data.helping.notice = Some(HelpingNotice::Struck);
            visits::put(&asked, &visit).await?;
            break;
        }
    }
    Ok(Next::page(urls::FOR_YOU_READ))
}

/// No, thank you: it is deleted, and this visit ends.
pub async fn no(asked: Asked, _form: RawForm) -> Result<Next, Fault> {
    let (_, draft) = match written(&asked).await? {
        Ok(found) => found,
        Err(next) => return Ok(next),
    };
    let handed = Handed { draft: draft.id, family: draft.family, member: draft.member };
    asked.portal.store.decline(handed, asked.portal.clock.now()).await?;
    visits::end(&asked).await?;
    Ok(Next::page(urls::FOR_YOU_CLOSED))
}

/// It is deleted.
#[component]
pub fn ClosedPage() -> impl IntoView {
    loaded(|asked| async move {
        let content = view! {
            <h1 class="govuk-heading-l">{text::CLOSED_TITLE}</h1>
            {paragraphs(&text::CLOSED)}
            {link(urls::START, text::CLOSED_START)}
        };
        Ok::<_, Stop>(layout::page(&asked, Frame::open(words::current().common.neutral_title), content))
    })
}
