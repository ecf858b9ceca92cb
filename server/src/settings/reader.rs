//! Reads keys one by one and gathers what is wrong with them, so that all of it can be told at once.
//!
//! A key that nobody asked for is a fault too: a misspelt setting must not be ignored.

use std::{collections::BTreeMap, fmt::Display, ops::RangeInclusive, path::Path, str::FromStr};

use config::{Config, Environment, File, FileFormat, Value};
use secrecy::SecretString;

use super::{
    SettingFault, SettingFaults,
    keys::{KEYS, Key},
};

/// Keys that say where settings are, not what they are.
const NOT_SETTINGS: &[&str] = &["config"];

pub(super) struct Reader {
    values: BTreeMap<String, Value>,
    faults: Vec<SettingFault>,
}

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
        let variables = environment.into_iter().filter(|(name, _)| name.to_ascii_uppercase().starts_with("PORTAL_"));
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
            .add_source(Environment::with_prefix("PORTAL").source(Some(variables.collect())))
            .build()
            .and_then(Config::try_deserialize::<BTreeMap<String, Value>>)
            .map_err(|_| one("--config", "the settings cannot be joined".to_owned()))?;
        Ok(Self { values, faults: Vec::new() })
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

/// Wraps a secret the moment it is read.
pub(super) fn secret_of(text: Option<String>) -> Option<SecretString> {
    text.map(SecretString::from)
}

/// Names in a row, for a message.
pub(super) fn names(names: impl Iterator<Item = impl Display>) -> String {
    names.map(|name| name.to_string()).collect::<Vec<_>>().join(", ")
}
