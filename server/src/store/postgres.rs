//! A database server that several portals share: each is the same as any other, and what one commits all see.
//!
//! The main type is [`PostgresStore`]. Changes take turns, as with the embedded engine: each begins by taking one lock that
//! ends with its transaction, whichever portal makes it. The audit is one chain, so changes could not overlap anyway.
//! A look at several rows sees one instant. What is kept is in `sql`, shared with the other engine.
//! It never asks for less than the server's own care: a commit returns once it is on stable storage, and on the standby
//! where the server has one. What the server could not confirm is a fault, never a success.

mod engine;
#[expect(clippy::duplicate_mod, reason = "the same SQL is compiled once for each engine, each with its own types")]
#[path = "sql/root.rs"]
mod sql;
mod warnings;

use std::{path::Path, sync::Arc, time::Duration};

use app::ports::{Fault, Ids};
use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};

use self::sql::Doing;
pub use self::sql::SqlStore as PostgresStore;
use super::tombstones::Tombstones;
use crate::crypto::keyring::KeyRing;

/// The file that remembers who was erased, in a folder that no backup of the database replaces.
const TOMBSTONES: &str = "tombstones";
/// Connections that write: changes take turns, so few ever work at once.
const WRITERS: u32 = 4;
/// Connections that only read.
const READERS: u32 = 8;
/// How long to wait for a free connection.
const PATIENCE: Duration = Duration::from_secs(10);

/// How many connections a store opens.
#[derive(Clone, Copy, Debug)]
pub struct Connections {
    /// For changes.
    pub writers: u32,
    /// For looking.
    pub readers: u32,
}

impl Default for Connections {
    fn default() -> Self {
        Self { writers: WRITERS, readers: READERS }
    }
}

impl PostgresStore {
    /// Connects to the database at this address; who was erased is remembered in `folder`.
    /// Call [`Self::migrate`] before anything else.
    pub async fn open(
        url: &SecretString,
        folder: &Path,
        (keyring, ids): (Arc<KeyRing>, Arc<dyn Ids>),
        connections: Connections,
    ) -> Result<Self, Fault> {
        const WHAT: &str = "connecting to the database";
        // The error of an address that cannot be read would show the address, which has the password in it.
        let options: PgConnectOptions =
            url.expose_secret().parse().map_err(|_| Fault::bare("the address of the database cannot be read"))?;
        let options = options.application_name("family-help-portal").options([
            ("timezone", "UTC"),
            ("lock_timeout", "10s"),
            // Whatever the server's own setting is: without its warnings nothing can be called saved.
            ("client_min_messages", "warning"),
            ("idle_in_transaction_session_timeout", "60s"),
        ]);
        let looking = options
            .clone()
            .options([("default_transaction_isolation", "repeatable read"), ("default_transaction_read_only", "on")]);
        let pool = |size| PgPoolOptions::new().max_connections(size).acquire_timeout(PATIENCE);
        let writers = pool(connections.writers).after_release(|used, _| Box::pin(engine::is_free(used)));
        let writer = writers.connect_with(options).await.doing(WHAT)?;
        warnings::must_be_heard(&writer).await?;
        let reader = pool(connections.readers).connect_with(looking).await.doing(WHAT)?;
        let tombstones = Tombstones::at(folder.join(TOMBSTONES));
        Ok(Self::new((writer, reader), keyring, ids, tombstones))
    }

    /// Refuses: a database server has ways of its own, which also keep what was written since.
    #[expect(
        clippy::unused_async,
        reason = "the embedded engine, which has the same name for it, works while it waits"
    )]
    pub async fn backup(&self, _to: &Path) -> Result<(), Fault> {
        Err(Fault::bare(
            "a PostgreSQL database is backed up with its own tools, such as pg_basebackup: see docs/postgres.md",
        ))
    }
}
