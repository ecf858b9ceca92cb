//! Every address of the portal as a value; no page or server function writes a path by hand.
//!
//! Addresses carry no personal data and no ids: what a page shows comes from the visit alone (invariant 4).

use crate::domain::{
    concern::ConcernStep,
    helper::HelperStep,
    journey::{Path, Step},
    place::PlaceId,
    story::Section,
};

/// The first page.
pub const START: &str = "/";
/// Staying safe while using the portal.
pub const SAFETY: &str = "/safety";
/// What we do with what you tell us.
pub const PRIVACY: &str = "/privacy";
/// Phone numbers of every place.
pub const NUMBERS: &str = "/numbers";
/// What "no" means, and when people may share anyway.
pub const IF_NO: &str = "/if-you-say-no";
/// Phone first: somebody is in danger.
pub const PHONE_FIRST: &str = "/ask/phone-first";
/// Where a young person begins. The address says nothing to who sees it.
pub const OWN: &str = "/y";
/// Phone lines first, for a young child; then on.
pub const OWN_TALK: &str = "/y/talk";
/// Letting a grown-up read a draft.
pub const OWN_TRUSTED: &str = "/y/trusted";
/// What a young person lets a grown-up read.
pub const FOR_YOU_THEIRS: &str = "/for-you/theirs";
/// None of our places, or not sure.
pub const ELSEWHERE: &str = "/ask/elsewhere";
/// Which part of the place: asked only when it changes where the request goes.
pub const AREA: &str = "/ask/area";
/// Help was not agreed to; nothing was sent.
pub const NOT_AGREED: &str = "/ask/not-agreed";
/// Not now: when to ask again.
pub const LATER: &str = "/ask/later";
/// The saved draft's return code.
pub const SAVED: &str = "/ask/saved";
/// The confirmation.
pub const SENT: &str = "/ask/sent";
/// Trying out the return code.
pub const PRACTISE: &str = "/ask/practise";
/// A note with the six words and nothing else.
pub const NOTE: &str = "/note";
/// Help near a family, to search.
pub const NEAR: &str = "/near";
/// The family's own list of it.
pub const PINNED: &str = "/near/pinned";
/// The same list without names.
pub const PINNED_BARE: &str = "/near/pinned?names=no";
/// The visit has ended.
pub const ENDED: &str = "/ended";
/// Coming back with six words.
pub const BACK: &str = "/back";
/// What is happening with a request.
pub const STATUS: &str = "/status";
/// Taking a request back.
pub const WITHDRAW: &str = "/status/stop";
/// What words mean: the list and its search (`q`).
pub const WORDS: &str = "/words";
/// Below it, a place's sheet of words.
pub const WORD_SHEETS: &str = "/words/sheet";
/// Below it, how help works in a place.
pub const PLACE: &str = "/place";
/// What does this letter mean? Its form posts to the same address.
pub const LETTER: &str = "/letter";
/// How pages look.
pub const DISPLAY: &str = "/display";
/// The same page, after saving, for who came from nowhere in particular.
pub const DISPLAY_SAVED: &str = "/display?saved=yes";
/// The family's story; below it, its parts.
pub const STORY: &str = "/story";
/// The same page after a change.
pub const STORY_SAVED: &str = "/story?saved=yes";
/// Beginning a story.
pub const STORY_BEGIN: &str = "/story/begin";
/// The six words of a story.
pub const STORY_WORDS: &str = "/story/words";
/// Everything that was ever written into it.
pub const STORY_CHANGES: &str = "/story/changes";
/// Adding a grown-up to the people of a story.
pub const STORY_ADD_ADULT: &str = "/story/people?add=adult";
/// Adding a child.
pub const STORY_ADD_CHILD: &str = "/story/people?add=child";
/// Every yes and no to sharing; below it, changing them.
pub const PERMISSIONS: &str = "/permissions";
/// The family's doors.
pub const DOORS: &str = "/permissions/doors";
/// The words of the door that was just made.
pub const DOOR_WORDS: &str = "/permissions/doors/code";
/// Whom to share with.
pub const SHARE_NEW: &str = "/permissions/new";
/// An answer for each part.
pub const SHARE_CHOOSE: &str = "/permissions/choose";
/// What they will see, before the last yes.
pub const SHARE_PREVIEW: &str = "/permissions/preview";
/// Every answer with its words, to keep.
pub const SHARE_RECEIPT: &str = "/permissions/receipt";
/// "This was not me".
pub const NOT_ME: &str = "/permissions/not-me";
/// The recipient's side of a door.
pub const SHARED: &str = "/shared";
/// Below it, where squares of doors led that were printed while they held their words in the address.
pub const SHARED_OPEN: &str = "/shared/open";
/// What a recipient may see.
pub const SHARED_STORY: &str = "/shared/story";
/// The same, laid out as the place's own assessment.
pub const SHARED_PAPER: &str = "/shared/paper";
/// Who has seen what.
pub const SEEN: &str = "/seen";
/// The plan, as one seat may see it.
pub const PLAN: &str = "/plan";
/// Coming to a plan with six words.
pub const PLAN_OPEN: &str = "/plan/open";
/// Saying how a step goes, and adding one.
pub const PLAN_STEPS: &str = "/plan/steps";
/// Agreeing with the plan, or not.
pub const PLAN_AGREE: &str = "/plan/agree";
/// Words from the team, and answers.
pub const PLAN_WORDS: &str = "/plan/words";
/// Who helps, and who leads.
pub const PLAN_TEAM: &str = "/plan/team";
/// Meetings.
pub const PLAN_MEETINGS: &str = "/plan/meetings";
/// The next meeting as a file for a calendar.
pub const PLAN_NEXT_FILE: &str = "/plan/meetings/next.ics";
/// How far things have come.
pub const PLAN_PROGRESS: &str = "/plan/progress";
/// Earlier plans.
pub const PLAN_HISTORY: &str = "/plan/history";
/// The plan in a young person's words.
pub const PLAN_CHILD: &str = "/plan/child";
/// The plan to print.
pub const PLAN_PRINT: &str = "/plan/print";
/// Taking the story along, and bringing it.
pub const CARRY: &str = "/carry";
/// The story to print.
pub const CARRY_PRINT: &str = "/carry/print";
/// The story as a page in one file, to keep.
pub const CARRY_HTML: &str = "/carry/story.html";
/// The story as a file that another portal can read.
pub const CARRY_JSON: &str = "/carry/story.json";
/// Bringing such a file.
pub const CARRY_BRING: &str = "/carry/bring";
/// What is in the file that was brought, before it is taken.
pub const CARRY_LOOK: &str = "/carry/look";
/// The story is here now.
pub const CARRY_HERE: &str = "/carry/here";
/// Which parts of the story go along with a request.
pub const ALONG: &str = "/ask/bring";
/// The published shape of a story's file.
pub const STORY_SCHEMA: &str = "/schemas/story-1.json";
/// Ways in: the second thing, e-mail or text codes, other adults.
pub const ACCESS: &str = "/access";
/// Opening the story with the second thing.
pub const ACCESS_OPEN: &str = "/access/open";
/// Proving that codes arrive at an address.
pub const ACCESS_CHECK: &str = "/access/check";
/// Other adults of the family.
pub const ACCESS_PEOPLE: &str = "/access/people";
/// Coming in by invitation.
pub const ACCESS_JOIN: &str = "/access/join";
/// The new member's own six words.
pub const ACCESS_JOINED: &str = "/access/joined";
/// Passkeys in the member's own devices.
pub const PASSKEYS: &str = "/access/passkeys";
/// What a device was asked, for the script that hands it on.
pub const PASSKEYS_ASKED: &str = "/access/passkeys/asked";
/// What can be done when a way in is lost.
pub const ACCESS_LOST: &str = "/access/lost";
/// What a family may ask about what is kept.
pub const RIGHTS: &str = "/rights";
/// Asking to have something put right.
pub const RIGHTS_CORRECT: &str = "/rights/correct";
/// Asking to have everything erased.
pub const RIGHTS_ERASE: &str = "/rights/erase";
/// It is erased.
pub const RIGHTS_ERASED: &str = "/rights/erased";
/// Being asked to lead a plan.
pub const HELPING_LEAD: &str = "/helping/lead";
/// The plans that a helper leads.
pub const HELPING_PLAN: &str = "/helping/plan";
/// Helping a family: what it is, and the way in.
pub const HELPING: &str = "/helping";
/// Who helps, before a code goes to the work address.
pub const HELPING_WHO: &str = "/helping/who";
/// Typing that code.
pub const HELPING_CODE: &str = "/helping/code";
/// The second step of a helper's account.
pub const HELPING_SECOND: &str = "/helping/second";
/// Making an account.
pub const HELPING_ACCOUNT: &str = "/helping/account";
/// A helper's own drafts and requests: how far they are, and nothing of what they say.
pub const HELPING_MINE: &str = "/helping/mine";
/// Below it, the steps that a helper may write.
pub const HELPING_DRAFT: &str = "/helping/draft";
/// Which part of the place a family lives in, for who helps.
pub const HELPING_AREA: &str = "/helping/area";
/// Somebody is in danger: phone first, for who helps.
pub const HELPING_PHONE_FIRST: &str = "/helping/phone-first";
/// Handing a draft over to the family.
pub const HELPING_READY: &str = "/helping/ready";
/// The words for the parent's own phone.
pub const HELPING_WORDS: &str = "/helping/words";
/// A yes that was said aloud.
pub const HELPING_SPOKEN: &str = "/helping/spoken";
/// A sheet to print, for the talk with the family; below it, with the words of one place.
pub const HELPING_SHEET: &str = "/helping/sheet";
/// A fear that a child is being badly hurt: call first. Below it, the pages of what is written down.
pub const HELPING_CONCERN: &str = "/helping/concern";
/// Somebody is in danger right now.
pub const HELPING_CONCERN_NOW: &str = "/helping/concern/now";
/// It was sent.
pub const HELPING_CONCERN_SENT: &str = "/helping/concern/sent";
/// The family's way to what was written for it: a name that says nothing.
pub const FOR_YOU: &str = "/for-you";
/// Below it, where such squares led.
pub const FOR_YOU_OPEN: &str = "/for-you/open";
/// What was written, to read, change and strike out, before any yes or no.
pub const FOR_YOU_READ: &str = "/for-you/read";
/// The family said no: it is deleted.
pub const FOR_YOU_CLOSED: &str = "/for-you/closed";
/// The hub team's list of professionals' concerns; below it, one of them.
pub const DESK_CONCERNS: &str = "/desk/concerns";
/// Advice without names: what it is, and who asks.
pub const ADVICE: &str = "/advice";
/// The question.
pub const ADVICE_ASK: &str = "/advice/ask";
/// Somebody is in danger: phone first.
pub const ADVICE_PHONE_FIRST: &str = "/advice/phone-first";
/// The last look before it is sent.
pub const ADVICE_CHECK: &str = "/advice/check";
/// The hub team's list.
pub const DESK: &str = "/desk";
/// Meetings to come, across plans.
pub const DESK_MEETINGS: &str = "/desk/meetings";
/// What drifts, across plans.
pub const DESK_DRIFT: &str = "/desk/drift";
/// Organisations that the hub team approved.
pub const DESK_ORGANISATIONS: &str = "/desk/organisations";

