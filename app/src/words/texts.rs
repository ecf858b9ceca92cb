//! What the portal says, one field a sentence, one value a language: a language without a sentence does not compile.
//!
//! Sentences with something in them are functions, because languages count, bend and order words each in their own way.
//! What a council area says is its own data and not here.

use jiff::civil::Date;

use crate::domain::{
    age_band::AgeBand,
    consent::{Decision, Item},
    contact::ContactWay,
    delivery::Delivery,
    language::Language,
    needs::Ease,
    place::Ages,
    problem::Problem,
    routing::Reason,
};

/// Everything the portal says in one language.
#[derive(Debug)]
pub struct Words {
    /// The language.
    pub language: Language,
    /// The native speaker who checked every sentence; nobody yet where `None`. English is our own.
    pub checked_by: Option<&'static str>,
    /// What stands on every page, and the smallest words.
    pub common: Common,
    /// The first page.
    pub start: Start,
    /// Staying safe (rule C21).
    pub safety: Safety,
    /// What we do with it.
    pub privacy: Privacy,
    /// Phone numbers.
    pub numbers: Numbers,
    /// What "no" means.
    pub if_no: IfNo,
    /// Phone first.
    pub phone_first: PhoneFirst,
    /// Elsewhere.
    pub elsewhere: Elsewhere,
    /// Help was not agreed to.
    pub not_agreed: NotAgreed,
    /// Codes.
    pub code: Code,
    /// The confirmation.
    pub sent: Sent,
    /// Coming back.
    pub back: Back,
    /// Status.
    pub status: Status,
    /// Taking it back.
    pub withdraw: Withdraw,
    /// Ended.
    pub ended: Ended,
    /// Our trouble.
    pub trouble: Trouble,
    /// The questions.
    pub ask: Ask,
    /// The list of words and the page of one.
    pub glossary: Glossary,
    /// How pages look.
    pub display: Display,
    /// Reading a page aloud.
    pub aloud: Aloud,
    /// The time-out warning's text.
    pub time_out_text: fn(u32) -> String,
    /// Under a text area, before anything is typed or where nothing can count.
    pub fits: fn(u32) -> String,
    /// Where a person is in the journey.
    pub page_of: fn(usize, usize) -> String,
    /// The message for a problem. It never repeats what was typed.
    pub problem: fn(&Problem) -> String,
    /// How old.
    pub age: fn(AgeBand) -> &'static str,
    /// A way to reach a person.
    pub way: fn(ContactWay) -> &'static str,
    /// A way to make things easier.
    pub ease: fn(Ease) -> &'static str,
    /// A part of a request that can be shared.
    pub item: fn(Item) -> &'static str,
    /// What was said to a consent question.
    pub decision: fn(Decision) -> &'static str,
    /// Why a request goes where it goes. The names are those of the place, of its hub, and of the family's part of the place.
    pub reason: fn(Reason, &[&str; 3]) -> String,
    /// Whom a service is for; nothing where no paper gives an age.
    pub ages: fn(Ages) -> Option<String>,
    /// How far a request has come: a short name and a sentence.
    pub delivery: fn(Delivery) -> (&'static str, &'static str),
    /// What happens next: the hub's name, the day it should say that it has the request, the day to hear by.
    pub what_next: fn(&str, &str, &str) -> [String; 3],
    /// A day, as people say it.
    pub day: fn(Date) -> String,
}

