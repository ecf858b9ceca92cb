//! The list: what came in, hub by hub, by what runs out next; how many wait and how many are late.
//!
//! Of a hub, what is urgent comes first, then what is due soonest, so what is late stands on top, in words. What is done
//! comes last. It comes in pages, and narrows to one hub by a plain link.

use leptos::prelude::*;

use super::{
    AtDesk, concerns, desk_frame,
    due::{self, Due, Promise},
    here, place_name, plan, require, state_words, tasks,
};
use crate::{
    domain::{
        desk_person::Act,
        place::{HubId, PlaceId},
        question::SentKind,
    },
    page::{Asked, loaded},
    ports::{DeskLine, day_in_england},
    ui::layout,
    urls, words,
    words::{advice as advice_text, desk as text, desk_people},
};

/// How many requests are looked at; what still waits comes first.
const MOST: u32 = 2_000;
/// How many one page shows.
const PAGE: usize = 50;

/// A hub of a place.
type HubOf = (PlaceId, HubId);

/// A line with what is due.
struct Line {
    line: DeskLine,
    due: Option<Due>,
}

impl Line {
    fn hub(&self) -> HubOf {
        (self.line.status.place.clone(), self.line.status.hub.clone())
    }

    fn is_overdue(&self) -> bool {
        self.due.is_some_and(|due| due.overdue > 0)
    }
}

/// The list.
#[component]
pub fn DeskPage() -> impl IntoView {
    loaded(|asked| async move {
        let at = require(&asked).await?;
        let lines = lines(&asked, &at).await?;
        let tasks = tasks::part(&asked, &at).await?;
        let concerns = concerns::way(&asked, &at).await?;
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            {here(&asked, &at)}
            {concerns}
            {unchecked(&asked, &at)}
            {tasks}
            {inbox(&asked, lines)}
            {at.may(Act::Open).then(plan::ways)}
            {ways(&at)}
            <form method="post" autocomplete="off" action=urls::post::FINISH>
                <button type="submit" class="govuk-button govuk-button--secondary">{text::FINISH}</button>
            </form>
        };
        Ok(layout::page(&asked, desk_frame(text::TITLE), content))
    })
}

/// Where to from here: counts for who works for a whole place, people and organisations for who leads.
fn ways(at: &AtDesk) -> AnyView {
    let has_place = at.work.reach.whole_places().next().is_some();
    let leads = at.may(Act::Lead) && has_place;
    let way = |is_theirs: bool, href: &'static str, title: &'static str| {
        is_theirs.then(|| view! { <p class="govuk-body"><a class="govuk-link" href=href>{title}</a></p> })
    };
    view! {
        {way(has_place, urls::DESK_MEASURES, words::measures::TITLE)}
        {way(leads, urls::DESK_ORGANISATIONS, words::organisations::DESK_TITLE)}
        {way(leads, urls::DESK_PEOPLE, desk_people::TITLE)}
    }
    .into_any()
}

/// Every line in reach: those with something due hub by hub, urgent first, then by what runs out next; then the rest.
async fn lines(asked: &Asked, at: &AtDesk) -> Result<Vec<Line>, crate::ports::Fault> {
    let kept = asked.portal.store.desk_lines(&at.work, MOST).await?;
    let with_due = |line: DeskLine| Line { due: due::of(asked, &line.status), line };
    let mut lines: Vec<Line> = kept.into_iter().map(with_due).collect();
    lines.sort_by_key(|each| {
        let by = each.due.map(|due| due.by);
        let hub = each.due.map(|_| each.hub());
        (each.due.is_none(), hub, !each.line.status.urgent, by, each.line.status.sent_at)
    });
    Ok(lines)
}

/// What the address narrows the list to.
struct Narrowed {
    hub: Option<String>,
    page: usize,
}

impl Narrowed {
    fn of(asked: &Asked) -> Self {
        let query = asked.query();
        let hub = Some(query.get("hub")).filter(|hub| !hub.is_empty()).map(str::to_owned);
        Self { hub, page: query.get("page").parse().unwrap_or(1).clamp(1, 1_000) }
    }

    fn fits(&self, line: &Line) -> bool {
        self.hub.as_ref().is_none_or(|hub| *hub == key(&line.hub()))
    }

    fn address(hub: Option<&str>, page: usize) -> String {
        let hub = hub.map(|hub| format!("hub={hub}"));
        let page = (page > 1).then(|| format!("page={page}"));
        let query: Vec<String> = hub.into_iter().chain(page).collect();
        if query.is_empty() { urls::DESK.to_owned() } else { format!("{}?{}", urls::DESK, query.join("&")) }
    }
}

/// A hub as an address names it.
fn key((place, hub): &HubOf) -> String {
    format!("{}.{}", place.as_str(), hub.as_str())
}

fn inbox(asked: &Asked, lines: Vec<Line>) -> AnyView {
    let narrowed = Narrowed::of(asked);
    let filter = filter(asked, &lines, &narrowed);
    let lines: Vec<Line> = lines.into_iter().filter(|line| narrowed.fits(line)).collect();
    let open = lines.iter().filter(|line| line.due.is_some()).count();
    let late = lines.iter().filter(|line| line.is_overdue()).count();
    let pages = lines.len().div_ceil(PAGE).max(1);
    let page = narrowed.page.min(pages);
    let shown: Vec<&Line> = lines.iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let list = if shown.is_empty() {
        view! { <p class="govuk-body">{text::EMPTY}</p> }.into_any()
    } else {
        groups(asked, &shown)
    };
    view! {
        {filter}
        <p class="govuk-body" id="counts"><strong>{text::counts(open, late)}</strong></p>
        {list}
        {turning(&narrowed, (page, pages))}
    }
    .into_any()
}

