//! What storage keeps of the grown-up whom a young person lets read a draft, and what a visit remembers of it.
//!
//! There is one at a time for a draft. They read what the draft says now, until the young person stops it, sends it, or the
//! time is up; they can change nothing.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::Fault;
use crate::domain::{
    answers::Draft,
    ids::{DraftId, FamilyId, ReaderId},
    text::Line,
};

/// What a visit does with readers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtReaders {
    /// The six words to pass on, until they are put away.
    pub fresh: Option<String>,
    /// Whose draft this visit may read.
    pub reads: Option<ReaderId>,
}

/// Somebody who may read a draft.
#[derive(Clone, Debug)]
pub struct NewReader {
    /// Their id.
    pub id: ReaderId,
    /// The draft.
    pub draft: DraftId,
    /// Its family.
    pub family: FamilyId,
    /// Who it is, in the young person's words.
    pub name: Line,
    /// The digest of the words that open it once.
    pub words: [u8; 32],
    /// Until when.
    pub until: Timestamp,
}

/// The same, as the young person sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reader {
    /// Who it is.
    pub name: Line,
    /// When the words were used.
    pub opened_at: Option<Timestamp>,
    /// Until when.
    pub until: Timestamp,
}

/// Letting somebody read a draft.
#[async_trait]
pub trait Readers: Send + Sync {
    /// Lets somebody read a draft, in place of whoever could before.
    async fn let_read(&self, reader: &NewReader, now: Timestamp) -> Result<(), Fault>;
    /// Who may read a draft, while they may.
    async fn reader_of(&self, draft: DraftId, now: Timestamp) -> Result<Option<Reader>, Fault>;
    /// Nobody may read it any more.
    async fn stop_reader(&self, draft: DraftId, now: Timestamp) -> Result<(), Fault>;
    /// Opens with the digest of the words: once, while the time lasts.
    async fn open_reading(&self, words: &[u8; 32], now: Timestamp) -> Result<Option<ReaderId>, Fault>;
    /// What somebody may read, as it is now.
    async fn reading(&self, reader: ReaderId, now: Timestamp) -> Result<Option<Draft>, Fault>;
}
