//! Whether a secret lies open on a disk: a key that is read off a stolen disk opens all that was sealed with it.
//!
//! A secret is where it should be when it is read from a file in memory: that is what systemd makes of a credential it
//! has unsealed, and what a container makes of its secrets. It names settings and files, never what stands in them. A
//! portal for one machine alone is a trial, and is told once.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Deployment, Finding};
use crate::{
    crypto::keyring::KeyRing,
    settings::{
        KeyFile, Settings,
        kept::{Kept, Source},
    },
    watch::machine,
};

const CHECK: &str = "vault";
/// No key file is longer than this.
const LONGEST_KEY_FILE: u64 = 64 * 1024;
/// How to mend one. The docs have the whole way.
const MEND: &str = "Seal it to this machine with systemd-creds encrypt, load it with LoadCredentialEncrypted= and delete \
                    the open file (docs/deploy.md)";

pub(super) fn examine(settings: &Settings, deployment: &Deployment) -> Vec<Finding> {
    if settings.public_url.is_none() {
        return vec![Finding::ok(CHECK, "a trial on this machine keeps its key in a file; families need a vault")];
    }
    let key_file = key_file(settings).to_owned();
    let named = std::iter::once(Kept { key: "key_file".to_owned(), from: Source::File(key_file.clone()) });
    let mut found: Vec<Finding> =
        named.chain(settings.secrets.iter().cloned()).filter_map(|kept| open(&kept)).collect();
    let folders = [
        deployment.config.as_deref().and_then(Path::parent),
        key_file.parent(),
        Some(settings.data_dir.as_path()),
        deployment.backups.as_deref(),
    ];
    found.extend(copies(&folders, &key_file).iter().map(|copy| {
        let says =
            format!("{} is a key that lies open on a disk. Keep a copy in a safe and delete this one", copy.display());
        Finding::warn(CHECK, says)
    }));
    if found.is_empty() {
        found.push(Finding::ok(CHECK, "every secret comes out of memory, and no key lies beside it"));
    }
    found
}

fn key_file(settings: &Settings) -> &Path {
    match &settings.key_file {
        KeyFile::MadeOnFirstStart(path) | KeyFile::MustExist(path) => path,
    }
}

/// What is wrong with where a secret lies, if anything is.
fn open(Kept { key, from }: &Kept) -> Option<Finding> {
    let says = match from {
        Source::File(path) if machine::is_in_memory(path) => return None,
        Source::File(path) => format!("{key}: {} lies open on a disk. {MEND}", path.display()),
        Source::Settings => format!("{key} stands open in the settings file. {MEND}; then write \"credential:NAME\""),
        Source::Variable => {
            format!(
                "{key} stands in a variable, which other programs and files may hold. {MEND}; then write \"credential:NAME\""
            )
        }
    };
    Some(Finding::warn(CHECK, says))
}

/// Key files on a disk, in these folders, beside the one in use.
fn copies(folders: &[Option<&Path>], in_use: &Path) -> Vec<PathBuf> {
    let in_use = fs::canonicalize(in_use).ok();
    let is_small = |path: &PathBuf| {
        fs::metadata(path).is_ok_and(|metadata| metadata.is_file() && metadata.len() <= LONGEST_KEY_FILE)
    };
    let files = folders.iter().flatten().filter_map(|folder| fs::read_dir(folder).ok()).flatten().flatten();
    let mut copies: Vec<PathBuf> = files
        .filter_map(|file| fs::canonicalize(file.path()).ok())
        .filter(|path| Some(path) != in_use.as_ref() && is_small(path) && !machine::is_in_memory(path))
        .filter(|path| fs::read_to_string(path).is_ok_and(|text| KeyRing::is_key_file(&text)))
        .collect();
    copies.sort();
    copies.dedup();
    copies
}
