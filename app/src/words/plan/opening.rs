//! What is read on the way to a plan.

/// Heading.
pub const TITLE: &str = "Open your family's plan";
/// What this is for.
pub const LEAD: [&str; 2] = [
    "Has the team given you six words of your own? Type them here.",
    "You then see the plan. You see your part of it, and nobody else's.",
];
/// Button.
pub const OPEN: &str = "Open";
/// Link.
pub const TO_BACK: &str = "I asked for help myself, and have the six words from that";
/// Words that open nothing.
pub const NOT_OPEN: &str =
    "Those words did not open anything. Look at each word and try again. Or ask the team for new words.";
/// Too many tries.
pub const SLOW: &str = "There were many tries. Please wait a quarter of an hour. Then try again.";
/// A wrong safe word.
pub const NOT_RIGHT: &str =
    "That is not the safe word. Try again. If you do not know it any more, ask the team for new words.";
/// Heading, the first time.
pub const CHOOSE_TITLE: &str = "Choose a safe word";
/// Why.
pub const CHOOSE: [&str; 2] = [
    "From now on you need your six words and this safe word. So nobody can read the plan who only finds your six words.",
    "Pick something you can keep in your head. Do not pick your own name.",
];
/// Label.
pub const WORD: &str = "Your safe word";
/// Hint.
pub const WORD_HINT: &str = "6 to 60 letters or numbers. It can be two or three words.";
/// Button.
pub const CHOOSE_BUTTON: &str = "Keep it and open the plan";
/// Heading, later.
pub const WORD_TITLE: &str = "Now your safe word";
/// What to do.
pub const WORD_LEAD: [&str; 1] = ["You chose it when you first used your six words."];
