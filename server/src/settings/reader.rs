//! Reads keys one by one and gathers what is wrong with them, so that all of it can be told at once.
//!
//! A key that nobody asked for is a fault too: a misspelt setting must not be ignored.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Display,
    ops::RangeInclusive,
    path::{Path, PathBuf},
    str::FromStr,
};

use config::{Config, Environment, File, FileFormat, Value};
use secrecy::SecretString;

use super::{
    SettingFault, SettingFaults,
    kept::{Kept, Source, credential},
    keys::{KEYS, Key},
};

/// Keys that say where settings are, not what they are.
const NOT_SETTINGS: &[&str] = &["config"];

pub(super) struct Reader {
    values: BTreeMap<String, Value>,
    faults: Vec<SettingFault>,
    /// Where systemd puts credentials, if it gave any.
    credentials: Option<PathBuf>,
    /// The settings that a variable gives.
    by_variable: BTreeSet<String>,
    kept: Vec<Kept>,
}

/// The variable in which systemd names the folder of credentials.
const CREDENTIALS: &str = "CREDENTIALS_DIRECTORY";

impl Reader {
    pub(super) fn open(
        file: Option<&Path>,
        environment: impl IntoIterator<Item = (String, String)>,
    ) -> Result<Self, SettingFaults> {
        let one = |key: &str, what: String| {
            SettingFaults(vec![SettingFault {
                key: key.to_owned(),
                what,
                mend: "Mend the file and start again".into(),
            }])
        };
        let (mut variables, mut by_variable, mut credentials) = (Vec::new(), BTreeSet::new(), None);
        for (name, value) in environment {
            if name == CREDENTIALS {
                credentials = Some(PathBuf::from(value));
            } else if let Some(key) = name.to_ascii_lowercase().strip_prefix("portal_") {
                by_variable.insert(key.to_owned());
                variables.push((name, value));
            }
        }
        let mut sources = Config::builder();
        for Key { name, default, .. } in KEYS {
            if let Some(default) = default {
                let source = File::from_str(&format!("{name} = {default}"), FileFormat::Toml);
                sources = sources.add_source(source);
            }
        }
        if let Some(file) = file {
            let text = std::fs::read_to_string(file)
                .map_err(|error| one("--config", format!("the settings file cannot be read ({})", error.kind())))?;
            // The parser's own message can quote the faulty line and with it a secret, so only the place is told.
            if let Err(error) = text.parse::<toml::Table>() {
                let line = error.span().map_or(0, |span| text.get(..span.start).map_or(0, |to| to.lines().count()));
                return Err(one("--config", format!("the settings file is not TOML near line {}", line.max(1))));
            }
            sources = sources.add_source(File::from_str(&text, FileFormat::Toml));
        }
        let values = sources
            .add_source(Environment::with_prefix("PORTAL").source(Some(variables.into_iter().collect())))
            .build()
            .and_then(Config::try_deserialize::<BTreeMap<String, Value>>)
            .map_err(|_| one("--config", "the settings cannot be joined".to_owned()))?;
        Ok(Self { values, faults: Vec::new(), credentials, by_variable, kept: Vec::new() })
    }

    /// Notes a fault.
    pub(super) fn fault(&mut self, key: &str, what: impl Into<String>, mend: impl Into<String>) {
        self.faults.push(SettingFault { key: key.to_owned(), what: what.into(), mend: mend.into() });
    }

    /// The key's text, or nothing when it is not there or empty.
    pub(super) fn optional_text(&mut self, key: &str) -> Option<String> {
        let value = self.values.remove(key)?;
        match value.into_string() {
            Ok(text) if text.trim().is_empty() => {
                self.fault(key, "is empty", "Give it a value or leave it out");
                None
            }
            Ok(text) => Some(text.trim().to_owned()),
            Err(_) => {
                self.fault(key, "is not a single value", "Write one value after the =");
                None
            }
        }
    }

    /// Wraps a secret the moment it is read, and notes where it lay. What names a credential is read from there.
    pub(super) fn secret(&mut self, key: &str, text: Option<String>) -> Option<SecretString> {
        let text = text?;
        if credential(&text, self.credentials.as_deref()).is_some() {
            return self.named_file(key, &text).and_then(|file| self.secret_in(key, &file));
        }
        let is_variable = self.by_variable.contains(key);
        let from = if is_variable { Source::Variable } else { Source::Settings };
        self.kept.push(Kept { key: key.to_owned(), from });
        Some(SecretString::from(text))
    }

    /// A secret that is all there is in `file`; a file that cannot be read is a fault.
    pub(super) fn secret_in(&mut self, key: &str, file: &Path) -> Option<SecretString> {
        let read =
            std::fs::read_to_string(file).ok().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let Some(text) = read else {
            self.fault(key, "names a file that is not there, empty or not ours to read", "Check the path");
            return None;
        };
        self.kept.push(Kept { key: key.to_owned(), from: Source::File(file.to_owned()) });
        Some(SecretString::from(text))
    }