/// The list of words and the page of one.
#[derive(Debug)]
pub struct Glossary {
    /// Heading and title of the list.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// The search box.
    pub search_label: &'static str,
    /// Under the search box's label.
    pub search_hint: &'static str,
    /// The search button.
    pub search: &'static str,
    /// The search's landmark.
    pub search_nav: &'static str,
    /// Over what was found.
    pub found_title: &'static str,
    /// Nothing was found.
    pub not_found: &'static str,
    /// Over the list.
    pub all_title: &'static str,
    /// Over the links to the sheets.
    pub sheets_title: &'static str,
    /// Link to the letter reader.
    pub letter_link: &'static str,
    /// Over the young person's words.
    pub young_title: &'static str,
    /// Over the other names.
    pub also_title: &'static str,
    /// Over the example.
    pub example_title: &'static str,
    /// Over what places say.
    pub places_title: &'static str,
    /// Over related terms.
    pub related_title: &'static str,
    /// Over the sources.
    pub source_title: &'static str,
    /// Back to the list.
    pub to_list: &'static str,
    /// The button in a popup.
    pub close: &'static str,
    /// What a place calls it.
    pub in_place: fn(&str, &str) -> String,
    /// How many were found.
    pub count: fn(usize) -> String,
    /// A sheet's heading.
    pub sheet_title: fn(&str) -> String,
}

/// The questions.
#[derive(Debug)]
pub struct Ask {
    /// Secondary button.
    pub save: &'static str,
    /// Under each form: the limit, said before it is met.
    pub idle: &'static str,
    /// After a visit ended while typing.
    pub started_again: &'static str,
    /// Where you live.
    pub place: AskPlace,
    /// Danger, who, name.
    pub who: AskWho,
    /// The children.
    pub children: AskChildren,
    /// The story.
    pub story: AskStory,
    /// Help.
    pub help: AskHelp,
    /// People and needs.
    pub people: AskPeople,
    /// Contact.
    pub contact: AskContact,
    /// Consent.
    pub consent: AskConsent,
    /// Check.
    pub check: AskCheck,
}

/// Check.
#[derive(Debug)]
pub struct AskCheck {
    /// Heading.
    pub title: &'static str,
    /// Heading.
    pub goes_to: &'static str,
    /// Button.
    pub send: &'static str,
    /// Under the button.
    pub once: &'static str,
    /// Row.
    pub lives: &'static str,
    /// Row.
    pub danger: &'static str,
    /// Answer.
    pub danger_yes: &'static str,
    /// Row.
    pub who: &'static str,
    /// Answer.
    pub my_family: &'static str,
    /// Row.
    pub helped_by: &'static str,
    /// Row.
    pub name: &'static str,
    /// Row.
    pub children: &'static str,
    /// Row.
    pub going_well: &'static str,
    /// Row.
    pub worries: &'static str,
    /// Row.
    pub help: &'static str,
    /// Row.
    pub helpers: &'static str,
    /// Row.
    pub needs: &'static str,
    /// Row.
    pub contact: &'static str,
    /// Row.
    pub agree: &'static str,
    /// Row.
    pub share: &'static str,
    /// Part of an answer.
    pub trusted: &'static str,
    /// Part of an answer.
    pub may_talk: &'static str,
    /// Part of an answer.
    pub may_not_talk: &'static str,
    /// Answer.
    pub had_plan: &'static str,
    /// Answer.
    pub had_no_plan: &'static str,
    /// Part of an answer.
    pub language: &'static str,
    /// Answer.
    pub voicemail: &'static str,
    /// Answer.
    pub no_voicemail: &'static str,
    /// Answer.
    pub say_who: &'static str,
    /// Answer.
    pub do_not_say_who: &'static str,
    /// Part of an answer.
    pub times: &'static str,
    /// Answer.
    pub sees_nothing: &'static str,
    /// The family's story.
    pub story: &'static str,
    /// Parts of it go along with the request.
    pub story_goes: &'static str,
    /// Nothing of it goes along.
    pub story_stays: &'static str,
}

/// Consent.
#[derive(Debug)]
pub struct AskConsent {
    /// Heading.
    pub help_title: &'static str,
    /// Legend.
    pub help_question: &'static str,
    /// Summary.
    pub if_no: &'static str,
    /// Heading.
    pub share_title: &'static str,
    /// Lead.
    pub share_blank: &'static str,
    /// Summary.
    pub law: &'static str,
}

