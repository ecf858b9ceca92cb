//! What can be seen on this machine alone.

use std::{
    fs,
    path::{Path, PathBuf},
    time::{SystemTime, UNIX_EPOCH},
};

use app::domain::neutral::banned_word;
use http::Uri;
use jiff::{SignedDuration, Timestamp};
use rustix::process::{Resource, getrlimit};

use super::Finding;
use crate::{
    http::static_files,
    settings::{Database, Settings},
    watch::machine,
};

/// No portal ran before it was written.
const FIRST_DAY: &str = "2026-01-01T00:00:00Z";
/// A clock may be behind the last write by this much.
const BEHIND: SignedDuration = SignedDuration::from_mins(5);
/// A newest backup older than this was missed once; older than the second, twice.
const BACKUP_LATE: SignedDuration = SignedDuration::from_hours(26);
const BACKUP_GONE: SignedDuration = SignedDuration::from_hours(50);
/// Of a hundred bytes so many must be free: below the first somebody is told, below the second nothing new fits soon.
const ROOM_LOW: u64 = 10;
const ROOM_GONE: u64 = 3;
/// Handles a connection does not take: files, the database, hubs.
const OTHER_HANDLES: u64 = 256;

pub(super) fn public_address(settings: &Settings) -> Finding {
    const CHECK: &str = "address";
    match &settings.public_url {
        Some(url) => Finding::ok(CHECK, format!("families come to {url}")),
        None if settings.address.ip().is_loopback() => Finding::warn(
            CHECK,
            "no public_url: this portal is for this machine alone. Set public_url to the https address families type",
        ),
        None => Finding::wrong(
            CHECK,
            "others can reach this portal and it does not know its own https address. Set public_url",
        ),
    }
}

pub(super) fn exit_address(settings: &Settings) -> Finding {
    const CHECK: &str = "exit";
    let host = |url: &str| url.parse::<Uri>().ok().and_then(|uri| uri.host().map(str::to_lowercase));
    let (exit, own) = (host(&settings.exit_url), settings.public_url.as_deref().and_then(host));
    let Some(exit) = exit else {
        return Finding::wrong(CHECK, "exit_url has no host. Name a harmless, well-known page");
    };
    if own.is_some_and(|own| own == exit) {
        return Finding::wrong(CHECK, "exit_url leads back to the portal. Name a harmless page of another site");
    }
    match banned_word(exit.trim_start_matches("www.")) {
        Some(word) => Finding::warn(
            CHECK,
            format!("exit_url says \"{word}\", which tells whoever looks what was left. Name a harmless page"),
        ),
        None => Finding::ok(CHECK, format!("leads to {exit}")),
    }
}

pub(super) fn proxies(settings: &Settings) -> Finding {
    const CHECK: &str = "proxies";
    if settings.public_url.is_some() && settings.address.ip().is_loopback() && settings.trusted_proxies == 0 {
        return Finding::wrong(
            CHECK,
            "trusted_proxies is 0 behind a proxy on this machine: all families would count as one network and be slowed \
             down together. Set trusted_proxies to the number of your own proxies",
        );
    }
    Finding::ok(CHECK, format!("{} of your own in front", settings.trusted_proxies))
}

pub(super) fn site(settings: &Settings) -> Finding {
    const CHECK: &str = "site";
    let assets = static_files::assets(settings);
    let style = settings.site_dir.join(assets.css.trim_start_matches('/'));
    if style.is_file() && assets.js.is_some() {
        return Finding::ok(CHECK, "style sheet and browser files are there");
    }
    Finding::wrong(
        CHECK,
        format!("{} has no built style sheet. Copy target/site of a release there", settings.site_dir.display()),
    )
}

pub(super) fn logs(settings: &Settings) -> Finding {
    const CHECK: &str = "logs";
    let filter = settings.log_filter.to_lowercase();
    if filter.contains("trace") || filter.contains("debug") {
        return Finding::warn(CHECK, "log_filter asks for fine lines, which fill disks. Set it to \"info\"");
    }
    Finding::ok(CHECK, format!("{:?}, at {}", settings.log_format, settings.log_filter).to_lowercase())
}

pub(super) fn figures(settings: &Settings) -> Finding {
    const CHECK: &str = "figures";
    match settings.metrics_address {
        Some(address) => Finding::ok(CHECK, format!("are told at http://{address}/metrics")),
        None => Finding::warn(
            CHECK,
            "nobody is told when requests wait. Set metrics_address and watch what docs/alarms.md lists",
        ),
    }
}

