//! The text of "Find help near you". Titles stay neutral: a search or a list must not tell on anybody (threat T1).

use jiff::civil::{Date, Time};

use crate::domain::offer::{AgeRange, Opening, Weekday};

/// What the browser's tab shows on every page of it.
pub const TAB: &str = "Near you";
/// Heading.
pub const TITLE: &str = "Find help near you";
/// What it is.
pub const LEAD: &str =
    "Here are groups, places and people who can help. You can use them now. You do not have to ask us first.";
/// It is not instead of asking.
pub const BOTH: &str = "You can use these and ask us for help too.";
/// Legend.
pub const PLACE: &str = "Where do you live?";
/// The known place, before its name.
pub const IN: &str = "Looking in";
/// Link.
pub const OTHER_PLACE: &str = "Choose another area";
/// Label.
pub const WORDS: &str = "What are you looking for?";
/// Hint.
pub const WORDS_HINT: &str = "Like: play group, parenting, youth club. Leave it blank to see all. Your browser may keep what you type here, so leave out names.";
/// Summary of the rest of the form.
pub const MORE: &str = "More choices";
/// Legend.
pub const AGE: &str = "How old is the child?";
/// Choice.
pub const ANY_AGE: &str = "Any age";
/// Label.
pub const POSTCODE: &str = "First half of your postcode";
/// Hint.
pub const POSTCODE_HINT: &str = "Like YO1. We show what is close to it first.";
/// Legend.
pub const COST: &str = "Cost";
/// Choice.
pub const FREE_ONLY: &str = "Only show things that are free";
/// Button.
pub const SEARCH: &str = "Find help";
/// Nothing found, with other choices possible.
pub const NOTHING: &str =
    "We found nothing like that. Try other words or fewer words, or leave the box blank to see all.";
/// Nothing at all in this place.
pub const NOTHING_YET: &str = "We have no list for this area yet. Call your local team and ask what there is.";
/// Paging.
pub const PAGES: &str = "More of this list";
/// Paging.
pub const NEXT: &str = "Next page";
/// Paging.
pub const BEFORE: &str = "Page before";
/// Back to the list.
pub const BACK_TO_LIST: &str = "See more help near you";
/// Over the way on.
pub const ASK_TITLE: &str = "You can ask us too";
/// The way on without a draft.
pub const ASK: &str = "Ask your council for help";
/// The way on with a draft.
pub const GO_ON: &str = "Go on with my answers";
/// The way on with a request.
pub const STATUS: &str = "See what is happening with my request";
/// Link from other pages.
pub const LINK: &str = "Find help near you";
/// Sentence with that link before the questions.
pub const FIRST: &str = "You can also look for help near you first. You do not have to fill in anything.";
/// Label.
pub const WHAT: &str = "What it is";
/// Label.
pub const WHO_FOR: &str = "Who it is for";
/// Label.
pub const AGES: &str = "Ages";
/// Label.
pub const WHEN: &str = "When";
/// Label.
pub const WHERE: &str = "Where";
/// Label.
pub const AREA: &str = "Area";
/// Label.
pub const PHONE: &str = "Phone";
/// Label.
pub const EMAIL: &str = "E-mail";
/// Label.
pub const WEB: &str = "Web page";
/// Said beside a link to somebody else's page.
pub const WEB_HINT: &str = "This page belongs to someone else. It has no “Exit this page” button.";
/// Label.
pub const PROVIDER: &str = "Run by";
/// Free.
pub const FREE: &str = "Free";
/// Costs something.
pub const PAID: &str = "It costs money.";
/// Nobody says.
pub const COST_NOT_KNOWN: &str = "Ask what it costs.";
/// No way to reach it is given.
pub const NO_CONTACT: &str = "The paper gives no number. Call your local team and ask about it.";
/// Pin button.
pub const PIN: &str = "Put on my list";
/// Unpin button.
pub const UNPIN: &str = "Take off my list";
/// On the list.
pub const PINNED: &str = "This is on your list.";
/// Link to the list.
pub const TO_LIST: &str = "See my list";
/// The list's heading; it says nothing.
pub const LIST_TITLE: &str = "My list";
/// An empty list.
pub const LIST_EMPTY: &str =
    "There is nothing on your list yet. If you did add something, your browser may be set to block cookies.";
