//! Being asked to lead a plan: a helper with an account reads what was written for them, and says yes or no for themselves.
//!
//! Before their yes they learn the place and its hub, and nothing of the family. They lead once all three parties have said
//! yes (rule C16), and work on that plan on the desk's own pages; with another lead, or once they are cut off, no more.

use leptos::prelude::*;

use super::{Staff, proving::show, require, staff};
use crate::{
    domain::{
        choices::YesNo,
        plan::{By, LeadState, Party, Plan, PlanEvent, SeenBy, What},
        problem::ProblemKind,
        raw_form::RawForm,
        text::{FreeText, Line},
    },
    features::{access, desk::plan::hand::leads},
    form_post::Next,
    page::{Asked, loaded},
    ports::{Fault, Helper, HubSays, LeadAsk, day_in_england},
    ui::fields::{self, Field, FormState},
    urls, words,
    words::desk_plan as text,
};

/// Somebody is asked, with the plan as it stands.
struct Asking {
    ask: LeadAsk,
    plan: Plan,
}

impl Asking {
    /// Whether they can still answer: the offer is the newest, and nobody has answered for them.
    fn is_open(&self) -> bool {
        let newest = self.plan.lead.as_ref().filter(|lead| lead.offer.key == self.ask.offer);
        newest.is_some_and(|lead| lead.practitioner.is_none() && lead.state() == LeadState::Offered)
    }

    /// Whether they said yes and others have yet to.
    fn waits(&self) -> bool {
        let newest = self.plan.lead.as_ref().filter(|lead| lead.offer.key == self.ask.offer);
        newest.is_some_and(|lead| lead.practitioner.is_some() && lead.state() == LeadState::Offered)
    }
}

/// Everything somebody with an account is asked to lead; nothing without one.
async fn all(asked: &Asked, helper: &Helper) -> Result<Vec<Asking>, Fault> {
    if helper.account.is_none() {
        return Ok(Vec::new());
    }
    let mut all = Vec::new();
    for ask in asked.portal.store.asked_to_lead(helper.key).await? {
        let plan = Plan::of(asked.portal.store.plan_events(ask.status.id).await?);
        all.push(Asking { ask, plan });
    }
    Ok(all)
}

/// The ways to what somebody is asked and leads.
pub(super) async fn ways(asked: &Asked, helper: &Helper) -> Result<AnyView, Fault> {
    let all = all(asked, helper).await?;
    let is_asked = all.iter().any(Asking::is_open);
    let is_lead = all.iter().any(|it| it.waits() || leads(&it.plan, &it.ask));
    Ok(view! {
        {is_asked.then(|| access::link(urls::HELPING_LEAD, text::YOU_ARE_ASKED))}
        {is_lead.then(|| access::link(urls::HELPING_PLAN, text::YOU_LEAD))}
    }
    .into_any())
}

/// What somebody is asked, and the answer.
#[component]
pub fn LeadPage() -> impl IntoView {
    loaded(|asked| async move {
        let Staff { visit, helper } = require(&asked).await?;
        let all = all(&asked, &helper).await?;
        let state = access::refused(&visit, &["plan-agrees", "plan-words"]);
        let open: Vec<_> = all.iter().filter(|it| it.is_open()).map(|it| one(&asked, it, &state)).collect();
        let none = open.is_empty().then(|| view! { <p class="govuk-body">{text::ASKED_NONE}</p> });
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::YOU_ARE_ASKED}</h1>
            {access::paragraphs(&text::LEAD_MEANS)}
            {none}
            {open}
        };
        Ok(show(&asked, urls::HELPING_MINE, state.has_problems(), content))
    })
}

fn one(asked: &Asked, Asking { ask, plan }: &Asking, state: &FormState) -> AnyView {
    let place = asked.portal.places.get(&ask.status.place);
    let name = place.map(|place| place.name.clone()).unwrap_or_default();
    let hub = place.and_then(|place| place.hub(&ask.status.hub)).map(|hub| hub.name.clone());
    let role = plan.lead.as_ref().map(|lead| lead.offer.role.as_str().to_owned());
    let day = (words::current().day)(day_in_england(ask.asked_at));
    let note = ask
        .note
        .as_ref()
        .map(|note| view! { <p class="govuk-body app-as-typed" dir="auto">{note.as_str().to_owned()}</p> });
    view! {
        <section>
            <h2 class="govuk-heading-m">{name} {hub.map(|hub| format!(", {hub}"))}</h2>
            <p class="govuk-body">{text::asked_on(&day)} " " <span class="app-as-typed" dir="auto">{role}</span></p>
            {note}
            <form method="post" autocomplete="off" action=urls::post::HELPING_LEAD novalidate>
                <input type="hidden" name="offer" value=ask.offer.as_str().to_owned()/>
                {fields::yes_no(state, &Field::new("plan-agrees", text::WILL_YOU))}
                {fields::text_area(state, &Field::new("plan-words", text::WHY).hint(text::WHY_HINT), 3)}
                {fields::submit(text::SAY_SO)}
            </form>
        </section>
    }
    .into_any()
}