/// Counts that name nobody.
pub const DESK_MEASURES: &str = "/desk/measures";
/// The same as a table file.
pub const DESK_MEASURES_FILE: &str = "/desk/measures.csv";
/// Who works at the desk.
pub const DESK_PEOPLE: &str = "/desk/people";
/// Coming in to the desk: a work address.
pub const DESK_SIGN_IN: &str = "/desk/sign-in";
/// The code that was sent there.
pub const DESK_CODE: &str = "/desk/code";
/// The code of an app.
pub const DESK_SECOND: &str = "/desk/second";

/// Every page a family or a helper can open, apart from those of a step, a place, a term or an offer.
pub const FAMILY_PAGES: &[&str] = &[
    START,
    SAFETY,
    PRIVACY,
    NUMBERS,
    IF_NO,
    ENDED,
    PHONE_FIRST,
    OWN,
    OWN_TALK,
    OWN_TRUSTED,
    FOR_YOU_THEIRS,
    ELSEWHERE,
    NOT_AGREED,
    LATER,
    SAVED,
    SENT,
    PRACTISE,
    NOTE,
    BACK,
    STATUS,
    WITHDRAW,
    AREA,
    WORDS,
    LETTER,
    NEAR,
    PINNED,
    DISPLAY,
    STORY,
    STORY_BEGIN,
    STORY_WORDS,
    STORY_CHANGES,
    DOORS,
    DOOR_WORDS,
    SHARED,
    SHARED_STORY,
    SHARED_PAPER,
    SEEN,
    ACCESS,
    ACCESS_OPEN,
    ACCESS_CHECK,
    ACCESS_PEOPLE,
    ACCESS_JOIN,
    ACCESS_JOINED,
    ACCESS_LOST,
    PASSKEYS,
    PERMISSIONS,
    SHARE_NEW,
    SHARE_CHOOSE,
    SHARE_PREVIEW,
    SHARE_RECEIPT,
    NOT_ME,
    PLAN,
    PLAN_OPEN,
    PLAN_STEPS,
    PLAN_AGREE,
    PLAN_WORDS,
    PLAN_TEAM,
    PLAN_MEETINGS,
    PLAN_PROGRESS,
    PLAN_HISTORY,
    PLAN_CHILD,
    PLAN_PRINT,
    CARRY,
    CARRY_PRINT,
    CARRY_BRING,
    CARRY_LOOK,
    CARRY_HERE,
    ALONG,
    RIGHTS,
    RIGHTS_CORRECT,
    RIGHTS_ERASE,
    RIGHTS_ERASED,
    HELPING,
    HELPING_WHO,
    HELPING_CODE,
    HELPING_SECOND,
    HELPING_ACCOUNT,
    HELPING_MINE,
    HELPING_LEAD,
    HELPING_PLAN,
    HELPING_AREA,
    HELPING_PHONE_FIRST,
    HELPING_READY,
    HELPING_WORDS,
    HELPING_SPOKEN,
    HELPING_SHEET,
    HELPING_CONCERN,
    HELPING_CONCERN_NOW,
    HELPING_CONCERN_SENT,
    FOR_YOU,
    FOR_YOU_READ,
    FOR_YOU_CLOSED,
    ADVICE,
    ADVICE_ASK,
    ADVICE_PHONE_FIRST,
    ADVICE_CHECK,
];