/// Contact.
#[derive(Debug)]
pub struct AskContact {
    /// Heading.
    pub title: &'static str,
    /// Hint.
    pub hint: &'static str,
    /// Heading.
    pub details: &'static str,
    /// Lead.
    pub details_hint: &'static str,
    /// Label.
    pub phone: &'static str,
    /// Label.
    pub email: &'static str,
    /// Label.
    pub address: &'static str,
    /// Label.
    pub through: &'static str,
    /// Hint.
    pub through_hint: &'static str,
    /// Legend.
    pub voicemail: &'static str,
    /// Legend.
    pub say_who: &'static str,
    /// Hint.
    pub blank_is_no: &'static str,
    /// Label.
    pub times: &'static str,
    /// Hint.
    pub times_hint: &'static str,
}

/// People and needs.
#[derive(Debug)]
pub struct AskPeople {
    /// Heading.
    pub title: &'static str,
    /// Label.
    pub already: &'static str,
    /// Hint.
    pub already_hint: &'static str,
    /// Label.
    pub trusted: &'static str,
    /// Hint.
    pub trusted_hint: &'static str,
    /// Legend.
    pub may_talk: &'static str,
    /// Hint.
    pub blank_is_no: &'static str,
    /// Legend.
    pub had_plan: &'static str,
    /// Hint.
    pub had_plan_hint: &'static str,
    /// Heading.
    pub needs_title: &'static str,
    /// Hint.
    pub needs_hint: &'static str,
    /// Label.
    pub language: &'static str,
    /// Hint.
    pub language_hint: &'static str,
    /// Label.
    pub other_needs: &'static str,
}

/// Help.
#[derive(Debug)]
pub struct AskHelp {
    /// Heading.
    pub title: &'static str,
    /// Hint.
    pub hint: &'static str,
    /// Choice.
    pub not_sure: &'static str,
    /// Hint.
    pub not_sure_hint: &'static str,
    /// Label.
    pub other: &'static str,
}

/// The story.
#[derive(Debug)]
pub struct AskStory {
    /// Heading.
    pub going_well: &'static str,
    /// Hint.
    pub going_well_hint: &'static str,
    /// Heading.
    pub worries: &'static str,
    /// Hint.
    pub worries_hint: &'static str,
}

/// The children.
#[derive(Debug)]
pub struct AskChildren {
    /// Heading.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// Over the list.
    pub so_far: &'static str,
    /// Over the form.
    pub add_title: &'static str,
    /// Over the form.
    pub add_another_title: &'static str,
    /// Legend.
    pub kind: &'static str,
    /// Choice.
    pub born: &'static str,
    /// Choice.
    pub expected: &'static str,
    /// Label.
    pub name: &'static str,
    /// Hint.
    pub name_hint: &'static str,
    /// Legend.
    pub age: &'static str,
    /// Legend.
    pub due: &'static str,
    /// Hint.
    pub due_hint: &'static str,
    /// Button.
    pub more: &'static str,
    /// Button.
    pub remove: &'static str,
    /// In a list.
    pub baby: &'static str,
    /// In a list.
    pub baby_no_date: &'static str,
}

/// Danger, who, name.
#[derive(Debug)]
pub struct AskWho {
    /// Heading.
    pub danger: &'static str,
    /// Hint.
    pub danger_hint: &'static str,
    /// Heading.
    pub who: &'static str,
    /// Choice.
    pub my_family: &'static str,
    /// Hint.
    pub my_family_hint: &'static str,
    /// Choice.
    pub me: &'static str,
    /// Hint.
    pub me_hint: &'static str,
    /// Choice.
    pub helping: &'static str,
    /// Hint.
    pub helping_hint: &'static str,
    /// Heading.
    pub name: &'static str,
    /// Hint.
    pub name_hint: &'static str,
}

