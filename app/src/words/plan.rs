//! The text of a family's plan. What a young person reads is shorter still, and speaks to them alone.
//!
//! It never blames: what was not done is late, what was not wanted is "declined on". It promises no day that nobody gave,
//! and says so where a day has passed.

pub mod child;
pub mod history;
pub mod new;
pub mod opening;
pub mod people;
pub mod print;
pub mod progress;
pub mod steps;

use crate::domain::plan::{OutcomeIs, StageKind, StepUp, Tried};

/// Link on other pages.
pub const LINK: &str = "See your plan";
/// Heading.
pub const TITLE: &str = "Your family's plan";
/// Heading for a young person.
pub const TITLE_YOUNG: &str = "Your plan";
/// Where nothing was said yet.
pub const NOTHING: &str =
    "There is nothing here yet. When the team writes to you, or makes a plan with you, you see it here.";
/// After a form.
pub const KEPT: &str = "We have kept it. The team can see it now.";
/// After a form that came to nothing.
pub const NOT_KEPT: &str = "We could not keep that. It may be that the plan has changed. Look at it again.";
/// When the plan was written again meanwhile.
pub const WRITTEN_AGAIN: &str = "The plan was written again. We have not kept your answer, as it was about the old one. Please look at the new one first.";
/// After asking.
pub const ASKED: &str = "We have asked the team. A person is told to look.";

/// Heading over what is new.
pub const NEW: &str = "New since you last looked";
/// Nothing is new.
pub const NOTHING_NEW: &str = "Nothing is new since you last looked.";
/// Before the first look.
pub const FIRST_LOOK: &str = "When you have read the plan, press the button. Next time we show you what is new.";
/// Button.
pub const READ: &str = "I have read it";

/// Heading over the hub's answer.
pub const OUTCOME: &str = "What the team said";
/// What a hub decided, in one line.
pub const fn outcome(is: OutcomeIs) -> &'static str {
    match is {
        OutcomeIs::HelpStarts => "People will help you.",
        OutcomeIs::Advice => "There is advice for you, and help near you that all can use.",
        OutcomeIs::OtherService => "Another service fits better. The team passes it on.",
        OutcomeIs::GoesOn => "The help you have goes on.",
        OutcomeIs::SocialWorker => "A social worker will talk with you.",
        OutcomeIs::NotThisTime => "The team can not help this time. You can ask again at any time.",
    }
}

/// Heading over the way.
pub const WAY: &str = "Where we are now";
/// The first part of it.
pub const REQUEST: &str = "You asked for help";
/// Beside a part that is to come.
pub const TO_COME: &str = "May come next";
/// A part of the way.
pub const fn stage(stage: StageKind) -> &'static str {
    match stage {
        StageKind::Heard => "Somebody listened to you",
        StageKind::Assessment => "We find out together what would help",
        StageKind::AssessmentDone => "You have your copy of what we found out",
        StageKind::Team => "Your team is there",
        StageKind::Plan => "There is a plan",
        StageKind::Review => "We look at the plan again",
        StageKind::StepDown => "You need less help now",
        StageKind::StepUp => "Your lead asked a social worker for advice",
        StageKind::Ended => "The help has ended",
    }
}

/// What may come after a part that is reached.
pub const fn next(now: Option<StageKind>) -> &'static str {
    match now {
        None => "The team reads what you wrote. Then somebody talks with you.",
        Some(StageKind::Heard) => "Next, you may find out together what would help.",
        Some(StageKind::Assessment) => "Next, you get your own copy of what was found out.",
        Some(StageKind::AssessmentDone) => "Next, you and the team may pick who helps.",
        Some(StageKind::Team) => "Next, you and the team write a plan.",
        Some(StageKind::Plan) => "Next, you look at the plan together, to see if it works.",
        Some(StageKind::Review) => "Next, you go on, need less help, or need more. You decide together.",
        Some(StageKind::StepDown) => "Next, you do more on your own. You can ask for more help again.",
        Some(StageKind::StepUp) => "Next, the team talks with you about what the social worker said.",
        Some(StageKind::Ended) => "If things get hard again, you can ask for help again.",
    }
}

