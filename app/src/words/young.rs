//! The text of a young person's own way to ask: what it says before anything is typed, its questions, and what comes next.
//!
//! Shorter words than anywhere else, and honest ones: it never says that nobody will be told, for the law has exceptions
//! (rule C1), and never how fast anybody answers. It blames nobody and asks for nothing that is not needed (rule C22).

use crate::domain::{
    consent::Item,
    own_request::{BringSomeone, MayTell, MeetWhere, OwnAge},
};

/// Heading of the first page.
pub const TITLE: &str = "Help for you";
/// Under it.
pub const LEAD: &str =
    "Is life hard right now? At home, at school, or in your head? You can ask for help here, just for you.";
/// Heading, before anything is typed.
pub const WHO_TITLE: &str = "Who will know?";
/// Who reads it, and who does not.
pub const WHO: [&str; 3] = [
    "A team at your council reads what you write. It is their job to help young people.",
    "This website does not show it to your mum, your dad or who cares for you. It does not show it to your brothers, your sisters or your school.",
    "We ask the team to talk to you first, before they talk to your family.",
];
/// Heading.
pub const LIMITS_TITLE: &str = "When they may have to tell";
/// What nobody can promise.
pub const LIMITS: [&str; 2] = [
    "If you or someone else may be badly hurt, the team may have to tell someone. They do that to keep you safe.",
    "They should tell you first, if that is safe.",
];
/// Heading.
pub const NEED_TITLE: &str = "What you need";
/// How little is needed.
pub const NEED: [&str; 3] = [
    "You do not have to give your real name. You do not need a phone or an e-mail address.",
    "You can be any age. We ask you 9 short things, and you can leave most of them blank.",
    "If someone comes in, press “Exit this page”. Your phone may still list the pages you were on.",
];
/// Button.
pub const BEGIN: &str = "Start now";
/// Link.
pub const FOR_FAMILY: &str = "I want to ask for my family";

/// Heading of the phone lines.
pub const LINES_TITLE: &str = "Talk to someone now";
/// The same before anything else, for a young child.
pub const LINES_TITLE_CHILD: &str = "You can talk to a kind person right now";
/// Before the address of each line: who it is; its address, its number as it is said, and what it is for.
pub const LINES: [(&str, &str, &str, &str); 4] = [
    ("Childline", "tel:08001111", "0800 1111", "It is free, day and night."),
    ("Shout", "sms:85258", "text SHOUT to 85258", "It is free, day and night."),
    ("In danger now", "tel:999", "999", "Ask for the police or an ambulance."),
    ("Ill or hurt", "tel:111", "111", "It is free, day and night."),
];

/// Heading of the three cards.
pub const NEXT_TITLE: &str = "What happens to me next?";
/// What happens next: a short name and a sentence or two.
pub const NEXT: [(&str, &str); 3] = [
    ("We send it", "The team near you gets what you wrote. You get six words, so that you can come back and look."),
    ("They read it", "A person there reads it and thinks about what could help you."),
    ("They talk to you", "They should reach you just in the way you say is safe. You say what you want."),
];

/// Heading of the page for a young child.
pub const TALK_TITLE: &str = "You did well to come here";
/// Before the phone lines.
pub const TALK: &str = "It is good that you ask for help. It is not your fault.";
/// After them.
pub const TALK_MORE: [&str; 2] = [
    "Is there a grown-up you trust, like your nan or a teacher? You can tell them too.",
    "You can go on and write to us as well. Someone can sit with you and help you write.",
];
/// Button.
pub const TALK_ON: &str = "Go on";

/// Heading.
pub const YOU: &str = "About you";
/// Label.
pub const NAME: &str = "What shall we call you?";
/// Hint.
pub const NAME_HINT: &str = "It does not have to be your real name.";
/// Legend.
pub const AGE: &str = "How old are you?";
/// Hint.
pub const AGE_HINT: &str = "We ask so that we use the right words. You can leave this blank.";

/// About how old.
pub const fn age(age: OwnAge) -> &'static str {
    match age {
        OwnAge::TenOrUnder => "10 or under",
        OwnAge::ElevenToFifteen => "11 to 15",
        OwnAge::SixteenSeventeen => "16 or 17",
        OwnAge::EighteenPlus => "18 to 25",
    }
}

/// Heading and hint of "what is going on", in words for this age.
pub const fn going_on(age: Option<OwnAge>) -> (&'static str, &'static str) {
    match age {
        Some(OwnAge::TenOrUnder) => {
            ("What makes you sad or scared?", "Just write what you want to say. It does not matter how you spell it.")
        }
        _ => ("What is going on?", "Say as much or as little as you like. You can leave this blank."),
    }
}

/// Heading.
pub const HELP: &str = "What would help you?";
/// Hint.
pub const HELP_HINT: &str = "Choose all that fit.";
/// Hint of "I am not sure".
pub const NOT_SURE_HINT: &str = "That is fine. The team can talk it through with you.";

/// Heading.
pub const TELL: &str = "May the team tell a parent, or who cares for you?";
/// Hint.
pub const TELL_HINT: &str = "We ask the team to talk to you first, whatever you choose.";
/// Label.
pub const MAY_KNOW: &str = "Which grown-up may know?";
/// Hint.
pub const MAY_KNOW_HINT: &str = "Like your nan, a coach or a teacher. You can leave this blank.";
/// Label.
pub const MUST_NOT: &str = "Who must not know?";
/// Hint.
pub const MUST_NOT_HINT: &str = "Tell us who it is not safe to tell. You can leave this blank.";

