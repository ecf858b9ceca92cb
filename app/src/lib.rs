//! Everything browser and server must agree on, and every page of the Family Help Portal.
//!
//! `domain` holds the words and rules, `features` the pages and what they do, `islands` the few parts that run in
//! the browser, `ui` the page furniture, `words` all text. What the app needs from the world it states in `ports`;
//! `server` supplies it. The app knows no SQL, no sockets and no clock of its own.

#[macro_use]
pub mod domain;
#[cfg(feature = "ssr")]
pub mod ports;
