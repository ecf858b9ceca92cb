//! Pages and what they do, one folder for each thing a person comes for.
//!
//! - `access`: ways in: the second thing that opens a story, codes by e-mail and text, other adults.
//! - `ask`: ask for help, answer by answer, and send.
//! - `codes`: return codes: showing, practising, coming back.
//! - `status`: what is happening with a sent request; chase, add, take back.
//! - `notices`: messages that say that something is new: what they look like, stop, start, when.
//! - `near`: help near a family that anybody may use, and the family's own list of it.
//! - `desk`: the hub team's list.
//! - `display`: how pages look, as a person likes them.
//! - `doors`: share codes for one recipient each, what a recipient sees and adds, and who has seen what.
//! - `for_you`: a family reads what somebody wrote for it: changes it, strikes out, goes on or says no.
//! - `guide`: how help works in a place.
//! - `helping`: somebody who helps a family writes a draft and hands it over, and then sees how far it is.
//! - `trusted`: a young person and a grown-up they trust: one reads what the other wrote.
//! - `pages`: pages that belong to nobody: start, safety, privacy, numbers, "if you say no", ended.
//! - `words`: what words mean: the list, a page a term, a sheet a place.
//! - `carry`: a story as a file, to take along and to bring; and what of it goes along with a request.
//! - `inside`: who may be on the pages of a story.
//! - `story`: what a family tells once, and gets back each time somebody asks.
//! - `later`: "not now", and when to think about it again.
//! - `letter`: what a letter means.
//! - `plan`: the plan of a request on the family's phone, and the family's say in it.
//! - `permissions`: who may see what: each yes and no to sharing, and changing them.
//! - `rights`: what a family may ask about what is kept: see it, put it right, have it erased, complain.
//! - `work_address`: proving a work address, for helpers and for the desk.
//! - `api`: every server function, thin: it takes the request and calls the feature.
//!
//! The portal forwards; nothing here decides level of need, threshold or competence (invariant 7).

pub mod access;
pub mod advice;
pub mod api;
pub mod ask;
pub mod carry;
pub mod codes;
pub mod desk;
pub mod display;
pub mod doors;
pub mod for_you;
pub mod guide;
pub mod helping;
pub mod inside;
pub mod later;
pub mod letter;
pub mod near;
pub mod notices;
pub mod pages;
pub mod permissions;
pub mod plan;
pub mod rights;
pub mod status;
pub mod story;
pub mod trusted;
pub mod words;
pub mod work_address;
