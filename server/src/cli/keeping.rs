//! What a person who runs the portal decides about what is kept: legal holds, erasure, a purge that waits; and whether
//! the audit holds.
//!
//! A decision that deletes needs `--yes`. Families are named by a request's reference alone.

use std::{
    env,
    io::{self, BufRead, IsTerminal, Write, stderr},
    path::Path,
};

use anyhow::{Context, bail, ensure};
use app::{
    domain::{place::PlaceId, reference::Reference},
    ports::{AuditChain, Clock},
    visits::idle_since,
};
use clap::Subcommand;
use server::{
    crypto::{clock::SystemClock, ids::OsIds},
    logs::{
        self,
        chain::{self, Checked, Head},
    },
    settings::Settings,
    store::keeper::{AuditHead, Decided, Keeper},
};

use super::{Trouble, in_runtime, join, tell};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Keep what is kept of a family from being erased or purged, such as for a court; or let it go again.
    Hold {
        /// A request of the family, such as YRK-7K3M-9Q2D.
        #[arg(long, value_name = "REFERENCE")]
        reference: String,
        /// Why. It is sealed and shown to nobody by the portal.
        #[arg(long, value_name = "TEXT", required_unless_present = "release")]
        reason: Option<String>,
        /// Let it go again.
        #[arg(long, conflicts_with = "reason")]
        release: bool,
    },
    /// Erase a family for good, as its own page does; here also when several adults use its story. A hold forbids it.
    Erase {
        /// A request of the family.
        #[arg(long, value_name = "REFERENCE")]
        reference: String,
        /// You have decided: it cannot be undone.
        #[arg(long)]
        yes: bool,
    },
    /// Delete what is past its date although the portal held it back: many families at once, or the clock leapt.
    Purge {
        /// You have looked at the clock and at the log, and it is right.
        #[arg(long)]
        yes: bool,
    },
    /// Give a place back to the desk's starting link, when nobody who leads its team can come in, such as after the only
    /// phone was lost: whoever leads there is cut off. Start the portal anew for a fresh link.
    ReopenDesk {
        /// The place, such as york.
        #[arg(long, value_name = "ID")]
        place: String,
        /// You have decided, and you know who asks.
        #[arg(long)]
        yes: bool,
    },
    /// Read the whole audit and check that no row was changed or taken out. Exit code 1: it was.
    ///
    /// Note the head it prints, away from this machine: given back as --head, it shows whether the end was cut off.
    CheckAudit {
        /// A head that was noted earlier: that row must still be there, and be the same.
        #[arg(long, value_name = "HASH:ROW")]
        head: Option<String>,
    },
    /// Hold lines of the log, given on standard input, against their seals and against what the audit noted of them. Exit
    /// code 1: a line was changed, moved or taken out.
    ///
    /// Such as: journalctl -u portal -o cat | server check-logs
    CheckLogs {
        /// A head that was noted away from this machine: that line must be among them.
        #[arg(long, value_name = "RUN.LINE.SEAL")]
        head: Option<String>,
    },
}

/// Runs one of them.
pub(super) fn run(command: Command, config: Option<&Path>) -> Result<(), Trouble> {
    let settings = Settings::read(config, env::vars()).map_err(|faults| Trouble::Mend(faults.to_string()))?;
    logs::start(&settings);
    if let Command::CheckLogs { head } = command {
        let head = head.map(|head| {
            Head::parse(head.trim())
                .ok_or_else(|| Trouble::Mend("--head is a run, a line and a seal, as printed before".into()))
        });
        return Ok(in_runtime(check_logs(&settings, head.transpose()?))?);
    }
    let head = match &command {
        Command::CheckAudit { head: Some(head) } => {
            let head = AuditHead::parse(head);
            Some(
                head.ok_or_else(|| Trouble::Mend("--head is 64 figures, a colon and a row, as printed before".into()))?,
            )
        }
        Command::Erase { yes: false, .. } | Command::Purge { yes: false } => {
            return Err(Trouble::Mend("this deletes for good: say --yes when you have decided".into()));
        }
        Command::ReopenDesk { yes: false, .. } => {
            return Err(Trouble::Mend("this cuts people off: say --yes when you know who asks for it".into()));
        }
        _ => None,
    };
    in_runtime(async {
        let store = join::storage(&settings).await?;
        let ended = decide(store.as_ref(), &settings, (command, head)).await;
        store.close().await;
        ended
    })?;
    Ok(())
}

