//! What a visit remembers of doors, sealed with the rest of it and gone when it ends.

use serde::{Deserialize, Serialize};

use crate::domain::{answers::Rejected, ids::DoorId, story::Part};

/// What a visit does with doors.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtDoors {
    /// The door this visit made last, until its words are put away.
    pub fresh: Option<FreshDoor>,
    /// The form that was refused last.
    pub refused: Option<(DoorForm, Rejected)>,
    /// What was shown by the opening that was kept last; for a recipient.
    pub shown: Vec<Part>,
    /// A word about what was done last.
    pub notice: Option<DoorNotice>,
}

/// A door that was just made.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreshDoor {
    /// Which.
    pub door: DoorId,
    /// Its six words, joined by dashes.
    pub code: String,
}

impl std::fmt::Debug for FreshDoor {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FreshDoor(hidden)")
    }
}

/// Which form was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorForm {
    /// Making a door.
    Make,
    /// Opening one.
    Open,
    /// Writing a note.
    Note,
    /// Answering one.
    Answer,
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoorNotice {
    /// A door was closed.
    Closed,
    /// The words open nothing now: never made, ended, closed, or nothing is shared behind them.
    NotOpen,
    /// Too many tries from this network.
    SlowDown,
    /// A note came after its visit had ended.
    TooLate,
    /// The note is there.
    NoteKept,
    /// The note could not be kept: that part is not open to its writer.
    NoteNotKept,
    /// Too many notes in a short time.
    NotesSlowDown,
    /// The family's answer is there.
    AnswerKept,
}
