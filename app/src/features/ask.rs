//! Asking for help: one question a page, nothing lost, then one send.
//!
//! Families use it, on phones, often without scripts. A page shows what is stored; a form post changes it; the next
//! page is chosen from the answers alone, so Back, refresh, double taps and second tabs are safe.

mod asides;
mod page;
pub mod service;
mod steps;

pub use asides::{AreaPage, NotAgreed, OtherWays, PhoneFirst};
pub use page::StepPage;
pub use steps::{Onward, Setting, Shown, draft_rows, fill, notices, view};
pub use steps::{child_fields, child_in_words, contact_words, helper_fields, helper_lines, needs_words, request_rows};
