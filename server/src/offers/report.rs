//! What an import tells the person who ran it: how much was read, and which rows have what wrong.
//!
//! A [`Note`] names a row by number and, where it is plain, by id, with the place inside it and the reason. It never
//! repeats what stands there: a feed can hold anything, and a terminal or log is no place for it.

use std::fmt;

/// The most notes that are kept; the rest are only counted.
const MOST_NOTES: usize = 200;

/// Why a row, or a part of one, was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Because {
    /// It is longer than a row may be.
    TooLong,
    /// It is nested too deeply.
    TooDeep,
    /// It is not UTF-8.
    NotText,
    /// It is not JSON.
    NotJson,
    /// It does not fit the published shape; the sentence holds no value of the row.
    Shape(String),
    /// It leads to something that is no web page.
    Link,
    /// It is a web page without encryption, or no link at all.
    PlainLink,
    /// It cannot be read as what it should be.
    Unreadable(&'static str),
    /// The youngest is older than the oldest.
    AgesCrossed,
    /// An earlier row has the same id.
    SameId {
        /// Which row.
        row: u32,
    },
}

impl fmt::Display for Because {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(out, "is too long"),
            Self::TooDeep => write!(out, "is nested too deeply"),
            Self::NotText => write!(out, "is not UTF-8 text"),
            Self::NotJson => write!(out, "is not JSON"),
            Self::Shape(what) => write!(out, "{what}"),
            Self::Link => write!(out, "is not a link to a web page"),
            Self::PlainLink => write!(out, "is not an https link"),
            Self::Unreadable(what) => write!(out, "is not {what}"),
            Self::AgesCrossed => write!(out, "is below the youngest age"),
            Self::SameId { row } => write!(out, "is the same as in row {row}"),
        }
    }
}

/// One thing that was not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The row's number in the feed, from 1.
    pub row: u32,
    /// The row's id, if it is a plain one.
    pub id: Option<String>,
    /// Where inside the row, as a JSON pointer; empty for the row as a whole.
    pub pointer: String,
    /// Why.
    pub because: Because,
    /// Whether only this part was left out, and the rest of the row was taken.
    pub is_part: bool,
}

impl fmt::Display for Note {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "row {}", self.row)?;
        if let Some(id) = &self.id {
            write!(out, " ({id})")?;
        }
        let pointer = if self.pointer.is_empty() { "the row" } else { &self.pointer };
        let what = if self.is_part { "left out, the rest was taken" } else { "row kept out" };
        write!(out, ": {pointer} {} [{what}]", self.because)
    }
}

/// How far an import has come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Bytes read.
    pub bytes: u64,
    /// Rows read.
    pub rows: u32,
    /// Rows taken.
    pub taken: u32,
    /// Rows kept out because something is wrong with them.
    pub refused: u32,
    /// Rows passed over because their service does not run now.
    pub not_running: u32,
    /// Parts left out of rows that were taken.
    pub parts: u32,
    /// The first things that were not taken.
    pub notes: Vec<Note>,
}

impl Report {
    pub(super) fn note(&mut self, note: Note) {
        if note.is_part {
            self.parts += 1;
        } else {
            self.refused += 1;
        }
        if self.notes.len() < MOST_NOTES {
            self.notes.push(note);
        }
    }

    /// One line on how far it has come.
    pub fn progress(&self) -> String {
        // Tenths of a MiB, in whole numbers.
        let tenths = self.bytes.saturating_mul(10) / (1024 * 1024);
        format!("read {} services, {}.{} MiB", self.rows, tenths / 10, tenths % 10)
    }
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for note in &self.notes {
            writeln!(out, "{note}")?;
        }
        let told = u32::try_from(self.notes.len()).unwrap_or(u32::MAX);
        let untold = self.refused.saturating_add(self.parts).saturating_sub(told);
        if untold > 0 {
            writeln!(out, "and {untold} more")?;
        }
        write!(
            out,
            "{}: {} good, {} kept out, {} not running now; {} parts left out",
            self.progress(),
            self.taken,
            self.refused,
            self.not_running,
            self.parts
        )?;
        Ok(())
    }
}
