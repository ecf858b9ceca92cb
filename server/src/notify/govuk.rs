//! E-mail and text by GOV.UK Notify.
//!
//! A request carries a token that is signed for this moment (HS256; Notify takes it for 30 seconds), the council's
//! template, our neutral text as its one word to fill in, and our id, which a receipt brings back. The client follows no
//! redirect and reads no body of an answer.

use std::sync::Arc;

use app::{
    domain::{
        contact::{Email, Mobile},
        ids::SendingId,
        lock::Carrier,
        neutral::NeutralText,
    },
    ports::{Clock, Fault, Mailer, Posted},
};
use async_trait::async_trait;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use http::StatusCode;
use reqwest::{Client, redirect::Policy};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use sha2::Sha256;
use uuid::Uuid;

use super::TOTAL;
use crate::settings::notify::GovUk;

/// A key of Notify: a name, then the service's id, then the secret, with dashes between.
#[derive(Clone, Debug)]
pub struct ApiKey {
    service: Uuid,
    secret: SecretString,
}

impl ApiKey {
    /// Reads a key as Notify shows it.
    pub fn parse(text: &SecretString) -> Option<Self> {
        const ID: usize = 36;
        let text = text.expose_secret().trim();
        let (front, secret) = text.split_at_checked(text.len().checked_sub(ID)?)?;
        let front = front.strip_suffix('-')?;
        let (name, service) = front.split_at_checked(front.len().checked_sub(ID)?)?;
        let is_whole = name.ends_with('-') && name.len() > 1 && Uuid::parse_str(secret).is_ok();
        let service = Uuid::parse_str(service).ok()?;
        is_whole.then(|| Self { service, secret: secret.to_owned().into() })
    }

    /// A token that is good from `seconds` since 1970 on.
    fn token(&self, seconds: i64) -> Option<String> {
        let part = |value: Value| BASE64_URL_SAFE_NO_PAD.encode(value.to_string());
        let head = part(json!({ "typ": "JWT", "alg": "HS256" }));
        let claims = part(json!({ "iss": self.service.to_string(), "iat": seconds }));
        let signed = format!("{head}.{claims}");
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.expose_secret().as_bytes()).ok()?;
        mac.update(signed.as_bytes());
        Some(format!("{signed}.{}", BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
    }
}

/// The service.
pub struct GovUkNotify {
    client: Client,
    settings: GovUk,
    clock: Arc<dyn Clock>,
}

impl GovUkNotify {
    /// Gets ready to use it.
    #[expect(clippy::disallowed_methods, reason = "the one place where the client for Notify is made")]
    pub fn new(settings: &GovUk, clock: Arc<dyn Clock>) -> Result<Self, Fault> {
        let client = Client::builder().no_proxy().redirect(Policy::none()).timeout(TOTAL).build();
        let client = client.map_err(|error| Fault::new("setting up GOV.UK Notify", error))?;
        Ok(Self { client, settings: settings.clone(), clock })
    }

    async fn post(&self, kind: &str, body: Value) -> Posted {
        let Some(token) = self.settings.key.token(self.clock.now().as_second()) else { return Posted::Unable };
        let url = format!("{}/v2/notifications/{kind}", self.settings.url);
        match self.client.post(url).bearer_auth(token).json(&body).send().await {
            Ok(answer) => judge(answer.status()),
            // The error is not logged: its text can hold what was sent.
            Err(_) => Posted::NotNow,
        }
    }
}

/// What an answer means, from its status alone.
fn judge(status: StatusCode) -> Posted {
    match status.as_u16() {
        200..300 => Posted::Taken,
        403 => {
            tracing::error!(status = 403, "GOV.UK Notify does not take our key: check it, and this machine's clock");
            Posted::Unable
        }
        408 | 429 => Posted::NotNow,
        // Addresses are checked for their shape before, and whether one is there a receipt says: this is about us.
        300..500 => Posted::Unable,
        _ => Posted::NotNow,
    }
}

#[async_trait]
impl Mailer for GovUkNotify {
    fn carries(&self, carrier: Carrier) -> bool {
        match carrier {
            Carrier::Email => self.settings.email_template.is_some(),
            Carrier::Text => self.settings.text_template.is_some(),
        }
    }

    fn carries_news(&self, carrier: Carrier) -> bool {
        match carrier {
            Carrier::Email => self.settings.news_template.is_some(),
            Carrier::Text => self.settings.text_template.is_some(),
        }
    }

    async fn send_email(&self, to: &Email, text: &NeutralText, id: SendingId) -> Posted {
        let template = if text.is_news() { self.settings.news_template } else { self.settings.email_template };
        let Some(template) = template else { return Posted::Unable };
        let body = json!({
            "email_address": to.as_str(),
            "template_id": template,
            "personalisation": { "text": text.as_str() },
            "reference": id,
        });
        self.post("email", body).await
    }

    async fn send_text(&self, to: &Mobile, text: &NeutralText, id: SendingId) -> Posted {
        let Some(template) = self.settings.text_template else { return Posted::Unable };
        let body = json!({
            "phone_number": to.as_str(),
            "template_id": template,
            "personalisation": { "text": text.as_str() },
            "reference": id,
        });
        self.post("sms", body).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "portal-live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";

    #[test]
    fn a_key_is_read_as_notify_shows_it_and_never_printed() {
        let key = ApiKey::parse(&KEY.into()).unwrap();
        assert_eq!(key.service.to_string(), "26785a09-ab16-4eb0-8407-a37497a57506");
        assert!(!format!("{key:?}").contains("3d844edf"));
        for bad in ["", "short", &KEY[5..20], &KEY.replace("26785a09", "zzzzzzzz"), &KEY[12..]] {
            assert!(ApiKey::parse(&bad.into()).is_none(), "{bad}");
        }
    }

    #[test]
    fn the_token_is_the_one_that_any_other_library_makes() {
        let token = ApiKey::parse(&KEY.into()).unwrap().token(1_568_818_578).unwrap();
        // Made with `hmac.new` and `base64` of Python from the same parts.
        assert_eq!(token, TOKEN);
    }

    const TOKEN: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJpYXQiOjE1Njg4MTg1NzgsImlzcyI6IjI2Nzg1YTA5LWFiMTYtNGViMC04NDA3LWEzNzQ5N2E1NzUwNiJ9.uL9PA6FeLyeIVhWLHfHrja0BKO_p0w7JGoBSBFdqcz4";

    #[test]
    fn answers_are_judged_by_their_status() {
        for (status, posted) in [
            (201, Posted::Taken),
            (302, Posted::Unable),
            (400, Posted::Unable),
            (403, Posted::Unable),
            (429, Posted::NotNow),
            (500, Posted::NotNow),
            (503, Posted::NotNow),
        ] {
            assert_eq!(judge(StatusCode::from_u16(status).unwrap()), posted, "{status}");
        }
    }
}
