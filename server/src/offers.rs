//! Help near families, taken from a council's open feed (Open Referral UK 3.0) or from the sample of its place.
//!
//! [`Intake`] reads a feed piece by piece, whatever is in it: each good service becomes an `Offer`, each bad one a line of
//! the [`Report`], and nothing of a bad one is ever repeated. [`import`] reads a whole file or address and replaces the
//! place's set in one transaction, or changes nothing. It never follows a link and never asks anybody but the address
//! it was given.

mod address;
mod intake;
mod report;
mod row;
pub mod samples;
mod schema;
mod splitter;

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use app::{
    domain::{
        offer::{Offer, OfferSource},
        place::PlaceId,
        text::Line,
    },
    ports::{Fault, Store},
};
use jiff::Timestamp;

pub use self::{
    address::{Address, NotAnAddress},
    intake::{Intake, MOST_BYTES, MOST_ROWS},
    report::{Because, Note, Report},
};

/// How much of a file is read at a time.
const PIECE: usize = 64 * 1024;

/// Where a feed comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A file.
    File(PathBuf),
    /// An address on the web.
    Address(Address),
}

/// Why nothing was taken. The place's old set is as it was.
#[derive(Debug, thiserror::Error)]
pub enum NothingTaken {
    /// The file cannot be read.
    #[error("the file cannot be read")]
    File(#[source] std::io::Error),
    /// The address does not give a feed.
    #[error("the address does not give a feed: {0}")]
    Address(&'static str),
    /// The feed as a whole cannot be used.
    #[error("{0}")]
    Feed(#[from] NotAFeed),
    /// Our own trouble.
    #[error(transparent)]
    Fault(#[from] Fault),
}

/// Why a feed as a whole cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAFeed {
    /// It is too big.
    #[error("it is larger than {} MiB", MOST_BYTES / 1024 / 1024)]
    TooBig,
    /// It has too many rows.
    #[error("it has more than {MOST_ROWS} services")]
    TooManyRows,
    /// It ends in the middle, so nobody can say what is missing.
    #[error("it ends in the middle")]
    CutOff,
    /// It is no list of services.
    #[error("it is not a list of services: give a page with \"contents\", or a plain list")]
    NotAList,
    /// What stands between its rows is no JSON.
    #[error("it is not JSON")]
    NotJson,
    /// No row of it could be taken.
    #[error("no service in it could be taken")]
    Empty,
}

/// What came of an import, good or bad.
#[derive(Debug)]
pub struct Imported {
    /// What was read.
    pub report: Report,
    /// Why nothing was taken; `Ok` with the number of offers now kept.
    pub end: Result<usize, NothingTaken>,
}

/// Takes a whole feed for `place`: all its good services replace what the place had, or nothing changes.
/// `progress` is told of rows and bytes as they come.
pub async fn import(
    store: &dyn Store,
    place: &PlaceId,
    origin: &Origin,
    now: Timestamp,
    progress: &mut (dyn FnMut(&Report) + Send),
) -> Imported {
    let mut intake = Intake::new(place, now);
    let read = match origin {
        Origin::File(path) => read_file(path, &mut intake, progress),
        Origin::Address(address) => address::read(address, &mut intake, progress).await,
    };
    let (report, offers) = intake.into_parts();
    let end = match read {
        Err(why) => Err(why),
        Ok(()) if offers.is_empty() => Err(NotAFeed::Empty.into()),
        Ok(()) => keep(store, place, &source(origin, now), &offers).await,
    };
    Imported { report, end }
}

async fn keep(
    store: &dyn Store,
    place: &PlaceId,
    source: &OfferSource,
    offers: &[Offer],
) -> Result<usize, NothingTaken> {
    store.replace_offers(place, source, offers).await?;
    Ok(offers.len())
}

/// What families read about where it came from: the feed's host, never a path of the machine.
fn source(origin: &Origin, now: Timestamp) -> OfferSource {
    let host = match origin {
        Origin::File(_) => None,
        Origin::Address(address) => Line::parse(address.host()).ok(),
    };
    OfferSource { host, taken_at: now, is_sample: false }
}

fn read_file(path: &Path, intake: &mut Intake, progress: &mut dyn FnMut(&Report)) -> Result<(), NothingTaken> {
    let mut file = File::open(path).map_err(NothingTaken::File)?;
    if file.metadata().map_err(NothingTaken::File)?.len() > MOST_BYTES {
        return Err(NotAFeed::TooBig.into());
    }
    let mut piece = vec![0; PIECE];
    loop {
        let length = file.read(&mut piece).map_err(NothingTaken::File)?;
        let Some(read) = piece.get(..length).filter(|read| !read.is_empty()) else { break };
        intake.take(read, progress)?;
    }
    intake.end_of_page()?;
    Ok(())
}

#[cfg(test)]
mod tests;