/// Where you live.
#[derive(Debug)]
pub struct AskPlace {
    /// Heading.
    pub title: &'static str,
    /// Label.
    pub postcode: &'static str,
    /// Hint.
    pub postcode_hint: &'static str,
    /// Legend.
    pub area: &'static str,
    /// Hint.
    pub area_hint: &'static str,
    /// Choice.
    pub elsewhere: &'static str,
    /// Hint.
    pub locality_hint: &'static str,
    /// Choice.
    pub not_sure: &'static str,
    /// Hint.
    pub not_sure_hint: &'static str,
    /// Which part of a place.
    pub locality: fn(&str) -> String,
}

/// Our trouble.
#[derive(Debug)]
pub struct Trouble {
    /// When a form could not be kept.
    pub not_saved: &'static str,
    /// Over what was typed.
    pub typed_title: &'static str,
    /// Under that heading.
    pub typed: &'static str,
    /// Before the link to phone numbers.
    pub talk: &'static str,
    /// Before the number that finds what went wrong.
    pub say: &'static str,
    /// To the first page.
    pub first_page: &'static str,
    /// Title.
    pub title: &'static str,
    /// Text.
    pub text: &'static str,
    /// Not found.
    pub not_found_title: &'static str,
    /// Not found.
    pub not_found: &'static str,
}

