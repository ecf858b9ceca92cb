//! Tells the portal "we have it", until the portal has taken it; a question that names nobody is answered too.
//!
//! [`Acknowledger::run`] finds what is still to be told on disk, so a restart forgets nothing. The event id is made from
//! the message id: telling twice is telling once.

use std::{sync::Arc, time::Duration};

use app::{
    domain::{message::Body, reference::Reference, text::FreeText},
    ports::{Clock, Fault, Ids},
};
use axum::http::StatusCode;
use reqwest::{Client, Response, Url};
use tokio::{sync::Notify, time};
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use super::{Case, Cases};
use crate::{
    forward::{SigningKey, backoff},
    partner_api::news::{Happened, News},
};

/// What this hub answers to every question. A real hub has a person write it, and no name in it.
const ANSWER: &str = "This is a made-up hub. A real one has a person read your question and write the answer here.";

/// How to reach the portal, and with which secret.
#[derive(Clone)]
pub struct Acknowledger {
    /// From `forward::http_hub::client`.
    pub client: Client,
    /// The portal's base address.
    pub portal: Url,
    /// The secret shared with the portal.
    pub key: Arc<SigningKey>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Rung when a message came in.
    pub bell: Arc<Notify>,
}

impl Acknowledger {
    /// Says that there may be something to tell.
    pub fn wake(&self) {
        self.bell.notify_one();
    }

    /// Tells the portal about every case that it has not been told of, again and again, until `stop`.
    pub async fn run(self, cases: Arc<Cases>, ids: Arc<dyn Ids>, stop: CancellationToken) {
        let mut failures = 0u32;
        loop {
            let rest = match self.round(&cases).await {
                Ok(true) => {
                    failures = 0;
                    None
                }
                Ok(false) => {
                    failures = failures.saturating_add(1);
                    Some(backoff::delay(failures, None, ids.as_ref()))
                }
                Err(fault) => {
                    error!(error = ?fault, "acknowledgements cannot be read or noted");
                    Some(Duration::from_secs(5))
                }
            };
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.bell.notified() => {}
                () = until(rest) => {}
            }
        }
    }

    /// One pass over what is to be told. Whether all of it was taken.
    async fn round(&self, cases: &Cases) -> Result<bool, Fault> {
        let mut all = true;
        for case in cases.unacknowledged().await? {
            let taken = self.respond(&case, &cases.all().await?).await;
            if taken {
                cases.note_acknowledged(case.message.id()).await?;
            }
            all &= taken;
        }
        Ok(all)
    }

    /// Tells what there is to tell of a case. Whether all of it was taken.
    async fn respond(&self, case: &Case, all: &[Case]) -> bool {
        let is_about_question = |reference: &Reference| {
            let is_question = |case: &Case| matches!(case.message.body(), Body::Question(_));
            all.iter().any(|case| is_question(case) && case.message.reference() == reference)
        };
        // A request and a concern are confirmed: what follows about a request changes nothing the family waits for. Who
        // asked a question may ask again, and is answered again.
        let words: &[Happened] = match case.message.body() {
            Body::Request(_) | Body::Concern(_) => &[Happened::Confirmed],
            Body::Question(_) => &[Happened::Confirmed, Happened::Answered],
            Body::Addition { .. } if is_about_question(case.message.reference()) => &[Happened::Answered],
            Body::Addition { .. } | Body::Chase(_) | Body::Withdrawal | Body::Permission(_) | Body::Plan(_) => &[],
        };
        let mut all_taken = true;
        for happened in words {
            all_taken &= self.tell(case, *happened).await.is_some_and(|status| status.is_success());
        }
        all_taken
    }

    /// Tells the portal once. `None` when it cannot be reached.
    pub async fn tell(&self, case: &Case, delivery: Happened) -> Option<StatusCode> {
        let message = &case.message;
        let now = self.clock.now();
        let (word, at) = match delivery {
            Happened::Confirmed => ("confirmed", case.received_at),
            Happened::Seen => ("seen", now),
            Happened::Answered => ("answered", now),
        };
        let words = (delivery == Happened::Answered).then(|| FreeText::parse(ANSWER).ok()).flatten();
        let news = News {
            event: format!("{}-{word}", message.id()),
            reference: message.reference().clone(),
            place: message.place().clone(),
            hub: message.hub().clone(),
            delivery,
            words,
            at,
        };
        let body = serde_json::to_vec(&news).ok()?;
        Some(self.post("news", &news.event, body).await?.status())
    }

    /// Signs a report and posts it to its address. `None` when the portal cannot be reached.
    pub(super) async fn post(&self, report: &str, event: &str, body: Vec<u8>) -> Option<Response> {
        let headers = self.key.sign(event, &body, self.clock.now()).ok()?;
        let url = self.portal.join(&format!("/partner/v1/{report}")).ok()?;
        let Ok(answer) = self.client.post(url).headers(headers).body(body).send().await else {
            warn!(event, "the portal cannot be reached; it is told again later");
            return None;
        };
        info!(event, report, status = answer.status().as_u16(), "told the portal");
        Some(answer)
    }
}

async fn until(rest: Option<Duration>) {
    match rest {
        Some(rest) => time::sleep(rest).await,
        None => std::future::pending().await,
    }
}