    /// The file that a setting names, by its path or as a credential; a fault if there can be none.
    pub(super) fn named_file(&mut self, key: &str, text: &str) -> Option<PathBuf> {
        match credential(text, self.credentials.as_deref()) {
            None => Some(PathBuf::from(text)),
            Some(Ok(file)) => Some(file),
            Some(Err(())) => {
                let mend = "Load it in the unit with LoadCredentialEncrypted= and write credential: and its name";
                self.fault(key, "names a credential that this process was not given", mend);
                None
            }
        }
    }

    /// Where the secrets that were read so far lay.
    pub(super) fn kept(&mut self) -> Vec<Kept> {
        std::mem::take(&mut self.kept)
    }

    /// The key's text; every key read so has a default.
    pub(super) fn text(&mut self, key: &str) -> String {
        self.optional_text(key).unwrap_or_default()
    }

    /// The key's value as a `T`, or `instead` with a fault.
    pub(super) fn parsed<T: FromStr>(&mut self, key: &str, instead: T, mend: &str) -> T {
        match self.optional_text(key).map(|text| text.parse()) {
            Some(Ok(value)) => value,
            Some(Err(_)) => {
                self.fault(key, "cannot be read", mend);
                instead
            }
            None => instead,
        }
    }

    /// A whole number within `range`.
    pub(super) fn number(&mut self, key: &str, range: RangeInclusive<u32>) -> u32 {
        let low = *range.start();
        let mend = format!("Write a whole number from {low} to {}", range.end());
        // A value that cannot be read was told already; one out of range is told here.
        let before = self.faults.len();
        let number = self.parsed(key, low, &mend);
        if self.faults.len() == before && !range.contains(&number) {
            self.fault(key, "is out of range", mend);
        }
        number
    }

    /// An address of a site that people open: HTTPS.
    pub(super) fn address_of_a_site(&mut self, key: &str) -> Option<String> {
        let text = self.optional_text(key)?;
        let fits = text.parse::<http::Uri>().is_ok_and(|uri| uri.scheme_str() == Some("https") && uri.host().is_some());
        if !fits || text.contains(|c: char| c.is_whitespace() || "<>\"'@".contains(c)) {
            self.fault(key, "is not an https:// address", "Write it as https://name.example.org");
            return None;
        }
        Some(text.trim_end_matches('/').to_owned())
    }

    /// An address of a hub's system: HTTPS, or plain HTTP on this machine.
    pub(super) fn address_of_a_hub(&mut self, key: &str) -> Option<String> {
        let text = self.optional_text(key)?;
        self.checked_hub_address(key, text)
    }

    /// The same for a value that was read already.
    pub(super) fn checked_hub_address(&mut self, key: &str, text: String) -> Option<String> {
        let fits = text.parse::<http::Uri>().is_ok_and(|uri| match uri.scheme_str() {
            Some("https") => uri.host().is_some(),
            Some("http") => uri.host().is_some_and(|host| matches!(host, "127.0.0.1" | "localhost" | "[::1]")),
            _ => false,
        });
        if !fits {
            self.fault(key, "is not an https:// address", "Write it as https://hub.example.org/requests");
        }
        fits.then_some(text)
    }

    /// The entries of an array of tables, each as text by key. Its faults carry the entry's number.
    pub(super) fn tables(&mut self, key: &str) -> Vec<BTreeMap<String, String>> {
        let Some(value) = self.values.remove(key) else { return Vec::new() };
        let Ok(entries) = value.into_array() else {
            self.fault(key, "is not a list", format!("Write [[{key}]] above each entry"));
            return Vec::new();
        };
        let mut tables = Vec::new();
        for (index, entry) in entries.into_iter().enumerate() {
            let mut table = BTreeMap::new();
            for (name, value) in entry.into_table().unwrap_or_default() {
                match value.into_string() {
                    Ok(text) => drop(table.insert(name, text)),
                    Err(_) => {
                        self.fault(&format!("{key}[{index}].{name}"), "is not a single value", "Write one value");
                    }
                }
            }
            tables.push(table);
        }
        tables
    }

    /// A table of its own, as text by key; `None` when it is not there.
    pub(super) fn table(&mut self, key: &str) -> Option<BTreeMap<String, String>> {
        let value = self.values.remove(key)?;
        let Ok(fields) = value.into_table() else {
            self.fault(key, "is not a table", format!("Write [{key}] on a line of its own above its keys"));
            return None;
        };
        Some(fields.into_iter().filter_map(|(name, v)| Some((name, v.into_string().ok()?))).collect())
    }

    /// Ends reading: what is left over has a key we do not know.
    pub(super) fn finish(mut self) -> Result<(), SettingFaults> {
        let left: Vec<String> =
            self.values.keys().filter(|key| !NOT_SETTINGS.contains(&key.as_str())).cloned().collect();
        for key in left {
            self.fault(
                &key,
                "is not a setting",
                format!("Known settings are {}", names(KEYS.iter().map(|key| key.name))),
            );
        }
        if self.faults.is_empty() { Ok(()) } else { Err(SettingFaults(self.faults)) }
    }
}

/// Names in a row, for a message.
pub(super) fn names(names: impl Iterator<Item = impl Display>) -> String {
    names.map(|name| name.to_string()).collect::<Vec<_>>().join(", ")
}
