//! The key file itself: read, made, and replaced by one with a key more or less.
//!
//! The file in use is never written into. A changed one is written whole beside it, put on stable storage and renamed
//! over it, after a copy of the old one was kept: at every instant one whole file is there, and no key that ever
//! sealed anything is lost. It refuses a file that everybody may read, and two changes at once.

use std::{
    fs::{self, File, OpenOptions, Permissions, TryLockError},
    io::{self, Read, Write},
    os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt, fchown},
    path::{Path, PathBuf},
};

use app::ports::Fault;
use zeroize::Zeroizing;

/// Tells one state of the file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stamp {
    inode: u64,
    length: u64,
    changed: (i64, i64),
}

impl Stamp {
    fn of(metadata: &fs::Metadata) -> Self {
        Self { inode: metadata.ino(), length: metadata.len(), changed: (metadata.mtime(), metadata.mtime_nsec()) }
    }
}

/// The state of the file now; `None` if it cannot be seen.
pub(super) fn stamp(path: &Path) -> Option<Stamp> {
    fs::metadata(path).ok().as_ref().map(Stamp::of)
}

/// Reads a file that not everybody may read.
pub(super) fn read(path: &Path) -> Result<(Zeroizing<String>, Stamp), Fault> {
    let mut file = File::open(path).map_err(reading)?;
    read_open(&mut file)
}

fn reading(error: io::Error) -> Fault {
    Fault::new("reading the key file", error)
}

fn writing(error: io::Error) -> Fault {
    Fault::new("writing a key file", error)
}

fn read_open(file: &mut File) -> Result<(Zeroizing<String>, Stamp), Fault> {
    let metadata = file.metadata().map_err(reading)?;
    if metadata.mode() & 0o007 != 0 {
        return Err(Fault::bare("the key file may be read by everybody: take that right away (chmod 600)"));
    }
    let mut text = Zeroizing::new(String::new());
    file.read_to_string(&mut text).map_err(reading)?;
    Ok((text, Stamp::of(&metadata)))
}

/// Writes a file that was not there, for its owner alone.
pub(super) fn create(path: &Path, text: &str) -> Result<(), Fault> {
    write_new(path, text).map_err(writing)?;
    sync_folder(path).map_err(writing)
}

fn write_new(path: &Path, text: &str) -> io::Result<File> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(file)
}

/// The names must survive a power cut too: data sealed under a lost key is lost.
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder)?.sync_all()
}

/// Puts what `change` makes of the file in its place, and gives the path of the copy of what was there.
pub(super) fn replace(
    path: &Path,
    change: impl FnOnce(&str) -> Result<Zeroizing<String>, Fault>,
) -> Result<PathBuf, Fault> {
    // A link stays a link: what it leads to is replaced.
    let path = fs::canonicalize(path).map_err(reading)?;
    let mut old = File::open(&path).map_err(reading)?;
    match old.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(Fault::bare("the key file is being changed by somebody else")),
        Err(TryLockError::Error(error)) => return Err(reading(error)),
    }
    let (text, known) = read_open(&mut old)?;
    if stamp(&path) != Some(known) {
        return Err(Fault::bare("the key file was changed a moment ago; try again"));
    }
    let changed = change(&text)?;
    let copy = keep_copy(&path, &text).map_err(writing)?;
    put_in_place(&path, &old, &changed).map_err(writing)?;
    Ok(copy)
}

/// Keeps the text under the first free name beside the file.
fn keep_copy(path: &Path, text: &str) -> io::Result<PathBuf> {
    for number in 1..=u16::MAX {
        let copy = beside(path, &format!("old-{number}"));
        match write_new(&copy, text) {
            Ok(_) => return Ok(copy),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::Error::other("too many old key files lie beside it"))
}

fn put_in_place(path: &Path, old: &File, text: &str) -> io::Result<()> {
    let part = beside(path, "part");
    // One left by a change that was cut off was never in use, so its key sealed nothing.
    match fs::remove_file(&part) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let file = write_new(&part, text)?;
    // The portal may run as somebody other than the person who changes its keys.
    let metadata = old.metadata()?;
    fchown(&file, Some(metadata.uid()), Some(metadata.gid()))?;
    file.set_permissions(Permissions::from_mode(metadata.mode() & 0o770))?;
    file.sync_all()?;
    fs::rename(&part, path)?;
    sync_folder(path)
}

fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}
