//! Standard Webhooks signatures, made and checked.
//!
//! A [`SigningKey`] is one hub's shared secret, and while secrets are changed also the one before. It signs what we send
//! with each and takes what the hub signed with either, over the raw bytes, with the time from the `Clock` port. It refuses
//! short secrets, old or future timestamps, and never prints itself.

use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use secrecy::{ExposeSecret, SecretString};
use standardwebhooks::Webhook;
use subtle::ConstantTimeEq;

/// The id that stays the same over every try.
pub const ID: HeaderName = HeaderName::from_static("webhook-id");
/// When the message was signed, in seconds since 1970.
pub const TIMESTAMP: HeaderName = HeaderName::from_static("webhook-timestamp");
/// One or more signatures, divided by blanks.
pub const SIGNATURE: HeaderName = HeaderName::from_static("webhook-signature");

/// How far a signature's time may be from ours.
pub const TOLERANCE: SignedDuration = SignedDuration::from_mins(5);
/// The shortest secret, in base64 characters: 24 bytes, as the standard asks.
const SHORTEST_SECRET: usize = 32;
/// The most signatures looked at in one request; rotation needs two.
const MOST_SIGNATURES: usize = 8;

/// The secret is not `whsec_` and at least 24 bytes in base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hub's secret must be whsec_ followed by at least 24 bytes in base64")]
pub struct BadSecret;

/// The signature is missing, wrong, old or from the future. Which one is nobody's business but ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not hold")]
pub struct BadSignature;

/// One hub's shared secret, and the one before it for as long as the hub may still use that.
pub struct SigningKey {
    current: Webhook,
    before: Option<Webhook>,
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningKey(hidden)")
    }
}

impl SigningKey {
    /// Reads `whsec_` and base64.
    pub fn parse(secret: &SecretString) -> Result<Self, BadSecret> {
        Ok(Self { current: webhook(secret)?, before: None })
    }

    /// The same key, which the secret before it opens too: while secrets are changed, one side still has the old one.
    pub fn with_old(self, secret: &SecretString) -> Result<Self, BadSecret> {
        Ok(Self { before: Some(webhook(secret)?), ..self })
    }

    fn secrets(&self) -> impl Iterator<Item = &Webhook> {
        std::iter::once(&self.current).chain(&self.before)
    }

    /// The headers that go with `body`: id, time, signature and content type.
    pub fn sign(&self, id: &str, body: &[u8], now: Timestamp) -> Result<HeaderMap, BadSignature> {
        let seconds = now.as_second();
        let signed: Result<Vec<_>, _> = self.secrets().map(|secret| secret.sign(id, seconds, body)).collect();
        let signature = signed.map_err(|_| BadSignature)?.join(" ");
        let value = |text: &str| HeaderValue::from_str(text).map_err(|_| BadSignature);
        Ok(HeaderMap::from_iter([
            (ID, value(id)?),
            (TIMESTAMP, HeaderValue::from(seconds)),
            (SIGNATURE, value(&signature)?),
            (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        ]))
    }

    /// Checks `body` as it arrived and returns its id. The library's own check reads the system clock; this one
    /// signs again at the stated time and compares without leaking where they differ.
    pub fn verify<'a>(&self, headers: &'a HeaderMap, body: &[u8], now: Timestamp) -> Result<&'a str, BadSignature> {
        let id = text(headers, &ID)?;
        let seconds: i64 = text(headers, &TIMESTAMP)?.parse().map_err(|_| BadSignature)?;
        let at = Timestamp::from_second(seconds).map_err(|_| BadSignature)?;
        if now.duration_since(at).abs() > TOLERANCE {
            return Err(BadSignature);
        }
        let given = text(headers, &SIGNATURE)?;
        for secret in self.secrets() {
            let expected = secret.sign(id, seconds, body).map_err(|_| BadSignature)?;
            let is_ours = |one: &str| bool::from(one.as_bytes().ct_eq(expected.as_bytes()));
            if given.split(' ').take(MOST_SIGNATURES).any(is_ours) {
                return Ok(id);
            }
        }
        Err(BadSignature)
    }
}