/// Server functions: where forms post to.
pub mod post {
    /// Begin a new draft.
    pub const BEGIN: &str = "/do/begin";
    /// Begin a young person's own draft.
    pub const OWN_BEGIN: &str = "/do/y-begin";
    /// Answer one step.
    pub const ANSWER: &str = "/do/answer";
    /// Keep the answers, and say when to ask again.
    pub const LATER: &str = "/do/later";
    /// Save the draft and get a return code.
    pub const SAVE: &str = "/do/save";
    /// Send the request.
    pub const SEND: &str = "/do/send";
    /// Try out the return code.
    pub const PRACTISE: &str = "/do/practise";
    /// Leave at once.
    pub const EXIT: &str = "/do/exit";
    /// Finish calmly.
    pub const FINISH: &str = "/do/finish";
    /// Stay: the visit goes on.
    pub const STAY: &str = "/do/stay";
    /// Come back with six words.
    pub const COME_BACK: &str = "/do/come-back";
    /// Ask the hub what is happening.
    pub const CHASE: &str = "/do/chase";
    /// Add to a sent request.
    pub const ADD: &str = "/do/add";
    /// Stop messages that say that something is new, start them, or say when they may come.
    pub const MESSAGES: &str = "/do/messages";
    /// Take a request back.
    pub const WITHDRAW: &str = "/do/withdraw";
    /// Put an offer on the list, or take it off.
    pub const PIN: &str = "/do/pin";
    /// Open a plan with six words.
    pub const PLAN_OPEN: &str = "/do/plan-open";
    /// Choose or give the safe word of a seat.
    pub const PLAN_WORD: &str = "/do/plan-word";
    /// Say that everything new was read.
    pub const PLAN_READ: &str = "/do/plan-read";
    /// Tick a step.
    pub const PLAN_TICK: &str = "/do/plan-tick";
    /// Say how a step goes.
    pub const PLAN_MARK: &str = "/do/plan-mark";
    /// Add a step.
    pub const PLAN_ADD: &str = "/do/plan-add";
    /// Agree with the plan, or not.
    pub const PLAN_AGREE: &str = "/do/plan-agree";
    /// Answer words from the team.
    pub const PLAN_REPLY: &str = "/do/plan-reply";
    /// Agree with who leads, or not.
    pub const PLAN_LEAD: &str = "/do/plan-lead";
    /// Ask for another lead.
    pub const PLAN_LEAD_CHANGE: &str = "/do/plan-lead-change";
    /// Say something for a meeting.
    pub const PLAN_VIEWS: &str = "/do/plan-views";
    /// Make a scale.
    pub const PLAN_SCALE: &str = "/do/plan-scale";
    /// Say where things are on a scale.
    pub const PLAN_SCALED: &str = "/do/plan-scaled";
    /// Ask the team what is happening.
    pub const PLAN_CHASE: &str = "/do/plan-chase";
    /// Bring a story's file.
    pub const CARRY_BRING: &str = "/do/carry-bring";
    /// Take what is in it, or leave it.
    pub const CARRY_TAKE: &str = "/do/carry-take";
    /// Say which parts of the story go along with the request.
    pub const ALONG: &str = "/do/along";
    /// Choose a language.
    pub const LANGUAGE: &str = "/do/language";
    /// Keep how a person likes pages to look.
    pub const DISPLAY: &str = "/do/display";
    /// Begin a story.
    pub const STORY_BEGIN: &str = "/do/story-begin";
    /// Write a part of the story.
    pub const STORY_WRITE: &str = "/do/story-write";
    /// Add a person to the story, or change what is told of one.
    pub const STORY_PERSON: &str = "/do/story-person";
    /// Take a person out of the story.
    pub const STORY_REMOVE: &str = "/do/story-remove";
    /// Keep a part from another member of the family, or show it again.
    pub const STORY_WALL: &str = "/do/story-wall";
    /// Keep a sent request as a story.
    pub const STORY_KEEP: &str = "/do/story-keep";
    /// Make a door.
    pub const DOOR_MAKE: &str = "/do/door-make";
    /// Close a door.
    pub const DOOR_CLOSE: &str = "/do/door-close";
    /// Put the words of a door away.
    pub const DOOR_HIDE: &str = "/do/door-hide";
    /// Come through a door.
    pub const SHARED_OPEN: &str = "/do/shared-open";
    /// Write a note behind a door.
    pub const SHARED_ADD: &str = "/do/shared-add";
    /// Answer a note.
    pub const SEEN_ANSWER: &str = "/do/seen-answer";
    /// Choose a safe word.
    pub const LOCK_WORD: &str = "/do/lock-word";
    /// Choose codes by e-mail.
    pub const LOCK_EMAIL: &str = "/do/lock-email";
    /// Choose codes by text.
    pub const LOCK_TEXT: &str = "/do/lock-text";
    /// Prove that a code arrived.
    pub const LOCK_CHECK: &str = "/do/lock-check";
    /// Send another code to prove an address.
    pub const LOCK_SEND: &str = "/do/lock-send";
    /// Open the story with the second thing.
    pub const OPEN_STORY: &str = "/do/open-story";
    /// Send a code to open the story with.
    pub const SEND_CODE: &str = "/do/send-code";
    /// Begin to add a passkey.
    pub const PASSKEY_BEGIN: &str = "/do/passkey-begin";
    /// Add the passkey that a device made.
    pub const PASSKEY_ADD: &str = "/do/passkey-add";
    /// Take a passkey away.
    pub const PASSKEY_REMOVE: &str = "/do/passkey-remove";
    /// Begin to open the story with a passkey.
    pub const PASSKEY_ASK: &str = "/do/passkey-ask";
    /// Invite another adult.
    pub const INVITE: &str = "/do/invite";
    /// Stop an invitation.
    pub const UNINVITE: &str = "/do/uninvite";
    /// Come in by invitation.
    pub const JOIN: &str = "/do/join";
    /// Name whom to share with.
    pub const SHARE_TO: &str = "/do/share-to";
    /// Answer for each part.
    pub const SHARE_CHOOSE: &str = "/do/share-choose";
    /// The last yes or no.
    pub const SHARE: &str = "/do/share";
    /// Stop sharing a part.
    pub const SHARE_STOP: &str = "/do/share-stop";
    /// Look at a part again, to share it.
    pub const SHARE_AGAIN: &str = "/do/share-again";
    /// "This was not me".
    pub const NOT_ME: &str = "/do/not-me";
    /// Ask to have something put right.
    pub const CORRECT: &str = "/do/correct";
    /// Have everything erased.
    pub const ERASE: &str = "/do/erase";
    /// Begin a form about a plan anew.
    pub const DESK_PLAN_BEGIN: &str = "/do/desk-plan-begin";
    /// Write a form about a plan.
    pub const DESK_PLAN_WRITE: &str = "/do/desk-plan-write";
    /// Send what was looked at.
    pub const DESK_PLAN_SEND: &str = "/do/desk-plan-send";
    /// Make a seat at a plan.
    pub const DESK_SEAT: &str = "/do/desk-seat";
    /// Give a seat other words, close it, or put its words away.
    pub const DESK_SEAT_CHANGE: &str = "/do/desk-seat-change";
    /// Answer whether to lead.
    pub const HELPING_LEAD: &str = "/do/helping-lead";
    /// Say who helps, and have a code sent.
    pub const HELPING_WHO: &str = "/do/helping-who";
    /// Type the code.
    pub const HELPING_CODE: &str = "/do/helping-code";
    /// Have another code sent.
    pub const HELPING_AGAIN: &str = "/do/helping-again";
    /// Give the code of an app.
    pub const HELPING_SECOND: &str = "/do/helping-second";
    /// Begin to make an account.
    pub const HELPING_ACCOUNT: &str = "/do/helping-account";
    /// Make it with the first code of an app.
    pub const HELPING_ACCOUNT_PROVE: &str = "/do/helping-account-prove";
    /// Begin a draft for a family.
    pub const HELPING_BEGIN: &str = "/do/helping-begin";
    /// Go on with one.
    pub const HELPING_OPEN: &str = "/do/helping-open";
    /// Answer one step in the family's name.
    pub const HELPING_ANSWER: &str = "/do/helping-answer";
    /// Turn the screen to the parent.
    pub const HELPING_TURN: &str = "/do/helping-turn";
    /// Make the words for the parent's own phone.
    pub const HELPING_WORDS: &str = "/do/helping-words";
    /// Put those words away.
    pub const HELPING_HIDE: &str = "/do/helping-hide";
    /// Bear witness to a yes that was said aloud.
    pub const HELPING_SPOKEN: &str = "/do/helping-spoken";
    /// Let a grown-up read a draft.
    pub const TRUSTED_LET: &str = "/do/trusted-let";
    /// Put the words for them away.
    pub const TRUSTED_HIDE: &str = "/do/trusted-hide";
    /// Stop them reading it.
    pub const TRUSTED_STOP: &str = "/do/trusted-stop";
    /// Make what somebody wrote a young person's own.
    pub const TRUSTED_OWN: &str = "/do/trusted-own";
    /// Tell of the call before a concern.
    pub const CONCERN_BEGIN: &str = "/do/concern-begin";
    /// Go on with a concern.
    pub const CONCERN_OPEN: &str = "/do/concern-open";
    /// Write one page of a concern.
    pub const CONCERN_ANSWER: &str = "/do/concern-answer";
    /// Send a concern.
    pub const CONCERN_SEND: &str = "/do/concern-send";
    /// Ask the hub what is happening with what was written.
    pub const HELPING_CHASE: &str = "/do/helping-chase";
    /// Open what was written for you.
    pub const FOR_YOU_OPEN: &str = "/do/for-you-open";
    /// Strike one answer out.
    pub const FOR_YOU_STRIKE: &str = "/do/for-you-strike";
    /// No, thank you.
    pub const FOR_YOU_NO: &str = "/do/for-you-no";
    /// Say who asks for advice.
    pub const ADVICE_WHO: &str = "/do/advice-who";
    /// Write the question.
    pub const ADVICE_ASK: &str = "/do/advice-ask";
    /// Send the question.
    pub const ADVICE_SEND: &str = "/do/advice-send";
    /// Turn the question into a request.
    pub const ADVICE_TURN: &str = "/do/advice-turn";
    /// Answer a question, at the desk.
    pub const DESK_ANSWER: &str = "/do/desk-answer";
    /// Say who comes in to the desk, and have a code sent.
    pub const DESK_SIGN_IN: &str = "/do/desk-sign-in";
    /// Have another code sent.
    pub const DESK_AGAIN: &str = "/do/desk-again";
    /// Prove that the code arrived.
    pub const DESK_CODE: &str = "/do/desk-code";
    /// Give the code of an app, at the desk.
    pub const DESK_SECOND: &str = "/do/desk-second";
    /// Add somebody to the desk.
    pub const DESK_PERSON_ADD: &str = "/do/desk-person-add";
    /// Cut somebody off from the desk.
    pub const DESK_PERSON_CUT: &str = "/do/desk-person-cut";
    /// Take somebody's app away.
    pub const DESK_PERSON_RESET: &str = "/do/desk-person-reset";
    /// Take a task, or do it.
    pub const DESK_TASK: &str = "/do/desk-task";
    /// Open the desk with the one-time link.
    pub const DESK_OPEN: &str = "/do/desk-open";
    /// The hub says of a concern: we have it, or: a person has read it.
    pub const DESK_CONCERN: &str = "/do/desk-concern";
    /// The hub says: we have it, or: a person has read it.
    pub const DESK_NEWS: &str = "/do/desk-news";
    /// Approve an organisation.
    pub const DESK_APPROVE: &str = "/do/desk-approve";
    /// Stop one.
    pub const DESK_STOP: &str = "/do/desk-stop";
    /// Cut off somebody who left it.
    pub const DESK_CUT_OFF: &str = "/do/desk-cut-off";
    /// Take an account away, so that its holder may make another.
    pub const DESK_RESET: &str = "/do/desk-reset";
}

