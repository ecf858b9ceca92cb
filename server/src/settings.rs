//! How this deployment is set up: one struct, read once at the start.
//!
//! Built-in defaults, then the settings file, then `PORTAL_…` variables; the later wins. [`Settings::read`] tells
//! every fault at once with the key and how to mend it, and the server does not start on any. Secrets are held in
//! types that never print themselves.

pub mod hubs;
pub mod kept;
pub mod keys;
pub mod notify;
mod reader;
mod trusted;

use std::{
    fmt,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use app::ports::{Assets, PageSettings};
use secrecy::{ExposeSecret, SecretString};

use self::{hubs::HubLinks, kept::Kept, notify::Notify, reader::Reader};
use crate::{crypto::signer::TrustedPortal, http::limits::Limits};

/// How log lines look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// For people.
    Text,
    /// For log collectors.
    Json,
}

/// Where the key that seals stored data comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFile {
    /// A portal on this machine alone: made on the first start, with a line in the log.
    MadeOnFirstStart(PathBuf),
    /// A portal that others can reach: an operator made it and keeps a copy elsewhere.
    MustExist(PathBuf),
}

/// Where requests are kept.
#[derive(Clone, Debug)]
pub enum Database {
    /// In a file on this machine.
    File(PathBuf),
    /// On a `PostgreSQL` server, whose address has a password in it.
    Server(SecretString),
}

/// The settings, checked.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where the server listens.
    pub address: SocketAddr,
    /// Where stored data lives.
    pub data_dir: PathBuf,
    /// Where requests are kept.
    pub database: Database,
    /// Where it is remembered who was erased, apart from the database's backups.
    pub tombstones_dir: PathBuf,
    /// The built site: `pkg/`, style sheet, pictures.
    pub site_dir: PathBuf,
    /// One folder for each place.
    pub places_dir: PathBuf,
    /// The sealing key.
    pub key_file: KeyFile,
    /// The address families type, without a closing slash. `None` for a portal on this machine alone.
    pub public_url: Option<String>,
    /// Where "exit this page" leads.
    pub exit_url: String,
    /// Minutes a visit may be idle.
    pub idle_minutes: u32,
    /// Minutes of warning before a visit ends; at least 2 (rule C27).
    pub warn_minutes: u32,
    /// How many proxies in front of the server add to `X-Forwarded-For`.
    pub trusted_proxies: usize,
    /// Which system each hub's requests go to.
    pub hubs: HubLinks,
    /// Other portals whose story files this one believes.
    pub trusted_portals: Vec<TrustedPortal>,
    /// How codes are sent.
    pub notify: Notify,
    /// Where each secret but the sealing key was read from.
    pub secrets: Vec<Kept>,
    /// Where figures are told to whoever watches the portal; nowhere if `None`. It is an address of this machine alone.
    pub metrics_address: Option<SocketAddr>,
    /// How log lines look.
    pub log_format: LogFormat,
    /// Which log lines are kept, such as `info` or `info,server=debug`.
    pub log_filter: String,
    /// How long and how large things may be on the wire, and how many at once. Only the room on the disk is in the settings file.
    pub limits: Limits,
}

/// One thing in the settings that must be mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingFault {
    /// The key, as written in the settings file.
    pub key: String,
    /// What is wrong. It never repeats the value, which could be a secret.
    pub what: String,
    /// How to mend it.
    pub mend: String,
}

/// Every fault in the settings.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct SettingFaults(pub Vec<SettingFault>);

impl fmt::Display for SettingFaults {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the settings need mending before the portal can start:")?;
        for SettingFault { key, what, mend } in &self.0 {
            write!(out, "\n  {key}: {what}. {mend}")?;
        }
        Ok(())
    }
}

