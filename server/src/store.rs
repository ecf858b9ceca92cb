//! Where everything is kept, behind the `Store` port.
//!
//! One module per database engine; each keeps the same contract (package `tests`, test `store`). What is kept and how is the
//! same SQL for both, in `sql`, compiled once for each. Nothing outside this module writes SQL.

pub mod keeper;
pub mod moving;
pub mod postgres;
pub mod sqlite;
mod tombstones;

use std::{path::Path, sync::Arc};

use app::ports::{Fault, Ids};

use self::{
    keeper::Keeper,
    postgres::{Connections, PostgresStore},
    sqlite::SqliteStore,
};
use crate::{crypto::keyring::KeyRing, settings::Database};

/// Opens what the settings name, by whichever engine keeps it; who was erased is remembered in `folder`. A file is made if
/// there is none. Call [`Keeper::migrate`] before anything else.
pub async fn open(
    database: &Database,
    folder: &Path,
    parts: (Arc<KeyRing>, Arc<dyn Ids>),
) -> Result<Arc<dyn Keeper>, Fault> {
    Ok(match database {
        Database::File(path) => Arc::new(SqliteStore::open_remembering(path, folder, parts).await?),
        Database::Server(url) => Arc::new(PostgresStore::open(url, folder, parts, Connections::default()).await?),
    })
}
