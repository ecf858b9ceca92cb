//! Whether the key file is for the portal alone, and seals and opens.

use std::{fs, os::unix::fs::MetadataExt, path::Path, sync::Arc};

use app::{
    domain::ids::FamilyId,
    ports::{Fault, Ids},
};

use super::Finding;
use crate::{
    crypto::{
        envelope::{Cell, open, seal},
        ids::OsIds,
        keyring::KeyRing,
    },
    settings::{KeyFile, Settings},
};

const CHECK: &str = "keys";

/// What was found, and the keys if they can be used.
pub(super) fn examine(settings: &Settings) -> (Vec<Finding>, Option<Arc<KeyRing>>) {
    let path = match &settings.key_file {
        KeyFile::MadeOnFirstStart(path) if !path.exists() => {
            return (vec![Finding::warn(CHECK, "there is no key file yet: the first start makes one")], None);
        }
        KeyFile::MadeOnFirstStart(path) | KeyFile::MustExist(path) => path,
    };
    let mut found = vec![rights(path)];
    if path.starts_with(&settings.data_dir) && settings.public_url.is_some() {
        found.push(Finding::warn(
            CHECK,
            "the key file lies beside the data: whoever takes the disk has both. Move it and name it in key_file",
        ));
    }
    match KeyRing::load(path).and_then(|keyring| round(&keyring).map(|()| keyring)) {
        Ok(keyring) => {
            found.push(Finding::ok(CHECK, "the newest key seals and opens"));
            (found, Some(Arc::new(keyring)))
        }
        Err(fault) => {
            let mend = "Put the key file back from where you keep its copy";
            found.push(Finding::wrong(CHECK, format!("the key file cannot be used ({fault}). {mend}")));
            (found, None)
        }
    }
}

fn rights(path: &Path) -> Finding {
    let Ok(metadata) = fs::metadata(path) else {
        return Finding::wrong(CHECK, "the key file cannot be seen. Check the path and who may read it");
    };
    let (group, everybody) = (metadata.mode() & 0o070, metadata.mode() & 0o007);
    if (group, everybody) == (0, 0) {
        return Finding::ok(CHECK, "the key file is for its owner alone");
    }
    let says = format!("others on this machine may read the key file. Run: chmod 600 {}", path.display());
    if everybody == 0 { Finding::warn(CHECK, says) } else { Finding::wrong(CHECK, says) }
}

/// Wraps a key nobody uses, opens it again, and reads with it what was sealed before.
fn round(keyring: &KeyRing) -> Result<(), Fault> {
    let family = FamilyId::new(OsIds.uuid());
    let key = KeyRing::family_key(OsIds.secret());
    let row = family.uuid();
    let cell = Cell { table: "doctor", column: "trial", row: row.as_bytes() };
    let sealed = seal(&key, &OsIds.secret(), cell, b"trial")?;
    let wrapped = keyring.wrap(family, &key, &OsIds.secret())?;
    let again = keyring.unwrap(family, &wrapped)?;
    let cell = Cell { table: "doctor", column: "trial", row: row.as_bytes() };
    if open(&again, cell, &sealed)?.as_slice() == b"trial" {
        return Ok(());
    }
    Err(Fault::bare("what was sealed does not open"))
}
