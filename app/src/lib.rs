//! Everything browser and server must agree on, and every page of the Family Help Portal.
//!
//! `domain` holds the words and rules, `features` the pages and what they do, `islands` the few parts that run in
//! the browser, `ui` the page furniture, `words` all text. What the app needs from the world it states in `ports`;
//! `server` supplies it. The app knows no SQL, no sockets and no clock of its own.

#[cfg(feature = "ssr")]
pub mod asker;
#[macro_use]
pub mod domain;
#[cfg(feature = "ssr")]
pub mod features;
#[cfg(feature = "ssr")]
pub mod form_post;
pub mod islands;
#[cfg(feature = "ssr")]
pub mod limited;
#[cfg(feature = "ssr")]
pub mod page;
#[cfg(feature = "ssr")]
pub mod ports;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod ui;
pub mod urls;
#[cfg(feature = "ssr")]
pub mod visits;
pub mod words;
