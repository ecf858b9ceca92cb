//! All text that families read, in one place, apart from what a council area says in its own data.
//!
//! Short words, short sentences, "you". No blame. Never "only with your consent", for the law has exceptions (rule C1),
//! and never a waiting time that we do not know.

use jiff::civil::Date;

use crate::domain::{
    age_band::AgeBand,
    consent::{Decision, Item},
    contact::ContactWay,
    delivery::Delivery,
    needs::Ease,
    place::Ages,
    problem::{Problem, ProblemKind},
    routing::Reason,
};

pub mod aloud;
pub mod desk;
pub mod display;
#[cfg(feature = "ssr")]
pub mod glossary;
pub mod letter;
pub mod near;
pub mod pages;

/// The service's name before a place is known.
pub const BRAND: &str = "Family Help";
/// What browser tabs and history show on every page: nothing that gives a person away (threat T1).
pub const NEUTRAL_BRAND: &str = "Local services";
/// The title of pages about one request.
pub const NEUTRAL_TITLE: &str = "Your page";
/// Before the title of a page whose form was refused.
pub const ERROR_TITLE: &str = "Error: ";
/// Read out before a field's message.
pub const ERROR_PREFIX: &str = "Error: ";
/// Over the list of problems.
pub const PROBLEMS_TITLE: &str = "There is a problem";
/// First link of a page.
pub const SKIP: &str = "Skip to main content";
/// The way out.
pub const EXIT: &str = "Exit this page";
/// The way out's landmark.
pub const EXIT_NAV: &str = "Leave fast";
/// The emergency line's landmark.
pub const EMERGENCY_NAV: &str = "Urgent help";
/// The emergency line.
pub const DANGER_NOW: &str = "In danger now? Call ";
/// The emergency line's link before a place is known.
pub const NUMBERS_LINK: &str = "Phone numbers near you";
/// After a number that nobody has confirmed.
pub const CHECK_NUMBER: &str = " (check this number)";
/// Where a place's papers give no number.
pub const NO_NUMBER: &str = "call your council's main number";
/// The way back's landmark.
pub const BACK_NAV: &str = "Back";
/// The way back.
pub const BACK: &str = "Back";
/// The foot's landmark.
pub const FOOT_NAV: &str = "More help";
/// Foot link.
pub const FOOT_BACK: &str = "Come back with your six words";
/// Foot link.
pub const FOOT_WORDS: &str = "What words mean";
/// Foot link.
pub const FOOT_LETTER: &str = "What does my letter mean?";
/// Foot link.
pub const FOOT_NUMBERS: &str = "Phone numbers";
/// Foot link.
pub const FOOT_SAFETY: &str = "Staying safe here";
/// Foot link.
pub const FOOT_PRIVACY: &str = "What we do with what you tell us";
/// Yes.
pub const YES: &str = "Yes";
/// No.
pub const NO: &str = "No";
/// Date part.
pub const DAY: &str = "Day";
/// Date part.
pub const MONTH: &str = "Month";
/// Date part.
pub const YEAR: &str = "Year";
/// An answer left blank.
pub const NOTHING_SAID: &str = "Left blank";
/// Change an answer.
pub const CHANGE: &str = "Change";
/// Go on.
pub const CONTINUE: &str = "Continue";
/// Code toggle.
pub const SHOW_CODE: &str = "Show my words";
/// Code toggle.
pub const HIDE_CODE: &str = "Hide my words";
/// Time-out warning.
pub const TIME_OUT_TITLE: &str = "Are you still there?";
/// Time-out warning.
pub const STAY: &str = "Stay on this page";

/// The time-out warning's text.
pub fn time_out_text(minutes: u32) -> String {
    format!("We will close your pages in {minutes} minutes to keep them private.")
}

/// Under a text area, before anything is typed or where nothing can count.
pub fn fits(limit: u32) -> String {
    format!("You can write up to {limit} characters.")
}

/// Under a text area, while typing.
pub fn left(limit: u32, used: u32) -> String {
    if used == 0 {
        return fits(limit);
    }
    if used <= limit {
        let left = limit - used;
        format!("You have {left} {} left.", characters(left))
    } else {
        let over = used - limit;
        format!("You have {over} {} too many.", characters(over))
    }
}

const fn characters(count: u32) -> &'static str {
    if count == 1 { "character" } else { "characters" }
}

/// Where a person is in the journey.
pub fn page_of(number: usize, of: usize) -> String {
    format!("Page {number} of {of}")
}

