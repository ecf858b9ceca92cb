//! Other portals whose story files this one believes.

use app::domain::text::Line;

use super::{
    keys::TRUSTED_KEYS,
    reader::{Reader, names},
};
use crate::crypto::signer::{TrustedPortal, public_key};

/// Reads them, and tells every one that cannot be believed.
pub(super) fn read(from: &mut Reader) -> Vec<TrustedPortal> {
    const LIST: &str = "trusted_portals";
    let mut trusted: Vec<TrustedPortal> = Vec::new();
    for (index, entry) in from.tables(LIST).into_iter().enumerate() {
        let at = |key: &str| format!("{LIST}[{index}].{key}");
        for unknown in entry.keys().filter(|key| !TRUSTED_KEYS.contains(&key.as_str())) {
            from.fault(&at(unknown), "is not a key", format!("Known here are {}", names(TRUSTED_KEYS.iter())));
        }
        let name = entry.get("name").and_then(|name| Line::parse(name).ok());
        if name.is_none() {
            from.fault(&at("name"), "is missing or too long", "Write what families call that portal");
        }
        let key = entry.get("key").and_then(|key| public_key(key));
        if key.is_none() {
            from.fault(&at("key"), "is no public key", "Copy what that portal prints with: server story-key");
        }
        let (Some(name), Some(key)) = (name, key) else { continue };
        if trusted.iter().any(|other| other.key == key) {
            from.fault(&at("key"), "is there twice", "Keep it once");
        }
        trusted.push(TrustedPortal { name, key });
    }
    trusted
}
