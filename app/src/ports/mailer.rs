//! Sending a code, or that something is new, by e-mail or text.
//!
//! What is sent is a [`NeutralText`] and what it is sent to is a parsed address: no header, no second address and no
//! other words can be slipped in, because neither type can hold them. An outcome says how the try ended and nothing of
//! whom it was for.

use async_trait::async_trait;

use crate::domain::{
    contact::{Email, Mobile},
    ids::SendingId,
    lock::Carrier,
    neutral::NeutralText,
};

/// How a try to send ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Posted {
    /// The service took it. Whether it arrives, only a receipt can say.
    Taken,
    /// The service will not take it, most likely for the address.
    Refused,
    /// The service takes nothing from us, whatever the address: our account with it is not good.
    Unable,
    /// Not now: the service is busy or cannot be reached.
    NotNow,
}

/// A way to send.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Whether it sends codes in this way at all; what it does not send is not offered.
    fn carries(&self, carrier: Carrier) -> bool;
    /// Whether it says in this way that something is new.
    fn carries_news(&self, carrier: Carrier) -> bool {
        self.carries(carrier)
    }
    /// Sends an e-mail, once.
    async fn send_email(&self, to: &Email, text: &NeutralText, id: SendingId) -> Posted;
    /// Sends a text message, once.
    async fn send_text(&self, to: &Mobile, text: &NeutralText, id: SendingId) -> Posted;
}

/// Sends nothing, for a portal that has no service to send with.
#[derive(Clone, Copy, Debug)]
pub struct NoMailer;

#[async_trait]
impl Mailer for NoMailer {
    fn carries(&self, _: Carrier) -> bool {
        false
    }
    async fn send_email(&self, _: &Email, _: &NeutralText, _: SendingId) -> Posted {
        Posted::Unable
    }
    async fn send_text(&self, _: &Mobile, _: &NeutralText, _: SendingId) -> Posted {
        Posted::Unable
    }
}