/// The message for a problem. It never repeats what was typed.
pub fn problem(problem: &Problem) -> String {
    let by_field = match (problem.field.as_str(), problem.kind) {
        ("postcode", ProblemKind::Missing) => "Type your postcode, or choose your area",
        ("place", ProblemKind::Missing) => "Choose the area you live in",
        ("danger", ProblemKind::Missing) => "Choose yes if someone is in danger now, or no if not",
        ("who", ProblemKind::Missing) => "Choose who the help is for",
        ("name", ProblemKind::Missing) => "Type a name we can use for you",
        ("child-kind", ProblemKind::Missing) => "Add at least one child: say if the child is born yet",
        ("child-name", ProblemKind::Missing) => "Type a name we can use for the child",
        ("child-age", ProblemKind::Missing) => "Choose how old the child is",
        ("locality", ProblemKind::Missing) => "Choose a part of the area, or choose “I am not sure”",
        ("help", ProblemKind::Missing) => "Choose what would help, or choose “I am not sure”",
        ("way", ProblemKind::Missing) => "Choose at least one way we can reach you",
        ("phone", ProblemKind::Missing) => "Type the phone number to use",
        ("email", ProblemKind::Missing) => "Type the e-mail address to use",
        ("address", ProblemKind::Missing) => "Type the address to write to",
        ("through", ProblemKind::Missing) => "Say who we can go through, and how to reach them",
        ("agree", ProblemKind::Missing) => "Choose yes or no",
        ("code", ProblemKind::Missing) => "Type your six words",
        _ => "",
    };
    if !by_field.is_empty() {
        return by_field.to_owned();
    }
    match problem.kind {
        ProblemKind::Missing => "Choose or type an answer".to_owned(),
        ProblemKind::TooLong { limit } => format!("Make this shorter: it can have up to {limit} characters"),
        ProblemKind::NotAChoice => "Choose one of the answers on the list".to_owned(),
        ProblemKind::TooMany { limit } => {
            format!("You can add up to {limit} here. Tell us about others in your own words")
        }
        ProblemKind::NotADate => "Type a real date, like 27 3 2027, or leave it blank".to_owned(),
        ProblemKind::DateOutOfRange => "Type a date that is near, or leave it blank".to_owned(),
        ProblemKind::NotAPostcode => "Type a full postcode, like YO1 7HH, or leave it blank".to_owned(),
        ProblemKind::PostcodeElsewhere => {
            "We do not know this postcode. Check it, or choose your area below".to_owned()
        }
        ProblemKind::NotAPhone => "Type a phone number, like 07700 900123".to_owned(),
        ProblemKind::NotAnEmail => "Type an e-mail address, like name@example.org".to_owned(),
        ProblemKind::NotACode => "Type all six words, in order, with a space between".to_owned(),
    }
}

/// How old.
pub const fn age(age: AgeBand) -> &'static str {
    match age {
        AgeBand::UnderFive => "0 to 4",
        AgeBand::FiveToTen => "5 to 10",
        AgeBand::ElevenToFifteen => "11 to 15",
        AgeBand::SixteenSeventeen => "16 or 17",
        AgeBand::EighteenPlus => "18 to 25",
    }
}

/// A way to reach a person.
pub const fn way(way: ContactWay) -> &'static str {
    match way {
        ContactWay::Phone => "Phone call",
        ContactWay::Text => "Text message",
        ContactWay::Email => "E-mail",
        ContactWay::Letter => "Letter",
        ContactWay::Through => "Through someone I trust",
        ContactWay::CodeOnly => "Do not contact me. I will come back with my six words",
    }
}

/// A way to make things easier.
pub const fn ease(ease: Ease) -> &'static str {
    match ease {
        Ease::Interpreter => "Someone who speaks my language",
        Ease::Sign => "British Sign Language",
        Ease::LargePrint => "Large print",
        Ease::ReadAloud => "Someone to read things to me",
        Ease::EasyRead => "Short words and pictures",
        Ease::StepFree => "A place with no steps",
    }
}

/// A part of a request that can be shared.
pub const fn item(item: Item) -> &'static str {
    match item {
        Item::Contact => "Your name and how to reach you",
        Item::Children => "Your children’s names and ages",
        Item::Story => "What is going well and what worries you",
        Item::Help => "What help you asked for",
    }
}

/// What was said to a consent question.
pub const fn decision(decision: Decision) -> &'static str {
    match decision {
        Decision::Given => "Yes",
        Decision::Refused => "No",
        Decision::NotAnswered => "Left blank, so no",
        Decision::Withdrawn => "You took your yes back",
    }
}

