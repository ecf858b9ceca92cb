//! Looks at a deployment before families do: one finding a check, each with what to do.
//!
//! [`examine`] changes nothing that lasts, makes no database and no key, and says no secret: it names settings, files and
//! hosts, never what stands in a secret or in a request.

mod here;
mod keys;
mod reach;
mod store;
mod vault;

use std::{fmt, path::PathBuf, sync::Arc};

use app::ports::Clock;

use crate::{
    places,
    settings::{SettingFaults, Settings, hubs::HubLink},
};

/// How well a check went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// As it should be.
    Ok,
    /// It works, and somebody should look.
    Warn,
    /// Families would be harmed or turned away: mend it first.
    Wrong,
}

impl Grade {
    /// The word at the start of a line.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warn => "warn",
            Self::Wrong => "wrong",
        }
    }
}

/// What one check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was checked, in one word.
    pub check: &'static str,
    /// How it went.
    pub grade: Grade,
    /// What was found and, unless all is well, what to do.
    pub says: String,
}

impl Finding {
    fn new(check: &'static str, grade: Grade, says: impl Into<String>) -> Self {
        Self { check, grade, says: says.into() }
    }

    fn ok(check: &'static str, says: impl Into<String>) -> Self {
        Self::new(check, Grade::Ok, says)
    }

    fn warn(check: &'static str, says: impl Into<String>) -> Self {
        Self::new(check, Grade::Warn, says)
    }

    fn wrong(check: &'static str, says: impl Into<String>) -> Self {
        Self::new(check, Grade::Wrong, says)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:<5} {:<9} {}", self.grade.word(), self.check, self.says)
    }
}

/// What the doctor is given.
pub struct Deployment {
    /// The settings, or what is wrong with them.
    pub settings: Result<Settings, SettingFaults>,
    /// The settings file, if there is one.
    pub config: Option<PathBuf>,
    /// Where backups are put, if somebody told.
    pub backups: Option<PathBuf>,
    /// The time.
    pub clock: Arc<dyn Clock>,
}

/// Looks at everything and tells all of it; with settings that cannot be read there is nothing else to look at.
pub async fn examine(deployment: &Deployment) -> Vec<Finding> {
    let settings = match &deployment.settings {
        Ok(settings) => settings,
        Err(SettingFaults(faults)) => {
            let told = faults.iter().map(|it| format!("{} {}. {}", it.key, it.what, it.mend));
            return told.map(|says| Finding::wrong("settings", says)).collect();
        }
    };
    let now = deployment.clock.now();
    let mut found = vec![Finding::ok("settings", "can be read")];
    found.extend([here::public_address(settings), here::exit_address(settings), here::proxies(settings)]);
    found.extend([here::site(settings), here::logs(settings), here::figures(settings)]);
    found.extend([here::folder(settings), here::disk(settings), here::room(settings), here::handles(settings)]);
    // Before the database is opened: that alone writes to its files.
    found.push(here::clock(settings, now));
    let (key_findings, keyring) = keys::examine(settings);
    found.extend(key_findings);
    found.extend(vault::examine(settings, deployment));
    found.extend(store::examine(settings, keyring).await);
    found.extend(deployment.backups.iter().map(|folder| here::backups(folder, now)));
    let (of_places, hubs) = places_and_hubs(settings);
    found.extend(of_places);
    found.extend(reach::hubs(&hubs, now).await);
    found.push(reach::mail(&settings.notify).await);
    found
}

/// The worst of what was found.
pub fn worst(found: &[Finding]) -> Grade {
    found.iter().map(|finding| finding.grade).max().unwrap_or(Grade::Ok)
}

fn places_and_hubs(settings: &Settings) -> (Vec<Finding>, Vec<HubLink>) {
    let places = match places::load(&settings.places_dir) {
        Ok(places) => places,
        Err(faults) => return (vec![Finding::wrong("places", one_line(&faults.to_string()))], Vec::new()),
    };
    let told = Finding::ok("places", format!("{} places are right", places.all().count()));
    match settings.hubs.resolve(&places) {
        Ok(hubs) => (vec![told], hubs),
        Err(faults) => (vec![told, Finding::wrong("hubs", one_line(&faults.to_string()))], Vec::new()),
    }
}

/// Several lines as one, so that a line is a check.
fn one_line(text: &str) -> String {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("; ")
}
