//! Guidance for whoever helps a family, beside each step: how to ask, and what not to write.
//!
//! The family can read it over their shoulder, so it speaks well of everybody.

use crate::domain::{helper::HelperStep, journey::Step};

/// Opens the guidance.
pub const OPEN: &str = "How to ask this, and whom to ask for advice";

/// How to ask a step, and what not to write.
pub const fn how(step: HelperStep) -> [&'static str; 2] {
    match step.step() {
        Step::Where => [
            "Say why you ask: it decides which team gets it. A postcode or a part of town is enough.",
            "Do not write an address that must stay secret. Ask first if anybody must not know where they live.",
        ],
        Step::Danger => [
            "Ask it plainly, and wait. If you think yes, do not talk them out of it. Call 999.",
            "Do not write what happened here. Say it on the phone.",
        ],
        Step::Name => [
            "Ask which name they want to be called by. It does not have to be the one on a form.",
            "Do not copy a name from your own records.",
        ],
        Step::Children => [
            "Go from the youngest to the oldest. Ask about children who live with someone else, too.",
            "Do not write names of children of other families.",
        ],
        Step::GoingWell => [
            "Ask: when was a good day, and what made it good? Who helped?",
            "Write what they say, and not what you think they should be proud of.",
        ],
        Step::Worries => [
            "Ask what is hardest, and since when. Ask what they have tried. Say it back to them.",
            "Write what the family says or what you saw, and say which it is. Leave out guesses and names for problems.",
        ],
        Step::Help => [
            "Read the list out. Ask what would make next week easier.",
            "Do not choose for them. “Not sure” is a good answer.",
        ],
        Step::Helpers => [
            "Ask who they would call first. It can be a friend or a neighbour.",
            "Ask that person before you write down their phone number.",
        ],
        Step::Needs => [
            "Ask what would make a talk easier: the language, the room, the time, the way there.",
            "Ask, even if you think you know. Do not write an illness they did not name.",
        ],
        Step::Contact => [
            "Ask which way is safe, and at what time. Ask who else picks up the phone or opens the post.",
            "Do not write a number from your own records. It may be an old one, or not safe.",
        ],
        // What only the family, or a young person alone, can say.
        Step::Who | Step::You | Step::Telling | Step::Meeting | Step::Agree | Step::Share | Step::Check => ["", ""],
    }
}

/// Heading above the sheets of each place.
pub const SHEETS: &str = "The sheet for your place";
/// Over the place's own words.
pub const SAY_HERE: &str = "Read this out before they decide";
/// Over the numbers.
pub const CALL_HERE: &str = "Who to call";
