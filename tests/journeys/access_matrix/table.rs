//! What must happen on every route for everybody who may knock. A route without a row fails the test.
//!
//! To add a page: one row. A page of the story is `INSIDE`; a form of the story is `INSIDE_FORM`. Only what differs from the
//! groups here needs a row of its own.

/// Who knocks, in the order of the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Nobody: no visit.
    Nobody,
    /// A visit with a draft that is being written.
    Drafting,
    /// A visit opened by six words: locked out of the story.
    Locked,
    /// A member inside the family's story.
    Member,
    /// The second adult of the same family.
    Second,
    /// A member of another family, such as an ex-partner.
    Other,
    /// A recipient behind a door.
    Recipient,
    /// A worker at the desk.
    Desk,
    /// A hub's computer, with a signature that holds.
    Hub,
    /// Somebody who helps a family, with a draft of their own at hand.
    Helper,
    /// Somebody who leads the hub team of the place that all casts asked.
    Leader,
    /// Somebody who works there.
    Worker,
    /// Somebody there who sees the list and opens nothing.
    Reader,
    /// Somebody who works at a hub of another place, which the concern of each cast went to.
    Elsewhere,
}

/// Every role.
pub(crate) const ROLES: [Role; 10] = [
    Role::Nobody,
    Role::Drafting,
    Role::Locked,
    Role::Member,
    Role::Second,
    Role::Other,
    Role::Recipient,
    Role::Desk,
    Role::Hub,
    Role::Helper,
];

/// Whoever sits at the desk under their own name. They knock at the desk's own routes; at every other they are a visit that
/// holds nothing of a family, as [`Role::Desk`] is.
pub(crate) const DESK_PEOPLE: [Role; 4] = [Role::Leader, Role::Worker, Role::Reader, Role::Elsewhere];

/// What must happen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Must {
    /// The page is shown.
    Show,
    /// The browser is sent to exactly this page.
    Go(&'static str),
    /// The browser is sent to some page of our own for families, but never inside and never to the desk.
    GoOn,
    /// There is no such page.
    NotFound,
    /// It is refused, and nothing happens.
    Refuse,
}

use Must::{Go, GoOn, NotFound, Refuse, Show};

/// The answer for each role, in the order of [`ROLES`].
type Row = [Must; 10];

const ENDED: Must = Go("/ended");
const OPEN: Must = Go("/access/open");
const STORY: Must = Go("/story");
const SHARED: Must = Go("/shared");

/// Everybody may.
const ALL: Row = [Show; 10];
/// A form that keeps nothing, or only what this browser chose: it leads on for everybody.
const ALL_FORM: Row = [GoOn; 10];
/// A page of the story: members who are inside, each in their own family.
const INSIDE: Row = [ENDED, Show, OPEN, Show, Show, Show, ENDED, ENDED, ENDED, ENDED];
/// A page of a plan: who sent the request, inside the story. The second adult has no seat, and is asked for its words.
const fn plan(must: Must) -> Row {
    [ENDED, must, OPEN, must, PLAN_OPEN, must, ENDED, ENDED, ENDED, ENDED]
}
const PLAN_OPEN: Must = Go("/plan/open");
/// A form of the story.
const INSIDE_FORM: Row = [ENDED, GoOn, OPEN, GoOn, GoOn, GoOn, ENDED, ENDED, ENDED, ENDED];
/// The same where who is not inside is sent to `outside`, and a locked visit to `locked`: those pages lead on.
const fn form(outside: Must, locked: Must) -> Row {
    [outside, GoOn, locked, GoOn, GoOn, GoOn, outside, outside, outside, outside]
}
/// A page of the story that needs something chosen first; without it, members are sent to where that is done.
const fn chosen_first(at: Must) -> Row {
    [ENDED, at, OPEN, at, at, at, ENDED, ENDED, ENDED, ENDED]
}
/// A question: whoever has a draft; who has sent one goes to its status.
const QUESTION: Row = [ENDED, Show, Go("/status"), Go("/status"), ENDED, Go("/status"), ENDED, ENDED, ENDED, ENDED];
/// A young person's question, asked of visits that hold none of theirs.
const OWN_QUESTION: Row =
    [ENDED, Go("/ask/agree"), Go("/status"), Go("/status"), ENDED, Go("/status"), ENDED, ENDED, ENDED, ENDED];
