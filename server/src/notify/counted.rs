//! Counts how tries to send end, around whichever way of sending the settings chose. It changes nothing.

use std::sync::Arc;

use app::{
    domain::{
        contact::{Email, Mobile},
        ids::SendingId,
        lock::Carrier,
        neutral::NeutralText,
    },
    ports::{Mailer, Posted},
};
use async_trait::async_trait;

use crate::watch;

/// A mailer whose tries are counted.
pub struct Counted(pub Arc<dyn Mailer>);

#[async_trait]
impl Mailer for Counted {
    fn carries(&self, carrier: Carrier) -> bool {
        self.0.carries(carrier)
    }

    fn carries_news(&self, carrier: Carrier) -> bool {
        self.0.carries_news(carrier)
    }

    async fn send_email(&self, to: &Email, text: &NeutralText, id: SendingId) -> Posted {
        let posted = self.0.send_email(to, text, id).await;
        watch::posted("email", posted);
        posted
    }

    async fn send_text(&self, to: &Mobile, text: &NeutralText, id: SendingId) -> Posted {
        let posted = self.0.send_text(to, text, id).await;
        watch::posted("text", posted);
        posted
    }
}