async fn decide(
    store: &dyn Keeper,
    settings: &Settings,
    (command, head): (Command, Option<AuditHead>),
) -> anyhow::Result<()> {
    let now = SystemClock.now();
    match command {
        Command::Hold { reference, release: true, .. } => {
            told(store.release(&Reference::from_text(reference), now).await?, "released", "There was no hold")
        }
        Command::Hold { reference, reason, .. } => {
            let reason = reason.unwrap_or_default();
            ensure!(!reason.trim().is_empty(), "a hold needs a reason");
            let decided = store.hold(&Reference::from_text(reference), &reason, now).await?;
            told(
                decided,
                "held: nothing of this family is erased or purged until you release it",
                "It was held already",
            )
        }
        Command::Erase { reference, .. } => {
            told(store.erase_decided(&Reference::from_text(reference), now).await?, "erased", "It was erased already")
        }
        Command::Purge { .. } => {
            // No page is asked here, so only the times of a visit matter.
            let pages = settings.for_pages(app::ports::Assets::default());
            let purged = store.purge_decided(idle_since(&pages, now), now).await?;
            tell(&format!("{} drafts and {} sent stories were deleted.\n", purged.drafts, purged.stories))
        }
        Command::ReopenDesk { place, .. } => {
            let Some(place) = PlaceId::parse(&place) else { bail!("there is no place of this name") };
            match store.reopen_desk(&place, now).await? {
                0 => bail!("nobody leads the team of this place"),
                cut => tell(&format!("{cut} cut off; the next starting link shows the place again\n")),
            }
        }
        Command::CheckAudit { .. } => check_audit(store, head).await,
        // It was run before storage was opened.
        Command::CheckLogs { .. } => Ok(()),
    }
}

async fn check_logs(settings: &Settings, given: Option<Head>) -> anyhow::Result<()> {
    let keys = join::key_ring(settings, &OsIds)?;
    let store = join::storage(settings).await?;
    // What was noted is read first: the portal may note more while lines are still coming.
    let noted: Vec<Head> = store.log_heads().await?.iter().filter_map(|head| Head::parse(head)).collect();
    store.close().await;
    let lines = io::stdin().lock().split(b'\n').map(|line| Ok(String::from_utf8_lossy(&line?).into_owned()));
    let lines: Vec<String> = lines.collect::<io::Result<_>>().context("reading the lines")?;
    let noted: Vec<Head> = chain::within(noted, &lines).into_iter().chain(given).collect();
    match chain::check(lines, &noted, &keys)? {
        Checked::Whole { lines: 0, .. } => bail!("there is no line of the log among these"),
        Checked::Whole { lines, heads, strangers, unproven } => {
            tell(&format!(
                "The log is whole: {lines} lines, {} noted in the audit. {strangers} lines carry no seal and are not of the log; \
                 {unproven} runs ended before their key was open.\n",
                noted.len()
            ))?;
            heads.iter().try_for_each(|head| tell(&format!("head {head}\n")))
        }
        Checked::BrokenAt { line } => {
            bail!("the log is broken at line {line}: it was changed or moved, or a line before it was taken out")
        }
        Checked::Missing { head } => {
            bail!("the log is cut off: line {} of run {} was noted and is not here", head.line, head.run)
        }
    }
}

fn told(decided: Decided, done: &str, already: &str) -> anyhow::Result<()> {
    match decided {
        Decided::Done => tell(&format!("{done}\n")),
        Decided::Already => tell(&format!("{already}\n")),
        Decided::NoSuchRequest => bail!("there is no request with this reference"),
        Decided::Held => bail!("a legal hold is on this family: release it first"),
    }
}

async fn check_audit(store: &dyn Keeper, head: Option<AuditHead>) -> anyhow::Result<()> {
    let mut progress = |row: u64, rows: u64| {
        let mut out = stderr().lock();
        if out.is_terminal() {
            // With standard error gone nobody is looking; the check goes on.
            let _ = write!(out, "\r{row} of {rows} rows");
            let _ = out.flush();
        }
    };
    let (chain, last) = store.walk_audit(head, &mut progress).await?;
    if stderr().is_terminal() {
        let _ = writeln!(stderr());
    }
    match chain {
        AuditChain::Whole { rows } => tell(&format!("The audit is whole: {rows} rows.\nhead {last}\n")),
        AuditChain::BrokenAt { row } => {
            bail!("the audit is broken at row {row}: it was changed, or rows were taken out")
        }
    }
}
