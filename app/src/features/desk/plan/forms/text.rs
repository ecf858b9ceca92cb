//! One version of the plan: the family's words first, then steps, Plan B, and what ending looks like.
//!
//! Each part says for whose eyes it is, and nothing is chosen beforehand (rule C11).

use jiff::civil::Date;
use leptos::prelude::*;

use super::Around;
use crate::{
    domain::{
        plan::{OfferTried, Owner, PlanKey, PlanText, Step, StepState, Tried, Wanted, What},
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
        text::{FreeText, Line},
    },
    features::desk::plan::{
        hand::AtPlan,
        reading::{Reader, eyes_slug, with_day},
        rows,
    },
    ui::fields::{self, Choice, Field, FormState},
    words::desk_plan as text,
};

pub(super) fn standing(at: &AtPlan) -> u32 {
    at.plan.text.as_ref().map_or(0, |(text, _)| text.version)
}

fn of(name: &str, key: &PlanKey) -> String {
    format!("{name}--{}", key.as_str())
}

/// The version that stands, as it is now; without one, a row of each to begin with.
pub(super) fn begin(at: &AtPlan, (want, step): (PlanKey, PlanKey), review: Date) -> RawForm {
    let Some((plan, _)) = &at.plan.text else {
        let form = RawForm::default().with("plan-wanted", want.as_str()).with("plan-steps", step.as_str());
        return with_day(form, "plan-review", Some(review));
    };
    let form = RawForm::default()
        .with("plan-b", plan.plan_b.as_str())
        .with("plan-ending", plan.ending.as_str())
        .with("plan-child-words", plan.child_words.as_ref().map(FreeText::as_str).unwrap_or_default());
    let form = with_day(form, "plan-review", Some(plan.next_review.max(review)));
    let form = plan.wanted.iter().fold(form, begin_wanted);
    let form = plan.steps.iter().fold(form, |form, it| begin_step(form, it, at.plan.state_of(it)));
    plan.offers.iter().enumerate().fold(form, |form, (index, it)| {
        let Some(key) = PlanKey::parse(&format!("offer-{index}")) else { return form };
        let form = form.with("plan-offers", key.as_str()).with(&of("plan-offer", &key), it.what.as_str());
        with_day(form.with(&of("plan-came", &key), it.came.slug()), &of("plan-offer-on", &key), Some(it.on))
    })
}

fn begin_wanted(form: RawForm, it: &Wanted) -> RawForm {
    form.with("plan-wanted", it.key.as_str())
        .with(&of("plan-want", &it.key), it.words.as_str())
        .with(&of("plan-for", &it.key), it.for_whom.as_ref().map(Line::as_str).unwrap_or_default())
        .with(&of("plan-know", &it.key), it.how_we_know.as_ref().map(FreeText::as_str).unwrap_or_default())
        .with(&of("plan-want-eyes", &it.key), eyes_slug(&it.seen_by))
}

fn begin_step(form: RawForm, it: &Step, state: StepState) -> RawForm {
    let (owner, name) = match &it.owner {
        Owner::Family { name, seat: None } => ("family".to_owned(), name.as_str()),
        Owner::Family { name, seat: Some(seat) } => (format!("seat:{}", seat.as_str()), name.as_str()),
        Owner::Team { person } => (format!("team:{}", person.as_str()), ""),
    };
    let form = form
        .with("plan-steps", it.key.as_str())
        .with(&of("plan-what", &it.key), it.what.as_str())
        .with(&of("plan-owner", &it.key), owner)
        .with(&of("plan-owner-name", &it.key), name)
        .with(&of("plan-state", &it.key), state.slug())
        .with(&of("plan-progress", &it.key), it.progress.as_ref().map(FreeText::as_str).unwrap_or_default())
        .with(&of("plan-toward", &it.key), it.wanted.as_ref().map_or("none", PlanKey::as_str))
        .with(&of("plan-step-eyes", &it.key), eyes_slug(&it.seen_by));
    with_day(form, &of("plan-by", &it.key), it.by)
}

pub(super) fn fields(at: &AtPlan, state: &FormState) -> AnyView {
    let wanted = rows::all(state, ("plan-wanted", text::WANTED, text::ADD_WANTED), |key| wanted(at, state, key));
    let steps = rows::all(state, ("plan-steps", text::STEP, text::ADD_STEP), |key| step(at, state, key));
    let offers = rows::all(state, ("plan-offers", text::OFFER, text::ADD_OFFER), |key| offer(state, key));
    view! {
        {wanted}
        {steps}
        {fields::text_area(state, &Field::new("plan-b", text::PLAN_B).hint(text::PLAN_B_HINT), 4)}
        {fields::text_area(state, &Field::new("plan-ending", text::ENDING).hint(text::ENDING_HINT), 4)}
        {fields::date_input(state, &Field::new("plan-review", text::REVIEW_ON).hint(text::DAY_HINT))}
        {fields::text_area(state, &Field::new("plan-child-words", text::CHILD_WORDS).hint(text::CHILD_WORDS_HINT), 4)}
        {offers}
    }
    .into_any()
}