/// An address a form brought back, if it is one of our pages for families: never another site, the desk or a form's own address.
pub fn own_page(raw: &str) -> Option<&str> {
    let (path, query) = raw.split_once('?').unwrap_or((raw, ""));
    let is_path = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'/' | b'-');
    let is_query = |byte: u8| byte.is_ascii_alphanumeric() || b"%&+-._=".contains(&byte);
    let is_ours = path.starts_with('/')
        && !path.contains("//")
        && !path.starts_with("/do/")
        && !path.starts_with(DESK)
        && raw.len() <= 1_000;
    (is_ours && path.bytes().all(is_path) && query.bytes().all(is_query)).then_some(raw)
}

/// The page where looks are changed, with the way back to `page`. What was searched for there stays out of the address.
pub fn display(page: &str) -> String {
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    // What an old square held in its address goes no further.
    let path = match path {
        _ if path.starts_with(SHARED_OPEN) => SHARED,
        _ if path.starts_with(FOR_YOU_OPEN) => FOR_YOU,
        _ => path,
    };
    let back = if query == "change=yes" { format!("{path}%3F{query}") } else { path.to_owned() };
    if own_page(path).is_none() || path == DISPLAY { DISPLAY.to_owned() } else { format!("{DISPLAY}?from={back}") }
}

