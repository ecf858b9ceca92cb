//! Every server function. Each takes the request at hand, calls its feature, and says where the browser goes next.
//!
//! All are plain form posts with an address of their own; none is called from an island through a generated client.
//! A cross-site post never gets here: the server refuses it before.
#![expect(missing_docs, reason = "the server-function macro makes undocumented structs")]

use leptos::prelude::*;

use crate::{
    domain::raw_form::RawForm,
    form_post::{AppError, FormPost, Next},
};

/// Runs a use case; a fault is logged once and shown as our trouble, with what was typed.
async fn run<F>(form: RawForm, work: impl FnOnce(crate::page::Asked, RawForm) -> F) -> Result<Next, AppError>
where
    F: Future<Output = Result<Next, crate::ports::Fault>>,
{
    let Some(asked) = crate::page::Asked::take() else {
        return Ok(Next::Trouble(form));
    };
    match work(asked, form.clone()).await {
        Ok(next) => Ok(next),
        Err(fault) => {
            crate::page::log(&fault);
            Ok(Next::Trouble(form))
        }
    }
}

/// Declares a server function that hands its form to a use case.
macro_rules! form_posts {
    ($( $(#[$meta:meta])* $name:ident, $type_name:ident, $endpoint:literal => $work:path; )+) => {
        $(
            $(#[$meta])*
            #[server(name = $type_name, prefix = "/do", endpoint = $endpoint, protocol = FormPost)]
            pub async fn $name(form: RawForm) -> Result<Next, AppError> {
                run(form, $work).await
            }
        )+

        /// Registers every server function, so that none depends on the linker keeping it.
        pub fn register() {
            $( server_fn::axum::register_explicit::<$type_name>(); )+
        }
    };
}

form_posts! {
    /// Begins a new draft.
    begin, Begin, "begin" => crate::features::ask::service::begin;
    /// Begins a young person's own draft.
    own_begin, OwnBegin, "y-begin" => crate::features::ask::own_begin;
    /// Answers one step.
    answer, Answer, "answer" => crate::features::ask::service::answer;
    /// Keeps the answers for later.
    later, KeepForLater, "later" => crate::features::later::keep;
    /// Saves the draft behind a return code.
    save, Save, "save" => crate::features::ask::service::save;
    /// Sends the request.
    send, SendRequest, "send" => crate::features::ask::service::send;
    /// Tries out the return code.
    practise, Practise, "practise" => crate::features::codes::practise;
    /// Opens a draft or request with six words.
    come_back, ComeBack, "come-back" => crate::features::codes::come_back;
    /// Leaves at once, for a neutral site.
    exit, Exit, "exit" => crate::features::pages::exit;
    /// Finishes calmly.
    finish, Finish, "finish" => crate::features::pages::finish;
    /// Notes that the person is still there.
    stay, Stay, "stay" => crate::features::pages::stay;
    /// Asks the hub what is happening.
    chase, Chase, "chase" => crate::features::status::chase;
    /// Adds to a sent request.
    add, Add, "add" => crate::features::status::add;
    /// Stops messages that say that something is new, starts them, or says when they may come.
    messages, Messages, "messages" => crate::features::notices::choose;
    /// Takes a request back.
    withdraw, Withdraw, "withdraw" => crate::features::status::withdraw;
    /// Opens the way to a seat at a plan with six words.
    plan_open, PlanOpen, "plan-open" => crate::features::plan::opening::open;
    /// Chooses or gives the safe word of a seat.
    plan_word, PlanWord, "plan-word" => crate::features::plan::opening::word;
    /// Notes that everything new on a plan was read.
    plan_read, PlanRead, "plan-read" => crate::features::plan::read;
    /// Ticks a step of the family's own.
    plan_tick, PlanTick, "plan-tick" => crate::features::plan::steps::tick;
    /// Says how a step goes.
    plan_mark, PlanMark, "plan-mark" => crate::features::plan::steps::mark;
    /// Adds a step to a plan.
    plan_add, PlanAdd, "plan-add" => crate::features::plan::steps::add;
    /// Agrees with a plan, or not.
    plan_agree, PlanAgree, "plan-agree" => crate::features::plan::agreeing::agree;
    /// Answers words from the team.
    plan_reply, PlanReply, "plan-reply" => crate::features::plan::talk::reply;
    /// Agrees with who leads, or not.
    plan_lead, PlanLead, "plan-lead" => crate::features::plan::lead::answer;
    /// Asks for another lead.
    plan_lead_change, PlanLeadChange, "plan-lead-change" => crate::features::plan::lead::ask_change;
    /// Says something for a meeting.
    plan_views, PlanViews, "plan-views" => crate::features::plan::meetings::views;
    /// Makes a line of the family's own.
    plan_scale, PlanScale, "plan-scale" => crate::features::plan::progress::make;
    /// Says where things are on a line.
    plan_scaled, PlanScaled, "plan-scaled" => crate::features::plan::progress::scaled;
    /// Asks the team what is happening with a plan.
    plan_chase, PlanChase, "plan-chase" => crate::features::plan::promises::chase;
    /// Brings a story's file.
    carry_bring, CarryBring, "carry-bring" => crate::features::carry::bring;
    /// Takes what is in it, or leaves it.
    carry_take, CarryTake, "carry-take" => crate::features::carry::take;
    /// Says which parts of the story go along with the request.
    along, Along, "along" => crate::features::carry::answer_along;
    /// Puts an offer on the family's list, or takes it off.
    pin, Pin, "pin" => crate::features::near::pin;
    /// Chooses a language and comes back to the same page, with what was typed.
    language, ChooseLanguage, "language" => crate::features::ask::service::language;
    /// Keeps how a person likes pages to look.
    display, DisplayPost, "display" => crate::features::display::save;
    /// Begins a story.
    story_begin, StoryBegin, "story-begin" => crate::features::story::begin;
    /// Writes a part of the story anew.
    story_write, StoryWrite, "story-write" => crate::features::story::write;
    /// Adds a person to the story, or changes what is told of one.
    story_person, StoryPerson, "story-person" => crate::features::story::put_person;
    /// Takes a person out of the story.
    story_remove, StoryRemove, "story-remove" => crate::features::story::remove_person;
    /// Keeps a part from another member of the family, or shows it again.
    story_wall, StoryWall, "story-wall" => crate::features::story::wall;
    /// Keeps a sent request as the family's story.
    story_keep, StoryKeep, "story-keep" => crate::features::story::keep;
    /// Makes a door for one recipient.
    door_make, DoorMake, "door-make" => crate::features::doors::make;
    /// Closes a door at once.
    door_close, DoorClose, "door-close" => crate::features::doors::close;
    /// Puts the words of a door away.
    door_hide, DoorHide, "door-hide" => crate::features::doors::hide;
    /// Comes through a door.
    shared_open, SharedOpen, "shared-open" => crate::features::doors::open;
    /// Writes a note beside a part, from behind a door.
    shared_add, SharedAdd, "shared-add" => crate::features::doors::add;
    /// The family answers a note.
    seen_answer, SeenAnswer, "seen-answer" => crate::features::doors::answer;
    /// Chooses a safe word.
    lock_word, LockWord, "lock-word" => crate::features::access::choose::word;
    /// Chooses codes by e-mail.
    lock_email, LockEmail, "lock-email" => crate::features::access::choose::email;
    /// Chooses codes by text.
    lock_text, LockText, "lock-text" => crate::features::access::choose::text;
    /// Proves that a code arrived.
    lock_check, LockCheck, "lock-check" => crate::features::access::choose::check;
    /// Sends another code to prove an address.
    lock_send, LockSend, "lock-send" => crate::features::access::choose::send_again;
    /// Opens the story with the second thing.
    open_story, OpenStory, "open-story" => crate::features::access::open::open;
    /// Sends a code to open the story with.
    send_code, SendCode, "send-code" => crate::features::access::open::send_code;
    /// Begins to add a passkey.
    passkey_begin, PasskeyBegin, "passkey-begin" => crate::features::access::passkeys::begin;
    /// Adds the passkey that a device made.
    passkey_add, PasskeyAdd, "passkey-add" => crate::features::access::passkeys::add;
    /// Takes a passkey away.
    passkey_remove, PasskeyRemove, "passkey-remove" => crate::features::access::passkeys::remove;
    /// Begins to open the story with a passkey.
    passkey_ask, PasskeyAsk, "passkey-ask" => crate::features::access::by_passkey::ask;
    /// Invites another adult.
    invite, Invite, "invite" => crate::features::access::people::invite;
    /// Stops an invitation.
    uninvite, Uninvite, "uninvite" => crate::features::access::people::uninvite;
    /// Comes in by invitation.
    join, Join, "join" => crate::features::access::join::join;
    /// Names whom to share with.
    share_to, ShareTo, "share-to" => crate::features::permissions::to;
    /// Answers for each part.
    share_choose, ShareChoose, "share-choose" => crate::features::permissions::choose;
    /// Says the last yes or no to what would be seen.
    share, Share, "share" => crate::features::permissions::answer;
    /// Stops sharing a part.
    share_stop, ShareStop, "share-stop" => crate::features::permissions::stop;
    /// Looks at a part again, to share it.
    share_again, ShareAgain, "share-again" => crate::features::permissions::again;
    /// Stops everything: this was not me.
    not_me, NotMe, "not-me" => crate::features::permissions::not_me;
    /// Asks to have something put right.
    correct, Correct, "correct" => crate::features::rights::correct;
    /// Has everything erased that is kept of a family.
    erase, Erase, "erase" => crate::features::rights::erase;
    /// Says who helps, and has a code sent.
    helping_who, HelpingWho, "helping-who" => crate::features::helping::proving::who;
    /// Proves that the code arrived.
    helping_code, HelpingCode, "helping-code" => crate::features::helping::code::code;
    /// Has another code sent.
    helping_again, HelpingAgain, "helping-again" => crate::features::helping::proving::again;
    /// Begins a draft in a family's name.
    helping_begin, HelpingBegin, "helping-begin" => crate::features::helping::mine::begin;
    /// Goes on with one.
    helping_open, HelpingOpen, "helping-open" => crate::features::helping::mine::open;
    /// Answers one step in a family's name.
    helping_answer, HelpingAnswer, "helping-answer" => crate::features::helping::drafting::answer;
    /// Turns the screen to the parent.
    helping_turn, HelpingTurn, "helping-turn" => crate::features::helping::handing::turn;
    /// Makes the words for the parent's own phone.
    helping_words, HelpingWords, "helping-words" => crate::features::helping::handing::words;
    /// Puts those words away.
    helping_hide, HelpingHide, "helping-hide" => crate::features::helping::handing::hide;
    /// Bears witness to a yes that was said aloud.
    helping_spoken, HelpingSpoken, "helping-spoken" => crate::features::helping::spoken::heard;
    /// Lets a grown-up read a young person's draft.
    trusted_let, TrustedLet, "trusted-let" => crate::features::trusted::letting::let_read;
    /// Puts the words for them away.
    trusted_hide, TrustedHide, "trusted-hide" => crate::features::trusted::letting::hide;
    /// Stops them reading it.
    trusted_stop, TrustedStop, "trusted-stop" => crate::features::trusted::letting::stop;
    /// Makes what somebody wrote a young person's own.
    trusted_own, TrustedOwn, "trusted-own" => crate::features::trusted::reading::take_as_own;
    /// Tells of the call before a concern.
    concern_begin, ConcernBegin, "concern-begin" => crate::features::helping::concern::phone::begin;
    /// Goes on with a concern.
    concern_open, ConcernOpen, "concern-open" => crate::features::helping::concern::calls::take_up;
    /// Writes one page of a concern.
    concern_answer, ConcernAnswer, "concern-answer" => crate::features::helping::concern::writing::answer;
    /// Sends a concern.
    concern_send, ConcernSend, "concern-send" => crate::features::helping::concern::sent::send;
    /// Gives the code of an app.
    helping_second, HelpingSecond, "helping-second" => crate::features::helping::second::second;
    /// Begins to make an account.
    helping_account, HelpingAccount, "helping-account" => crate::features::helping::account::begin;
    /// Makes it with the first code of an app.
    helping_account_prove, HelpingAccountProve, "helping-account-prove" => crate::features::helping::account::prove;
    /// Asks the hub what is happening with a request that a helper wrote.
    helping_chase, HelpingChase, "helping-chase" => crate::features::helping::asking::chase;
    /// Opens what was written for a family.
    for_you_open, ForYouOpen, "for-you-open" => crate::features::for_you::opening::open;
    /// Strikes one answer out.
    for_you_strike, ForYouStrike, "for-you-strike" => crate::features::for_you::reading::strike;
    /// No, thank you.
    for_you_no, ForYouNo, "for-you-no" => crate::features::for_you::reading::no;
    /// Says who asks for advice, and begins apart.
    advice_who, AdviceWho, "advice-who" => crate::features::advice::who;
    /// Writes the question.
    advice_ask, AdviceAsk, "advice-ask" => crate::features::advice::ask;
    /// Sends the question.
    advice_send, AdviceSend, "advice-send" => crate::features::advice::send;
    /// Turns the question into a request.
    advice_turn, AdviceTurn, "advice-turn" => crate::features::advice::turn;
    /// Answers a question from the desk.
    desk_answer, DeskAnswer, "desk-answer" => crate::features::advice::answering::answer;
    /// Says who comes in to the desk, and has a code sent.
    desk_sign_in, DeskSignIn, "desk-sign-in" => crate::features::desk::sign_in::sign_in;
    /// Has another code sent.
    desk_again, DeskAgain, "desk-again" => crate::features::desk::sign_in::again;
    /// Proves that the code arrived.
    desk_code, DeskCode, "desk-code" => crate::features::desk::code::code;
    /// Gives the code of an app, at the desk.
    desk_second, DeskSecond, "desk-second" => crate::features::desk::second::second;
    /// Adds somebody to the desk.
    desk_person_add, DeskPersonAdd, "desk-person-add" => crate::features::desk::people::add;
    /// Cuts somebody off from the desk.
    desk_person_cut, DeskPersonCut, "desk-person-cut" => crate::features::desk::people::cut_off;
    /// Takes somebody's app away.
    desk_person_reset, DeskPersonReset, "desk-person-reset" => crate::features::desk::people::reset;
    /// Takes a task, or does it.
    desk_task, DeskTask, "desk-task" => crate::features::desk::tasks::act;
    /// Opens the desk with its one-time link.
    desk_open, DeskOpen, "desk-open" => crate::features::desk::open::open;
    /// The hub says that it has a concern, or that a person has read it.
    desk_concern, DeskConcern, "desk-concern" => crate::features::desk::concerns::news;
    /// The hub says that it has a request, or that a person has read it.
    desk_news, DeskNews, "desk-news" => crate::features::desk::case::news;
    /// Begins a form about a plan anew.
    desk_plan_begin, DeskPlanBegin, "desk-plan-begin" => crate::features::desk::plan::writing::begin;
    /// Writes a form about a plan.
    desk_plan_write, DeskPlanWrite, "desk-plan-write" => crate::features::desk::plan::writing::write;
    /// Sends what was looked at.
    desk_plan_send, DeskPlanSend, "desk-plan-send" => crate::features::desk::plan::writing::send;
    /// Makes a seat at a plan.
    desk_seat, DeskSeatMake, "desk-seat" => crate::features::desk::plan::seats::make;
    /// Gives a seat other words, closes it, or puts its words away.
    desk_seat_change, DeskSeatChange, "desk-seat-change" => crate::features::desk::plan::seats::change;
    /// Answers whether to lead.
    helping_lead, HelpingLead, "helping-lead" => crate::features::helping::lead::answer;
    /// Approves an organisation.
    desk_approve, DeskApprove, "desk-approve" => crate::features::desk::organisations::approve;
    /// Stops one.
    desk_stop, DeskStop, "desk-stop" => crate::features::desk::organisations::stop;
    /// Cuts off somebody who left it.
    desk_cut_off, DeskCutOff, "desk-cut-off" => crate::features::desk::organisations::cut_off;
    /// Takes an account away, so that its holder may make another.
    desk_reset, DeskReset, "desk-reset" => crate::features::desk::organisations::reset;
}
