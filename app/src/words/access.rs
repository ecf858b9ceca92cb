//! The text of "how your story opens": the second thing, codes that are sent, other adults, a way in that is lost.
//!
//! It promises nothing that a person at the hub cannot do, and never says how fast a code comes.

use jiff::civil::Date;

use crate::domain::lock::Carrier;

/// Heading.
pub const TITLE: &str = "How your story opens";
/// Why.
pub const WHY: &str = "Your six words show what is happening with your request. They do not open your story, because someone else might find them. So your story needs one more thing, that only you know or have.";
/// Nothing chosen.
pub const NOT_CHOSEN: &str =
    "You have not chosen yet. If you leave now, you can not open your story again with your six words alone.";
/// After a choice.
pub const KEPT: &str = "We have kept your choice. Your story now opens with your six words and this.";
/// Over the choices.
pub const CHOOSE: &str = "Choose one";
/// The same when there is one already.
pub const CHOOSE_OTHER: &str = "Choose something else";
/// What a new choice does.
pub const REPLACES: &str = "What you choose now takes the place of what you had.";
/// Heading.
pub const WORD: &str = "A safe word";
/// Label.
pub const WORD_LABEL: &str = "Your safe word";
/// Hint.
pub const WORD_HINT: &str = "6 to 60 letters or numbers. It can be more than one word. Choose what no one near you could guess. We never show it again, so pick one you can keep in your head.";
/// Button.
pub const WORD_KEEP: &str = "Use this safe word";
/// Heading.
pub const EMAIL: &str = "A code by e-mail";
/// Label.
pub const EMAIL_LABEL: &str = "E-mail address for codes";
/// Button.
pub const EMAIL_KEEP: &str = "Send a code to this e-mail address";
/// Heading.
pub const TEXT: &str = "A code by text";
/// Label.
pub const TEXT_LABEL: &str = "Mobile number for codes";
/// Button.
pub const TEXT_KEEP: &str = "Send a code to this mobile";
/// Hint for both.
pub const SENT_HINT: &str = "We use it for codes and for nothing else. The message holds six numbers. It does not say who it is from or what it is for. If someone else can read your messages, choose a safe word.";
/// Nothing can be sent here.
pub const NO_MAILER: &str = "This website can not send codes by e-mail or text yet. So you can choose a safe word.";
/// Heading.
pub const PASSKEY: &str = "A passkey on this phone";
/// What it is.
pub const PASSKEY_WHAT: &str = "You can also let your phone open your story. It checks your face, your finger or its PIN. This is called a passkey. You still type your six words first. What you chose above goes on working too.";
/// Before anything else was chosen.
pub const PASSKEY_FIRST: &str = "First choose one of the ways above. Then you can also let your phone open your story. It checks your face, your finger or its PIN. This is called a passkey.";
/// Link.
pub const TO_PASSKEYS: &str = "Add or take away a passkey";
/// There is one.
pub const OPENS_WITH_PASSKEY: &str = "You can also use a passkey in place of it.";
/// Heading.
pub const PASSKEYS_TITLE: &str = "Open your story with your phone";
/// What it does.
pub const PASSKEYS_TEXT: [&str; 2] = [
    "A passkey is a key that stays in your phone, tablet or computer. The device checks your face, your finger or its PIN. These stay in the device. We never get them.",
    "You still type your six words first. If you lose the device, the other way you chose still opens your story.",
];
/// Caution.
pub const PASSKEYS_CARE: [&str; 3] = [
    "Anyone who can unlock your device can use the passkey. If someone else knows your PIN, do not add one.",
    "The device keeps the address of this website in its list of passkeys, under “My notes”. Someone who looks through your device can find it there.",
    "Your phone may copy the passkey to your other devices. Does someone else use your Google or Apple account? Then do not add one.",
];
/// Label.
pub const PASSKEY_NAME: &str = "A name for it";
/// Hint.
pub const PASSKEY_NAME_HINT: &str =
    "It is for you alone, to tell one from another. If you leave it blank, we call it “This phone”.";