/// How help works in a place.
pub fn place(id: &PlaceId) -> String {
    format!("{PLACE}/{}", id.as_str())
}

/// The page of a step, for a family.
pub fn step(step: Step) -> String {
    question(Path::MyFamily, step)
}

/// The page of a step on a path.
pub fn question(path: Path, step: Step) -> String {
    match path {
        Path::MyFamily => format!("/ask/{}", step.slug()),
        Path::YoungPerson => format!("{OWN}/{}", step.slug()),
    }
}

/// A section of the story, or the part of it about the person with this number in the list, from 1.
pub fn story(section: Section, of: Option<usize>) -> String {
    let page = format!("{STORY}/{}", section.slug());
    of.map_or_else(|| page.clone(), |number| format!("{page}?of={number}"))
}

/// A step of the plan by its number among those a seat sees, from 1.
pub fn plan_step(number: usize) -> String {
    format!("{PLAN_STEPS}?of={number}")
}

/// The page of a step, opened from the check page to change one answer, for a family.
pub fn change(step: Step) -> String {
    change_on(Path::MyFamily, step)
}

/// The same on a path.
pub fn change_on(path: Path, step: Step) -> String {
    format!("{}?change=yes", question(path, step))
}

/// A term's own page.
pub fn word(id: &str) -> String {
    format!("{WORDS}/{id}")
}