impl Settings {
    /// Reads the file, if there is one, and then the `PORTAL_…` variables among `environment`.
    pub fn read(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, SettingFaults> {
        let mut reader = Reader::open(file, environment)?;
        let settings = Self::from_reader(&mut reader);
        reader.finish().map(|()| settings)
    }

    fn from_reader(from: &mut Reader) -> Self {
        let address = from.parsed("address", SocketAddr::from(([127, 0, 0, 1], 3000)), "Write it as 127.0.0.1:3000");
        let data_dir = PathBuf::from(from.text("data_dir"));
        let public_url = from.address_of_a_site("public_url");
        let on_this_machine = address.ip().is_loopback() && public_url.is_none();
        let warn_minutes = from.number("warn_minutes", 2..=30);
        let idle_minutes = from.number("idle_minutes", 5..=120);
        if warn_minutes >= idle_minutes {
            from.fault("warn_minutes", "is not shorter than idle_minutes", "Make idle_minutes the longer of the two");
        }
        let log_format = match from.text("log_format").as_str() {
            "json" => LogFormat::Json,
            "text" => LogFormat::Text,
            _ => {
                from.fault("log_format", "is neither text nor json", "Write \"text\" or \"json\"");
                LogFormat::Text
            }
        };
        let hub_url = from.address_of_a_hub("hub_url");
        let hub_secret = from.optional_text("hub_secret");
        let hub_secret = from.secret("hub_secret", hub_secret);
        let mut settings = Self {
            address,
            key_file: key_file(from, on_this_machine, &data_dir),
            database: database(from, &data_dir),
            tombstones_dir: from.optional_text("tombstones_dir").map_or_else(|| data_dir.clone(), PathBuf::from),
            data_dir,
            site_dir: PathBuf::from(from.text("site_dir")),
            places_dir: PathBuf::from(from.text("places_dir")),
            public_url,
            exit_url: from.address_of_a_site("exit_url").unwrap_or_default(),
            idle_minutes,
            warn_minutes,
            trusted_proxies: usize::try_from(from.number("trusted_proxies", 0..=8)).unwrap_or(0),
            hubs: HubLinks::read(from, hub_url, hub_secret),
            trusted_portals: trusted::read(from),
            notify: Notify::read(from),
            secrets: Vec::new(),
            metrics_address: metrics_address(from, address),
            log_format,
            log_filter: from.text("log_filter"),
            limits: Limits {
                is_public: !on_this_machine,
                spare_percent: from.number("spare_percent", 0..=100).into(),
                ..Limits::default()
            },
        };
        settings.secrets = from.kept();
        settings
    }

    /// Whether every page travels by HTTPS. False only for plain HTTP on this machine.
    pub fn is_secure(&self) -> bool {
        self.public_url.is_some() || !self.address.ip().is_loopback()
    }

    /// The address to tell people, without a closing slash.
    pub fn base_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.address))
    }

    /// The folder on whose disk this portal keeps what it keeps: its file's own or, beside a database server, the data folder.
    pub fn kept_in(&self) -> &Path {
        match &self.database {
            Database::File(file) => file.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new(".")),
            Database::Server(_) => &self.data_dir,
        }
    }

    /// The address whose pages may ask for passkeys. A browser allows none at `127.0.0.1`, so a portal on this machine alone
    /// has them where people call it `localhost`.
    pub fn passkey_origin(&self) -> String {
        let here = || format!("http://localhost:{}", self.address.port());
        self.public_url.clone().unwrap_or_else(|| if self.is_secure() { self.base_url() } else { here() })
    }

    /// What pages need to know.
    pub fn for_pages(&self, assets: Assets) -> PageSettings {
        PageSettings {
            assets,
            public_url: self.base_url(),
            exit_url: self.exit_url.clone(),
            secure_cookies: self.is_secure(),
            idle_seconds: self.idle_minutes * 60,
            warn_seconds: self.warn_minutes * 60,
        }
    }
}

/// The database's file in the data folder, where nothing else is named.
const FILE: &str = "portal.sqlite";

fn database(from: &mut Reader, data_dir: &Path) -> Database {
    let Some(text) = from.optional_text("database") else { return Database::File(data_dir.join(FILE)) };
    let is_secret = text.contains("://") || text.starts_with("credential:");
    let text = if is_secret { from.secret("database", Some(text)) } else { Some(SecretString::from(text)) };
    let Some(text) = text else { return Database::File(PathBuf::new()) };
    let address = text.expose_secret();
    match address.split_once("://") {
        None => Database::File(PathBuf::from(address)),
        Some(("postgres" | "postgresql", _)) if address.parse::<sqlx::postgres::PgConnectOptions>().is_ok() => {
            Database::Server(text)
        }
        Some(_) => {
            from.fault(
                "database",
                "is neither a file nor the address of a PostgreSQL server",
                "Write a path, or postgres://portal@db.example.org/portal?sslmode=verify-full",
            );
            Database::File(PathBuf::new())
        }
    }
}

/// Figures name nobody, and still they are for whoever runs this machine and for nobody else.
fn metrics_address(from: &mut Reader, public: SocketAddr) -> Option<SocketAddr> {
    const KEY: &str = "metrics_address";
    const MEND: &str = "Write an address of this machine alone that nothing else uses, such as 127.0.0.1:9100";
    let text = from.optional_text(KEY)?;
    match text.parse::<SocketAddr>() {
        Ok(address) if address == public => {
            from.fault(KEY, "is where families come", MEND);
            None
        }
        Ok(address) if address.ip().is_loopback() => Some(address),
        _ => {
            from.fault(KEY, "can be reached from outside, or cannot be read", MEND);
            None
        }
    }
}

fn key_file(from: &mut Reader, on_this_machine: bool, data_dir: &Path) -> KeyFile {
    let given = match from.optional_text("key_file") {
        None => None,
        Some(text) => match from.named_file("key_file", &text) {
            Some(file) => Some(file),
            // Why was told.
            None => return KeyFile::MustExist(PathBuf::new()),
        },
    };
    match given {
        None if on_this_machine => KeyFile::MadeOnFirstStart(data_dir.join("portal.key")),
        None => {
            from.fault(
                "key_file",
                "is missing, and this portal can be reached from outside",
                "Copy the portal.key of a first start on one machine to a safe place and name it here",
            );
            KeyFile::MustExist(PathBuf::new())
        }
        Some(path) if path.is_file() => KeyFile::MustExist(path),
        Some(path) => {
            from.fault("key_file", "names a file that is not there", "Check the path and who may read it");
            KeyFile::MustExist(path)
        }
    }
}