/// What came of talking with a social worker.
pub const fn step_up(came: StepUp) -> &'static str {
    match came {
        StepUp::Advice => "They gave advice, or will come along once.",
        StepUp::Eham => "Workers will look at it when they next meet.",
        StepUp::Formal => "The team at the hub was told, and looks at it.",
    }
}

/// Heading over the clock.
pub const CLOCK: &str = "What you were promised";
/// That the hub has it.
pub const PROMISE_HEARD: &str = "The team tells you that they have what you sent";
/// The outcome.
pub const PROMISE_OUTCOME: &str = "The team tells you what will happen";
/// The assessment.
pub const PROMISE_ASSESSMENT: &str = "You have found out together what would help";
/// The copy.
pub const PROMISE_COPY: &str = "You have your own copy";
/// The review.
pub const PROMISE_REVIEW: &str = "We look at the plan again";

/// A promise that was kept.
pub fn kept_on(day: &str) -> String {
    format!("Done on {day}.")
}

/// A promise whose day is to come.
pub fn by(day: &str) -> String {
    format!("By {day}.")
}

/// A promise whose day has passed.
pub fn late(day: &str) -> String {
    format!("This was for {day}. It is late.")
}

/// Above the button.
pub const LATE: &str = "Something is late. That is not your fault. You can ask the team now.";
/// Button.
pub const ASK: &str = "Ask what is happening";

/// When they asked already.
pub fn asked_on(day: &str) -> String {
    format!("You asked the team on {day}.")
}

/// Heading over the goals.
pub const WANTED: &str = "What we want to be different";
/// Before how we know.
pub const HOW_WE_KNOW: &str = "How we will know:";
/// Before whose part it is.
pub fn part_of(name: &str) -> String {
    format!("For {name}")
}
/// Heading over steps that belong to no goal.
pub const OTHER_STEPS: &str = "More steps";
/// Heading.
pub const PLAN_B: &str = "Plan B: if it does not work";
/// Heading.
pub const ENDING: &str = "How it looks when we no longer need help";
/// Heading.
pub const REVIEW: &str = "When we look at it again";

/// Heading over offers.
pub const OFFERS: &str = "Help that was offered before";
/// What came of an offer.
pub fn offer(came: Tried, day: &str) -> String {
    match came {
        Tried::Helped => format!("It helped. ({day})"),
        Tried::HelpedABit => format!("It helped a bit. ({day})"),
        Tried::DidNotHelp => format!("It did not help. ({day})"),
        Tried::Declined => format!("Declined on {day}."),
    }
}

/// Heading over links.
pub const MORE: &str = "More about your plan";
/// Links below the plan, in the order they stand.
pub const TO_AGREE: &str = "Say if you agree with the plan";
/// Link.
pub const TO_ADD: &str = "Add a step of your own";
/// Link.
pub const TO_WORDS: &str = "Words from the team, and your answers";
/// Link.
pub const TO_TEAM: &str = "Who helps you";
/// Link.
pub const TO_MEETINGS: &str = "When you meet";
/// Link.
pub const TO_PROGRESS: &str = "How far things have come";
/// Link.
pub const TO_HISTORY: &str = "Earlier plans";
/// Link.
pub const TO_CHILD: &str = "The plan in a young person's words";
/// Link.
pub const TO_PRINT: &str = "Print the plan";
/// Link.
pub const TO_PLAN: &str = "Back to the plan";
/// Link on the young person's page.
pub const TO_WHOLE: &str = "See the whole plan";
/// Link.
pub const TO_STATUS: &str = "What is happening with what I sent";

/// A question waits.
pub const ASKS_YOU: &str = "The team has asked you something.";
/// Nobody of this seat has said whether they agree.
pub const NOT_AGREED_YET: &str = "You have not said yet if you agree with the plan.";
/// Who wrote it.
pub fn written_by(day: &str, who: &str) -> String {
    format!("Written on {day} by {who}.")
}
/// Who writes when no name was given.
pub const THE_TEAM: &str = "the team";
