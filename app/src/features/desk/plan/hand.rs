//! Whose hand works on a plan: the desk's, or its lead's, who works on the plans they lead and on no other.
//!
//! Whether somebody leads is read from the plan each time: with another offer, or once they are cut off, their next page is
//! not there any more (rule C16).

use crate::{
    domain::{
        desk_person::Act,
        ids::SeatId,
        plan::{By, Lead, LeadState, Plan, PlanEvent, PlanKey},
        reference::Reference,
        text::Line,
    },
    features::desk::{AtDesk, Who, may_do},
    page::{Asked, Stop},
    ports::{Fault, LeadAsk, PlanRequest, Seat, Visit},
    urls, visits,
};

/// Whose hand it is.
pub enum Hand {
    /// Somebody at the desk.
    Desk(Box<AtDesk>),
    /// The lead practitioner of this plan.
    Lead(Box<Lead>),
}

impl Hand {
    /// Who says what is said.
    pub fn by(&self) -> By {
        let (name, role) = match self {
            Self::Desk(at) => match &at.who {
                Who::Link => (None, None),
                Who::Person(person) => {
                    (Line::parse(person.holder.name.as_str()).ok(), Some(person.holder.title.clone()))
                }
            },
            Self::Lead(lead) => (Some(lead.offer.name.clone()), Some(lead.offer.role.clone())),
        };
        By::Hub { name, role }
    }

    /// Whether it is the lead's.
    pub const fn is_lead(&self) -> bool {
        matches!(self, Self::Lead(_))
    }
}

/// A plan that somebody works on.
pub struct AtPlan {
    /// Whose hand.
    pub hand: Hand,
    /// Their visit.
    pub visit: Visit,
    /// The request.
    pub request: PlanRequest,
    /// What stands.
    pub plan: Plan,
    /// Everything that was said, in the order it was kept.
    pub events: Vec<PlanEvent>,
    /// Who of the family has a seat, but for the sender.
    pub seats: Vec<Seat>,
}

impl AtPlan {
    /// Its label.
    pub const fn reference(&self) -> &Reference {
        &self.request.status.reference
    }

    /// What to call whoever has the seat with this key.
    pub fn sitter(&self, key: &PlanKey) -> String {
        if key.is_sender() {
            return crate::words::desk_plan::SENDER.to_owned();
        }
        let seat = self.seats.iter().find(|seat| seat.key == *key);
        seat.map(|seat| seat.sitter.name.as_str().to_owned()).unwrap_or_default()
    }

    /// Every seat a part of the plan can be for: its key, and what to call it.
    pub fn sitters(&self) -> Vec<(PlanKey, String)> {
        let open = self.seats.iter().filter(|seat| seat.closed_at.is_none());
        std::iter::once(PlanKey::sender())
            .chain(open.map(|seat| seat.key.clone()))
            .map(|key| (key.clone(), self.sitter(&key)))
            .collect()
    }

    /// One seat by its id.
    pub fn seat(&self, id: SeatId) -> Option<&Seat> {
        self.seats.iter().find(|seat| seat.id == id)
    }
}

/// Whether this offer's holder leads the plan now.
pub fn leads(plan: &Plan, ask: &LeadAsk) -> bool {
    let lead = plan.lead.as_ref().filter(|lead| lead.offer.key == ask.offer);
    lead.is_some_and(|lead| lead.state() == LeadState::Leads)
}

/// Whoever may turn out to work on a plan, before a word of it is opened.
enum Comer {
    /// Somebody at the desk of its hub.
    Desk(Box<AtDesk>),
    /// A helper with an account, with what they were asked to lead.
    Asked(Vec<LeadAsk>),
}

/// The plan, for whoever may work on it; `None` for anybody else, and where there is no such request.
pub async fn find(asked: &Asked, reference: &Reference) -> Result<Option<AtPlan>, Fault> {
    match arrive(asked, reference).await? {
        Some(arrived) => read(asked, arrived).await,
        None => Ok(None),
    }
}

/// Whoever comes to a plan, before a word of it is opened.
type Arrived = (PlanRequest, Comer, Visit);

async fn arrive(asked: &Asked, reference: &Reference) -> Result<Option<Arrived>, Fault> {
    let Some(request) = asked.portal.store.plan_request(reference).await? else { return Ok(None) };
    let comer = comer(asked, &request).await?;
    Ok(comer.map(|(comer, visit)| (request, comer, visit)))
}

async fn read(asked: &Asked, (request, comer, visit): Arrived) -> Result<Option<AtPlan>, Fault> {
    let store = &asked.portal.store;
    let events = store.plan_events(request.status.id).await?;
    let plan = Plan::of(events.clone());
    let hand = match comer {
        Comer::Desk(at) => Some(Hand::Desk(at)),
        Comer::Asked(asks) => {
            let is_theirs = asks.iter().any(|ask| leads(&plan, ask));
            plan.lead.clone().filter(|_| is_theirs).map(|lead| Hand::Lead(Box::new(lead)))
        }
    };
    let Some(hand) = hand else { return Ok(None) };
    let seats = store.seats(request.status.id).await?;
    Ok(Some(AtPlan { hand, visit, request, plan, events, seats }))
}

/// Who comes to a plan, if they may turn out to work on it.
async fn comer(asked: &Asked, request: &PlanRequest) -> Result<Option<(Comer, Visit)>, Fault> {
    if let Some(at) = may_do(asked, Act::Work).await? {
        let visit = at.visit.clone();
        return Ok(at.may_open(&request.status).then(|| (Comer::Desk(Box::new(at)), visit)));
    }
    let Some(visit) = visits::current(asked).await? else { return Ok(None) };
    let helper = visit.data.helping.helper.as_ref().filter(|helper| helper.account.is_some());
    let Some(helper) = helper.filter(|_| request.status.withdrawn_at.is_none()) else { return Ok(None) };
    let mut asks = asked.portal.store.asked_to_lead(helper.key).await?;
    asks.retain(|ask| ask.status.id == request.status.id);
    Ok((!asks.is_empty()).then_some((Comer::Asked(asks), visit)))
}

/// Lets a page show to whoever may work on the plan. That it was opened is kept in the audit, and somebody of a hub team who
/// opens very many families is stopped here as they are at a request.
pub async fn require(asked: &Asked, reference: &str) -> Result<AtPlan, Stop> {
    let reference = Reference::from_text(reference);
    let arrived = arrive(asked, &reference).await?.ok_or(Stop::NotFound)?;
    let (store, now) = (&asked.portal.store, asked.portal.clock.now());
    if let Comer::Desk(desk) = &arrived.1
        && !store.open_plan(&desk.work, &reference, now).await?
    {
        // The request's own page says why, and whom to ask.
        return Err(Stop::Go(urls::desk_case(&reference)));
    }
    let at = read(asked, arrived).await?.ok_or(Stop::NotFound)?;
    if at.hand.is_lead() {
        store.note_plan_opened(&reference, now).await?;
    }
    Ok(at)
}
