//! A hub with a computer of its own, reached by a signed JSON post.
//!
//! [`HttpHub`] checks each message against the published schema, signs it and offers it once. Any 2xx is a yes;
//! everything else is tried again by the worker. It follows no redirect, uses no proxy and reads no answer body, so
//! a hub can make us wait but never make us go or keep anything.

use std::{sync::Arc, time::Duration};

use app::{domain::message::Message, ports::Clock};
use async_trait::async_trait;
use http::{HeaderMap, StatusCode, header};
use jiff::{Timestamp, fmt::rfc2822};
use reqwest::{Client, Url, redirect::Policy};

use super::{Delivered, Hub, SigningKey, Trouble, TroubleClass, schema};

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(5);
/// How long one offer may take in all; well below the worker's lease.
const TOTAL: Duration = Duration::from_secs(20);

/// The one client that all such hubs share.
#[expect(clippy::disallowed_methods, reason = "the one place where the client for hubs is made")]
pub fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .user_agent("family-help-portal")
        .no_proxy()
        .redirect(Policy::none())
        .connect_timeout(CONNECT)
        .timeout(TOTAL)
        .build()
}

/// A hub reached over HTTP.
pub struct HttpHub {
    /// Shared client, from [`client`].
    pub client: Client,
    /// Where to post; from settings, never from a message.
    pub url: Url,
    /// The hub's secret.
    pub key: Arc<SigningKey>,
    /// The time that is signed.
    pub clock: Arc<dyn Clock>,
}

impl HttpHub {
    fn signed(&self, message: &Message) -> Result<(HeaderMap, Vec<u8>), TroubleClass> {
        let body = schema::to_checked_json(message).map_err(|_| TroubleClass::NotOurSchema)?;
        let id = message.id().to_string();
        let headers = self.key.sign(&id, &body, self.clock.now()).map_err(|_| TroubleClass::NotSigned)?;
        Ok((headers, body))
    }
}

#[async_trait]
impl Hub for HttpHub {
    async fn deliver(&self, message: &Message) -> Delivered {
        let (headers, body) = match self.signed(message) {
            Ok(signed) => signed,
            Err(class) => return class.into(),
        };
        match self.client.post(self.url.clone()).headers(headers).body(body).send().await {
            Ok(answer) => judge(answer.status(), answer.headers(), self.clock.now()),
            // The error is not logged: its text holds the hub's address and may hold more.
            Err(error) if error.is_timeout() && !error.is_connect() => TroubleClass::TimedOut.into(),
            Err(_) => TroubleClass::Unreachable.into(),
        }
    }

    fn kind(&self) -> &'static str {
        "http"
    }
}

/// What an answer means, from its status alone.
fn judge(status: StatusCode, headers: &HeaderMap, now: Timestamp) -> Delivered {
    let class = match status.as_u16() {
        200..300 => return Delivered::HandedOver,
        300..400 => TroubleClass::Redirected,
        429 | 503 => TroubleClass::Busy,
        400..500 => TroubleClass::Refused,
        _ => TroubleClass::Failing,
    };
    Delivered::TryAgain(Trouble { class, retry_after: retry_after(headers, now) })
}

/// `Retry-After` in seconds or as a date; anything else is as if it were absent.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let at = rfc2822::parse(text).ok()?.timestamp();
    Duration::try_from(at.duration_since(now)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(value: &str) -> Option<Duration> {
        let headers = HeaderMap::from_iter([(header::RETRY_AFTER, value.parse().unwrap())]);
        retry_after(&headers, "1994-11-06T08:49:00Z".parse().unwrap())
    }

    #[test]
    fn a_hub_may_ask_for_time_in_seconds_or_by_date() {
        assert_eq!(after("120"), Some(Duration::from_mins(2)));
        assert_eq!(after("Sun, 06 Nov 1994 08:49:37 GMT"), Some(Duration::from_secs(37)));
        for odd in ["-5", "soon", "Sun, 06 Nov 1994 08:00:00 GMT", ""] {
            assert_eq!(after(odd), None, "{odd}");
        }
    }

    #[test]
    fn only_a_2xx_is_a_yes() {
        let judge = |status| judge(StatusCode::from_u16(status).unwrap(), &HeaderMap::new(), Timestamp::UNIX_EPOCH);
        for status in [200, 201, 202, 204, 299] {
            assert_eq!(judge(status), Delivered::HandedOver);
        }
        for (status, class) in [
            (301, TroubleClass::Redirected),
            (400, TroubleClass::Refused),
            (401, TroubleClass::Refused),
            (410, TroubleClass::Refused),
            (429, TroubleClass::Busy),
            (500, TroubleClass::Failing),
            (503, TroubleClass::Busy),
            (599, TroubleClass::Failing),
        ] {
            assert_eq!(judge(status), class.into(), "{status}");
        }
    }
}
