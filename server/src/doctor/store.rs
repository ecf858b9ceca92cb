//! Whether the database opens, is up to date and can be written.

use std::sync::Arc;

use app::ports::Ids;

use super::Finding;
use crate::{
    crypto::{ids::OsIds, keyring::KeyRing},
    settings::{Database, Settings},
    store::{self, keeper::Keeper},
};

const CHECK: &str = "database";

/// Opens it if it is there; the doctor makes none.
pub(super) async fn examine(settings: &Settings, keyring: Option<Arc<KeyRing>>) -> Vec<Finding> {
    let Some(keyring) = keyring else {
        return vec![Finding::warn(CHECK, "was not opened, because there is no key to open it with")];
    };
    if matches!(&settings.database, Database::File(path) if !path.is_file()) {
        return vec![Finding::warn(CHECK, "is not there yet: the first start makes it, or a backup is put there")];
    }
    let ids: Arc<dyn Ids> = Arc::new(OsIds);
    match store::open(&settings.database, &settings.tombstones_dir, (keyring, ids)).await {
        Ok(store) => {
            let found = look(store.as_ref()).await;
            store.close().await;
            found
        }
        Err(fault) => {
            vec![Finding::wrong(CHECK, format!("does not open ({fault}). Put the newest backup in its place"))]
        }
    }
}

async fn look(store: &dyn Keeper) -> Vec<Finding> {
    let missing = match store.steps_missing().await {
        Ok(0) => Finding::ok(CHECK, "is up to date"),
        Ok(steps) => Finding::warn(CHECK, format!("lacks {steps} steps. Run: server migrate")),
        Err(fault) => {
            let mend = "Put the newest backup in its place";
            return vec![Finding::wrong(CHECK, format!("is no database of a portal ({fault}). {mend}"))];
        }
    };
    let written = match store.is_ready().await {
        Ok(()) => Finding::ok(CHECK, "can be read and written"),
        Err(fault) => {
            let mend = "Check who owns its files, and whether the disk is full or read-only";
            Finding::wrong(CHECK, format!("cannot be written ({fault}). {mend}"))
        }
    };
    let purge = match store.purge_is_held_back().await {
        Ok(true) => Finding::warn(CHECK, "the purge waits for you. Look at the clock, then run: server purge --yes"),
        _ => Finding::ok(CHECK, "no purge waits for a person"),
    };
    vec![missing, written, purge]
}
