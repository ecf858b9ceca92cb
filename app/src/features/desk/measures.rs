//! Counts that name nobody, by place and month: what is shown of them is decided in [`crate::domain::measures`] alone.
//!
//! Cuts are fixed: nothing in an address narrows them, so no two tables can be held against each other (rule C26). Only who
//! works for a whole place sees its counts.

use leptos::prelude::*;

use super::{AtDesk, desk_frame, place_name, require};
use crate::{
    domain::{
        measures::{Cell, Column, by_month, csv_field, months},
        place::{Place, PlaceId},
    },
    features::{carry::Download, status::outcome_by},
    page::{Asked, Stop, loaded},
    ports::{Fault, SentMeasure, day_in_england, instant_in_england},
    ui::layout,
    urls,
    words::measures as text,
};

/// What a place's table holds.
struct Table {
    name: String,
    months: Vec<String>,
    columns: Vec<Column>,
    in_time: String,
}

/// The page.
#[component]
pub fn MeasuresPage() -> impl IntoView {
    loaded(|asked| async move {
        let at = require(&asked).await?;
        let tables = tables(&asked, &at).await?;
        let nothing = tables.is_empty();
        let sections: Vec<_> = tables.iter().enumerate().map(|(number, table)| section(number, table)).collect();
        let content = view! {
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p class="govuk-body">{text::LEAD}</p>
            {nothing.then(|| view! { <p class="govuk-body">{text::NOTHING}</p> })}
            {sections}
            {(!nothing).then(|| view! { <p class="govuk-body"><a class="govuk-link" href=urls::DESK_MEASURES_FILE>{text::FILE}</a></p> })}
        };
        Ok(layout::page(&asked, desk_frame(text::TITLE).back(urls::DESK), content))
    })
}

/// The same as a table file.
pub async fn download(asked: &Asked) -> Result<Download, Stop> {
    let at = require(asked).await?;
    let mut lines = vec![line(std::iter::once("Place").chain([text::MONTH]).chain(text::COLUMNS))];
    for Table { name, months, columns, .. } in tables(asked, &at).await? {
        let rows = months.iter().enumerate().map(|(row, month)| {
            let cells = columns.iter().map(|column| column.months.get(row).copied().unwrap_or(Cell::Hidden));
            (month.as_str(), cells.collect::<Vec<_>>())
        });
        let total = (text::TOTAL, columns.iter().map(|column| column.total).collect());
        lines.extend(rows.chain([total]).map(|(month, cells)| {
            let cells: Vec<String> = cells.into_iter().map(shown).collect();
            line([name.as_str(), month].into_iter().chain(cells.iter().map(String::as_str)))
        }));
    }
    Ok(Download { name: "counts.csv", content_type: "text/csv; charset=utf-8", body: lines.concat() })
}

fn line<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let fields: Vec<String> = fields.into_iter().map(csv_field).collect();
    format!("{}\r\n", fields.join(","))
}

async fn tables(asked: &Asked, at: &AtDesk) -> Result<Vec<Table>, Fault> {
    let mut all = Vec::new();
    for id in at.work.reach.whole_places() {
        if let Some(place) = asked.portal.places.get(id) {
            all.push(table(asked, id, place).await?);
        }
    }
    Ok(all)
}

