//! Reads one service that fits the published shape into an `Offer`.
//!
//! What every page needs (the name) must be right, or the row is refused; what only helps (a phone number, a link) is
//! left out when it cannot be used, and noted. A link that could act refuses the whole row: who writes one is not to
//! be trusted with the rest. Markup is kept as the text it is.

use app::domain::{
    contact::{Email, Phone},
    offer::{AgeRange, Cost, NotALink, Offer, OfferId, Opening, Spot, WebLink, Weekday},
    postcode::Postcode,
    text::{Description, Line},
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use serde_json::Value;

use super::report::Because;

/// The most lines of opening times, places and areas one offer keeps.
const MOST_LINES: usize = 10;

/// A service that was read.
pub(super) struct Read {
    pub(super) offer: Offer,
    /// What was left out of it: where, and why.
    pub(super) left_out: Vec<Misfit>,
}

/// Where, as a JSON pointer, and why.
pub(super) type Misfit = (String, Because);

/// Takes out every null: the standard has optional parts left out, and many feeds write null instead.
pub(super) fn without_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(without_nulls);
        }
        Value::Array(values) => {
            values.retain(|value| !value.is_null());
            values.iter_mut().for_each(without_nulls);
        }
        _ => {}
    }
}

/// Reads a service that fits.
pub(super) fn read(service: &Value, id: OfferId, now: Timestamp) -> Result<Read, Misfit> {
    let mut left_out = Vec::new();
    let name = Line::parse(text(service, "/name"))
        .map_err(|_| ("/name".to_owned(), Because::Unreadable("a name that can be read")))?;
    let (cost, cost_words) = cost(service);
    let offer = Offer {
        id,
        name,
        what: words(text(service, "/description")),
        who_for: words(text(service, "/eligibility_description")),
        ages: ages(service)?,
        cost,
        cost_words,
        when: openings(service),
        spots: spots(service),
        areas: lines(service, "service_areas", "/name"),
        phone: phone(service, &mut left_out),
        email: email(service, &mut left_out),
        web: web(service, &mut left_out)?,
        provider: Line::parse(text(service, "/organization/name")).ok(),
        written_on: written_on(service, now),
    };
    Ok(Read { offer, left_out })
}

fn text<'a>(value: &'a Value, pointer: &str) -> &'a str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

fn items<'a>(value: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    value.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn words(raw: &str) -> Option<Description> {
    Description::parse(raw).ok()
}

fn lines(service: &Value, key: &str, pointer: &str) -> Vec<Line> {
    items(service, key).filter_map(|item| Line::parse(text(item, pointer)).ok()).take(MOST_LINES).collect()
}

/// Whole years; the shape holds them between 0 and 150.
fn ages(service: &Value) -> Result<AgeRange, Misfit> {
    let age = |key: &str| {
        let years = service.get(key).and_then(Value::as_f64)?;
        (0_u8..=150).rev().find(|whole| f64::from(*whole) <= years)
    };
    let (from, to) = (age("minimum_age"), age("maximum_age"));
    match (from, to) {
        (Some(from), Some(to)) if from > to => Err(("/maximum_age".to_owned(), Because::AgesCrossed)),
        _ => Ok(AgeRange { from, to }),
    }
}

/// Free only if the provider says so in so many words, or every price is nothing.
fn cost(service: &Value) -> (Cost, Option<Description>) {
    let fees = [text(service, "/fees"), text(service, "/fees_description")];
    let fees = fees.into_iter().find(|fees| !fees.trim().is_empty()).unwrap_or_default();
    let amounts: Vec<f64> =
        items(service, "cost_options").filter_map(|option| option.get("amount")?.as_f64()).collect();
    let says_free = matches!(
        fees.trim().trim_end_matches(['.', '!']).to_lowercase().as_str(),
        "free" | "free of charge" | "no charge" | "no cost" | "none"
    );
    let cost = if amounts.iter().any(|amount| *amount > 0.0) {
        Cost::Paid
    } else if says_free || (!amounts.is_empty() && fees.trim().is_empty()) {
        Cost::Free
    } else {
        Cost::NotKnown
    };
    let options = items(service, "cost_options").map(|option| {
        let amount = option.get("amount").and_then(Value::as_f64).map(|amount| format!("£{amount:.2}"));
        let parts =
            [text(option, "/option"), amount.as_deref().unwrap_or_default(), text(option, "/amount_description")];
        parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join(" ")
    });
    let options: Vec<String> = options.filter(|line| !line.is_empty()).take(MOST_LINES).collect();
    let told = if says_free { "" } else { fees };
    let all: Vec<&str> = std::iter::once(told).chain(options.iter().map(String::as_str)).collect();
    let shown = if cost == Cost::Free { None } else { words(&all.join("\n")) };
    (cost, shown)
}

