//! Text about who works at the desk, and for coming in to it. It is for workers.

/// Heading.
pub const SIGN_IN: &str = "Come in to the hub team’s desk";
/// What happens.
pub const SIGN_IN_LEAD: &str = "Type the work e-mail that your team manager added. We send a code there, and then ask for the code that your app shows.";
/// Label.
pub const EMAIL: &str = "Work e-mail";
/// No code can be sent.
pub const NO_MAILER: &str =
    "This website can not send e-mail yet, so nobody can come in this way. Ask whoever runs it.";
/// It says nothing of whether the address is known.
pub const CODE_ASKED: &str = "If this address is at a desk, a code is on its way. It works for 10 minutes.";
/// Heading.
pub const TIE_TITLE: &str = "Set up your app";
/// Why.
pub const TIE_LEAD: &str = "You come in for the first time, or after a reset. You need an app that shows codes, on your work phone or computer. From then on we ask for its code each time.";
/// A lost phone.
pub const LOST: &str =
    "Ask somebody who leads your team. They check who you are and reset your app. Then you can set up another.";

/// Link and title.
pub const TITLE: &str = "Who works at the desk";
/// What it means.
pub const LEAD: &str = "Everybody comes in with their own work e-mail and an app that shows codes. Cut off who leaves: they are out at once. Have two people who lead, because only another one can help if a phone is lost.";
/// Nobody yet.
pub const NOBODY: &str = "Nobody yet.";
/// Of who works for all of it.
pub const WHOLE_PLACE: &str = "all hubs";
/// Of who was added.
pub const NOT_YET: &str = "has not come in yet";
/// Over the form.
pub const NEW: &str = "Add somebody";
/// Label.
pub const NAME: &str = "Their name";
/// Label.
pub const JOB: &str = "What they do";
/// Hint.
pub const JOB_HINT: &str = "In your team’s words, such as duty worker.";
/// Label.
pub const ROLE: &str = "What they may do here";
/// Label.
pub const PLACE: &str = "Place";
/// Label.
pub const HUBS: &str = "Hubs they work for";
/// Hint.
pub const HUBS_HINT: &str = "Tick none for all hubs. Whoever leads the team leads all of it.";
/// Button.
pub const ADD: &str = "Add them";
