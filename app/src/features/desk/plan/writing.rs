//! Taking what is written about a plan: kept as typed until it is sent, looked at first, sent once.
//!
//! Two taps send once, because what is sent goes under an id that was drawn when it was looked at. What has versions goes
//! under its number: of two people who write the same one, the second is told and loses nothing.

use super::{
    forms::{self, Around},
    hand::{self, AtPlan},
    page,
};
use crate::{
    domain::{
        plan::{PlanEvent, PlanKey, What},
        raw_form::RawForm,
        reference::Reference,
    },
    features::work_address::{self, WayIn},
    form_post::Next,
    page::Asked,
    ports::{DeskPlanNotice, Fault, HelperKey, HubSays, NewLeadAsk, PlanForm, PlanTaken, Writing},
    urls, visits,
};

/// What every form of a plan may hold; the rest is not kept.
const PREFIX: &str = "plan-";

/// The plan a form is about, for whoever may work on it, and which form.
async fn which(asked: &Asked, form: &RawForm) -> Result<Option<(AtPlan, PlanForm)>, Fault> {
    let at = hand::find(asked, &Reference::from_text(form.get("reference"))).await?;
    let which = PlanForm::from_slug(form.get("form"));
    Ok(at.zip(which).filter(|(at, which)| forms::makes_sense(at, *which)))
}

/// Begins a form anew: a meeting to change, or the next version from the one that stands.
pub async fn begin(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some((mut at, which)) = which(&asked, &form).await? else { return Ok(Next::page(urls::ENDED)) };
    let about = PlanKey::parse(form.get("about"));
    let begun = forms::begin(&asked, &at, (which, about));
    at.visit.data.desk_plan.keep(begun);
    at.visit.data.desk_plan.notice = None;
    visits::put(&asked, &at.visit).await?;
    Ok(Next::page(page::address(&at, which)))
}

/// Takes what was typed: another row, one less, or a look at the whole.
pub async fn write(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some((mut at, which)) = which(&asked, &form).await? else { return Ok(Next::page(urls::ENDED)) };
    let fields = form.beginning(PREFIX);
    let (key, base) = (PlanKey::parse(form.get("key")), form.get("base").parse().unwrap_or(0));
    let Some(key) = key.filter(|key| !key.is_sender()) else { return Ok(Next::page(page::address(&at, which))) };
    let reference = at.reference().clone();
    let mut writing = Writing { reference, form: which, key, base, fields, problems: Vec::new(), looked: None };
    let pressed = form.get("do");
    if let Some(list) = pressed.strip_prefix("add:") {
        writing.fields = add(&asked, which, (writing.fields, list));
    } else if let Some((list, row)) = pressed.strip_prefix("drop:").and_then(|rest| rest.split_once(':')) {
        writing.fields = writing.fields.without(list, row);
    } else {
        match forms::read(&Around::new(&asked, &at, &writing), which, &writing.fields) {
            Ok(_) => writing.looked = Some(asked.portal.ids.uuid()),
            Err(problems) => writing.problems = problems,
        }
    }
    at.visit.data.desk_plan.keep(writing);
    at.visit.data.desk_plan.notice = None;
    visits::put(&asked, &at.visit).await?;
    Ok(Next::page(page::address(&at, which)))
}

fn add(asked: &Asked, form: PlanForm, (fields, list): (RawForm, &str)) -> RawForm {
    let row = forms::rows(form).iter().find(|(name, ..)| *name == list);
    match row {
        Some((name, prefix, most)) if fields.all(name).count() < *most => {
            let key = forms::fresh_key(asked, prefix);
            fields.with(name, key.as_str())
        }
        _ => fields,
    }
}

/// Sends what was looked at, or goes back to change it; after a clash, says whose version goes on.
pub async fn send(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let Some((mut at, which)) = which(&asked, &form).await? else { return Ok(Next::page(urls::ENDED)) };
    let here = page::address(&at, which);
    let Some(mut writing) = at.visit.data.desk_plan.take(&at.reference().clone(), which) else {
        // It was sent a moment ago, or thrown away in another tab.
        return Ok(Next::page(urls::desk_plan(at.reference())));
    };
    let mut next = here;
    match form.get("do") {
        "send" if writing.looked.is_some_and(|looked| looked.to_string() == form.get("looked")) => {
            let notice = say(&asked, &at, &writing).await?;
            at.visit.data.desk_plan.notice = Some(notice);
            if notice == DeskPlanNotice::Clash {
                at.visit.data.desk_plan.keep(writing);
            } else {
                next = urls::desk_plan(at.reference());
            }
        }
        "theirs" => at.visit.data.desk_plan.notice = None,
        pressed => {
            if pressed == "mine" {
                writing.base = forms::standing(&at, &writing);
            }
            writing.looked = writing.looked.filter(|_| pressed == "send");
            at.visit.data.desk_plan.notice = None;
            at.visit.data.desk_plan.keep(writing);
        }
    }
    visits::put(&asked, &at.visit).await?;
    Ok(Next::page(next))
}

/// Says it; gives how it went.
async fn say(asked: &Asked, at: &AtPlan, writing: &Writing) -> Result<DeskPlanNotice, Fault> {
    let around = Around::new(asked, at, writing);
    let (Some(looked), Ok(what)) = (writing.looked, forms::read(&around, writing.form, &writing.fields)) else {
        return Ok(DeskPlanNotice::Clash);
    };
    let said = forms::said(&around, looked, what.clone());
    // A second tap finds its own words there.
    let is_mine = said.iter().all(|(id, _, what)| at.events.iter().any(|it| it.id == *id && it.what == *what));
    if forms::standing(at, writing) > writing.base && !is_mine {
        return Ok(DeskPlanNotice::Clash);
    }
    if matches!(what, What::LeadOffered(_)) {
        ask_to_lead(asked, at, writing).await?;
    }
    let now = asked.portal.clock.now();
    for (id, seen_by, what) in said {
        let status = &at.request.status;
        let event = PlanEvent { at: now, id, by: at.hand.by(), seen_by, what };
        let (place, hub, reference) = (status.place.clone(), status.hub.clone(), status.reference.clone());
        match asked.portal.store.hub_says(&HubSays { place, hub, reference, event }, now).await? {
            PlanTaken::Taken | PlanTaken::Already => {}
            PlanTaken::Differs => return Ok(DeskPlanNotice::Clash),
            PlanTaken::NoSuchRequest | PlanTaken::Closed => return Ok(DeskPlanNotice::Closed),
        }
    }
    Ok(DeskPlanNotice::Sent)
}

/// Notes whom the portal lets answer for themselves. It comes first: an ask without an offer in the plan shows nowhere.
async fn ask_to_lead(asked: &Asked, at: &AtPlan, writing: &Writing) -> Result<(), Fault> {
    let Some(address) = forms::lead_address(&writing.fields) else { return Ok(()) };
    let new = NewLeadAsk {
        request: at.request.status.id,
        offer: writing.key.clone(),
        helper: HelperKey(work_address::key(&asked.portal, WayIn::Helping, &address)),
        note: forms::lead_note(&writing.fields),
    };
    asked.portal.store.ask_to_lead(&new, asked.portal.clock.now()).await?;
    Ok(())
}
