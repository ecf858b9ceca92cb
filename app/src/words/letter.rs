//! What the letter reader says, with scripts and without.

/// Heading and title.
pub const TITLE: &str = "What does this letter mean?";
/// Under the heading.
pub const LEAD: &str = "Paste or type a letter or message here. We show what its words mean, and the dates, meetings and phone numbers in it.";
/// Over the box.
pub const LABEL: &str = "Your letter or message";
/// Without scripts.
pub const SENT: &str = "We read your letter, show you what we find and forget it. We do not keep it.";
/// Once the reader runs on the phone.
pub const STAYS: &str = "Your phone or computer reads the letter by itself. Your letter does not leave it.";
/// The button.
pub const BUTTON: &str = "Tell me what it means";
/// Over everything that was found.
pub const FOUND_TITLE: &str = "What we found";
/// Over the terms.
pub const WORDS_TITLE: &str = "What the words mean";
/// Over the meetings.
pub const MEETINGS_TITLE: &str = "Meetings";
/// Over the days.
pub const DAYS_TITLE: &str = "Dates";
/// Over the phone numbers.
pub const PHONES_TITLE: &str = "Phone numbers";
/// Before using a number.
pub const PHONES_CAUTION: &str = "Not sure who sent the letter? Look the number up before you call it.";
/// Over the questions.
pub const ASK_TITLE: &str = "What you may ask back";
/// Under the questions' heading.
pub const ASK_LEAD: &str = "You can always ring or write and ask. These are all fair things to ask.";
/// Questions.
pub const ASK: [&str; 7] = [
    "What do you want to happen, and why?",
    "Can you say that in plain words?",
    "Who will be there, and can I bring someone?",
    "Can we have another day, time or place, or do it by phone?",
    "Can I say no? What happens then?",
    "Who will see what I say, and what you write?",
    "What happens next, and by when will I hear?",
];
/// What it cannot do.
pub const LIMITS: &str = "This finds words. It does not know what is best for you. If a letter worries you, call who sent it, or someone you trust.";
/// Nothing was typed.
pub const EMPTY: &str = "Type or paste your letter first.";
/// Too long for the phone.
pub const TOO_LONG: &str = "That is too long to read here. Paste a smaller part of it.";

/// The most letters the reader on the phone takes: more than any letter has.
pub const LONGEST: u32 = 2_000_000;

/// What was found, in one line.
pub fn found(words: usize, days: usize, phones: usize) -> String {
    if words + days + phones == 0 {
        return "We found no words, dates or phone numbers that we know.".to_owned();
    }
    let part = |count: usize, what: &str| {
        let plural = if count == 1 { "" } else { "s" };
        [&count.to_string(), " ", what, plural].concat()
    };
    ["We found ", &part(words, "word"), ", ", &part(days, "date"), " and ", &part(phones, "phone number"), "."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_counts_what_was_found() {
        assert_eq!(found(1, 0, 2), "We found 1 word, 0 dates and 2 phone numbers.");
        assert!(found(0, 0, 0).contains("no words"));
    }
}