/// A page beside the questions, for whoever has a draft.
const fn draft(must: Must) -> Row {
    [ENDED, must, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED]
}
/// Six words that were just made; these visits have none, so it leads back to where they would be.
const SIX_WORDS: Row = [
    ENDED,
    Go("/ask/saved"),
    Go("/ask/sent"),
    Go("/ask/sent"),
    Go("/access/joined"),
    Go("/ask/sent"),
    Go("/access/joined"),
    Go("/access/joined"),
    ENDED,
    Go("/access/joined"),
];
/// Beginning a story: who is inside has one.
const BEGIN: Row = [Show, STORY, Show, STORY, STORY, STORY, Show, Show, Show, Show];
/// Opening a story with the second thing: for whoever came with six words.
const SECOND_THING: Row = [ENDED, STORY, Show, STORY, STORY, STORY, ENDED, ENDED, ENDED, ENDED];
/// The parts behind a door, for whoever came through it.
const BEHIND: Row = [SHARED, SHARED, SHARED, SHARED, SHARED, SHARED, Show, SHARED, SHARED, SHARED];
/// The status of a request: whoever has sent or opened one.
const STATUS: Row = [ENDED, ENDED, Show, Show, ENDED, Show, ENDED, ENDED, ENDED, ENDED];
/// A form about a sent request.
const STATUS_FORM: Row = [ENDED, ENDED, Go("/status"), Go("/status"), ENDED, Go("/status"), ENDED, ENDED, ENDED, ENDED];
const MESSAGES: Must = Go("/status#messages");
/// Bringing a story: who has none here may begin with it; a locked one opens first.
const BRING: Row = [Show, Show, OPEN, Show, Show, Show, Show, Show, Show, Show];
/// What was brought, before it is taken: nothing was.
const BRING_LOOK: Row = [
    BRING_FIRST,
    BRING_FIRST,
    OPEN,
    BRING_FIRST,
    BRING_FIRST,
    BRING_FIRST,
    BRING_FIRST,
    BRING_FIRST,
    BRING_FIRST,
    BRING_FIRST,
];
const BRING_FIRST: Must = Go("/carry/bring");
/// A form of it.
const BRING_FORM: Row = [GoOn, GoOn, OPEN, GoOn, GoOn, GoOn, GoOn, GoOn, GoOn, GoOn];
/// What goes along with a request: whoever has a draft and a story.
const ALONG: Row = [ENDED, Show, OPEN, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED];
/// Its form.
const ALONG_FORM: Row = [ENDED, GoOn, OPEN, GoOn, GoOn, GoOn, ENDED, ENDED, ENDED, ENDED];
/// What a helper may not do in a family's name, whatever it does for others.
const fn not_staff(must: Must) -> Row {
    [must, must, must, must, must, must, must, must, must, MINE]
}
/// A page or form of whoever helps; everybody else is told what that is.
const fn helper(must: Must) -> Row {
    [HELPING, HELPING, HELPING, HELPING, HELPING, HELPING, HELPING, HELPING, HELPING, must]
}
const CONCERN: Must = Go("/helping/concern");
const HELPING: Must = Go("/helping");
const MINE: Must = Go("/helping/mine");
const ADVICE: Must = Go("/advice");
const WHO: Must = Go("/helping/who");
/// What somebody wrote for a family: these drafts are their own.
const FOR_YOU: Row =
    [ENDED, Go("/ask/agree"), Go("/status"), Go("/status"), ENDED, Go("/status"), ENDED, ENDED, ENDED, ENDED];
/// The desk's own pages.
const DESK: Row = [NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, NotFound, Show, NotFound, NotFound];

/// A form of the desk.
const fn desk_form(to: &'static str) -> Row {
    [ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, Go(to), ENDED, ENDED]
}
/// A form of the desk about organisations.
const DESK_FORM: Row = desk_form("/desk/organisations");
/// Coming in to the desk.
const SIGN_IN: Must = Go("/desk/sign-in");

