//! How far things have come: the family's own line from 0 to 10 in its own words, and readings of named tools.
//!
//! Where somebody is on a line is theirs to say and to see: no other seat reads it.

use leptos::prelude::*;

use super::{
    Here, day, day_of,
    line::{self, Point},
    saying,
};
use crate::{
    domain::{
        plan::{SCALE_TOP, Scale, ScaleLine, ToolReading, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::{FreeText, Line},
    },
    features::access::{self, link},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::{Fault, PlanNotice, day_in_england},
    ui::fields::{self, Field, FormState},
    urls,
    words::plan::{self as plan_text, progress as text},
};

const MAKE: [&str; 3] = ["scale-about", "scale-low", "scale-high"];

/// The lines, and a way to make one.
#[component]
pub fn ProgressPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let fields: Vec<_> = here.plan.scales.iter().flat_map(|line| fields_of(&here, line)).collect();
        let names: Vec<_> = fields.iter().map(String::as_str).chain(MAKE).collect();
        let state = access::refused(&here.visit, &names);
        let lines: Vec<_> =
            here.plan.scales.iter().enumerate().map(|(number, line)| scale(&here, (number, line), &state)).collect();
        let make = here.plan.text.is_some().then(|| make_form(&state));
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::TITLE}</h1>
            <p>{text::LEAD}</p>
            {lines}
            {make}
            {tools(&here)}
            {link(urls::PLAN, plan_text::TO_PLAN)}
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), state.has_problems()), content.into_any()))
    })
}

/// The fields of one line: the number, and why.
fn fields_of(here: &Here, line: &ScaleLine) -> [String; 2] {
    let mark = here.mark(line.scale.key.as_str());
    [format!("at-{mark}"), format!("why-{mark}")]
}

fn scale(here: &Here, (number, line): (usize, &ScaleLine), state: &FormState) -> AnyView {
    let scale = &line.scale;
    let points: Vec<_> = line
        .points
        .iter()
        .map(|(value, words, stamp)| {
            let beside = words.as_ref().map(|words| words.as_str().to_owned()).unwrap_or_default();
            Point { day: day_of(stamp.at), value: u16::from(*value), beside }
        })
        .collect();
    let [at, why] = fields_of(here, line);
    let where_now = Field::new(at, text::WHERE).inputmode("numeric").width("govuk-input--width-2");
    view! {
        <section>
            <h2 class="govuk-heading-m" dir="auto">{scale.about.as_str().to_owned()}</h2>
            <p dir="auto">{text::ends(scale.low.as_str(), scale.high.as_str())}</p>
            {line::view(number, (scale.about.as_str(), SCALE_TOP.into()), (&points, text::NOTE))}
            <form method="post" autocomplete="off" action=urls::post::PLAN_SCALED novalidate>
                <input type="hidden" name="scale" value=here.mark(scale.key.as_str())/>
                {fields::text_input(state, &where_now)}
                {fields::text_area(state, &Field::new(why, text::WHY), 2)}
                {fields::submit(text::SEND)}
            </form>
        </section>
    }
    .into_any()
}

fn make_form(state: &FormState) -> AnyView {
    view! {
        <h2 class="govuk-heading-m">{text::MAKE}</h2>
        <form method="post" autocomplete="off" action=urls::post::PLAN_SCALE novalidate>
            {fields::text_input(state, &Field::new("scale-about", text::ABOUT).hint(text::ABOUT_HINT))}
            {fields::text_input(state, &Field::new("scale-low", text::LOW))}
            {fields::text_input(state, &Field::new("scale-high", text::HIGH))}
            {fields::submit(text::MAKE_SEND)}
        </form>
    }
    .into_any()
}