/// The name of one that was given none.
pub const PASSKEY_UNNAMED: &str = "This phone";
/// Button.
pub const PASSKEY_ADD: &str = "Add a passkey";
/// No passkeys in this browser.
pub const PASSKEY_NOT_HERE: &str = "This browser can not add a passkey. It may be too old, or scripts are turned off. You do not need one. Your story opens the way you chose.";
/// No answer came.
pub const PASSKEY_FAILED: &str = "The device did not make a passkey. Nothing has changed. You can try again.";
/// It was added.
pub const PASSKEY_KEPT: &str = "The passkey is added. Next time, type your six words and then use it.";
/// It was not.
pub const PASSKEY_NOT_KEPT: &str = "We could not add that passkey. Nothing has changed here. Please try again.";
/// It was taken away.
pub const PASSKEY_REMOVED: &str = "The passkey is taken away. It does not open your story any more. Your device may still show it in its list. You can delete it there.";
/// As many as there may be.
pub const PASSKEYS_FULL: &str = "You have 5 passkeys, and that is the most. To add another, take one away first.";
/// The address of this portal allows none.
pub const PASSKEYS_NONE: &str =
    "This website can not use passkeys at this address. Your story opens the way you chose.";
/// Heading.
pub const PASSKEYS_YOURS: &str = "Your passkeys";
/// Button.
pub const PASSKEY_REMOVE: &str = "Take this passkey away";
/// Button.
pub const OPEN_PASSKEY_BUTTON: &str = "Use my passkey";
/// No passkeys in this browser.
pub const OPEN_PASSKEY_NOT_HERE: &str = "You added a passkey, but this browser can not use it. It may be too old, or scripts are turned off. You can open your story the other way.";
/// No answer came.
pub const OPEN_PASSKEY_FAILED: &str = "The passkey did not work this time. Try again, or use the other way.";
/// Heading over the other way.
pub const OPEN_OTHERWISE: &str = "Open it without the passkey";
/// Link.
pub const TO_STORY: &str = "Go to our story";
/// Link.
pub const TO_PEOPLE: &str = "Let another adult in";
/// Link.
pub const TO_CHOICE: &str = "Choose how my story opens";
/// Link.
pub const TO_STATUS: &str = "See what is happening with my request";
/// Link.
pub const TO_LOST: &str = "I can not get in";

/// Heading of proving an address.
pub const CHECK_TITLE: &str = "Type the code we sent";
/// Why.
pub const CHECK_WHY: &str = "This is to make sure that codes get to you. Your story opens the old way until then.";
/// A code was asked for; the same whether or not it could be sent.
pub const ASKED: &str = "We have asked for a code to be sent. It may take some minutes. You can ask for 3 codes in 15 minutes, and for 10 in a day. If you ask for more, none is sent.";
/// Label.
pub const ONCE_LABEL: &str = "The six numbers";
/// Hint.
pub const ONCE_HINT: &str = "A code works once, for 10 minutes. The newest one counts.";
/// Button.
pub const CHECK_BUTTON: &str = "Check the code";
/// Button.
pub const SEND_AGAIN: &str = "Send me a new code";
/// Link.
pub const OTHER_ADDRESS: &str = "Use something else";

/// Heading.
pub const OPEN_TITLE: &str = "Open your story";
/// For a safe word.
pub const OPEN_WORD: &str = "Type the safe word you chose. Big and small letters are the same.";
/// Button.
pub const OPEN_BUTTON: &str = "Open";
/// Button.
pub const SEND: &str = "Send me a code";
/// Wrong; always the same.
pub const NOT_RIGHT: &str = "That did not open your story. Look at it again and have another go.";
/// Too many tries.
pub const WAIT: &str = "There were many tries just now. Please wait a little and try again. If it still says this after an hour, come back in a day.";
/// Heading without a second thing.
pub const CLOSED_TITLE: &str = "We can not open your story with six words";
/// Why.
pub const CLOSED: [&str; 2] = [
    "You did not choose a safe word or a code before you left. Six words alone do not open a story, because someone else might have found them.",
    "Your request is not lost. The team has what you sent.",
];