async fn table(asked: &Asked, id: &PlaceId, place: &Place) -> Result<Table, Fault> {
    let portal = &asked.portal;
    let today = day_in_england(portal.clock.now());
    let months = months(today);
    let first = months.first().copied().unwrap_or(today);
    let since = instant_in_england(first.at(0, 0, 0, 0)).ok_or(Fault::bare("counting from the first of a month"))?;
    let requests = portal.store.requests_since(id, since).await?;
    let leads = portal.store.partner_leads_since(id, since).await?;
    let meetings = portal.store.team_meetings_since(id, first).await?;
    let sent_on = |keep: &dyn Fn(&&SentMeasure) -> bool| {
        by_month(&months, requests.iter().filter(keep).map(|request| day_in_england(request.sent_at)))
    };
    let by = |request: &SentMeasure| outcome_by(portal, request.sent_at, place);
    let in_time = |it: &SentMeasure| it.outcome_at.is_some_and(|at| day_in_england(at) <= by(it));
    let is_late = |it: &SentMeasure| !it.withdrawn && !in_time(it) && today > by(it);
    let counts = [
        sent_on(&|_| true),
        sent_on(&|it| it.again),
        sent_on(&|it| in_time(it)),
        sent_on(&|it| is_late(it)),
        by_month(&months, leads.into_iter().map(day_in_england)),
        by_month(&months, meetings),
    ];
    Ok(Table {
        name: place_name(asked, id),
        columns: counts.iter().map(|counts| Column::of(counts)).collect(),
        months: months.iter().map(|month| month.strftime("%B %Y").to_string()).collect(),
        in_time: text::in_time(place.clocks.outcome_working_days),
    })
}

fn shown(cell: Cell) -> String {
    match cell {
        Cell::About(count) => count.to_string(),
        Cell::Hidden => text::HIDDEN.to_owned(),
    }
}

fn section(number: usize, table: &Table) -> AnyView {
    let parts: Vec<_> = table
        .columns
        .iter()
        .zip(text::COLUMNS)
        .enumerate()
        .map(|(at, (column, name))| {
            view! {
                <h3 class="govuk-heading-s">{name}</h3>
                {bars((number, at), (column, name), &table.name)}
                {counts(&table.months, column, name)}
            }
        })
        .collect();
    view! {
        <section>
            <h2 class="govuk-heading-m">{table.name.clone()}</h2>
            <p class="govuk-body">{table.in_time.clone()}</p>
            {parts}
        </section>
    }
    .into_any()
}

/// The counts month by month; one line where there is none to show.
fn counts(months: &[String], column: &Column, name: &'static str) -> AnyView {
    if column.months.iter().chain([&column.total]).all(|cell| matches!(cell, Cell::Hidden)) {
        return view! { <p class="govuk-body">{text::ALL_HIDDEN}</p> }.into_any();
    }
    let row = |head: &str, cell: Cell| view! { <tr><th scope="row">{head.to_owned()}</th><td>{shown(cell)}</td></tr> };
    let rows: Vec<_> = months.iter().zip(&column.months).map(|(month, cell)| row(month, *cell)).collect();
    view! {
        <table>
            <thead><tr><th scope="col">{text::MONTH}</th><th scope="col">{name}</th></tr></thead>
            <tbody>{rows} {row(text::TOTAL, column.total)}</tbody>
        </table>
    }
    .into_any()
}

/// One bar a month; nothing stands where a count is hidden. A column with nothing to show has no picture.
fn bars((table, column): (usize, usize), (counts, name): (&Column, &'static str), place: &str) -> Option<AnyView> {
    const HIGH: u32 = 100;
    let value = |cell: &Cell| match cell {
        Cell::About(count) => *count,
        Cell::Hidden => 0,
    };
    let most = counts.months.iter().map(value).max().filter(|most| *most > 0)?;
    let bars: Vec<_> = counts
        .months
        .iter()
        .enumerate()
        .map(|(at, cell)| {
            let height = value(cell).saturating_mul(HIGH) / most;
            view! {
                <rect x=(at * 24 + 4).to_string() y=(HIGH - height).to_string() width="16" height=height.to_string() fill="currentColor"/>
            }
        })
        .collect();
    let (title, described) = (format!("bars-{table}-{column}"), format!("bars-{table}-{column}-text"));
    let labelled_by = format!("{title} {described}");
    Some(
        view! {
            <svg class="app-square" role="img" aria-labelledby=labelled_by viewBox="0 0 300 104">
                <title id=title>{name}</title>
                <desc id=described>{text::picture(name, place)}</desc>
                <path d="M0 101H296" stroke="currentColor" fill="none"/>
                {bars}
            </svg>
        }
        .into_any(),
    )
}
