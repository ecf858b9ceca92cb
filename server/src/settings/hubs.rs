//! Which system each hub's requests go to.
//!
//! A hub that nobody named is read at the portal's own desk. [`HubLinks::resolve`] joins the settings to the
//! places once those are known and refuses links to hubs that no place has.

use std::collections::BTreeMap;

use app::{
    domain::place::{HubId, PlaceId},
    ports::Places,
};
use secrecy::SecretString;

use crate::forward::{ApiSettings, HubSettings, Scope, Scopes, SigningKey};

pub use crate::forward::HubKind;

use super::{
    SettingFault, SettingFaults,
    keys::HUB_KEYS,
    reader::{Reader, names},
};

/// One hub's link.
#[derive(Clone, Debug)]
pub struct HubLink {
    /// The hub's place.
    pub place: PlaceId,
    /// The hub.
    pub hub: HubId,
    /// Where its requests go.
    pub kind: HubKind,
    /// What its own computer may tell us.
    pub api: ApiSettings,
}

impl From<HubLink> for HubSettings {
    fn from(HubLink { place, hub, kind, api }: HubLink) -> Self {
        Self { place, hub: Some(hub), kind, api }
    }
}

/// The links as the settings give them.
#[derive(Clone, Debug, Default)]
pub struct HubLinks {
    named: Vec<HubLink>,
    every: Option<(String, SecretString)>,
    api_of_every: ApiSettings,
}

impl HubLinks {
    pub(super) fn read(from: &mut Reader, url: Option<String>, secret: Option<SecretString>) -> Self {
        let every = match (url, secret) {
            (Some(url), Some(secret)) => {
                check_secret(from, "hub_secret", &secret);
                Some((url, secret))
            }
            (None, None) => None,
            (Some(_), None) => {
                from.fault("hub_secret", "is missing beside hub_url", "Give both or neither");
                None
            }
            (None, Some(_)) => {
                from.fault("hub_url", "is missing beside hub_secret", "Give both or neither");
                None
            }
        };
        let api_of_every = read_api(from, |from, name| {
            let key = format!("hub_{name}");
            let value = from.optional_text(&key);
            (key, value)
        });
        let entries = from.tables("hub");
        let named =
            entries.into_iter().enumerate().filter_map(|(index, entry)| read_entry(from, index, entry)).collect();
        Self { named, every, api_of_every }
    }

    /// One link for every hub of every place.
    pub fn resolve(&self, places: &Places) -> Result<Vec<HubLink>, SettingFaults> {
        let mut faults = Vec::new();
        let mut fault = |what: String| {
            let mend = "Compare it with the place's folder".to_owned();
            faults.push(SettingFault { key: "hub".to_owned(), what, mend });
        };
        for (index, link) in self.named.iter().enumerate() {
            let (place, hub) = (link.place.as_str(), link.hub.as_str());
            if places.get(&link.place).is_none_or(|place| place.hub(&link.hub).is_none()) {
                fault(format!("there is no hub {hub} at a place {place}"));
            }
            if self.named.iter().take(index).any(|other| (&other.place, &other.hub) == (&link.place, &link.hub)) {
                fault(format!("the hub {hub} of {place} is named twice"));
            }
        }
        if !faults.is_empty() {
            return Err(SettingFaults(faults));
        }
        Ok(places.all().flat_map(|place| place.hubs.iter().map(|hub| self.link(&place.id, &hub.id))).collect())
    }

    fn link(&self, place: &PlaceId, hub: &HubId) -> HubLink {
        let named = self.named.iter().find(|link| (&link.place, &link.hub) == (place, hub)).cloned();
        named.unwrap_or_else(|| HubLink {
            place: place.clone(),
            hub: hub.clone(),
            kind: self.every.clone().map_or(HubKind::Desk, |(url, secret)| HubKind::Http { url, secret }),
            api: self.api_of_every.clone(),
        })
    }
}

fn read_entry(from: &mut Reader, index: usize, mut entry: BTreeMap<String, String>) -> Option<HubLink> {
    let key = |name: &str| format!("hub[{index}].{name}");
    let strange: Vec<String> = entry.keys().filter(|name| !HUB_KEYS.contains(&name.as_str())).cloned().collect();
    for name in strange {
        from.fault(&key(&name), "is not a setting", format!("A hub has {}", names(HUB_KEYS.iter())));
    }
    let place = entry.remove("place").as_deref().and_then(PlaceId::parse);
    let hub = entry.remove("hub").as_deref().and_then(HubId::parse);
    if place.is_none() {
        from.fault(&key("place"), "is missing or not a short name", "Write the place's folder name");
    }
    if hub.is_none() {
        from.fault(&key("hub"), "is missing or not a short name", "Write the id the hub has in its place");
    }
    let kind = match entry.remove("kind").as_deref() {
        Some("desk") => Some(HubKind::Desk),
        Some("http") => read_http(from, index, &mut entry),
        _ => {
            from.fault(&key("kind"), "is neither http nor desk", "Write \"http\" or \"desk\"");
            None
        }
    };
    let api = read_api(from, |_, name| (key(name), entry.remove(name).filter(|text| !text.is_empty())));
    Some(HubLink { place: place?, hub: hub?, kind: kind?, api })
}

/// What a hub's computer may tell us. `take` gives a setting's whole name and its value, if there is one.
fn read_api(from: &mut Reader, mut take: impl FnMut(&mut Reader, &str) -> (String, Option<String>)) -> ApiSettings {
    let mut secret = |from: &mut Reader, name: &str| {
        let (key, value) = take(from, name);
        let secret = from.secret(&key, value);
        if let Some(secret) = &secret {
            check_secret(from, &key, secret);
        }
        secret
    };
    let old_secret = secret(from, "old_secret");
    let sandbox_secret = secret(from, "sandbox_secret");
    let (key, value) = take(from, "scopes");
    let scopes = value.map_or_else(|| Some(Scopes::default()), |text| Scopes::parse(&text));
    if scopes.is_none() {
        let known = names(Scope::ALL.into_iter().map(Scope::slug));
        from.fault(&key, "grants nothing that is known", format!("Write some of {known}, with blanks between them"));
    }
    ApiSettings { old_secret, scopes: scopes.unwrap_or_default(), sandbox_secret }
}

fn read_http(from: &mut Reader, index: usize, entry: &mut BTreeMap<String, String>) -> Option<HubKind> {
    let key = format!("hub[{index}].secret");
    let given = entry.remove("secret").filter(|text| !text.is_empty());
    let is_missing = given.is_none();
    let secret = from.secret(&key, given);
    match &secret {
        Some(secret) => check_secret(from, &key, secret),
        None if is_missing => from.fault(&key, "is missing", "Give the secret agreed with the hub"),
        // Why it could not be read was told already.
        None => {}
    }
    let url = from.checked_hub_address(&format!("hub[{index}].url"), entry.remove("url").unwrap_or_default());
    Some(HubKind::Http { url: url?, secret: secret? })
}

fn check_secret(from: &mut Reader, key: &str, secret: &SecretString) {
    if SigningKey::parse(secret).is_err() {
        from.fault(key, "is not a signing secret", "Write whsec_ and then at least 24 random bytes as base64");
    }
}