/// A choice about telling, with what happens then.
pub const fn may_tell(choice: MayTell) -> (&'static str, &'static str) {
    match choice {
        MayTell::Yes => ("Yes", "They talk to you first. Then they may talk to your parent or who cares for you."),
        MayTell::No => (
            "No",
            "They try to help you and not tell. If you may be badly hurt, they may have to tell. They should say so to you first, if that is safe.",
        ),
        MayTell::TalkFirst => ("Talk to me first", "You talk it through with them. Then you can say yes or no."),
    }
}

/// Hint of "when is a good and safe time".
pub const TIMES_HINT: &str = "Like at lunch, or on the bus home.";
/// Under the ways to be reached.
pub const CONTACT_NOTE: &str = "If you do not want to be reached, come back here with your six words and look.";

/// Heading.
pub const MEET: &str = "If you meet someone";
/// Under it.
pub const MEET_LEAD: &str = "You do not have to meet. This is just what you would like. You can leave it all blank.";
/// Legend.
pub const MEET_WHERE: &str = "Where would you meet?";
/// Label.
pub const MEET_ELSE: &str = "Some other place";
/// Legend.
pub const BRING: &str = "Do you want to bring someone?";
/// Label.
pub const BRING_WHO: &str = "Who will you bring?";
/// Hint.
pub const BRING_WHO_HINT: &str = "A friend is fine.";
/// Legend.
pub const TALK_FIRST: &str = "Do you want to talk first and not say your name?";
/// Hint.
pub const TALK_FIRST_HINT: &str = "You can say who you are later on. If you leave this blank, we take it as no.";

/// A place to meet.
pub const fn meet_where(place: MeetWhere) -> &'static str {
    match place {
        MeetWhere::School => "At school or college",
        MeetWhere::YouthPlace => "At a youth club or a family hub",
        MeetWhere::Outside => "Outside, like on a walk",
        MeetWhere::Home => "At home",
        MeetWhere::Online => "Just on the phone or a screen",
    }
}

/// Whether somebody comes along.
pub const fn bring(choice: BringSomeone) -> &'static str {
    match choice {
        BringSomeone::Yes => "Yes",
        BringSomeone::No => "No",
        BringSomeone::NotSure => "Not sure",
    }
}

/// The version of the words of consent below. It changes with their meaning (rule C6).
pub const CONSENT_VERSION: &str = "young-1";
/// What a yes to help means.
pub const AGREE: [&str; 4] = [
    "You choose. If you say yes, we send what you wrote to a team near you. You see their name before you send.",
    "On top of it we say: talk to this young person before you talk to the family.",
    "They may ask you some more, so that they find what could help.",
    "You can take it back later. You do not have to say why.",
];
/// When people may share anyway.
pub const LAW: [&str; 2] = [
    "If you or someone else may be badly hurt, people may have to tell, even if you say no. They do that to keep you safe.",
    "They should tell you first, if that is safe. They should tell just what is needed.",
];
/// What a no means.
pub const IF_NO: [&str; 2] = [
    "If you say no, we send nothing. It does not count against you.",
    "You can ask when you like. You can still ring Childline, or tell a grown-up you trust.",
];
/// What sharing means.
pub const SHARE: &str =
    "The team gets what you send. They may show it to no one on this list if you do not say yes here.";
/// What a blank means.
pub const SHARE_BLANK: &str = "Choose yes or no for each one. If you leave one blank, we take it as no. You can say no to all of them and still get help.";
/// Heading.
pub const SHARE_TITLE: &str = "Who else may see it?";

/// A part of what was sent.
pub const fn item(item: Item) -> &'static str {
    match item {
        Item::Contact => "Your name and how to reach you",
        Item::Children => "How old you are",
        Item::Story => "What is going on",
        Item::Help => "What would help you",
    }
}

/// Row of the check page.
pub const ROW_LIVES: &str = "Where you live";
/// Row.
pub const ROW_DANGER: &str = "Someone in danger now";
/// Row.
pub const ROW_YOU: &str = "You";
/// Row.
pub const ROW_GOING_ON: &str = "What is going on";
/// Row.
pub const ROW_HELP: &str = "What would help";
/// Row.
pub const ROW_TELL: &str = "May they tell a parent?";
/// Row.
pub const ROW_CONTACT: &str = "How to reach you";
/// Row.
pub const ROW_MEET: &str = "If you meet";
/// Row.
pub const ROW_AGREE: &str = "You want this help";
/// Row.
pub const ROW_SHARE: &str = "Who else may see it";
/// Answer.
pub const NO_ONE_ELSE: &str = "No one else";

/// After sending, and when coming back.
pub const ASKED_FIRST: &str = "We asked the team to talk to you before they talk to your family.";

/// Stands before an age.
pub const AGE_IS: &str = "Age";
/// Before who may know.
pub const KNOWS: &str = "May know";
/// Before who must not know.
pub const KNOWS_NOT: &str = "Must not know";
/// Before who comes along.
pub const COMES: &str = "Brings someone";
/// A talk without a name first.
pub const FIRST_WITHOUT_NAME: &str = "Wants to talk first and not say a name";

/// Advice without a name: link from the first page.
pub const ADVICE_LINK: &str = "Talk first, and do not say your name";
/// Heading of the question.
pub const ADVICE_TITLE: &str = "Ask what you want to know";
/// Who sees it, before anything is typed.
pub const ADVICE_WHO: [&str; 3] = [
    "A team at your council reads it and writes back. They do not know who you are.",
    "This website does not show it to your mum, your dad or who cares for you. It does not show it to your school.",
    "If you or someone else may be badly hurt, the team may have to act. They do that to keep you safe.",
];
/// Label.
pub const ADVICE_QUESTION: &str = "What do you want to ask?";
/// Hint.
pub const ADVICE_HINT: &str = "Leave out names, phone numbers and where you live. Write “my dad” or “a friend”. It does not matter how you spell it.";
