//! What somebody wrote for a family, in the family's hands: who wrote it, every word, and three ways on.
//!
//! Nothing was sent, and nothing is while the family reads. It can change or strike out any answer, go on to its own yes or
//! no, keep it for later, or have it deleted; whoever wrote it learns none of this but "closed". The words that lead here
//! open once. The addresses say nothing of what it is.

pub mod opening;
pub mod reading;

pub use self::{
    opening::{ForYouOpenPage, ForYouPage},
    reading::{ClosedPage, ReadPage},
};