/// Every page and form there is.
#[rustfmt::skip]
pub(crate) const TABLE: &[(&str, Row)] = &[
    // What anybody may read.
    ("GET /", ALL), ("GET /safety", ALL), ("GET /privacy", ALL), ("GET /numbers", ALL), ("GET /if-you-say-no", ALL),
    ("GET /ended", ALL), ("GET /place/:id", ALL), ("GET /ask/elsewhere", ALL), ("GET /near", ALL),
    ("GET /near/pinned", ALL), ("GET /near/:id", ALL), ("GET /words", ALL), ("GET /words/:id", ALL),
    ("GET /words/sheet/:place", ALL), ("GET /letter", ALL), ("GET /display", ALL), ("GET /back", ALL),
    ("GET /rights/erased", ALL), ("GET /desk/open", ALL), ("POST /letter", ALL),
    // Asking.
    ("GET /ask/:step", QUESTION),
    ("GET /ask/phone-first", draft(Show)), ("GET /ask/not-agreed", draft(Show)), ("GET /ask/saved", draft(Show)),
    // Where this draft leads: its part of the place does not matter, and it is for a family.
    ("GET /ask/area", draft(Go("/ask/agree"))),
    // A young person's own way: this draft is a family's, so it leads to the family's questions.
    ("GET /ask/later", draft(Show)), ("POST /do/later", [ENDED, Go("/ask/later"), Go("/status"), Go("/status"), ENDED, Go("/status"), ENDED, ENDED, ENDED, ENDED]),
    ("GET /y", ALL), ("GET /y/talk", draft(Go("/ask/agree"))), ("GET /y/:step", OWN_QUESTION),
    ("GET /y/trusted", [ENDED; 10]), ("GET /for-you/theirs", [ENDED; 10]), ("POST /do/trusted-let", [ENDED; 10]),
    ("POST /do/trusted-hide", [ENDED; 10]), ("POST /do/trusted-stop", [ENDED; 10]), ("POST /do/trusted-own", FOR_YOU),
    ("POST /do/y-begin", not_staff(Go("/y/where"))),
    ("GET /ask/sent", STATUS),
    ("GET /ask/practise", SIX_WORDS), ("GET /note", SIX_WORDS),
    ("POST /do/begin", not_staff(Go("/ask/where"))),
    ("POST /do/answer", not_staff(GoOn)), ("POST /do/save", not_staff(GoOn)), ("POST /do/send", ALL_FORM),
    ("POST /do/practise", ALL_FORM), ("POST /do/come-back", [Go("/back"); 10]), ("POST /do/pin", ALL_FORM),
    ("POST /do/language", ALL_FORM), ("POST /do/display", ALL_FORM), ("POST /do/finish", ALL_FORM),
    ("POST /do/stay", ALL_FORM), ("POST /do/exit", [Go("https://www.bbc.co.uk/weather"); 10]),
    // A sent request.
    ("GET /status", STATUS), ("GET /status/stop", STATUS),
    ("POST /do/chase", STATUS_FORM), ("POST /do/add", STATUS_FORM), ("POST /do/withdraw", STATUS_FORM),
    ("POST /do/messages", [ENDED, ENDED, MESSAGES, MESSAGES, ENDED, MESSAGES, ENDED, ENDED, ENDED, ENDED]),
    // A plan, as one seat may see it.
    ("GET /plan", plan(Show)), ("GET /plan/open", ALL), ("GET /plan/meetings/next.ics", plan(Go("/plan/meetings"))),
    ("GET /plan/steps", plan(Show)), ("GET /plan/agree", plan(Show)), ("GET /plan/words", plan(Show)), ("GET /plan/team", plan(Show)),
    ("GET /plan/meetings", plan(Show)), ("GET /plan/progress", plan(Show)), ("GET /plan/history", plan(Show)), ("GET /plan/child", plan(Show)), ("GET /plan/print", plan(Show)),
    ("POST /do/plan-open", [PLAN_OPEN; 10]), ("POST /do/plan-word", [PLAN_OPEN; 10]),
    ("POST /do/plan-read", plan(GoOn)), ("POST /do/plan-tick", plan(GoOn)), ("POST /do/plan-mark", plan(GoOn)),
    ("POST /do/plan-add", plan(GoOn)), ("POST /do/plan-agree", plan(GoOn)), ("POST /do/plan-reply", plan(GoOn)),
    ("POST /do/plan-lead", plan(GoOn)), ("POST /do/plan-lead-change", plan(GoOn)), ("POST /do/plan-views", plan(GoOn)),
    ("POST /do/plan-scale", plan(GoOn)), ("POST /do/plan-scaled", plan(GoOn)), ("POST /do/plan-chase", plan(GoOn)),
    // What a family may ask about what is kept.
    ("GET /rights", INSIDE), ("GET /rights/correct", INSIDE), ("GET /rights/erase", INSIDE),
    ("POST /do/correct", INSIDE_FORM), ("POST /do/erase", INSIDE_FORM),
    // A family's story.
    ("GET /story", INSIDE), ("GET /story/begin", BEGIN), ("GET /story/words", INSIDE), ("GET /story/changes", INSIDE),
    ("GET /story/:section", INSIDE),
    ("POST /do/story-begin", ALL_FORM), ("POST /do/story-write", form(STORY, STORY)),
    ("POST /do/story-wall", form(STORY, STORY)), ("POST /do/story-keep", form(Go("/status"), Go("/status"))),
    ("POST /do/story-person", form(Go("/story/begin"), OPEN)), ("POST /do/story-remove", form(Go("/story/begin"), OPEN)),
    // Who may see what.
    ("GET /permissions", INSIDE), ("GET /permissions/new", INSIDE), ("GET /permissions/choose", chosen_first(Go("/permissions/new"))),
    ("GET /permissions/preview", chosen_first(Go("/permissions"))), ("GET /permissions/receipt", INSIDE), ("GET /permissions/not-me", INSIDE),
    ("POST /do/share-to", INSIDE_FORM), ("POST /do/share-choose", INSIDE_FORM), ("POST /do/share", INSIDE_FORM),
    ("POST /do/share-stop", INSIDE_FORM), ("POST /do/share-again", INSIDE_FORM), ("POST /do/not-me", INSIDE_FORM),
    // Doors, and the recipient's side of them.
    ("GET /permissions/doors", INSIDE), ("GET /permissions/doors/code", INSIDE), ("GET /seen", INSIDE),
    ("POST /do/door-make", INSIDE_FORM), ("POST /do/door-close", INSIDE_FORM), ("POST /do/door-hide", INSIDE_FORM),
    ("POST /do/seen-answer", INSIDE_FORM),
    ("GET /shared", ALL), ("GET /shared/open/:token", [SHARED; 10]), ("GET /shared/story", BEHIND), ("GET /shared/paper", BEHIND),
    ("POST /do/shared-open", ALL_FORM), ("POST /do/shared-add", ALL_FORM),
    // Taking the story along, bringing one, and what goes along with a request.
    ("GET /carry", INSIDE), ("GET /carry/print", INSIDE), ("GET /carry/story.html", INSIDE), ("GET /carry/story.json", INSIDE),
    ("GET /carry/bring", BRING), ("GET /carry/look", BRING_LOOK), ("GET /carry/here", INSIDE), ("GET /ask/bring", ALONG),
    ("POST /do/carry-bring", BRING_FORM), ("POST /do/carry-take", BRING_FORM), ("POST /do/along", ALONG_FORM),
    // Ways in.
    ("GET /access", INSIDE), ("GET /access/open", SECOND_THING), ("GET /access/check", chosen_first(Go("/access"))), ("GET /access/people", INSIDE),
    ("GET /access/passkeys", INSIDE), ("GET /access/passkeys/asked", chosen_first(Go("/access/passkeys"))),
    ("POST /do/passkey-begin", INSIDE_FORM), ("POST /do/passkey-add", INSIDE_FORM), ("POST /do/passkey-remove", INSIDE_FORM),
    ("POST /do/passkey-ask", INSIDE_FORM),
    ("GET /access/join", ALL), ("GET /access/joined", INSIDE), ("GET /access/lost", ALL),
    ("POST /do/lock-word", INSIDE_FORM), ("POST /do/lock-email", INSIDE_FORM), ("POST /do/lock-text", INSIDE_FORM),
    ("POST /do/lock-check", INSIDE_FORM), ("POST /do/lock-send", INSIDE_FORM), ("POST /do/open-story", INSIDE_FORM),
    ("POST /do/send-code", INSIDE_FORM), ("POST /do/invite", INSIDE_FORM), ("POST /do/uninvite", INSIDE_FORM),
    ("POST /do/join", ALL_FORM),
    // Helping a family. This portal sends no codes, so nobody new gets in.
    ("GET /helping", ALL), ("GET /helping/who", ALL), ("GET /helping/sheet", ALL), ("GET /helping/sheet/:place", ALL), ("GET /helping/code", [HELPING; 10]),
    ("GET /helping/mine", helper(Show)), ("GET /helping/draft/:step", helper(Show)),
    // Nobody asks a guest without an account to lead.
    ("GET /helping/lead", helper(Show)), ("GET /helping/plan", helper(Show)), ("POST /do/helping-lead", helper(MINE)),
    ("GET /helping/area", helper(GoOn)), ("GET /helping/phone-first", helper(Show)), ("GET /helping/ready", helper(Show)),
    ("GET /helping/words", helper(MINE)), ("GET /helping/spoken", helper(Show)),
    // None of these has an account, and their domain is nobody's.
    ("GET /helping/second", [HELPING; 10]), ("GET /helping/account", helper(MINE)),
    ("POST /do/helping-second", [HELPING, MINE, MINE, MINE, MINE, MINE, MINE, MINE, HELPING, MINE]),
    ("POST /do/helping-account", helper(MINE)), ("POST /do/helping-account-prove", helper(MINE)),
    ("POST /do/helping-who", [Go("/helping/who"); 10]), ("POST /do/helping-code", [MINE; 10]),
    ("POST /do/helping-again", [HELPING, WHO, WHO, WHO, WHO, WHO, WHO, WHO, HELPING, WHO]),
    ("POST /do/helping-begin", helper(MINE)), ("POST /do/helping-open", helper(GoOn)),
    ("POST /do/helping-answer", helper(GoOn)), ("POST /do/helping-turn", helper(GoOn)),
    ("POST /do/helping-words", helper(Go("/helping/words"))), ("POST /do/helping-hide", helper(MINE)),
    // A professional's concern, after a call: theirs alone, and the hub's.
    ("GET /helping/concern", helper(Show)), ("GET /helping/concern/now", helper(Show)),
    ("GET /helping/concern/sent", helper(CONCERN)), ("GET /helping/concern/:step", helper(Show)),
    ("POST /do/concern-begin", helper(CONCERN)), ("POST /do/concern-open", helper(GoOn)),
    ("POST /do/concern-answer", helper(CONCERN)), ("POST /do/concern-send", helper(GoOn)),
    ("POST /do/helping-spoken", helper(Go("/helping/spoken"))), ("POST /do/helping-chase", helper(MINE)),
    // What somebody wrote for a family.
    ("GET /for-you", ALL), ("GET /for-you/open/:token", [Go("/for-you"); 10]), ("GET /for-you/read", FOR_YOU),
    ("GET /for-you/closed", ALL),
    ("POST /do/for-you-open", [Go("/for-you"); 10]), ("POST /do/for-you-strike", FOR_YOU), ("POST /do/for-you-no", FOR_YOU),
    // Advice without names: saying who asks begins apart, whoever holds the browser.
    ("GET /advice", ALL), ("GET /advice/ask", [ADVICE; 10]), ("GET /advice/phone-first", [ADVICE; 10]),
    ("GET /advice/check", [ADVICE; 10]),
    ("POST /do/advice-who", [ADVICE; 10]), ("POST /do/advice-ask", [ADVICE; 10]),
    ("POST /do/advice-send", [ENDED, ENDED, Go("/ask/sent"), Go("/ask/sent"), ENDED, Go("/ask/sent"), ENDED, ENDED, ENDED, ENDED]),
    ("POST /do/advice-turn", STATUS_FORM),
    // The hub team.
    ("GET /desk/organisations", DESK), ("POST /do/desk-approve", DESK_FORM), ("POST /do/desk-stop", DESK_FORM),
    ("POST /do/desk-cut-off", DESK_FORM), ("POST /do/desk-reset", DESK_FORM),
    ("GET /desk/measures", DESK), ("GET /desk/measures.csv", DESK),
    ("GET /desk/people", DESK), ("POST /do/desk-person-add", desk_form("/desk/people")),
    ("POST /do/desk-person-cut", desk_form("/desk/people")), ("POST /do/desk-person-reset", desk_form("/desk/people")),
    ("POST /do/desk-task", desk_form("/desk")),
    // This portal sends no codes, so nobody new comes in.
    ("GET /desk/sign-in", ALL), ("GET /desk/code", [SIGN_IN; 10]), ("GET /desk/second", [SIGN_IN; 10]),
    ("POST /do/desk-sign-in", [SIGN_IN; 10]), ("POST /do/desk-again", [SIGN_IN; 10]), ("POST /do/desk-code", [SIGN_IN; 10]),
    ("POST /do/desk-second", [SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, SIGN_IN, Go("/desk"), SIGN_IN, SIGN_IN]),
    ("GET /desk", DESK), ("GET /desk/case/:reference", DESK),
    // Plans: the desk of the place, and a lead, who is none of these; the journeys walk as one.
    ("GET /desk/meetings", DESK), ("GET /desk/drift", DESK), ("GET /desk/plan/:reference", DESK),
    ("GET /desk/plan/:reference/seats", DESK), ("GET /desk/plan/:reference/print", DESK), ("GET /desk/plan/:reference/:form", DESK),
    ("POST /do/desk-plan-begin", desk_form("/desk/plan/:reference/words")),
    ("POST /do/desk-plan-write", desk_form("/desk/plan/:reference/words")),
    ("POST /do/desk-plan-send", desk_form("/desk/plan/:reference")),
    ("POST /do/desk-seat", desk_form("/desk/plan/:reference/seats")),
    ("POST /do/desk-seat-change", desk_form("/desk/plan/:reference/seats")),
    ("GET /desk/concerns", DESK), ("GET /desk/concerns/:reference", DESK),
    ("POST /do/desk-concern", [ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, Go("/desk/concerns"), ENDED, ENDED]),
    ("POST /do/desk-open", [ENDED; 10]),
    ("POST /do/desk-answer", [ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, Go("/desk"), ENDED, ENDED]),
    ("POST /do/desk-news", [ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, ENDED, Go("/desk/case/:reference"), ENDED, ENDED]),
    // Machines.
    ("POST /partner/v1/news", [Refuse, Refuse, Refuse, Refuse, Refuse, Refuse, Refuse, Refuse, Show, Refuse]),
    // A hub without the right; who has it and who has not is in `forward/partner_matrix.rs`.
    ("POST /partner/v1/outcome", [Refuse; 10]),
    ("POST /partner/v1/stage", [Refuse; 10]),
    ("POST /partner/v1/plan", [Refuse; 10]),
    ("POST /partner/v1/reading", [Refuse; 10]),
    ("POST /partner/v1/team", [Refuse; 10]),
    ("POST /partner/v1/lead-offer", [Refuse; 10]),
    ("POST /partner/v1/lead-answer", [Refuse; 10]),
    ("POST /partner/v1/meeting", [Refuse; 10]),
    ("POST /partner/v1/message", [Refuse; 10]),
    ("GET /partner/v1/openapi.json", ALL),
    // A portal that sends no codes hears of none.
    ("POST /partner/v1/receipts", [NotFound; 10]),
    ("GET /schemas/message-1.json", ALL), ("GET /schemas/story-1.json", ALL), ("GET /healthz", ALL), ("GET /readyz", ALL),
    // Figures are told on an address of their own, never where families come.
    ("GET /metrics", [NotFound; 10]),
    ("GET /nowhere", [NotFound; 10]), ("GET /pkg/nothing.js", [NotFound; 10]),
];

