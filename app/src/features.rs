//! Pages and what they do, one folder for each thing a person comes for.
//!
//! - `ask`: ask for help, answer by answer, and send.
//! - `codes`: return codes: showing, practising, coming back.
//! - `status`: what is happening with a sent request; chase, add, take back.
//! - `near`: help near a family that anybody may use, and the family's own list of it.
//! - `desk`: the hub team's list.
//! - `pages`: pages that belong to nobody: start, safety, privacy, numbers, "if you say no", ended.
//! - `api`: every server function, thin: it takes the request and calls the feature.
//!
//! The portal forwards; nothing here decides level of need, threshold or competence (invariant 7).

pub mod api;
pub mod ask;
pub mod codes;
pub mod desk;
pub mod near;
pub mod pages;
pub mod status;
