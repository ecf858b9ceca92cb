//! What is new on a plan, for each kind of thing.

/// The hub's answer.
pub const OUTCOME: &str = "What the team said about your request";
/// A part of the way.
pub const STAGE: &str = "Where we are now";
/// A version.
pub const PLAN: &str = "The plan was written again";
/// The team.
pub const TEAM: &str = "Who helps you";
/// The lead.
pub const LEAD: &str = "Who leads";
/// A meeting.
pub const MEETING: &str = "A meeting";
/// Words.
pub const WORDS: &str = "Words from the team";
/// A reading.
pub const READING: &str = "How far things have come";
/// A step somebody of the family marked or added.
pub const STEP: &str = "Somebody in your family said how a step goes, or added one";
