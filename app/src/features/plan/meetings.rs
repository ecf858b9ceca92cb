//! Meetings: when everybody meets, what the family wants said there, whether it comes or not, and what was decided.

use leptos::prelude::*;

use super::{Here, calendar, day, day_of, saying, typed};
use crate::{
    domain::{
        plan::{HeldMeeting, MeetingState, What},
        problem::Problem,
        raw_form::RawForm,
        text::{FreeText, Line},
    },
    features::access::{self, link},
    form_post::Next,
    page::{Asked, Stop, loaded},
    ports::Fault,
    ui::fields::{self, Field, FormState},
    urls,
    words::plan::{self as plan_text, people as text},
};

/// Every meeting by its time.
#[component]
pub fn MeetingsPage() -> impl IntoView {
    loaded(|asked| async move {
        let here = Here::on_page(&asked).await?;
        let fields: Vec<_> = here.plan.meetings.iter().map(|held| field_of(&here, held)).collect();
        let names: Vec<_> = fields.iter().map(String::as_str).collect();
        let state = access::refused(&here.visit, &names);
        let lines: Vec<_> =
            here.plan.meetings.iter().zip(&fields).map(|(held, field)| one(&here, held, (&state, field))).collect();
        let file = calendar::next(&asked.portal, &here).map(|_| {
            view! {
                <p><a class="govuk-link" href=urls::PLAN_NEXT_FILE download="appointment.ics">{text::FILE}</a></p>
                <p class="govuk-hint">{text::FILE_HINT}</p>
            }
        });
        let content = view! {
            {fields::error_summary(&state)}
            <h1 class="govuk-heading-l">{text::MEETINGS}</h1>
            {lines.is_empty().then(|| view! { <p>{text::MEETINGS_NONE}</p> })}
            {file}
            {lines}
            {link(urls::PLAN, plan_text::TO_PLAN)}
        };
        Ok::<_, Stop>(here.show(&asked, (Some(urls::PLAN), state.has_problems()), content.into_any()))
    })
}

fn field_of(here: &Here, held: &HeldMeeting) -> String {
    format!("views-{}", here.mark(held.meeting.key.as_str()))
}

fn people(label: &'static str, people: &[Line]) -> Option<AnyView> {
    let names: Vec<_> = people.iter().map(Line::as_str).collect();
    (!names.is_empty()).then(|| view! { <p dir="auto">{label} " " {names.join(", ")}</p> }.into_any())
}

fn one(here: &Here, held: &HeldMeeting, (state, field): (&FormState, &str)) -> AnyView {
    let meeting = &held.meeting;
    let at = text::at(&day(meeting.starts.date()), meeting.starts.hour(), meeting.starts.minute());
    let record = meeting.record.as_ref().map(|record| view! { <p>{text::RECORD}</p> {typed(record.as_str())} });
    let views: Vec<_> = held
        .views
        .iter()
        .map(|(words, stamp)| view! { <p class="govuk-hint">{text::views_on(&day_of(stamp.at))}</p> {typed(words.as_str())} })
        .collect();
    let ask = (meeting.state == MeetingState::Planned).then(|| {
        view! {
            <form method="post" autocomplete="off" action=urls::post::PLAN_VIEWS novalidate>
                <input type="hidden" name="meeting" value=here.mark(meeting.key.as_str())/>
                {fields::text_area(state, &Field::new(field, text::VIEWS), 4)}
                {fields::submit(text::VIEWS_SEND)}
            </form>
        }
    });
    view! {
        <section>
            <h2 class="govuk-heading-m">{at}</h2>
            <p>{text::meeting(meeting.kind)} ". " {text::meeting_state(meeting.state)}</p>
            {people(text::WHERE, meeting.place.as_slice())}
            {people(text::CHAIR, meeting.chair.as_slice())}
            {people(text::INVITED, &meeting.invited)}
            {people(text::PRESENT, &meeting.present)}
            {record}
            {meeting.next.map(|next| view! { <p>{text::NEXT} " " {day(next)}</p> })}
            {views}
            {ask}
        </section>
    }
    .into_any()
}

/// Keeps what somebody wants said at a meeting.
pub async fn views(asked: Asked, form: RawForm) -> Result<Next, Fault> {
    let here = match Here::find(&asked).await? {
        Ok(here) => here,
        Err(url) => return Ok(Next::page(url)),
    };
    let held = here.plan.meetings.iter().find(|held| here.mark(held.meeting.key.as_str()) == form.get("meeting"));
    let held = held.filter(|held| held.meeting.state == MeetingState::Planned);
    let Some((meeting, field)) = held.map(|held| (held.meeting.key.clone(), field_of(&here, held))) else {
        return saying::not_there(&asked, here, urls::PLAN_MEETINGS).await;
    };
    match FreeText::parse(form.get(&field)) {
        Ok(words) => saying::say_and_go(&asked, here, What::MeetingViews { meeting, words }, urls::PLAN_MEETINGS).await,
        Err(kind) => {
            let problems = vec![Problem::new(field.as_str(), kind)];
            saying::refuse(&asked, here, (form.only(&[&field]), problems), urls::PLAN_MEETINGS).await
        }
    }
}