fn openings(service: &Value) -> Vec<Opening> {
    let at_spots = items(service, "service_at_locations").flat_map(|spot| items(spot, "schedules"));
    items(service, "schedules").chain(at_spots).filter_map(opening).take(MOST_LINES).collect()
}

fn opening(schedule: &Value) -> Option<Opening> {
    // "MO,WE", or "1MO" for the first Monday of a month, which the words beside it must explain.
    let days = text(schedule, "/byday").split(',').filter_map(|day| Weekday::from_slug(day.trim())).collect();
    let time = |pointer: &str| {
        let raw = text(schedule, pointer).trim();
        raw.get(..5).and_then(|minutes| minutes.parse::<Time>().ok())
    };
    Opening::new(days, time("/opens_at"), time("/closes_at"), words(text(schedule, "/description")))
}

fn spots(service: &Value) -> Vec<Spot> {
    let physical = items(service, "service_at_locations")
        .filter_map(|spot| spot.get("location"))
        .filter(|location| text(location, "/location_type") != "virtual");
    physical.filter_map(spot).take(MOST_LINES).collect()
}

fn spot(location: &Value) -> Option<Spot> {
    let parts = ["/name", "/addresses/0/address_1", "/addresses/0/address_2", "/addresses/0/city"];
    let mut said: Vec<&str> = Vec::new();
    for part in parts.map(|pointer| text(location, pointer).trim()) {
        if !part.is_empty() && !said.contains(&part) {
            said.push(part);
        }
    }
    let address = Line::parse(&said.join(", ")).ok()?;
    Some(Spot { address, postcode: Postcode::parse(text(location, "/addresses/0/postal_code")).ok() })
}

/// The first number that can be rung, wherever the feed keeps it.
fn phone(service: &Value, left_out: &mut Vec<Misfit>) -> Option<Phone> {
    let locations = items(service, "service_at_locations").filter_map(|spot| spot.get("location"));
    let holders =
        std::iter::once(service).chain(items(service, "contacts")).chain(locations).chain(service.get("organization"));
    let numbers: Vec<&str> = holders.flat_map(|holder| items(holder, "phones")).map(|p| text(p, "/number")).collect();
    let found = numbers.iter().find_map(|number| Phone::parse(number).ok());
    if found.is_none() && !numbers.is_empty() {
        left_out.push(("/phones".to_owned(), Because::Unreadable("a phone number")));
    }
    found
}

fn email(service: &Value, left_out: &mut Vec<Misfit>) -> Option<Email> {
    let raw = text(service, "/email");
    let found = Email::parse(raw).ok();
    if found.is_none() && !raw.trim().is_empty() {
        left_out.push(("/email".to_owned(), Because::Unreadable("an e-mail address")));
    }
    found
}

fn web(service: &Value, left_out: &mut Vec<Misfit>) -> Result<Option<WebLink>, Misfit> {
    let raw = text(service, "/url");
    if raw.trim().is_empty() {
        return Ok(None);
    }
    match WebLink::parse(raw) {
        Ok(link) => Ok(Some(link)),
        Err(NotALink::NotSecure) => {
            left_out.push(("/url".to_owned(), Because::PlainLink));
            Ok(None)
        }
        Err(NotALink::Refused) => Err(("/url".to_owned(), Because::Link)),
    }
}

/// The day somebody last looked at the words, unless it lies ahead.
fn written_on(service: &Value, now: Timestamp) -> Option<Date> {
    let today = app::ports::day_in_england(now);
    let dates = [text(service, "/assured_date"), text(service, "/last_modified")];
    let dates = dates.into_iter().filter_map(|raw| raw.get(..10)?.parse::<Date>().ok());
    dates.filter(|date| *date <= today).max()
}
