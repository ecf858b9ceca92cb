//! Page furniture: small functions that make the markup of one component each.
//!
//! The markup follows the GOV.UK Design System; the look is our own. Nothing here knows a question or a word of text.

pub mod explained;
pub mod fields;
pub mod fragment;
pub mod languages;
pub mod layout;
pub mod summary;

pub use explained::explained;
