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
    /// Answers one step.
    answer, Answer, "answer" => crate::features::ask::service::answer;
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
    /// Takes a request back.
    withdraw, Withdraw, "withdraw" => crate::features::status::withdraw;
    /// Puts an offer on the family's list, or takes it off.
    pin, Pin, "pin" => crate::features::near::pin;
    /// Chooses a language and comes back to the same page, with what was typed.
    language, ChooseLanguage, "language" => crate::features::ask::service::language;
    /// Keeps how a person likes pages to look.
    display, DisplayPost, "display" => crate::features::display::save;
    /// Asks to have something put right.
    correct, Correct, "correct" => crate::features::rights::correct;
    /// Has everything erased that is kept of a family.
    erase, Erase, "erase" => crate::features::rights::erase;
    /// Opens the desk with its one-time link.
    desk_open, DeskOpen, "desk-open" => crate::features::desk::open;
    /// The hub says that it has a request, or that a person has read it.
    desk_news, DeskNews, "desk-news" => crate::features::desk::news;
}
