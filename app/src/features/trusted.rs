//! A young person and a grown-up they trust: one reads what the other wrote, and nobody else sends it.
//!
//! The young person lets one grown-up at a time read a draft, by six words that open it once for a day; they see every
//! answer and can change none. The other way round, what a grown-up drafted can become the young person's own: a new draft
//! of a new family, of which whoever wrote the first one learns no more than "closed" (rule C9).

pub mod letting;
pub mod reading;

pub use self::{
    letting::{LetPage, way},
    reading::TheirsPage,
};