fn webhook(secret: &SecretString) -> Result<Webhook, BadSecret> {
    let text = secret.expose_secret().strip_prefix("whsec_").ok_or(BadSecret)?;
    if text.len() < SHORTEST_SECRET {
        return Err(BadSecret);
    }
    Webhook::new(text).map_err(|_| BadSecret)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Result<&'a str, BadSignature> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().map_err(|_| BadSignature),
        _ => Err(BadSignature),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key() -> SigningKey {
        SigningKey::parse(&"whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".into()).unwrap()
    }

    #[test]
    fn our_signature_is_the_one_in_the_standards_own_example() {
        let body = br#"{"email":"test@example.com","username":"test_user"}"#;
        let at = Timestamp::from_second(1_649_367_553).unwrap();
        let headers = key().sign("msg_27UH4WbU6Z5A5EzD8u03UvzRbpk", body, at).unwrap();
        assert_eq!(headers[SIGNATURE], "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
        assert_eq!(key().verify(&headers, body, at), Ok("msg_27UH4WbU6Z5A5EzD8u03UvzRbpk"));
    }

    #[test]
    fn a_signature_holds_for_five_minutes_either_way_and_no_longer() {
        let at = Timestamp::from_second(1_649_367_553).unwrap();
        let headers = key().sign("a", b"{}", at).unwrap();
        for (seconds, holds) in [(-300, true), (300, true), (-301, false), (301, false)] {
            let now = at + SignedDuration::from_secs(seconds);
            assert_eq!(key().verify(&headers, b"{}", now).is_ok(), holds, "{seconds}");
        }
    }

    #[test]
    fn a_second_copy_of_a_header_is_refused() {
        let mut headers = key().sign("a", b"{}", Timestamp::UNIX_EPOCH).unwrap();
        headers.append(ID, HeaderValue::from_static("b"));
        assert_eq!(key().verify(&headers, b"{}", Timestamp::UNIX_EPOCH), Err(BadSignature));
    }

    #[test]
    fn either_of_two_signatures_will_do_so_that_keys_can_be_changed() {
        let mut headers = key().sign("a", b"{}", Timestamp::UNIX_EPOCH).unwrap();
        let both = format!("v1,AAAA {}", headers[SIGNATURE].to_str().unwrap());
        headers.insert(SIGNATURE, both.parse().unwrap());
        assert_eq!(key().verify(&headers, b"{}", Timestamp::UNIX_EPOCH), Ok("a"));
    }

    #[test]
    fn while_secrets_are_changed_each_side_may_have_the_old_or_the_new_one() {
        let other = || SigningKey::parse(&"whsec_D3GWtCRJistdDimRJNW/c6tTZtqpc8pE".into()).unwrap();
        let both = other().with_old(&"whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".into()).unwrap();
        let now = Timestamp::UNIX_EPOCH;
        for one in [key(), other()] {
            assert_eq!(both.verify(&one.sign("a", b"{}", now).unwrap(), b"{}", now), Ok("a"));
            assert_eq!(one.verify(&both.sign("a", b"{}", now).unwrap(), b"{}", now), Ok("a"));
        }
        assert_eq!(key().verify(&other().sign("a", b"{}", now).unwrap(), b"{}", now), Err(BadSignature));
    }

    #[test]
    fn secrets_that_are_short_or_unmarked_or_not_base64_are_refused_and_none_prints_itself() {
        for bad in [
            "",
            "whsec_",
            "whsec_c2hvcnQ=",
            "C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "whsec_!!FVsBQIhrscChlQIMV+b5sSYspob7oD",
        ] {
            assert_eq!(SigningKey::parse(&bad.into()).err(), Some(BadSecret), "{bad}");
        }
        assert_eq!(format!("{:?}", key()), "SigningKey(hidden)");
    }
}
