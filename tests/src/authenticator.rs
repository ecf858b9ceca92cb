//! A device with a passkey, in software: it answers what a portal asks as a phone would, and can be told to do it wrong.
//!
//! It knows nothing of the portal's own checking: what it sends is made from the published formats alone.

use app::ports::Ids;
use aws_lc_rs::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde_json::{Value, json};
use server::crypto::ids::OsIds;
use sha2::{Digest, Sha256};

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const HOLDS_A_KEY: u8 = 0x40;

/// A device that holds one passkey.
pub struct Device {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    /// How often its passkey was used; a device that does not count says 0 each time.
    pub count: u32,
    /// Whether it goes on counting.
    pub counts: bool,
    /// The page's address, as the browser writes it into every answer.
    pub origin: String,
    /// Whether it checked the person's face, finger or PIN.
    pub verifies: bool,
}

impl Default for Device {
    fn default() -> Self {
        Self {
            pair: EcdsaKeyPair::generate(&ECDSA_P256_SHA256_ASN1_SIGNING).expect("a key"),
            id: OsIds.uuid().as_bytes().to_vec(),
            count: 0,
            counts: true,
            origin: "http://localhost:3000".to_owned(),
            verifies: true,
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().expect("a text").to_owned()
}

impl Device {
    fn flags(&self) -> u8 {
        PRESENT | if self.verifies { VERIFIED } else { 0 }
    }

    /// What the browser adds: what was done, for which question, on which page.
    fn client_data(&self, done: &str, challenge: &Value) -> Vec<u8> {
        let data = json!({ "type": done, "challenge": challenge, "origin": self.origin, "crossOrigin": false });
        data.to_string().into_bytes()
    }

    /// The public key as COSE has it: an elliptic curve key for ES256.
    fn public_key(&self) -> Vec<u8> {
        let point = self.pair.public_key().as_ref();
        let (x, y) = (&point[1..33], &point[33..65]);
        let head: &[u8] = &[0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20];
        [head, x, &[0x22, 0x58, 0x20], y].concat()
    }

    /// Makes its passkey, as the question in `options` asks.
    pub fn make(&self, options: &str) -> String {
        let asked: Value = serde_json::from_str(options).expect("a question");
        let asked = &asked["publicKey"];
        let host = Sha256::digest(text(&asked["rp"]["id"]));
        let length = u16::try_from(self.id.len()).expect("a short id").to_be_bytes();
        let data = [
            host.as_slice(),
            &[self.flags() | HOLDS_A_KEY],
            &self.count.to_be_bytes(),
            &[0; 16],
            &length,
            &self.id,
            &self.public_key(),
        ]
        .concat();
        let size = u8::try_from(data.len()).expect("a short answer");
        let attested =
            [b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(), &[size], data.as_slice()].concat();
        let client = self.client_data("webauthn.create", &asked["challenge"]);
        self.answer(&json!({
            "attestationObject": URL_SAFE_NO_PAD.encode(attested),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "transports": ["internal"],
        }))
    }

    /// Uses it.
    pub fn sign(&mut self, options: &str) -> String {
        if self.counts {
            self.count += 1;
        }
        let asked: Value = serde_json::from_str(options).expect("a question");
        let asked = &asked["publicKey"];
        let host = Sha256::digest(text(&asked["rpId"]));
        let data = [host.as_slice(), &[self.flags()], &self.count.to_be_bytes()].concat();
        let client = self.client_data("webauthn.get", &asked["challenge"]);
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        self.answer(&json!({
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client),
            "signature": URL_SAFE_NO_PAD.encode(signature.as_ref()),
            "userHandle": null,
        }))
    }

    fn answer(&self, response: &Value) -> String {
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        let answer = json!({
            "id": id, "rawId": id, "type": "public-key", "response": response, "clientExtensionResults": {},
        });
        answer.to_string()
    }
}
