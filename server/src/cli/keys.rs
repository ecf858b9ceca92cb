//! `rotate-keys`: a new key for the portal, and every family's key wrapped under it.
//!
//! Progress goes to standard error, what came of it to standard output.

use std::{
    io::{IsTerminal, Write, stderr},
    path::Path,
};

use anyhow::Context;
use server::{
    crypto::{ids::OsIds, keyring::KeyRing},
    rotation::{Rotated, rotate},
    settings::{KeyFile, Settings},
    store::keeper::Keeper,
};

use super::{join, tell};

/// Rotates, and then drops what nothing uses any more if asked to.
pub(super) async fn run(settings: &Settings, drop_old: bool) -> anyhow::Result<()> {
    let (KeyFile::MadeOnFirstStart(path) | KeyFile::MustExist(path)) = &settings.key_file;
    let store = join::storage(settings).await?;
    let rotated = rotate(store.as_ref(), path, &OsIds, &mut progress).await;
    let told = match rotated {
        Ok(rotated) => report(&rotated)
            .and_then(|()| if rotated.closed + rotated.concerns.1 > 0 { Err(closed(&rotated)) } else { Ok(()) }),
        Err(fault) => Err(fault.into()),
    };
    let ended = match told {
        Ok(()) if drop_old => drop_unused(store.as_ref(), path).await,
        told => told,
    };
    store.close().await;
    ended
}

fn progress(done: u64, all: u64) {
    let mut out = stderr().lock();
    let (start, end) = if out.is_terminal() { ("\r", "") } else { ("", "\n") };
    // With standard error gone nobody is looking; the rotation goes on.
    let _ = write!(out, "{start}{done} of {all} families{end}");
    let _ = out.flush();
}

fn report(rotated: &Rotated) -> anyhow::Result<()> {
    if stderr().is_terminal() && rotated.done > 0 {
        let _ = writeln!(stderr());
    }
    match &rotated.copy {
        Some(copy) => tell(&format!(
            "A new key was added. The key file as it was before is {}: keep it apart, as long as you keep backups made \
             before today, and copy the new key file to where you keep such copies.\n",
            copy.display()
        ))?,
        None => tell("An earlier rotation was finished; no key was added. Run this again for a new key.\n")?,
    }
    tell(&format!("{} family keys and {} keys of concerns were wrapped anew.\n", rotated.done, rotated.concerns.0))
}

fn closed(rotated: &Rotated) -> anyhow::Error {
    anyhow::anyhow!(
        "{} family keys and {} keys of concerns open with no key in the key file: find the older key file and put its lines at the end, but for \
         the last line, which must stay last",
        rotated.closed,
        rotated.concerns.1
    )
}

async fn drop_unused(store: &dyn Keeper, path: &Path) -> anyhow::Result<()> {
    let used = store.keys_in_use().await?;
    match KeyRing::drop_unused(path, &used).context("nothing was dropped")? {
        Some((count, copy)) => tell(&format!(
            "{count} old keys were dropped; they are in {} alone. Backups made before today need them.\n",
            copy.display()
        )),
        None => tell("No old key could be dropped: the last one finds return codes, or visits still use one.\n"),
    }
}
