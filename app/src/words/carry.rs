//! The text of "Take your story with you", in English only: what is in a file, how it is brought, and what of a story
//! goes along with a request. File names and titles say nothing (threat T1).

use crate::domain::{
    assessment::Kind,
    carried::Refusal,
    child::Child,
    choices::YesNo,
    helpers::Helpers,
    language::Language,
    story::{Home, Person, Section, Who},
};

/// Heading.
pub const TITLE: &str = "Take your story with you";
/// What it is for.
pub const LEAD: &str = "You told your story once. You can keep a copy. If you move, you can bring it to the new place and not start again.";
/// Nothing to take yet.
pub const EMPTY: &str = "Your story is still empty. When you have told something, you can take it with you from here.";
/// Link to the story.
pub const TO_STORY: &str = "See our story";
/// Who may find it.
pub const CAREFUL: &str = "Anyone who finds the paper or the file can read it. Keep it where only you can get to it. The file is called “notes”, so its name tells nothing.";
/// What is not in it.
pub const LEFT_OUT: &str =
    "It holds what you can see here. Who may see what does not go in. Ways to open your story do not go in.";
/// Legend.
pub const MINE_LEGEND: &str = "About you";
/// Checkbox.
pub const MINE: &str = "Put in my name, postcode, how to reach me and what I need";
/// Why it is off.
pub const MINE_HINT: &str =
    "We leave these out if you do not tick this. Someone who found it could learn where you are.";
/// Over the three ways.
pub const WAYS: &str = "Choose a way";
/// Button.
pub const TO_PRINT: &str = "A page to print";
/// Hint.
pub const TO_PRINT_HINT: &str = "It opens here. Then print it.";
/// Button.
pub const TO_READ: &str = "A file to read";
/// Hint.
pub const TO_READ_HINT: &str = "You can open it on a phone, even when you are not online.";
/// Button.
pub const TO_BRING: &str = "A file to bring to another place";
/// Hint.
pub const TO_BRING_HINT: &str = "Another Family Help website can read it. It can see if anyone changed it.";
/// Link.
pub const HAVE_FILE: &str = "I have a file to bring in";

/// Heading of the document, which says nothing.
pub const NOTES: &str = "Notes";
/// Printing.
pub const PRINT: &str = "Print this page from your browser. On paper it shows the notes and nothing else.";
/// Over what a member told about themselves.
pub const ABOUT_ME: &str = "About me";
/// Label.
pub const NAME: &str = "Name";
/// Label.
pub const POSTCODE: &str = "Postcode";
/// Label.
pub const CONTACT: &str = "How to reach me";
/// Label.
pub const NEEDS: &str = "What I need";
/// Over older versions.
pub const BEFORE: &str = "Before that";
/// A version that took the part out.
pub const TAKEN_OUT: &str = "Taken out";

/// Heading.
pub const BRING_TITLE: &str = "Bring your story here";
/// What it is.
pub const BRING_LEAD: &str = "Did you save a file on another Family Help website? Choose it here. You see what is in it before you say yes or no.";
/// Label.
pub const FILE: &str = "The file";
/// Hint.
pub const FILE_HINT: &str = "It ends in .json. It can be up to 1 MB.";
/// Label.
pub const PASTE: &str = "Or paste what is in the file";
/// Hint.
pub const PASTE_HINT: &str = "You can open the file, copy all of it and paste it here.";
/// Button.
pub const LOOK: &str = "See what is in it";

/// Heading.
pub const LOOK_TITLE: &str = "This is in the file";
/// Signed here.
pub const OURS: &str = "You saved this file here. No one has changed it since.";
/// Signed by nobody we know.
pub const UNKNOWN: &str = "We do not know the website that saved this file. We cannot tell if somebody changed it. Read it with care before you say yes.";
/// What happens.
pub const COMES_IN: &str = "If you say yes, this goes into your story. It keeps its dates and who wrote it. No one may see it until you say so.";
/// Who else.
pub const OTHERS_HERE: &str = "Grown-ups of your family who can open your story here can read it too.";
/// Where both have words.
pub const NEWER: &str =
    "Where you have told something here as well, the words of the file come on top. Your words stay, with their date.";
/// About the member.
pub const MINE_TOO: &str = "Your name, postcode, how to reach you and what you need are in the file too. We use them only where you have not told us yet.";
/// Nothing new.
pub const ALL_HERE: &str = "All that is in this file is in your story already. There is nothing to bring in.";
/// Question over the two buttons.
pub const ASK: &str = "Bring this in?";
/// Button.
pub const YES: &str = "Yes, bring it in";
/// Button.
pub const NO: &str = "No, leave it out";

/// Heading.
pub const HERE_TITLE: &str = "Your story is here";
/// What now.
pub const HERE: &str = "You do not have to tell it again. You can change it at any time.";
/// Link.
pub const GO_ON: &str = "Ask for help here";
/// How to come back.
pub const SIX_WORDS_TEXT: &str = "You need six words to come back to it. Keep them where only you can find them.";
/// Link.
pub const SIX_WORDS: &str = "See my six words";

