//! A disk that keeps what it was told to keep, and of the rest what chance leaves.

use std::{collections::BTreeMap, path::Path};

use tests::seeded::Seeded;

use super::log::Call;

/// The unit in which a disk writes all or nothing.
const SECTOR: usize = 512;

/// What becomes of writes the disk was not told to keep.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keeps {
    /// They are gone.
    Nothing,
    /// Each is there or not as chance has it, and one of them in part.
    Some,
}

/// The files of one folder.
#[derive(Default)]
pub(super) struct Disk(BTreeMap<String, File>);

#[derive(Default)]
struct File {
    /// `None` until the disk was once told to keep it.
    kept: Option<Vec<u8>>,
    waiting: Vec<Call>,
}

impl Disk {
    /// A file that was there before.
    pub(super) fn put(&mut self, name: &str, bytes: Vec<u8>) {
        self.0.insert(name.to_owned(), File { kept: Some(bytes), waiting: Vec::new() });
    }

    /// One call.
    pub(super) fn take(&mut self, call: &Call) {
        match call {
            Call::Said(_) => {}
            Call::Sync { file } => {
                let file = self.0.entry(file.clone()).or_default();
                let kept = file.kept.get_or_insert_default();
                file.waiting.drain(..).for_each(|call| apply(kept, &call));
            }
            Call::Write { file, .. } | Call::Cut { file, .. } => {
                self.0.entry(file.clone()).or_default().waiting.push(call.clone());
            }
        }
    }

    /// What is found when the power is back.
    pub(super) fn write(&self, folder: &Path, keeps: Keeps, random: &mut Seeded) {
        for (name, file) in &self.0 {
            let mut bytes = file.kept.clone();
            if keeps == Keeps::Some {
                for call in &file.waiting {
                    if random.below(2) == 0 {
                        apply(bytes.get_or_insert_default(), &torn(call, random));
                    }
                }
            }
            if let Some(bytes) = bytes {
                std::fs::write(folder.join(name), bytes).unwrap();
            }
        }
    }
}

fn apply(bytes: &mut Vec<u8>, call: &Call) {
    match call {
        Call::Write { at, bytes: new, .. } => {
            let end = at + new.len();
            if bytes.len() < end {
                bytes.resize(end, 0);
            }
            bytes[*at..end].copy_from_slice(new);
        }
        Call::Cut { length, .. } => bytes.resize(*length, 0),
        Call::Sync { .. } | Call::Said(_) => {}
    }
}

/// One write in four ends after some of its sectors.
fn torn(call: &Call, random: &mut Seeded) -> Call {
    let Call::Write { file, at, bytes } = call else { return call.clone() };
    let sectors = bytes.len() / SECTOR;
    if sectors < 2 || random.below(4) != 0 {
        return call.clone();
    }
    let kept = random.index(sectors) * SECTOR;
    Call::Write { file: file.clone(), at: *at, bytes: bytes.get(..kept).unwrap().to_vec() }
}
