//! Passkeys in members' own devices: what a device is asked and whether its answer holds, by `webauthn-rs`.
//!
//! The host that passkeys belong to is the portal's public address, or `localhost` for a portal on this machine alone; an
//! address without a name, such as `127.0.0.1`, allows none. A device is told a random handle and a neutral name: nothing
//! in its list of passkeys says whose it is or what it is for. Whatever cannot be read or does not hold is a refusal.

pub mod asked;

use std::fmt;

use app::{
    domain::{
        neutral::PASSKEY_NAME,
        passkey::{Credential, Passkey},
    },
    ports::{Asking, Authenticators, Fault, Made, Used},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        Passkey as Checked, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
        RegisterPublicKeyCredential, Url,
    },
};

/// Asks devices on behalf of one address.
pub struct WebAuthn {
    there: Option<(Webauthn, String)>,
}

impl fmt::Debug for WebAuthn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WebAuthn({:?})", self.host())
    }
}

impl WebAuthn {
    /// For the pages at `origin`, such as `https://familyhelp.example.org`.
    pub fn at(origin: &str) -> Self {
        Self { there: Self::open(origin) }
    }

    fn open(origin: &str) -> Option<(Webauthn, String)> {
        let url = Url::parse(origin).ok()?;
        let host = url.domain()?.to_owned();
        let checker = WebauthnBuilder::new(&host, &url).ok()?.rp_name(PASSKEY_NAME).build().ok()?;
        Some((checker, host))
    }

    fn checker(&self) -> Result<&Webauthn, Fault> {
        self.there.as_ref().map(|(checker, _)| checker).ok_or(Fault::bare("asking for passkeys where there are none"))
    }
}

impl Authenticators for WebAuthn {
    fn host(&self) -> Option<&str> {
        self.there.as_ref().map(|(_, host)| host.as_str())
    }

    fn ask_to_make(&self, handle: Uuid, known: &[Passkey]) -> Result<Asking, Fault> {
        const WHAT: &str = "asking for a new passkey";
        let known = checked(known)?.iter().map(|each| each.cred_id().clone()).collect();
        let asked = self.checker()?.start_passkey_registration(handle, PASSKEY_NAME, PASSKEY_NAME, Some(known));
        let (options, state) = asked.map_err(|error| Fault::new(WHAT, error))?;
        Ok(Asking { options: written(&options)?, state: written(&state)? })
    }

    fn made(&self, asked: &Asking, answer: &str) -> Result<Option<Made>, Fault> {
        let state: PasskeyRegistration = read(&asked.state)?;
        let checker = self.checker()?;
        let answer = serde_json::from_str::<RegisterPublicKeyCredential>(answer).ok();
        let Some(made) = answer.and_then(|answer| checker.finish_passkey_registration(&answer, &state).ok()) else {
            return Ok(None);
        };
        Ok(Some(Made { credential: Credential::new(written(&made)?), device_id: made.cred_id().clone() }))
    }

    fn ask_to_use(&self, known: &[Passkey]) -> Result<Asking, Fault> {
        const WHAT: &str = "asking for a passkey";
        let asked = self.checker()?.start_passkey_authentication(&checked(known)?);
        let (options, state) = asked.map_err(|error| Fault::new(WHAT, error))?;
        Ok(Asking { options: written(&options)?, state: written(&state)? })
    }

    fn used(&self, asked: &Asking, answer: &str, known: &[Passkey]) -> Result<Option<Used>, Fault> {
        let state: PasskeyAuthentication = read(&asked.state)?;
        let checker = self.checker()?;
        let answer = serde_json::from_str::<PublicKeyCredential>(answer).ok();
        let Some(result) = answer.and_then(|answer| checker.finish_passkey_authentication(&answer, &state).ok()) else {
            return Ok(None);
        };
        for (passkey, mut each) in known.iter().zip(checked(known)?) {
            if each.update_credential(&result).is_some() {
                let credential = Credential::new(written(&each)?);
                return Ok(Some(Used { passkey: passkey.id, credential, count: result.counter() }));
            }
        }
        Ok(None)
    }
}

/// What was kept, as the checker knows it.
fn checked(known: &[Passkey]) -> Result<Vec<Checked>, Fault> {
    known.iter().map(|each| read(each.credential.as_str())).collect()
}

fn written<T: Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|_| Fault::bare("writing a passkey as JSON"))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|_| Fault::bare("reading a passkey that was kept"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_a_name_has_passkeys_and_one_without_has_none() {
        for (origin, host) in [
            ("https://familyhelp.example.org", Some("familyhelp.example.org")),
            ("http://localhost:3000", Some("localhost")),
            ("http://127.0.0.1:3000", None),
            ("https://[::1]", None),
            ("nonsense", None),
        ] {
            assert_eq!(WebAuthn::at(origin).host(), host, "{origin}");
        }
    }

    #[test]
    fn a_device_is_told_nothing_about_anybody() {
        let asked = WebAuthn::at("https://familyhelp.example.org").ask_to_make(Uuid::from_u128(7), &[]).unwrap();
        let options: serde_json::Value = serde_json::from_str(&asked.options).unwrap();
        let told = &options["publicKey"];
        assert_eq!(told["rp"], serde_json::json!({ "id": "familyhelp.example.org", "name": "My notes" }));
        assert_eq!((&told["user"]["name"], &told["user"]["displayName"]), (&"My notes".into(), &"My notes".into()));
        assert_eq!(told["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(told["attestation"], "none");
    }
}
