//! `migrate-to`: from the file to a PostgreSQL database.
//!
//! Progress goes to standard error, what came of it to standard output.

use std::io::{IsTerminal, Write, stderr};

use anyhow::bail;
use secrecy::SecretString;
use server::{
    settings::{Database, Settings},
    store::moving::copy,
};

use super::{join, tell};

/// Brings both up to date, copies, compares and says so.
pub(super) async fn run(settings: &Settings, url: &SecretString) -> anyhow::Result<()> {
    let Database::File(file) = &settings.database else {
        bail!("the settings name a database server already: only a file can be moved")
    };
    if !file.is_file() {
        bail!("there is no file {}", file.display());
    }
    // Anything older is brought up to date first, so that both have the same tables.
    join::storage(settings).await?.close().await;
    join::prepare(settings, url).await?;
    let moved = copy(file, url, &mut progress).await?;
    for (table, rows, hash) in &moved.tables {
        tell(&format!("{table}: {rows} rows, the same in both ({hash})\n"))?;
    }
    tell(&format!(
        "Everything is moved; {} rows were there from before. Name the database in the settings and start the portal. \
         Keep {} until you have a backup of the new database.\n",
        moved.before,
        file.display()
    ))
}

fn progress(table: &str, done: u64, all: u64) {
    let mut out = stderr().lock();
    let (start, end) = if out.is_terminal() && done < all { ("\r", "") } else { ("", "\n") };
    // With standard error gone nobody is looking; the copy goes on.
    let _ = write!(out, "{start}{table}: {done} of {all}{end}");
    let _ = out.flush();
}
