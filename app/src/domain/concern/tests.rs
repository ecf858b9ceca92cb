//! What a concern refuses, and when its clock ends.

use jiff::{civil::DateTime, tz::TimeZone};

use super::*;
use crate::domain::{
    problem::{Problem, ProblemKind},
    raw_form::RawForm,
    text::FreeText,
};

const NOW: &str = "2026-11-24T12:00:00Z";

fn form(pairs: &[(&str, &str)]) -> RawForm {
    RawForm::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

fn call(day: &str, time: &str) -> Result<Call, Vec<Problem>> {
    let instant = |at: DateTime| TimeZone::UTC.to_timestamp(at).ok();
    let (month, year) = ("11", "2026");
    let fields = [("reached", "no-answer"), ("rang-day", day), ("rang-month", month), ("rang-year", year)];
    Call::parse(&form(&fields).with("rang-time", time), NOW.parse().unwrap(), instant)
}

#[test]
fn a_call_lies_in_the_last_seven_days_and_never_ahead() {
    for (day, time) in [("24", "12:00"), ("24", "9.05"), ("17", "12:00")] {
        assert!(call(day, time).is_ok(), "{day} {time}");
    }
    for (day, time, field, kind) in [
        ("24", "12:01", "rang-day", ProblemKind::DateOutOfRange),
        ("25", "08:00", "rang-day", ProblemKind::DateOutOfRange),
        ("17", "11:59", "rang-day", ProblemKind::DateOutOfRange),
        ("31", "11:59", "rang-day", ProblemKind::NotADate),
        ("x", "11:59", "rang-day", ProblemKind::NotADate),
        ("24", "", "rang-time", ProblemKind::Missing),
        ("24", "25:00", "rang-time", ProblemKind::NotADate),
        ("24", "noon", "rang-time", ProblemKind::NotADate),
        ("24", "1:5", "rang-time", ProblemKind::NotADate),
        ("24", "-1:05", "rang-time", ProblemKind::NotADate),
    ] {
        assert_eq!(call(day, time), Err(vec![Problem::new(field, kind)]), "{day} {time}");
    }
}

#[test]
fn whoever_spoke_with_somebody_says_with_whom() {
    let fields = [("reached", "spoke"), ("rang-day", "24"), ("rang-month", "11"), ("rang-year", "2026")];
    let call = Call::parse(&form(&fields).with("rang-time", "9:00"), NOW.parse().unwrap(), |_| NOW.parse().ok());
    assert_eq!(call, Err(vec![Problem::new("spoke-with", ProblemKind::Missing)]));
}

#[test]
fn a_family_that_was_not_told_needs_a_reason_and_something_else_needs_words() {
    let said = |pairs: &[(&str, &str)]| {
        FamilyTold::parse(&form(pairs)).err().map(|problems| problems[0].field.clone()).unwrap_or_default()
    };
    assert_eq!(said(&[]), "risk");
    assert_eq!(said(&[("risk", "yes")]), "told");
    assert_eq!(said(&[("risk", "yes"), ("told", "no")]), "why-not");
    assert_eq!(said(&[("risk", "yes"), ("told", "no"), ("why-not", "other")]), "why-words");
    assert_eq!(said(&[("risk", "yes"), ("told", "no"), ("why-not", "more-danger")]), "");
    assert_eq!(said(&[("risk", "no"), ("told", "yes")]), "told-when");
    assert_eq!(said(&[("risk", "no"), ("told", "yes"), ("told-when", "today")]), "");
}

#[test]
fn pages_of_an_assessment_are_added_and_taken_out_one_at_a_time() {
    let said = |pairs: &[(&str, &str)], before: &[FreeText]| {
        let all = [("along", "yes"), ("assessment-name", "EHA"), ("along-why", "same-reason")];
        match Along::parse(&form(&[&all, pairs].concat()), before) {
            Ok(Along::Yes(attached)) => Ok(attached.pages.iter().map(|page| page.as_str().to_owned()).collect()),
            Ok(Along::No) => Ok(Vec::new()),
            Err(problems) => Err(problems[0].clone()),
        }
    };
    let text = |text: &str| FreeText::parse(text).unwrap();
    assert_eq!(said(&[], &[]), Err(Problem::new("page", ProblemKind::Missing)));
    assert_eq!(said(&[("page", "two")], &[text("one")]), Ok(vec!["one".to_owned(), "two".to_owned()]));
    assert_eq!(said(&[("drop", "1")], &[text("one"), text("two")]), Ok(vec!["two".to_owned()]));
    assert_eq!(said(&[("drop", "1")], &[text("one")]), Err(Problem::new("page", ProblemKind::Missing)));
    let full: Vec<_> = (0..MOST_PAGES).map(|number| text(&number.to_string())).collect();
    assert_eq!(said(&[("page", "more")], &full), Err(Problem::new("page", ProblemKind::TooMany { limit: 6 })));
    assert!(matches!(Along::parse(&form(&[("along", "no")]), &full), Ok(Along::No)));
    assert!(Along::parse(&form(&[]), &full).is_err());
}

#[test]
fn pages_come_in_order_and_lead_from_one_to_the_next() {
    let mut step = ConcernStep::Child;
    assert_eq!(step.previous(), None);
    let mut count = 1;
    while let Some(next) = step.next() {
        assert_eq!(next.previous(), Some(step));
        (step, count) = (next, count + 1);
    }
    assert_eq!((step, count), (ConcernStep::Check, ConcernStep::ALL.len()));
}
