//! The file that remembers who was erased, beside the database and apart from its backups.
//!
//! One line for each family: a digest of its id and when. A line is on stable storage before the erasure is committed,
//! so a backup from before can never bring a family back unseen. Lines are only ever added. They name nobody.

use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::PathBuf,
};

use app::{
    domain::{hex::hex, ids::FamilyId},
    ports::Fault,
};
use sha2::{Digest, Sha256};

/// What names an erased family.
pub(crate) type Mark = [u8; 32];

/// The mark of a family. Its id is random, so the mark leads back to nobody.
pub(crate) fn mark(family: FamilyId) -> Mark {
    Sha256::new().chain_update(b"family tombstone 1").chain_update(family.uuid().as_bytes()).finalize().into()
}

/// The file.
pub(crate) struct Tombstones(PathBuf);

impl Tombstones {
    pub(crate) const fn at(path: PathBuf) -> Self {
        Self(path)
    }

    /// Everybody in the file, with when (in milliseconds). A line that was cut off when it was written does not count:
    /// its erasure was not committed.
    pub(crate) fn read(&self) -> Result<BTreeMap<Mark, i64>, Fault> {
        let text = match std::fs::read_to_string(&self.0) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(Fault::new("reading who was erased", error)),
        };
        let whole = text.rfind('\n').and_then(|end| text.get(..end)).unwrap_or_default();
        Ok(whole.lines().filter_map(entry).collect())
    }

    /// Adds one, and returns when it is on stable storage.
    pub(crate) fn add(&self, mark: Mark, at: i64) -> Result<(), Fault> {
        self.write(mark, at).map_err(|error| Fault::new("noting who is erased", error))
    }

    fn write(&self, mark: Mark, at: i64) -> io::Result<()> {
        let mut file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(&self.0)?;
        let mut before = Vec::new();
        file.read_to_end(&mut before)?;
        // After a line that was cut off, a new one begins.
        let start = if before.last().is_some_and(|last| *last != b'\n') { "\n" } else { "" };
        let name = hex(&mark);
        file.write_all(format!("{start}{name} {at}\n").as_bytes())?;
        file.sync_all()?;
        let folder = self.0.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(std::path::Path::new(".")))?.sync_all()
    }
}

fn entry(line: &str) -> Option<(Mark, i64)> {
    let (name, at) = line.split_once(' ')?;
    if name.len() != 64 || !name.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return None;
    }
    let mut mark = Mark::default();
    for (index, slot) in mark.iter_mut().enumerate() {
        *slot = u8::from_str_radix(name.get(index * 2..index * 2 + 2)?, 16).ok()?;
    }
    Some((mark, at.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    #[test]
    fn lines_are_added_and_one_that_was_cut_off_spoils_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("tombstones");
        let file = Tombstones::at(path.clone());
        assert!(file.read().unwrap().is_empty());
        let [one, two] = [1, 2].map(|number| mark(FamilyId::new(Uuid::from_u128(number))));
        file.add(one, 5).unwrap();
        let whole = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{whole}0123456789ab")).unwrap();
        assert_eq!(file.read().unwrap(), BTreeMap::from([(one, 5)]));
        file.add(two, 6).unwrap();
        assert_eq!(file.read().unwrap(), BTreeMap::from([(one, 5), (two, 6)]));
    }
}