/// Heading.
pub const LOST_TITLE: &str = "If you can not get in";
/// Heading.
pub const LOST_WORDS: &str = "You lost your six words";
/// What can be done.
pub const LOST_WORDS_TEXT: &str = "We can not look them up, so no one else can. Call your local team. Say your name and when you asked. They can see the request you sent and tell you what is happening.";
/// Heading.
pub const LOST_SECOND: &str = "You forgot your safe word, or no code comes";
/// What can be done.
pub const LOST_SECOND_TEXT: [&str; 2] = [
    "Your six words still show what is happening with your request.",
    "No one here can open your story for you or change how it opens. That keeps it safe from people who say that they are you.",
];
/// Heading.
pub const LOST_DEVICE: &str = "You lost a device with a passkey";
/// What can be done.
pub const LOST_DEVICE_TEXT: [&str; 2] = [
    "Use another device. Type your six words, and then your safe word or the code we send. You can then take the lost passkey away, under “How your story opens”.",
    "Who has the device still needs your six words and a way to unlock it.",
];
/// Heading.
pub const LOST_DO: &str = "What you can do";
/// What can be done.
pub const LOST_DO_TEXT: [&str; 3] = [
    "Call your local team and tell them. They know the parts you sent them. You do not have to tell those again.",
    "You can write a new story. It will have new words.",
    "Did you let someone see parts of the old story? They can see them until the end date you chose. If you do not want that, tell the team.",
];

/// Heading.
pub const PEOPLE_TITLE: &str = "Let another adult in";
/// What it does.
pub const PEOPLE_TEXT: [&str; 3] = [
    "Another adult in your family can have a way in too. They get six words and a lock of their own.",
    "They can read and write in the story, but not the parts you keep from them. Keep those parts from them before you let them in.",
    "They do not see your words, your lock, your request or how we can reach you. You do not see theirs.",
];
/// Caution.
pub const PEOPLE_CARE: &str = "Do this only if you want to. No one may make you. If someone is pushing you, call us.";
/// Button.
pub const INVITE: &str = "Make an invitation";
/// How to hand it over.
pub const INVITE_HOW: &str = "Give these six words to them and to no one else. They open this website. They go to “Come back with your six words”. Then they press “Join a family with an invitation”. The words work once, for 7 days.";
/// Heading.
pub const INVITE_WORDS: &str = "The words of your invitation";
/// Button.
pub const UNINVITE: &str = "Stop this invitation";
/// It was.
pub const UNINVITED: &str = "The invitation is stopped. Its words do not work any more.";
/// Heading.
pub const INVITATIONS: &str = "Your invitations";
/// How it stands.
pub const USED: &str = "An invitation was used.";
/// How it stands.
pub const ENDED: &str = "This one has ended. No one used it.";

/// Heading.
pub const JOIN_TITLE: &str = "Join a family";
/// What it does.
pub const JOIN_TEXT: [&str; 2] = [
    "Someone in your family may have given you six words to join. Type them here.",
    "You then get six words of your own. No one else in the family sees them, or how we can reach you.",
];
/// Label.
pub const JOIN_LABEL: &str = "The six words of the invitation";
/// Button.
pub const JOIN_BUTTON: &str = "Join";
/// Wrong.
pub const JOIN_NOT_KNOWN: &str = "Those words did not open anything. Look at each word and try again. An invitation works once, for 7 days. You may need a new one.";
/// The inviter typed it.
pub const JOIN_ALREADY: &str =
    "You are in this family already. Give the words to the other adult, to use on their own phone.";
/// Heading.
pub const JOINED_TITLE: &str = "You have joined the family";
/// The next step.
pub const JOINED_NEXT: &str =
    "Now choose how the story opens for you. Without that you can not open it when you come back.";

/// How a story opens now.
pub const fn opens_with(carrier: Option<Carrier>) -> &'static str {
    match carrier {
        None => "Now your story opens with your six words and your safe word.",
        Some(Carrier::Email) => "Now your story opens with your six words and a code by e-mail.",
        Some(Carrier::Text) => "Now your story opens with your six words and a code by text.",
    }
}

/// What to do on the opening page.
pub const fn open_with_code(carrier: Carrier) -> &'static str {
    match carrier {
        Carrier::Email => "We can send a code to the e-mail address you chose for codes. Then type it here.",
        Carrier::Text => "We can send a code to the mobile you chose for codes. Then type it here.",
    }
}

/// An open invitation.
pub fn open_until(until: Date) -> String {
    format!("No one has used this one yet. It ends on {}.", (super::current().day)(until))
}

/// When a passkey was added.
pub fn added_on(day: Date) -> String {
    format!("Added on {}.", (super::current().day)(day))
}

/// When it was made.
pub fn made_on(day: Date) -> String {
    format!("Made on {}.", (super::current().day)(day))
}
