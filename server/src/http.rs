//! Everything between the socket and a page: the accept loop, limits, headers, logs and the calm error pages.
//!
//! `accept` owns connections, `layers` what surrounds every request, `plain_page` the few pages that must
//! work when nothing else does. Nothing in here knows what a family asked.

pub mod accept;
pub mod body;
pub mod download;
pub mod gate;
pub mod headers;
pub mod layers;
pub mod limits;
pub mod network;
pub mod plain_page;
pub mod probes;
pub mod record;
pub mod refusal;
pub mod stalled;
pub mod static_files;
pub mod stopped;
pub mod whole_page;