pub(super) fn folder(settings: &Settings) -> Finding {
    const CHECK: &str = "folder";
    let folder = settings.data_dir.display();
    let trial = settings.data_dir.join(".doctor");
    let mend = "Make it, and give it to the user that the portal runs as";
    if !settings.data_dir.is_dir() {
        return Finding::wrong(CHECK, format!("{folder} is not there. {mend}"));
    }
    let written = fs::write(&trial, "trial").and_then(|()| fs::remove_file(&trial));
    match written {
        Ok(()) => Finding::ok(CHECK, format!("{folder} can be written to")),
        Err(error) => Finding::wrong(CHECK, format!("{folder} cannot be written to ({}). {mend}", error.kind())),
    }
}

pub(super) fn disk(settings: &Settings) -> Finding {
    const CHECK: &str = "disk";
    match machine::network_disk(settings.kept_in()) {
        Some(kind) => Finding::wrong(
            CHECK,
            format!("the folder of what is kept may be on another machine ({kind}). Move it to a disk of this machine"),
        ),
        None => Finding::ok(CHECK, "what is kept is on a disk of this machine"),
    }
}

pub(super) fn room(settings: &Settings) -> Finding {
    const CHECK: &str = "room";
    let Some(room) = machine::room(settings.kept_in()) else {
        return Finding::wrong(CHECK, "how much is free cannot be seen. Check the data folder");
    };
    let percent = room.percent_free();
    let says = format!("{percent} % of the disk is free, {} MiB", room.free >> 20);
    match percent {
        _ if percent < ROOM_GONE => Finding::wrong(CHECK, format!("{says}. Make room before anything else")),
        _ if percent < ROOM_LOW => Finding::warn(CHECK, format!("{says}. Make room")),
        _ => Finding::ok(CHECK, says),
    }
}

pub(super) fn handles(settings: &Settings) -> Finding {
    const CHECK: &str = "handles";
    let wanted = u64::try_from(settings.limits.connections).unwrap_or(u64::MAX).saturating_add(OTHER_HANDLES);
    match getrlimit(Resource::Nofile).current {
        Some(most) if most < wanted => Finding::warn(
            CHECK,
            format!("this process may hold {most} connections and files, not {wanted}. Set LimitNOFILE={wanted}"),
        ),
        _ => Finding::ok(CHECK, format!("enough for {} connections", settings.limits.connections)),
    }
}

pub(super) fn clock(settings: &Settings, now: Timestamp) -> Finding {
    const CHECK: &str = "clock";
    const MEND: &str = "Set the clock and let it follow a time server (timedatectl set-ntp true)";
    let first: Timestamp = FIRST_DAY.parse().unwrap_or(Timestamp::UNIX_EPOCH);
    let newest = written_to(&settings.database)
        .iter()
        .filter_map(|file| fs::metadata(file).ok()?.modified().ok())
        .filter_map(instant)
        .max();
    if now < first {
        return Finding::wrong(CHECK, format!("it shows a time before this portal was written. {MEND}"));
    }
    if newest.is_some_and(|newest| newest.duration_since(now) > BEHIND) {
        return Finding::wrong(CHECK, format!("it is behind the last change that was kept. {MEND}"));
    }
    Finding::ok(CHECK, format!("it is {now:.0}"))
}

/// The files that a change is written to; none where a server keeps it.
fn written_to(database: &Database) -> Vec<PathBuf> {
    let Database::File(file) = database else { return Vec::new() };
    let mut log = file.as_os_str().to_owned();
    log.push("-wal");
    vec![file.clone(), log.into()]
}

pub(super) fn backups(folder: &Path, now: Timestamp) -> Finding {
    const CHECK: &str = "backups";
    const MEND: &str = "Run `server backup --to` there every night and keep the key file elsewhere";
    let modified = |entry: fs::DirEntry| entry.metadata().ok().filter(fs::Metadata::is_file)?.modified().ok();
    let newest = fs::read_dir(folder).ok().and_then(|files| files.flatten().filter_map(modified).max());
    let Some(newest) = newest else {
        return Finding::wrong(CHECK, format!("{} holds no backup. {MEND}", folder.display()));
    };
    let age = instant(newest).map(|newest| now.duration_since(newest)).unwrap_or_default();
    let says = format!("the newest is {} hours old", age.as_hours());
    match age {
        _ if age > BACKUP_GONE => Finding::wrong(CHECK, format!("{says}. {MEND}")),
        _ if age > BACKUP_LATE => Finding::warn(CHECK, format!("{says}. {MEND}")),
        _ => Finding::ok(CHECK, says),
    }
}

/// What a file's time says, as the clock says it.
fn instant(time: SystemTime) -> Option<Timestamp> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    Timestamp::UNIX_EPOCH.checked_add(SignedDuration::try_from(since).ok()?).ok()
}