fn wanted(at: &AtPlan, state: &FormState, key: &PlanKey) -> AnyView {
    view! {
        {fields::text_area(state, &Field::new(of("plan-want", key), text::WANT).hint(text::WANT_HINT), 3)}
        {fields::text_input(state, &Field::new(of("plan-for", key), text::FOR_WHOM).hint(text::FOR_WHOM_HINT))}
        {fields::text_area(state, &Field::new(of("plan-know", key), text::KNOW), 2)}
        {eyes(at, state, of("plan-want-eyes", key))}
    }
    .into_any()
}

/// For whose eyes: everybody's, one seat's, or the team's; and what stands, if it is for several.
fn eyes(at: &AtPlan, state: &FormState, field: String) -> AnyView {
    let mut choices = vec![Choice::new("everyone", text::EYES_ALL)];
    choices.extend(
        at.sitters().into_iter().map(|(key, name)| Choice::new(format!("only:{}", key.as_str()), text::eyes_of(&name))),
    );
    choices.push(Choice::new("team", text::EYES_TEAM));
    let stands = state.value(&field);
    if stands.contains(',') && stands.starts_with("only:") {
        choices.push(Choice::new(stands, text::EYES_SAME));
    }
    fields::radios(state, &Field::new(field, text::EYES).hint(text::EYES_HINT), choices)
}

fn step(at: &AtPlan, state: &FormState, key: &PlanKey) -> AnyView {
    let states = StepState::ALL.iter().map(|it| Choice::new(it.slug(), text::step_state(*it))).collect();
    let toward = rows::keys(state, "plan-wanted").into_iter().enumerate().map(|(index, wanted)| {
        let words: String = state.value(&of("plan-want", &wanted)).chars().take(60).collect();
        Choice::new(wanted.as_str(), if words.trim().is_empty() { text::wanted_at(index + 1) } else { words })
    });
    let toward = toward.chain([Choice::new("none", text::TOWARD_NONE)]).collect();
    view! {
        {fields::text_input(state, &Field::new(of("plan-what", key), text::STEP_WHAT))}
        {fields::radios(state, &Field::new(of("plan-owner", key), text::OWNER), owners(at))}
        {fields::text_input(state, &Field::new(of("plan-owner-name", key), text::OWNER_NAME).hint(text::OWNER_NAME_HINT))}
        {fields::date_input(state, &Field::new(of("plan-by", key), text::STEP_BY).hint(text::MAYBE_DAY_HINT))}
        {fields::radios(state, &Field::new(of("plan-state", key), text::STEP_STATE), states)}
        {fields::text_area(state, &Field::new(of("plan-progress", key), text::PROGRESS).hint(text::PROGRESS_HINT), 2)}
        {fields::radios(state, &Field::new(of("plan-toward", key), text::TOWARD), toward)}
        {eyes(at, state, of("plan-step-eyes", key))}
    }
    .into_any()
}

fn owners(at: &AtPlan) -> Vec<Choice> {
    let seats = at.sitters().into_iter().map(|(key, name)| Choice::new(format!("seat:{}", key.as_str()), name));
    let team = at.plan.team.iter().flat_map(|(team, _)| &team.people).map(|person| {
        let name = format!("{}, {}", person.name.as_str(), person.role.as_str());
        Choice::new(format!("team:{}", person.key.as_str()), name)
    });
    seats.chain([Choice::new("family", text::OWNER_FAMILY)]).chain(team).collect()
}

fn offer(state: &FormState, key: &PlanKey) -> AnyView {
    let came = Tried::ALL.iter().map(|it| Choice::new(it.slug(), text::tried(*it))).collect();
    view! {
        {fields::text_input(state, &Field::new(of("plan-offer", key), text::OFFER_WHAT))}
        {fields::date_input(state, &Field::new(of("plan-offer-on", key), text::OFFER_ON).hint(text::DAY_HINT))}
        {fields::radios(state, &Field::new(of("plan-came", key), text::OFFER_CAME), came)}
    }
    .into_any()
}