/// Why a request goes where it goes. The names are those of the place, of its hub, and of the family's part of the place.
pub fn reason(reason: Reason, [place, hub, part]: &[&str; 3]) -> String {
    match reason {
        Reason::Danger => format!(
            "You said someone is in danger now. So this goes to {hub}, and we mark it as urgent. Please call too, if you have not."
        ),
        Reason::Soon => format!(
            "You asked for help soon. So this goes to {hub}, and we mark it as urgent. If it can not wait, please call."
        ),
        Reason::OneDoor => {
            format!("In {place}, all requests go to {hub} first. People there find out who can help.")
        }
        Reason::FrontDoorFinds => {
            format!("This goes to {hub} first. People there read what you asked for and find out who can help.")
        }
        Reason::LocalityUnknown => format!(
            "The hub near you could help with this. We do not know which one that is. So this goes to {hub} first."
        ),
        Reason::Straight => {
            format!("You live in {part} and you asked for help that this hub can give. So this goes straight there.")
        }
    }
}

/// Whom a service is for; nothing where no paper gives an age.
pub fn ages(ages: Ages) -> Option<String> {
    match ages {
        Ages::Any => None,
        Ages::Unborn => Some("For a baby on the way.".to_owned()),
        Ages::Adults => Some("For grown-ups.".to_owned()),
        Ages::Years { from, to } => Some(format!("For ages {from} to {to}.")),
    }
}

/// How far a request has come: a short name and a sentence.
pub const fn delivery(delivery: Delivery) -> (&'static str, &'static str) {
    match delivery {
        Delivery::Saved => ("Saved", "We have what you wrote. It is safe with us."),
        Delivery::Sending => ("Sending", "We are sending it to the team."),
        Delivery::HandedOver => ("Handed over", "The team’s computer has it. No one has told us yet that they saw it."),
        Delivery::Confirmed => ("Confirmed", "The team has told us that they have it."),
        Delivery::Seen => ("Seen by a person", "Someone in the team has read it."),
    }
}

/// What happens next: the hub's name, the day it should say that it has the request, the day to hear by.
pub fn what_next(hub: &str, told_by: &str, hear_by: &str) -> [String; 3] {
    [
        format!("{hub} should tell us that they have it by {told_by}. You can see that here."),
        format!("Someone there reads it and thinks about what could help. You should hear by {hear_by}."),
        "If you have not heard by then, come back here and press a button to ask them.".to_owned(),
    ]
}

/// A day, as people say it.
pub fn day(date: Date) -> String {
    let weekday = match date.weekday() {
        jiff::civil::Weekday::Monday => "Monday",
        jiff::civil::Weekday::Tuesday => "Tuesday",
        jiff::civil::Weekday::Wednesday => "Wednesday",
        jiff::civil::Weekday::Thursday => "Thursday",
        jiff::civil::Weekday::Friday => "Friday",
        jiff::civil::Weekday::Saturday => "Saturday",
        jiff::civil::Weekday::Sunday => "Sunday",
    };
    let month = match date.month() {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    };
    format!("{weekday} {} {month} {}", date.day(), date.year())
}

/// The whole page for our own trouble with a form: what was typed is on it, so nothing is lost.
#[cfg(feature = "ssr")]
pub fn trouble_page(form: &crate::domain::raw_form::RawForm) -> String {
    let typed: String =
        form.texts().fold(String::new(), |page, text| page + "<pre class=\"app-as-typed\">" + &escape(text) + "</pre>");
    let kept = if typed.is_empty() {
        String::new()
    } else {
        format!(
            "<h2>This is what you typed</h2><p>Copy it if you want to keep it. Then go back and try again.</p>{typed}"
        )
    };
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
         <title>Sorry - {NEUTRAL_BRAND}</title></head><body><main>\
         <h1>Sorry, this is our fault</h1>\
         <p>We could not save this just now. Nothing was sent. Please try again in a few minutes.</p>\
         <p>In danger now? Call <a href=\"tel:999\">999</a>.</p>\
         <p>Or talk to someone: <a href=\"{numbers}\">{NUMBERS_LINK}</a>.</p>{kept}\
         <p><a href=\"/\">Go to the first page</a></p></main></body></html>",
        numbers = crate::urls::NUMBERS
    )
}

#[cfg(feature = "ssr")]
fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_counts_down_and_then_says_how_much_too_many() {
        assert_eq!(left(10, 0), "You can write up to 10 characters.");
        assert_eq!(left(10, 9), "You have 1 character left.");
        assert_eq!(left(10, 12), "You have 2 characters too many.");
    }

    #[cfg(feature = "ssr")]
    #[test]
    fn the_trouble_page_shows_typed_markup_as_text() {
        let form = crate::domain::raw_form::RawForm::default().with("worries", "<script>alert(\"1\")</script> & more");
        let page = trouble_page(&form);
        assert!(page.contains("&lt;script&gt;") && !page.contains("<script>"));
    }
}
