//! How domain values are written in columns, and read back.
//!
//! Times are milliseconds since 1970 in UTC. Reading never trusts a column: a value that no longer parses is a
//! [`Fault`], never a guess.

use app::{
    domain::{
        delivery::Delivery,
        place::{HubId, PlaceId},
    },
    ports::Fault,
};
use jiff::{SignedDuration, Timestamp};

/// A time as a column.
pub(super) fn millis(time: Timestamp) -> i64 {
    time.as_millisecond()
}

/// A time from a column.
pub(super) fn time(millis: i64) -> Result<Timestamp, Fault> {
    Timestamp::from_millisecond(millis).map_err(|error| Fault::new("reading a stored time", error))
}

/// A time that may be missing.
pub(super) fn maybe_time(millis: Option<i64>) -> Result<Option<Timestamp>, Fault> {
    millis.map(time).transpose()
}

/// `time` and then `seconds` more; at the end of time it stays there.
pub(super) fn after(time: Timestamp, seconds: u32) -> Timestamp {
    time.saturating_add(SignedDuration::from_secs(i64::from(seconds))).unwrap_or(Timestamp::MAX)
}

/// `days` before `time`.
pub(super) fn days_before(time: Timestamp, days: i64) -> Timestamp {
    time.saturating_sub(SignedDuration::from_hours(24 * days)).unwrap_or(Timestamp::MIN)
}

pub(super) fn place(text: &str) -> Result<PlaceId, Fault> {
    PlaceId::parse(text).ok_or(Fault::bare("reading a stored place"))
}

pub(super) fn hub(text: &str) -> Result<HubId, Fault> {
    HubId::parse(text).ok_or(Fault::bare("reading a stored hub"))
}

pub(super) fn delivery(text: &str) -> Result<Delivery, Fault> {
    Delivery::from_slug(text).ok_or(Fault::bare("reading a stored delivery state"))
}

/// A count from the database.
pub(super) fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(if number < 0 { 0 } else { u32::MAX })
}

/// A total from the database, for a person to read.
pub(super) fn total(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}
