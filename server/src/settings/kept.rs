//! Where each secret was read from, so that somebody can be told which of them lie open on a disk.
//!
//! A value `credential:NAME` stands for the file of that name among the credentials that systemd gives this process: it
//! comes out of its vault, sealed to this machine, and is on no disk as it is. This holds places and never a secret.

use std::path::{Path, PathBuf};

/// How a setting names a credential.
const CREDENTIAL: &str = "credential:";

/// Where one secret was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, or a credential, which is a file in memory.
    File(PathBuf),
    /// The settings file itself.
    Settings,
    /// A variable.
    Variable,
}

/// One secret of this deployment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The setting that names it.
    pub key: String,
    /// Where it was read from.
    pub from: Source,
}

/// The file of a credential that a setting names: `None` if it names none, an error if there can be none of that name.
pub(super) fn credential(text: &str, folder: Option<&Path>) -> Option<Result<PathBuf, ()>> {
    let name = text.strip_prefix(CREDENTIAL)?;
    let is_name = !name.is_empty()
        && !name.starts_with('.')
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.".contains(letter));
    Some(folder.filter(|_| is_name).map(|folder| folder.join(name)).ok_or(()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_credential_is_a_name_in_its_folder_and_never_a_way_out_of_it() {
        let folder = Some(Path::new("/run/credentials/portal.service"));
        assert_eq!(credential("whsec_abc", folder), None);
        let there = PathBuf::from("/run/credentials/portal.service/hub-secret");
        assert_eq!(credential("credential:hub-secret", folder), Some(Ok(there)));
        for out in ["credential:", "credential:..", "credential:../x", "credential:/etc/shadow", "credential:a/b"] {
            assert_eq!(credential(out, folder), Some(Err(())), "{out}");
        }
        assert_eq!(credential("credential:hub-secret", None), Some(Err(())));
    }
}