/// Readings of one tool about one thing make one line.
fn tools(here: &Here) -> AnyView {
    let mut groups: Vec<Vec<&ToolReading>> = Vec::new();
    for (reading, _) in &here.plan.readings {
        let like = |group: &&mut Vec<&ToolReading>| {
            group
                .first()
                .is_some_and(|it| (&it.tool, &it.about, it.most) == (&reading.tool, &reading.about, reading.most))
        };
        match groups.iter_mut().find(like) {
            Some(group) => group.push(reading),
            None => groups.push(vec![reading]),
        }
    }
    let first = here.plan.scales.len();
    let lines: Vec<_> = groups.iter().enumerate().filter_map(|(index, group)| tool(first + index, group)).collect();
    (!lines.is_empty()).then(|| view! { <h2 class="govuk-heading-m">{text::TOOLS}</h2> {lines} }).into_any()
}

fn tool(number: usize, group: &[&ToolReading]) -> Option<AnyView> {
    let first = group.first()?;
    let points: Vec<_> = group
        .iter()
        .map(|it| Point { day: day(it.on), value: it.score, beside: it.scored_by.as_str().to_owned() })
        .collect();
    let title = format!("{}: {}", first.tool.as_str(), first.about.as_str());
    let picture = line::view(number, (&title, first.most), (&points, text::BY));
    Some(view! { <h3 class="govuk-heading-s" dir="auto">{title}</h3> {picture} }.into_any())
}

/// Makes a line.
pub async fn make(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    match MAKE.map(|field| Line::parse(form.get(field))) {
        [Ok(about), Ok(low), Ok(high)] => {
            let of = format!("scale {} {} {}", about.as_str(), low.as_str(), high.as_str());
            let key = saying::new_key(&here, &of)?;
            saying::say_and_go(&asked, here, What::ScaleMade(Scale { key, about, low, high }), urls::PLAN_PROGRESS)
                .await
        }
        lines => {
            let problem = |(field, line): (&str, Result<Line, ProblemKind>)| Some(Problem::new(field, line.err()?));
            let problems = MAKE.into_iter().zip(lines).filter_map(problem).collect();
            saying::refuse(&asked, here, (form.only(&MAKE), problems), urls::PLAN_PROGRESS).await
        }
    }
}

/// Says where things are on a line.
pub async fn scaled(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let line = here.plan.scales.iter().find(|line| here.mark(line.scale.key.as_str()) == form.get("scale"));
    let Some((scale, [at, why])) = line.map(|line| (line.scale.key.clone(), fields_of(&here, line))) else {
        return saying::not_there(&asked, here, urls::PLAN_PROGRESS).await;
    };
    match (number(form.get(&at)), FreeText::parse_optional(form.get(&why))) {
        (Ok(value), Ok(words)) => {
            let is_of_today = said_today(&asked, line);
            let what = What::Scaled { scale, value, words };
            // The same number on another day is a new one.
            let is_kept = if is_of_today {
                saying::say(&asked, &here, what).await?
            } else {
                saying::say_again(&asked, &here, what).await?
            };
            let notice = if is_kept { PlanNotice::Kept } else { PlanNotice::NotKept };
            saying::go(&asked, here, notice, urls::PLAN_PROGRESS).await
        }
        (value, words) => {
            let mut problems = Vec::new();
            problems.extend(value.err().map(|kind| Problem::new(at.as_str(), kind)));
            problems.extend(words.err().map(|kind| Problem::new(why.as_str(), kind)));
            saying::refuse(&asked, here, (form.only(&[&at, &why]), problems), urls::PLAN_PROGRESS).await
        }
    }
}

fn said_today(asked: &Asked, line: Option<&ScaleLine>) -> bool {
    let last = line.and_then(|line| line.points.last()).map(|(_, _, stamp)| day_in_england(stamp.at));
    last == Some(day_in_england(asked.portal.clock.now()))
}

fn number(typed: &str) -> Result<u8, ProblemKind> {
    if typed.trim().is_empty() {
        return Err(ProblemKind::Missing);
    }
    typed.trim().parse().ok().filter(|value| *value <= SCALE_TOP).ok_or(ProblemKind::NotAChoice)
}
