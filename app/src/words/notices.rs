//! The text about notices: what they look like, that they can be stopped, and when they may come.
//!
//! In English alone, as the notice itself is. It never shows the address, which six words do not open (threat T5).

use crate::domain::{lock::Carrier, notice::Hours};

/// Heading.
pub const TITLE: &str = "Messages to you";
/// On the page after sending, and on the plan.
pub const LINK: &str = "See what our messages to you look like, or stop them";
/// What they are for.
pub const fn what(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Email => {
            "You chose e-mail as a safe way. When there is something new here, we may send you one short e-mail. You get no more than one a day."
        }
        Carrier::Text => {
            "You chose texts as a safe way. When there is something new here, we may send you one short text. You get no more than one a day."
        }
    }
}
/// For somebody who gets none before they say so.
pub const fn what_if(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Email => {
            "We send you no messages. If you like, we can send you one short e-mail when there is something new here. You get no more than one a day."
        }
        Carrier::Text => {
            "We send you no messages. If you like, we can send you one short text when there is something new here. You get no more than one a day."
        }
    }
}
/// Above what it looks like.
pub const LOOKS: &str = "This is all it says. It is the same for all people, and it has no names and no links.";
/// A safety line.
pub const CAREFUL: &str =
    "Does somebody else read your messages? Then it may be safer to have none. All that is new waits for you here.";
/// When they come.
pub fn come(hours: Hours) -> String {
    format!("They come at these times: {}.", self::hours(hours))
}
/// Where we know safe times in words alone.
pub const NO_TIME_YET: &str = "You told us in your own words when it is safe. The team reads that, but a computer can not. So we send you no message until you pick a time below.";
/// Heading.
pub const WHEN: &str = "When may they come?";
/// One choice.
pub const fn hours(hours: Hours) -> &'static str {
    match hours {
        Hours::Day => "any day, from 9 in the morning to 8 in the evening",
        Hours::Morning => "any day, from 9 to 12 in the morning",
        Hours::Afternoon => "any day, from 12 to 5 in the afternoon",
        Hours::Evening => "any day, from 5 to 8 in the evening",
        Hours::Weekday => "Monday to Friday, from 10 in the morning to 2 in the afternoon",
    }
}
/// They were stopped.
pub const STOPPED: &str = "You stopped these messages. We send you none.";
/// The address took none.
pub const BOUNCED: &str = "A message could not get to you, so we stopped. We send you none. If your number or address is a new one, tell the team.";
/// Button.
pub const STOP: &str = "Stop these messages";
/// Button.
pub const START: &str = "Start these messages";
/// Button.
pub const START_AGAIN: &str = "Start them again";