pub(super) fn read(around: &Around<'_>, form: &RawForm) -> Result<What, Vec<Problem>> {
    let mut reader = Reader::new(form);
    let (wanted_keys, step_keys) = (reader.keys("plan-wanted"), reader.keys("plan-steps"));
    let wanted: Vec<_> = wanted_keys.iter().filter_map(|key| read_wanted(&mut reader, key)).collect();
    let steps: Vec<_> =
        step_keys.iter().filter_map(|key| read_step(&mut reader, (around.at, form), key, &wanted_keys)).collect();
    let plan_b = reader.words("plan-b");
    let ending = reader.words("plan-ending");
    let next_review = reader.day("plan-review");
    if next_review.is_some_and(|day| day <= around.today) {
        reader.wrong("plan-review-day", ProblemKind::DateOutOfRange);
    }
    let child_words = reader.maybe_words("plan-child-words");
    let offer_keys = reader.keys("plan-offers");
    let offers: Vec<_> = offer_keys.iter().filter_map(|key| read_offer(&mut reader, key, around.today)).collect();
    for (field, keys) in [("plan-wanted", &wanted_keys), ("plan-steps", &step_keys)] {
        if keys.is_empty() {
            reader.wrong(field, ProblemKind::Missing);
        }
    }
    let version = around.base + 1;
    let text = plan_b.zip(ending).zip(next_review).map(|((plan_b, ending), next_review)| PlanText {
        version,
        wanted,
        steps,
        plan_b,
        ending,
        next_review,
        offers,
        child_words,
    });
    // What is wrong with a row is told beside it; a key that comes twice is no person's doing.
    match reader.done(text) {
        Ok(text) if text.check().is_ok() => Ok(What::Plan(Box::new(text))),
        Ok(_) => Err(vec![Problem::new("plan-steps", ProblemKind::NotAChoice)]),
        Err(problems) => Err(problems),
    }
}

fn read_wanted(reader: &mut Reader<'_>, key: &PlanKey) -> Option<Wanted> {
    let words = reader.words(&of("plan-want", key));
    let for_whom = reader.maybe_line(&of("plan-for", key));
    let how_we_know = reader.maybe_words(&of("plan-know", key));
    let seen_by = reader.eyes(&of("plan-want-eyes", key));
    let key = key.clone();
    words.zip(seen_by).map(|(words, seen_by)| Wanted { key, words, for_whom, how_we_know, seen_by })
}

fn read_step(
    reader: &mut Reader<'_>,
    (at, form): (&AtPlan, &RawForm),
    key: &PlanKey,
    wanted: &[PlanKey],
) -> Option<Step> {
    let what = reader.line(&of("plan-what", key));
    let owner = read_owner(reader, (at, form), key);
    let by = reader.maybe_day(&of("plan-by", key));
    let state = reader.choice(&of("plan-state", key), StepState::from_slug);
    let progress = reader.maybe_words(&of("plan-progress", key));
    let toward = reader.choice(&of("plan-toward", key), |slug| match slug {
        "none" => Some(None),
        _ => wanted.iter().find(|it| it.as_str() == slug).cloned().map(Some),
    });
    let seen_by = reader.eyes(&of("plan-step-eyes", key));
    let key = key.clone();
    let whole = what.zip(owner).zip(state).zip(toward).zip(seen_by);
    whole.map(|((((what, owner), state), wanted), seen_by)| Step {
        key,
        what,
        owner,
        wanted,
        by,
        state,
        progress,
        seen_by,
    })
}

/// Who does it: by name where the plan has no better one.
fn read_owner(reader: &mut Reader<'_>, (at, form): (&AtPlan, &RawForm), key: &PlanKey) -> Option<Owner> {
    let (owner, name) = (of("plan-owner", key), of("plan-owner-name", key));
    let slug = form.get(&owner);
    if let Some(person) = slug.strip_prefix("team:") {
        let known = at.plan.team.iter().flat_map(|(team, _)| &team.people).find(|it| it.key.as_str() == person);
        let known = known.map(|person| Owner::Team { person: person.key.clone() });
        return reader.choice(&owner, |_| known);
    }
    let Some(seat) = slug.strip_prefix("seat:") else {
        reader.choice(&owner, |slug| (slug == "family").then_some(()))?;
        return reader.line(&name).map(|name| Owner::Family { name, seat: None });
    };
    let (seat, called) = reader.choice(&owner, |_| at.sitters().into_iter().find(|(it, _)| it.as_str() == seat))?;
    let typed = reader.maybe_line(&name);
    let name = match typed {
        Some(name) => name,
        // The sender is called by a name in the plan; there is no other for whoever reads it.
        None if seat.is_sender() => reader.line(&name)?,
        None => Line::parse(&called).ok()?,
    };
    Some(Owner::Family { name, seat: Some(seat) })
}

fn read_offer(reader: &mut Reader<'_>, key: &PlanKey, today: Date) -> Option<OfferTried> {
    let what = reader.line(&of("plan-offer", key));
    let on = reader.past_day(&of("plan-offer-on", key), today);
    let came = reader.choice(&of("plan-came", key), Tried::from_slug);
    what.zip(on).zip(came).map(|((what, on), came)| OfferTried { what, on, came })
}