/// Takes the answer: once, from whoever was asked.
pub async fn answer(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some(Staff { visit, helper }) = staff(&asked).await? else {
        return Ok(Next::page(urls::HELPING));
    };
    let all = all(&asked, &helper).await?;
    let Some(asking) = all.into_iter().find(|it| it.ask.offer.as_str() == form.get("offer") && it.is_open()) else {
        return Ok(Next::page(urls::HELPING_MINE));
    };
    let typed = form.get("plan-words");
    let Some(agrees) = YesNo::from_slug(form.get("plan-agrees")) else {
        return refuse(&asked, visit, (typed, ("plan-agrees", ProblemKind::Missing))).await;
    };
    let words = match FreeText::parse_optional(typed) {
        Ok(words) => words,
        Err(kind) => return refuse(&asked, visit, (typed, ("plan-words", kind))).await,
    };
    say(&asked, (&helper, &asking.ask), (agrees.is_yes(), words)).await?;
    Ok(Next::page(if agrees.is_yes() { urls::HELPING_PLAN } else { urls::HELPING_MINE }))
}

async fn refuse(
    asked: &Asked,
    mut visit: crate::ports::Visit,
    (typed, (field, kind)): (&str, (&str, ProblemKind)),
) -> Result<Next, Fault> {
    let form = RawForm::default().with("plan-words", typed);
    let problems = vec![crate::domain::problem::Problem::new(field, kind)];
    visit.data.refused = Some(crate::domain::answers::Rejected { form, problems });
    crate::visits::put(asked, &visit).await?;
    Ok(Next::page(urls::HELPING_LEAD))
}

/// Says it in the plan, under the one id that this answer has.
async fn say(
    asked: &Asked,
    (helper, ask): (&Helper, &LeadAsk),
    (agrees, words): (bool, Option<FreeText>),
) -> Result<(), Fault> {
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    let Ok(name) = Line::parse(helper.who.name.as_str()) else { return Ok(()) };
    let offer = ask.offer.clone();
    let event = PlanEvent {
        at: now,
        id: format!("{}-own", offer.as_str()),
        by: By::Practitioner { name },
        seen_by: SeenBy::Everyone,
        what: What::LeadAnswered { offer, party: Party::Practitioner, agrees, words },
    };
    let status = &ask.status;
    let (place, hub, reference) = (status.place.clone(), status.hub.clone(), status.reference.clone());
    store.hub_says(&HubSays { place, hub, reference, event }, now).await?;
    store.lead_answered(status.id, &ask.offer, now).await
}

/// The plans somebody leads, and those that wait for the others' yes.
#[component]
pub fn PlansPage() -> impl IntoView {
    loaded(|asked| async move {
        let Staff { helper, .. } = require(&asked).await?;
        let all = all(&asked, &helper).await?;
        let line = |it: &Asking| {
            let place = asked.portal.places.get(&it.ask.status.place).map(|place| place.name.clone());
            let shown = if leads(&it.plan, &it.ask) {
                let reference = &it.ask.status.reference;
                view! { <a class="govuk-link" href=urls::desk_plan(reference)>{reference.as_str().to_owned()}</a> }
                    .into_any()
            } else {
                view! { {text::LEAD_WAITS} }.into_any()
            };
            view! { <li>{place} ": " {shown}</li> }
        };
        let lines: Vec<_> = all.iter().filter(|it| it.waits() || leads(&it.plan, &it.ask)).map(line).collect();
        let list = if lines.is_empty() {
            view! { <p class="govuk-body">{text::LEAD_NONE}</p> }.into_any()
        } else {
            view! { <ul class="govuk-list govuk-list--bullet" id="led">{lines}</ul> }.into_any()
        };
        let content = view! { <h1 class="govuk-heading-l">{text::YOU_LEAD}</h1> {list} };
        Ok(show(&asked, urls::HELPING_MINE, false, content))
    })
}
