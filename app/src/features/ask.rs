//! Asking for help: one question a page, nothing lost, then one send.
//!
//! Families use it, on phones, often without scripts. A page shows what is stored; a form post changes it; the next
//! page is chosen from the answers alone, so Back, refresh, double taps and second tabs are safe.

mod asides;
mod own;
mod own_pages;
mod page;
pub mod service;
mod steps;

pub use asides::{AreaPage, NotAgreed, PhoneFirst};
pub use own::{begin as own_begin, is_own, own_from};
pub use own_pages::{OwnStart, OwnTalk, next_cards, talk_lines};
pub use page::{OwnStepPage, StepPage};
pub use steps::{Onward, Setting, Shown, draft_rows, fill, locality_question, notices, view};
pub use steps::{
    child_fields, child_in_words, contact_words, helper_fields, helper_lines, needs_words, own_draft_rows, own_rows,
    request_rows,
};