/// A page of the desk for those who lead.
const LEADS: [Must; 4] = [Show, NotFound, NotFound, NotFound];
/// A form for those who lead.
const fn leads(to: &'static str) -> [Must; 4] {
    [Go(to), ENDED, ENDED, ENDED]
}
/// A page about a plan of a place.
const ABOUT: [Must; 4] = [Show, Show, NotFound, NotFound];
/// A form about a plan of a place.
const fn about(to: &'static str) -> [Must; 4] {
    [Go(to), Go(to), ENDED, ENDED]
}
/// A page about the concern, which went to the place of [`Role::Elsewhere`].
const CONCERN_THERE: [Must; 4] = [NotFound, NotFound, NotFound, Show];

/// The desk's own routes for [`DESK_PEOPLE`]: of another place there is nothing.
#[rustfmt::skip]
pub(crate) const DESK_TABLE: &[(&str, [Must; 4])] = &[
    ("GET /desk", [Show; 4]), ("GET /desk/concerns", [Show; 4]), ("GET /desk/sign-in", [Show; 4]),
    ("GET /desk/open", [Show; 4]), ("POST /do/desk-open", [ENDED; 4]),
    // Whose role opens nothing sees how far it is.
    ("GET /desk/case/:reference", [Show, Show, Show, NotFound]), ("GET /desk/concerns/:reference", CONCERN_THERE),
    // Counts without names, of what each of them sees.
    ("GET /desk/measures", [Show; 4]), ("GET /desk/measures.csv", [Show; 4]),
    ("GET /desk/meetings", [Show, Show, NotFound, Show]), ("GET /desk/drift", [Show, Show, NotFound, Show]),
    ("GET /desk/plan/:reference", ABOUT), ("GET /desk/plan/:reference/seats", ABOUT),
    ("GET /desk/plan/:reference/print", ABOUT), ("GET /desk/plan/:reference/:form", ABOUT),
    ("POST /do/desk-plan-begin", about("/desk/plan/:reference/words")),
    ("POST /do/desk-plan-write", about("/desk/plan/:reference/words")),
    ("POST /do/desk-plan-send", about("/desk/plan/:reference")),
    ("POST /do/desk-seat", about("/desk/plan/:reference/seats")),
    ("POST /do/desk-seat-change", about("/desk/plan/:reference/seats")),
    ("GET /desk/organisations", LEADS), ("GET /desk/people", LEADS),
    ("GET /desk/code", [SIGN_IN; 4]), ("GET /desk/second", [SIGN_IN; 4]),
    ("POST /do/desk-sign-in", [SIGN_IN; 4]), ("POST /do/desk-again", [SIGN_IN; 4]), ("POST /do/desk-code", [SIGN_IN; 4]),
    ("POST /do/desk-second", [Go("/desk"); 4]),
    ("POST /do/desk-approve", leads("/desk/organisations")), ("POST /do/desk-stop", leads("/desk/organisations")),
    ("POST /do/desk-cut-off", leads("/desk/organisations")), ("POST /do/desk-reset", leads("/desk/organisations")),
    ("POST /do/desk-person-add", leads("/desk/people")), ("POST /do/desk-person-cut", leads("/desk/people")),
    ("POST /do/desk-person-reset", leads("/desk/people")), ("POST /do/desk-task", [Go("/desk"), Go("/desk"), ENDED, Go("/desk")]),
    ("POST /do/desk-concern", [Go("/desk/concerns"), Go("/desk/concerns"), ENDED, Go("/desk/concerns")]),
    ("POST /do/desk-answer", [Go("/desk"), Go("/desk"), ENDED, Go("/desk")]),
    ("POST /do/desk-news", [Go("/desk/case/:reference"), Go("/desk/case/:reference"), ENDED, Go("/desk")]),
];