/// Heading.
pub const ALONG_TITLE: &str = "What goes with your request from your story?";
/// Explanation.
pub const ALONG_LEAD: &str = "You choose for each part. If you do not say yes, the part stays here.";
/// That an earlier assessment travels.
pub const ALONG_EARLIER: &str = "Some of it may come from an earlier talk, or from another place. What you say yes to goes along, with who wrote it and when. So you do not have to tell it again.";
/// That it cannot be unsent.
pub const ALONG_SENT: &str = "It goes when you send your request. After that you can say no to more, but the team has read or kept what was sent.";
/// The law's exceptions (rule C1).
pub const ALONG_LAW: &str = "The law may let people share to keep somebody safe, even without a yes.";
/// Summary of a preview.
pub const ALONG_SEE: &str = "See what they will read";
/// Button.
pub const ALONG_KEEP: &str = "Keep my choice";

/// A member of the family other than who reads.
pub const SOMEONE: &str = "Someone in the family";
/// A child whose name is not in the file.
pub const A_CHILD: &str = "A child in the family";
/// Who saved the document.
pub const ME: &str = "Me";
/// A member of the family, for a hub.
pub const FAMILY: &str = "The family";
/// About nobody in particular.
pub const WHOLE_FAMILY: &str = "Whole family";

/// The file comes from a portal we know.
pub fn known(name: &str) -> String {
    format!("This file was saved at {name}. No one has changed it since.")
}

/// When the file was made.
pub fn saved_on(day: &str) -> String {
    format!("Saved on {day}.")
}

/// The question about one part.
pub fn along_question(hub: &str, part: &str) -> String {
    format!("{part}: may {hub} see this?")
}

/// A section's name.
pub const fn section(section: Section) -> &'static str {
    match section {
        Section::People => "Who is in our family",
        Section::Well => "What is going well",
        Section::Worries => "What worries us",
        Section::Needs => "What needs to happen",
        Section::Daily => "What a usual day is like",
        Section::Tried => "What we have tried",
        Section::Strengths => "What helps us",
        Section::Helpers => "Who helps us and whom we trust",
        Section::Voice => "In my own words",
        Section::Working => "What to know to work with us",
    }
}

/// A part's name.
pub fn part(of: Section, about: Option<&str>) -> String {
    about.map_or_else(|| section(of).to_owned(), |about| format!("{} ({about})", section(of)))
}

/// A person of the family on one line.
pub fn person(person: &Person) -> String {
    let who = match &person.who {
        Who::Adult(name) => name.as_str().to_owned(),
        Who::Child(child) => child_line(child),
    };
    match person.home {
        None => who,
        Some(home) => format!("{who}, {}", self::home(home)),
    }
}

fn child_line(child: &Child) -> String {
    let w = super::of(Language::English);
    match child {
        Child::Born { name, age } => format!("{}, {}", name.as_str(), (w.age)(*age)),
        Child::Expected { due: Some(due) } => format!("{}, {}", w.ask.children.baby, (w.day)(*due)),
        Child::Expected { due: None } => w.ask.children.baby_no_date.to_owned(),
    }
}

/// What to call a person.
pub fn called(person: &Person) -> String {
    match &person.who {
        Who::Adult(name) | Who::Child(Child::Born { name, .. }) => name.as_str().to_owned(),
        Who::Child(Child::Expected { .. }) => super::of(Language::English).ask.children.baby_no_date.to_owned(),
    }
}

const fn home(home: Home) -> &'static str {
    match home {
        Home::WithUs => "lives with us",
        Home::Sometimes => "lives with us some of the time",
        Home::Elsewhere => "lives somewhere else",
    }
}

/// Who helps, one line an entry.
pub fn helpers(helpers: &Helpers) -> Vec<String> {
    let check = &super::of(Language::English).ask.check;
    let trusted = helpers.trusted().map(|trusted| {
        let may = if helpers.may_talk() { check.may_talk } else { check.may_not_talk };
        format!("{}: {trusted} ({may})", check.trusted)
    });
    let had_plan = helpers.had_plan().map(|had| if had == YesNo::Yes { check.had_plan } else { check.had_no_plan });
    let already = helpers.already().map(str::to_owned);
    already.into_iter().chain(trusted).chain(had_plan.map(str::to_owned)).collect()
}

/// A child who wrote on the page made for that.
pub fn child_with(child: &str) -> String {
    format!("{child}, with a grown-up")
}

/// Before words that are not what the part says: whose they are. `None` for the part's own.
pub const fn kind(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Words => None,
        Kind::Note => Some("A note beside it"),
        Kind::Agrees => Some("The family says: that is right"),
        Kind::Disagrees => Some("The family says: that is not right"),
    }
}

/// Who wrote it, where and when.
pub fn written(by: &str, place: Option<&str>, day: &str) -> String {
    place.map_or_else(|| format!("{by}, {day}"), |place| format!("{by}, {place}, {day}"))
}

/// Why a file was not taken, and what to do.
pub const fn refusal(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Missing => "Choose a file, or paste what is in it",
        Refusal::TooBig => "This file is too big for a story. Choose the file that you saved",
        Refusal::NotAStory => "This is not a story file. Choose the file that ends in .json",
        Refusal::OtherVersion => "This file is of a kind that we cannot read yet. Save it once more at the old place",
        Refusal::Unreadable => {
            "We cannot read all of this file, so we took nothing. Save it once more at the old place"
        }
        Refusal::Changed => {
            "This file was changed after it was saved, so we took nothing. Save it once more at the old place"
        }
    }
}