/// The list is full.
pub const LIST_FULL: &str = "Your list is full. Take something off first.";
/// Printing.
pub const PRINT: &str = "You can print this page. On paper it shows the list and nothing else.";
/// Link to the bare list.
pub const BARE: &str = "Show numbers and places only";
/// Link back from it.
pub const WITH_NAMES: &str = "Show the names too";
/// Over the buttons that take things off.
pub const CHANGE_LIST: &str = "Change my list";
/// Some of it is no longer there.
pub const GONE: &str = "Something on your list is not there any more, so we left it out.";

/// How long the list is kept.
pub fn how_long(minutes: u32) -> String {
    format!(
        "We keep your list until you leave, or until you stop for {minutes} minutes. If you save your answers, we keep your list with them."
    )
}

/// Over the results.
pub fn found(total: u32, place: &str) -> String {
    match total {
        1 => format!("1 thing in {place}"),
        _ => format!("{total} things in {place}"),
    }
}

/// Which page of the results.
pub fn page_of(page: u32, pages: u32) -> String {
    format!("Page {page} of {pages}")
}

/// The mark of a sample: no one has checked it.
pub fn sample_mark(written: Option<Date>) -> String {
    match written {
        Some(date) => format!("Made from the council’s paper of {}. Not checked.", date.year()),
        None => "Made from the council’s papers. Not checked.".to_owned(),
    }
}

/// Where an offer that was imported comes from.
pub fn taken_from(host: Option<&str>, on: Date) -> String {
    let day = (super::current().day)(on);
    host.map_or_else(
        || format!("From the council’s open list. We got it on {day}."),
        |host| format!("From the open list at {host}. We got it on {day}."),
    )
}

/// Whom an offer is for; `None` when nobody says.
pub fn ages(ages: AgeRange) -> Option<String> {
    match (ages.from, ages.to) {
        (Some(from), Some(to)) if from == to => Some(format!("{from}")),
        (Some(from), Some(to)) => Some(format!("{from} to {to}")),
        (Some(0) | None, None) => None,
        (Some(from), None) => Some(format!("{from} and over")),
        (None, Some(to)) => Some(format!("Up to {to}")),
    }
}

/// One line of opening times, before the provider's own words.
pub fn opening(opening: &Opening) -> String {
    let days: Vec<&str> = opening.days.iter().map(|day| weekday(*day)).collect();
    let days = match days.split_last() {
        Some((last, [])) => (*last).to_owned(),
        Some((last, others)) => format!("{} and {last}", others.join(", ")),
        None => String::new(),
    };
    let hours = match (opening.opens, opening.closes) {
        (Some(opens), Some(closes)) => format!("{} to {}", clock(opens), clock(closes)),
        (Some(opens), None) => format!("from {}", clock(opens)),
        (None, Some(closes)) => format!("until {}", clock(closes)),
        (None, None) => String::new(),
    };
    [days, hours].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A time, as people say it.
fn clock(time: Time) -> String {
    let hour = match time.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    let half = if time.hour() < 12 { "am" } else { "pm" };
    if time.minute() == 0 { format!("{hour}{half}") } else { format!("{hour}:{:02}{half}", time.minute()) }
}

const fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::time;

    use super::*;

    #[test]
    fn opening_times_read_as_people_say_them() {
        let open =
            |days: &[Weekday], from, to| opening(&Opening::new(days.to_vec(), from, to, None).expect("an opening"));
        let (ten, half_past_five) = (Some(time(10, 0, 0, 0)), Some(time(17, 30, 0, 0)));
        assert_eq!(open(&[Weekday::Monday], ten, half_past_five), "Monday, 10am to 5:30pm");
        assert_eq!(open(&[Weekday::Monday, Weekday::Friday], None, None), "Monday and Friday");
        assert_eq!(open(&[], Some(time(0, 0, 0, 0)), Some(time(12, 0, 0, 0))), "12am to 12pm");
    }
}