/// A place's sheet of words, to print.
pub fn word_sheet(place: &crate::domain::place::PlaceId) -> String {
    format!("{WORD_SHEETS}/{}", place.as_str())
}

/// The search, with what to look for; made by the search form's own reader.
pub fn near(query: &str) -> String {
    format!("{NEAR}?{query}")
}

/// One offer: public, and its id says nothing.
pub fn offer(id: crate::domain::offer::OfferId) -> String {
    format!("{NEAR}/{id}")
}

/// A step that a helper writes.
pub fn helper_step(step: HelperStep) -> String {
    format!("{HELPING_DRAFT}/{}", step.step().slug())
}

/// A page of a concern.
pub fn concern_step(step: ConcernStep) -> String {
    format!("{HELPING_CONCERN}/{}", step.slug())
}

/// The sheet to print with the words of one place.
pub fn helping_sheet(place: &PlaceId) -> String {
    format!("{HELPING_SHEET}/{}", place.as_str())
}

/// The address that the square of a door holds. Its words stand behind the `#`: a browser keeps that to itself, so they are in
/// no address that is asked for.
pub fn shared_open(public_url: &str, code: &str) -> String {
    format!("{public_url}{SHARED}#{code}")
}

/// The same for a parent's own phone: words that open once, and nothing of whose they are.
pub fn for_you_open(public_url: &str, code: &str) -> String {
    format!("{public_url}{FOR_YOU}#{code}")
}