/// Plain links that narrow the list to one hub; none where there is but one.
fn filter(asked: &Asked, lines: &[Line], narrowed: &Narrowed) -> Option<AnyView> {
    let mut hubs: Vec<HubOf> = lines.iter().map(Line::hub).collect();
    hubs.sort();
    hubs.dedup();
    let link = |hub: Option<String>, label: String| {
        let is_here = hub == narrowed.hub;
        let to = Narrowed::address(hub.as_deref(), 1);
        view! { <li><a class="govuk-link" href=to aria-current=is_here.then_some("true")>{label}</a></li> }
    };
    (hubs.len() > 1).then(|| {
        let all = link(None, text::ALL_HUBS.to_owned());
        let each: Vec<_> = hubs.iter().map(|hub| link(Some(key(hub)), hub_name(asked, hub))).collect();
        view! { <nav aria-label=text::HUBS><ul class="govuk-list">{all} {each}</ul></nav> }.into_any()
    })
}

fn hub_name(asked: &Asked, (place, hub): &HubOf) -> String {
    let known = asked.portal.places.get(place).and_then(|place| place.hub(hub).map(|hub| hub.name.clone()));
    format!("{} ({})", known.unwrap_or_else(|| hub.as_str().to_owned()), place_name(asked, place))
}

/// The lines of one page under the headings of their hubs.
fn groups(asked: &Asked, shown: &[&Line]) -> AnyView {
    let heading = |line: &Line| line.due.map_or_else(|| text::NOTHING_DUE.to_owned(), |_| hub_name(asked, &line.hub()));
    let groups = shown.chunk_by(|one, other| heading(one) == heading(other)).map(|group| {
        let title = group.first().map(|line| heading(line));
        let rows: Vec<_> = group.iter().map(|line| row(line)).collect();
        view! {
            <h2 class="govuk-heading-m">{title}</h2>
            <ul class="govuk-list app-desk-list">{rows}</ul>
        }
    });
    groups.collect::<Vec<_>>().into_any()
}

fn row(Line { line, due }: &Line) -> AnyView {
    let w = words::current();
    let status = &line.status;
    let question = (status.kind == SentKind::Question)
        .then(|| view! { <strong class="govuk-tag">{advice_text::DESK_TAG}</strong> " " });
    let due = due.map(|due| {
        let by = (w.day)(due.by);
        let by = match (due.promise, status.kind) {
            (Promise::Acknowledge, _) => text::acknowledge_by(&by),
            (Promise::Outcome, SentKind::Question) => advice_text::desk_by(&by),
            (Promise::Outcome, SentKind::Request) => text::outcome_by(&by),
        };
        let late = (due.overdue > 0).then(|| view! { ", " <strong>{text::overdue(due.overdue)}</strong> });
        view! { <br/> {by} {late} }
    });
    view! {
        <li class="app-list__item">
            <div>
                <a class="govuk-link" href=urls::desk_case(&status.reference)>{status.reference.as_str().to_owned()}</a>
                " " {status.urgent.then(|| view! { <strong class="govuk-tag govuk-tag--red">{text::URGENT}</strong> " " })}
                {question} {(w.day)(day_in_england(status.sent_at))} ", " {state_words(status)} {due}
            </div>
        </li>
    }
    .into_any()
}

/// The pages before and after this one.
fn turning(narrowed: &Narrowed, (page, pages): (usize, usize)) -> Option<AnyView> {
    let w = words::current();
    let link = |to: usize, label: &'static str| {
        let to = Narrowed::address(narrowed.hub.as_deref(), to);
        view! { <p class="govuk-body"><a class="govuk-link" href=to>{label}</a></p> }
    };
    (pages > 1).then(|| {
        view! {
            <nav aria-label=text::PAGES>
                <p class="govuk-body">{(w.page_of)(page, pages)}</p>
                {(page > 1).then(|| link(page - 1, text::BEFORE))}
                {(page < pages).then(|| link(page + 1, text::AFTER))}
            </nav>
        }
        .into_any()
    })
}

/// Contacts that no person has confirmed, so that somebody does.
fn unchecked(asked: &Asked, at: &AtDesk) -> Option<AnyView> {
    let contacts = asked.portal.places.all().filter(|place| at.work.reach.touches(&place.id)).flat_map(|place| {
        let unchecked = place.contacts().filter(|contact| !contact.verified);
        unchecked.map(|contact| format!("{}: {} ({})", place.name, contact.label, contact.as_of)).collect::<Vec<_>>()
    });
    let lines: Vec<_> = contacts.map(|line| view! { <li>{line}</li> }).collect();
    (!lines.is_empty()).then(|| {
        view! {
            <div class="govuk-inset-text">{text::UNCHECKED}</div>
            <details class="govuk-details">
                <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text::UNCHECKED_LIST}</span></summary>
                <div class="govuk-details__text"><ul class="govuk-list govuk-list--bullet">{lines}</ul></div>
            </details>
        }
        .into_any()
    })
}
