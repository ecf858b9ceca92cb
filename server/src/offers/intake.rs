//! Turns the bytes of a feed into offers and a report.
//!
//! [`Intake`] is fed bytes of one page after another and bounds what it keeps: bytes, rows, offers and notes. A row is
//! checked for text, JSON, shape and meaning, in that order; the first thing wrong keeps it out.

use std::collections::HashMap;

use app::domain::{
    offer::{Offer, OfferId},
    place::PlaceId,
};
use jiff::Timestamp;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{
    NotAFeed,
    report::{Because, Note, Report},
    row::{self, Read},
    schema,
    splitter::{Paging, Row, Splitter},
};

/// The most bytes of a whole feed, over all its pages.
pub const MOST_BYTES: u64 = 64 * 1024 * 1024;
/// The most rows of a whole feed.
pub const MOST_ROWS: u32 = 100_000;
/// Progress is told each time this many rows have been read.
const TELL_EVERY: u32 = 1_000;

/// Takes a feed.
#[derive(Debug)]
pub struct Intake {
    splitter: Splitter,
    rows: Rows,
}

#[derive(Debug)]
struct Rows {
    place: PlaceId,
    now: Timestamp,
    report: Report,
    offers: Vec<Offer>,
    seen: HashMap<OfferId, u32>,
}

impl Intake {
    /// An empty one for `place`.
    pub fn new(place: &PlaceId, now: Timestamp) -> Self {
        let rows =
            Rows { place: place.clone(), now, report: Report::default(), offers: Vec::new(), seen: HashMap::new() };
        Self { splitter: Splitter::default(), rows }
    }

    /// Takes the next bytes of the page at hand.
    pub fn take(&mut self, bytes: &[u8], progress: &mut dyn FnMut(&Report)) -> Result<(), NotAFeed> {
        let Self { splitter, rows } = self;
        rows.report.bytes = rows.report.bytes.saturating_add(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
        if rows.report.bytes > MOST_BYTES {
            return Err(NotAFeed::TooBig);
        }
        splitter.feed(bytes, &mut |row| {
            rows.take(row)?;
            if rows.report.rows.is_multiple_of(TELL_EVERY) {
                progress(&rows.report);
            }
            Ok(())
        })
    }

    /// Ends the page at hand; says what it told about pages.
    pub(super) fn end_of_page(&mut self) -> Result<Paging, NotAFeed> {
        std::mem::take(&mut self.splitter).end()
    }

    /// How far it has come.
    pub const fn report(&self) -> &Report {
        &self.rows.report
    }

    /// What was read, and the good offers in it.
    pub fn into_parts(self) -> (Report, Vec<Offer>) {
        (self.rows.report, self.rows.offers)
    }
}

impl Rows {
    fn take(&mut self, row: Row<'_>) -> Result<(), NotAFeed> {
        if self.report.rows == MOST_ROWS {
            return Err(NotAFeed::TooManyRows);
        }
        self.report.rows += 1;
        match row {
            Row::Bytes(bytes) => self.take_bytes(bytes),
            Row::TooLong => self.refuse(None, String::new(), Because::TooLong),
            Row::TooDeep => self.refuse(None, String::new(), Because::TooDeep),
        }
        Ok(())
    }

    fn take_bytes(&mut self, bytes: &[u8]) {
        let Ok(text) = std::str::from_utf8(bytes) else {
            return self.refuse(None, String::new(), Because::NotText);
        };
        let Ok(mut service) = serde_json::from_str::<Value>(text) else {
            return self.refuse(None, String::new(), Because::NotJson);
        };
        row::without_nulls(&mut service);
        let shape = schema::check(&service);
        let id = plain_id(&service);
        if let Err((pointer, because)) = shape {
            return self.refuse(id, pointer, because);
        }
        let Some(id) = id else {
            return self.refuse(None, "/id".to_owned(), Because::Unreadable("an id"));
        };
        if service.get("status").and_then(Value::as_str) != Some("active") {
            self.report.not_running += 1;
            return;
        }
        let offer_id = self.offer_id(&id);
        if let Some(row) = self.seen.get(&offer_id) {
            return self.refuse(Some(id), "/id".to_owned(), Because::SameId { row: *row });
        }
        match row::read(&service, offer_id, self.now) {
            Ok(Read { offer, left_out }) => {
                for (pointer, because) in left_out {
                    self.note(Some(id.clone()), pointer, because, true);
                }
                self.seen.insert(offer_id, self.report.rows);
                self.report.taken += 1;
                self.offers.push(offer);
            }
            Err((pointer, because)) => self.refuse(Some(id), pointer, because),
        }
    }

    /// The same service of the same place has the same id at the next import.
    fn offer_id(&self, id: &str) -> OfferId {
        let digest = Sha256::new().chain_update(self.place.as_str()).chain_update([0]).chain_update(id).finalize();
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
        OfferId::new(bytes)
    }

    fn refuse(&mut self, id: Option<String>, pointer: String, because: Because) {
        self.note(id, pointer, because, false);
    }

    fn note(&mut self, id: Option<String>, pointer: String, because: Because, is_part: bool) {
        self.report.note(Note { row: self.report.rows, id, pointer, because, is_part });
    }
}

/// The row's id in small letters, if it looks like one: anything else is not fit to be shown.
fn plain_id(service: &Value) -> Option<String> {
    let id = service.get("id")?.as_str()?;
    id.parse::<uuid::Uuid>().ok().filter(|_| id.len() == 36).map(|id| id.to_string())
}