/// One concern at the desk.
pub fn desk_concern(reference: &crate::domain::reference::Reference) -> String {
    format!("{DESK_CONCERNS}/{}", reference.as_str())
}

/// One plan at the desk.
pub fn desk_plan(reference: &crate::domain::reference::Reference) -> String {
    format!("/desk/plan/{}", reference.as_str())
}

/// A page below it: a form, its seats, or paper.
pub fn desk_plan_form(reference: &crate::domain::reference::Reference, form: &str) -> String {
    format!("/desk/plan/{}/{form}", reference.as_str())
}

/// One request at the desk.
pub fn desk_case(reference: &crate::domain::reference::Reference) -> String {
    format!("/desk/case/{}", reference.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_can_be_come_back_to() {
        for ours in ["/", "/ask/where", "/words?q=taf+b%20c", "/near/0123456789abcdef0123456789abcdef"] {
            assert_eq!(own_page(ours), Some(ours));
        }
        let long = format!("/{}", "a".repeat(2_000));
        for other in [
            "",
            "ask",
            "//evil.example",
            "/\\evil.example",
            "https://evil.example",
            "/do/exit",
            "/desk",
            "/a//b",
            "/a\r\nSet-Cookie: x",
            "/a?x=<b>",
            "/%2f%2fevil",
            "/a#b",
            long.as_str(),
        ] {
            assert_eq!(own_page(other), None, "{other}");
        }
    }

    #[test]
    fn the_link_to_looks_carries_a_page_and_nothing_else() {
        assert_eq!(display("/ask/name?change=yes"), "/display?from=/ask/name%3Fchange=yes");
        assert_eq!(display("/near?q=my+secret"), "/display?from=/near");
        assert_eq!(display("/shared/open/six-words-that-open-a-door"), "/display?from=/shared");
        assert_eq!(display("/for-you/open/six-words-that-open-a-draft"), "/display?from=/for-you");
        assert_eq!(display("/display?saved=yes"), "/display");
        assert_eq!(display("//evil.example"), "/display");
    }
}
