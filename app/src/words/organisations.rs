//! The text for accounts of people who help families under an organisation, and for the hub team that approves those.

/// Heading.
pub const ACCOUNT_TITLE: &str = "An account for your work";
/// What it is for.
pub const ACCOUNT_LEAD: [&str; 3] = [
    "With an account, families and the team read that the council team knows where you work.",
    "You need an app that shows codes, on your work phone or computer. Your workplace may have one.",
    "From then on we ask for the code from your e-mail and for the code that the app shows.",
];
/// Button.
pub const ACCOUNT_BEGIN: &str = "Make an account";
/// Link.
pub const AS_GUEST: &str = "Go on without an account";
/// What to do with the app.
pub const APP_LEAD: [&str; 2] =
    ["Open the app and add an account. Scan this square with it.", "Then type the six numbers that the app shows."];
/// What the square is, for who cannot see it.
pub const APP_SQUARE_ALT: &str = "A square to scan with your app. The letters below say the same.";
/// Over the letters.
pub const APP_LETTERS: &str =
    "If you can not scan it, type these letters into the app. Choose codes that change with time.";
/// Label.
pub const APP_CODE: &str = "The six numbers in the app";
/// Button.
pub const ACCOUNT_MAKE: &str = "Make the account";
/// It is made.
pub const ACCOUNT_MADE: &str = "Your account is made. Next time we ask for the code that your app shows.";
/// Too many tries.
pub const SLOW_DOWN: &str = "There were many tries just now. Wait 15 minutes and try again.";

/// Heading.
pub const SECOND_TITLE: &str = "Type the code from your app";
/// What it is.
pub const SECOND_LEAD: &str = "The app shows six numbers. They change every half minute. Each code works once.";
/// Heading.
pub const LOST_TITLE: &str = "You do not have the app now";
/// What to do then.
pub const LOST: [&str; 2] = [
    "Call the team. They check who you are, and reset your account. Then you can make a new one.",
    "Your list is still there after that.",
];
/// The hub team closed it.
pub const CUT_OFF: &str = "The council team has closed this way in. Call the team if you think that is wrong.";
/// Over the offer.
pub const OFFER_TITLE: &str = "Your workplace is approved";
/// Link.
pub const OFFER: &str = "Make an account for your work";

/// Where an account would be.
pub fn account_under(organisation: &str) -> String {
    format!("The council team has approved {organisation}.")
}

/// Under whom a helper is here.
pub fn here_under(organisation: &str) -> String {
    format!("You are here for {organisation}. The council team has approved it.")
}

/// What a family reads of where a helper works.
pub const KNOWN: &str = "The council team knows this workplace and approved it. We checked who came in with a code on their e-mail and a code on their app.";
/// What a family reads of any other.
pub const NOT_KNOWN: &str = "We only know that. We did not check where they work.";

/// Link and title at the desk.
pub const DESK_TITLE: &str = "Approved organisations";
/// What it means.
pub const DESK_LEAD: &str = "People whose work e-mail has an approved domain can make an account with a second step. Families and hubs then read that the organisation is approved by the hub. Everybody else is shown as a guest of whom only the e-mail domain is known.";
/// Nothing yet.
pub const DESK_NONE: &str = "None yet.";
/// Over the form.
pub const DESK_NEW: &str = "Approve an organisation";
/// Label.
pub const DESK_NAME: &str = "Name of the organisation";
/// Label.
pub const DESK_DOMAIN: &str = "Domain of its e-mail addresses";
/// Hint.
pub const DESK_DOMAIN_HINT: &str = "What comes after the @, such as hill-school.example. Everybody with such an address can make an account, so never one that several organisations share.";
/// Label.
pub const DESK_PLACE: &str = "Approved by the hub of";
/// Button.
pub const DESK_APPROVE: &str = "Approve";
/// Button.
pub const DESK_STOP: &str = "Stop this organisation";
/// Tag.
pub const DESK_STOPPED: &str = "Stopped";
/// Nobody yet.
pub const DESK_NOBODY: &str = "Nobody has made an account yet.";
/// Button: somebody left.
pub const DESK_CUT: &str = "Cut off";
/// Button: a phone was lost.
pub const DESK_RESET: &str = "Lost the app: reset";
/// Tag.
pub const DESK_IS_CUT: &str = "Cut off";
/// Button.
pub const DESK_BACK: &str = "Let them make an account again";
/// Row of a request: what is known of where the helper works.
pub const DESK_ROW: &str = "The helper’s organisation";
/// Its value.
pub const DESK_KNOWN: &str = "Approved by the hub; they came in with a second step";
/// Its value.
pub const DESK_NOT_KNOWN: &str = "Not approved: we only know the e-mail domain";

/// When somebody came in last.
pub fn came_in(day: &str) -> String {
    format!("last came in on {day}")
}