/// Ended.
#[derive(Debug)]
pub struct Ended {
    /// Title.
    pub title: &'static str,
    /// Text.
    pub text: [&'static str; 2],
    /// Back.
    pub back: &'static str,
    /// Start.
    pub start: &'static str,
    /// Cookies.
    pub cookies: &'static str,
}

/// Taking it back.
#[derive(Debug)]
pub struct Withdraw {
    /// Title.
    pub title: &'static str,
    /// Text.
    pub text: [&'static str; 4],
    /// Who checks before anything is closed (threat T4), with the hub's name.
    pub check: fn(&str) -> String,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
}

/// Status.
#[derive(Debug)]
pub struct Status {
    /// Title.
    pub title: &'static str,
    /// Not done.
    pub todo: &'static str,
    /// Late.
    pub late: &'static str,
    /// Chase title.
    pub chase_title: &'static str,
    /// Chase button.
    pub chase: &'static str,
    /// Chased.
    pub chased: &'static str,
    /// Add title.
    pub add_title: &'static str,
    /// Add label.
    pub add_label: &'static str,
    /// Add button.
    pub add: &'static str,
    /// Added.
    pub added: &'static str,
    /// Already sent.
    pub already: &'static str,
    /// Missing.
    pub add_missing: &'static str,
    /// Too long.
    pub add_long: &'static str,
    /// Stop title.
    pub stop_link: &'static str,
    /// Stopped.
    pub stopped: &'static str,
    /// Stopped text.
    pub stopped_text: &'static str,
    /// Finish.
    pub finish: &'static str,
    /// Story is not shown.
    pub no_story: &'static str,
}

/// Coming back.
#[derive(Debug)]
pub struct Back {
    /// Title.
    pub title: &'static str,
    /// Button.
    pub button: &'static str,
    /// Unknown.
    pub unknown: &'static str,
    /// Too many tries.
    pub slow: &'static str,
    /// Lost.
    pub lost_title: &'static str,
    /// Link to what can be done about it.
    pub lost_link: &'static str,
    /// Link to coming in by invitation.
    pub join_link: &'static str,
    /// Lost.
    pub lost: &'static str,
}

/// The confirmation.
#[derive(Debug)]
pub struct Sent {
    /// Heading.
    pub title: &'static str,
    /// Reference label.
    pub reference: &'static str,
    /// What next.
    pub next_title: &'static str,
    /// Finish.
    pub finish: &'static str,
}

/// Codes.
#[derive(Debug)]
pub struct Code {
    /// Title for a saved draft.
    pub saved_title: &'static str,
    /// How long.
    pub saved_text: &'static str,
    /// Over the words.
    pub words_title: &'static str,
    /// What they are for.
    pub words_text: &'static str,
    /// Careful.
    pub careful: &'static str,
    /// Practise link.
    pub practise: &'static str,
    /// Note link.
    pub note: &'static str,
    /// Practice title.
    pub practise_title: &'static str,
    /// Practice text.
    pub practise_text: &'static str,
    /// Practice label.
    pub label: &'static str,
    /// Hint.
    pub hint: &'static str,
    /// Button.
    pub practise_button: &'static str,
    /// Wrong.
    pub practise_wrong: &'static str,
    /// See again.
    pub see_again: &'static str,
    /// Right.
    pub practise_right: &'static str,
    /// Gone.
    pub gone: &'static str,
    /// Note title.
    pub note_title: &'static str,
    /// Go on.
    pub go_on: &'static str,
    /// See the status.
    pub to_status: &'static str,
    /// Link to the second thing that opens a story.
    pub lock_link: &'static str,
}

/// Help was not agreed to.
#[derive(Debug)]
pub struct NotAgreed {
    /// Title.
    pub title: &'static str,
    /// Text.
    pub text: [&'static str; 2],
    /// Change.
    pub change: &'static str,
    /// Not now: keep the answers, and ask again.
    pub later: &'static str,
    /// Finish.
    pub finish: &'static str,
}

/// Elsewhere.
#[derive(Debug)]
pub struct Elsewhere {
    /// Title.
    pub title: &'static str,
    /// Text.
    pub text: [&'static str; 3],
}

/// Phone first.
#[derive(Debug)]
pub struct PhoneFirst {
    /// Heading.
    pub title: &'static str,
    /// Lead.
    pub lead: &'static str,
    /// 999.
    pub call_999: &'static str,
    /// The hub.
    pub call_hub: &'static str,
    /// Closed.
    pub closed: &'static str,
    /// We keep it.
    pub kept: &'static str,
    /// Button.
    pub button: &'static str,
}

/// What "no" means.
#[derive(Debug)]
pub struct IfNo {
    /// Title.
    pub title: &'static str,
    /// Choose a place first.
    pub general: [&'static str; 4],
    /// Over the law part.
    pub law_title: &'static str,
    /// The law, before a place is known.
    pub law: [&'static str; 2],
}

/// Phone numbers.
#[derive(Debug)]
pub struct Numbers {
    /// Title.
    pub title: &'static str,
    /// First.
    pub first: &'static str,
    /// Cannot speak.
    pub silent: &'static str,
    /// Caution.
    pub caution: &'static str,
    /// Hours.
    pub hours: &'static str,
}

/// What we do with it.
#[derive(Debug)]
pub struct Privacy {
    /// Title.
    pub title: &'static str,
    /// Link to what a family may ask about what is kept.
    pub rights_link: &'static str,
    /// Headings and paragraphs.
    pub parts: [(&'static str, &'static [&'static str]); 6],
}

/// Staying safe (rule C21).
#[derive(Debug)]
pub struct Safety {
    /// Title.
    pub title: &'static str,
    /// Paragraphs.
    pub text: [&'static str; 6],
    /// Over the help lines.
    pub lines_title: &'static str,
    /// Help lines: who, number, when.
    pub lines: [(&'static str, &'static str, &'static str); 4],
    /// More help.
    pub womens_aid: &'static str,
}

/// The first page.
#[derive(Debug)]
pub struct Start {
    /// Before the link to help that anybody may use.
    pub near_first: &'static str,
    /// The link to help that anybody may use.
    pub near_link: &'static str,
    /// The link to how help works in a place.
    pub how_it_works: fn(&str) -> String,
    /// Title and heading.
    pub title: &'static str,
    /// Who it is for.
    pub lead: &'static str,
    /// What happens.
    pub steps: [&'static str; 4],
    /// What we ask.
    pub ask: &'static str,
    /// What we do with it.
    pub used_for: &'static str,
    /// Heading over the exit explanation.
    pub exit_title: &'static str,
    /// The exit explanation, before first use (rule C20).
    pub exit: &'static str,
    /// Over the links to each place's page.
    pub places: &'static str,
    /// Start button.
    pub button: &'static str,
    /// Link.
    pub safety_link: &'static str,
    /// Link.
    pub back_link: &'static str,
}

/// What stands on every page, and the smallest words.
#[derive(Debug)]
pub struct Common {
    /// While typing: how many characters are left; `{count}` is the number.
    pub left: &'static str,
    /// While typing: how many characters are too many; `{count}` is the number.
    pub too_many: &'static str,
    /// The choice of language, for those who cannot see it.
    pub language_nav: &'static str,
    /// Nobody has checked this language yet.
    pub unchecked: &'static str,
    /// Over a page that there is in English only.
    pub english_only: &'static str,
    /// Over a place's words that there are in English only.
    pub place_english_only: &'static str,
    /// The service's name before a place is known.
    pub brand: &'static str,
    /// What browser tabs and history show on every page: nothing that gives a person away (threat T1).
    pub neutral_brand: &'static str,
    /// The title of pages about one request.
    pub neutral_title: &'static str,
    /// Before the title of a page whose form was refused.
    pub error_title: &'static str,
    /// Read out before a field's message.
    pub error_prefix: &'static str,
    /// Over the list of problems.
    pub problems_title: &'static str,
    /// First link of a page.
    pub skip: &'static str,
    /// The way out.
    pub exit: &'static str,
    /// The way out's landmark.
    pub exit_nav: &'static str,
    /// The emergency line's landmark.
    pub emergency_nav: &'static str,
    /// The emergency line.
    pub danger_now: &'static str,
    /// The emergency line's link before a place is known.
    pub numbers_link: &'static str,
    /// After a number that nobody has confirmed.
    pub check_number: &'static str,
    /// Where a place's papers give no number.
    pub no_number: &'static str,
    /// The way back's landmark.
    pub back_nav: &'static str,
    /// The way back.
    pub back: &'static str,
    /// The foot's landmark.
    pub foot_nav: &'static str,
    /// Foot link.
    pub foot_back: &'static str,
    /// Foot link.
    pub foot_words: &'static str,
    /// Foot link.
    pub foot_letter: &'static str,
    /// Foot link.
    pub foot_numbers: &'static str,
    /// Foot link.
    pub foot_safety: &'static str,
    /// Foot link.
    pub foot_privacy: &'static str,
    /// Yes.
    pub yes: &'static str,
    /// No.
    pub no: &'static str,
    /// Date part.
    pub day: &'static str,
    /// Date part.
    pub month: &'static str,
    /// Date part.
    pub year: &'static str,
    /// An answer left blank.
    pub nothing_said: &'static str,
    /// Change an answer.
    pub change: &'static str,
    /// Go on.
    pub proceed: &'static str,
    /// Code toggle.
    pub show_code: &'static str,
    /// Code toggle.
    pub hide_code: &'static str,
    /// Time-out warning.
    pub time_out_title: &'static str,
    /// Time-out warning.
    pub stay: &'static str,
}

/// How pages look.
#[derive(Debug)]
pub struct Display {
    /// Title, heading and the link to the page.
    pub title: &'static str,
    /// Under the heading.
    pub lead: &'static str,
    /// Legend: how big the text is.
    pub size: &'static str,
    /// Normal, bigger, biggest.
    pub sizes: [&'static str; 3],
    /// Legend: what can be on or off.
    pub also: &'static str,
    /// Light letters on black.
    pub strong: &'static str,
    /// More room in and between lines.
    pub spaced: &'static str,
    /// Button.
    pub save: &'static str,
    /// After it was pressed.
    pub saved: &'static str,
    /// How long it stays.
    pub kept: &'static str,
}

/// Reading a page aloud.
#[derive(Debug)]
pub struct Aloud {
    /// The buttons' name for those who cannot see them.
    pub nav: &'static str,
    /// Button: read the page, or the part that is marked.
    pub read: &'static str,
    /// Button.
    pub pause: &'static str,
    /// Button.
    pub go_on: &'static str,
    /// Button.
    pub stop: &'static str,
    /// Button: read from where the person is.
    pub here: &'static str,
}
