//! Sends what families wrote to the hubs that help them, and never gives up.
//!
//! Messages wait in the store's outbox, leased by the [`Worker`] and carried by the [`Hub`] that a place chose.
//! A hub's "yes" makes a message *handed over* and nothing more: only the hub's own word, which arrives through
//! `partner_api` or the desk, makes it *confirmed*. This module never decides who needs help, and never logs what a
//! message says.

pub mod backoff;
pub mod caller;
pub mod desk_hub;
pub mod http_hub;
pub mod hubs;
pub mod schema;
pub mod signature;
pub mod wake;
pub mod worker;

use std::time::Duration;

use app::domain::message::Message;
use async_trait::async_trait;

pub(crate) use self::hubs::is_this_machine;
pub use self::{
    caller::{ApiSettings, Ground, Scope, Scopes},
    desk_hub::DeskHub,
    http_hub::HttpHub,
    hubs::{HubKind, HubSettings, Hubs, HubsProblem},
    signature::{BadSecret, BadSignature, SigningKey},
    wake::Wake,
    worker::Worker,
};

/// One way to reach a hub.
#[async_trait]
pub trait Hub: Send + Sync {
    /// Offers `message` once. It may have been offered before: the hub tells by its id.
    async fn deliver(&self, message: &Message) -> Delivered;

    /// A word for the log, such as `http`.
    fn kind(&self) -> &'static str;
}

/// How one offer ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Delivered {
    /// The hub's system took it. This is not yet the hub's confirmation.
    HandedOver,
    /// It did not, or we cannot know; offer it again.
    TryAgain(Trouble),
}

/// Why an offer has to be repeated. It holds nothing that the hub or the family wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    /// What kind.
    pub class: TroubleClass,
    /// How long the hub asked us to wait.
    pub retry_after: Option<Duration>,
}

/// Kinds of trouble, as the log names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TroubleClass {
    /// We could not connect, or TLS failed.
    Unreachable,
    /// The hub did not answer in time; it may have taken the message.
    TimedOut,
    /// A redirect, which is never followed.
    Redirected,
    /// The hub asked us to slow down (429, 503).
    Busy,
    /// The hub said the message or our key is wrong (4xx): a person must look.
    Refused,
    /// The hub failed (5xx).
    Failing,
    /// The message does not fit its own published schema: a person must look.
    NotOurSchema,
    /// The message could not be signed: a person must look.
    NotSigned,
    /// The family took the request back before it left.
    Withdrawn,
    /// We could not tell whether the family took the request back, so nothing left.
    StateUnknown,
}

impl TroubleClass {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Unreachable,
        Self::TimedOut,
        Self::Redirected,
        Self::Busy,
        Self::Refused,
        Self::Failing,
        Self::NotOurSchema,
        Self::NotSigned,
        Self::Withdrawn,
        Self::StateUnknown,
    ];

    /// The word in the log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::TimedOut => "timed-out",
            Self::Redirected => "3xx",
            Self::Busy => "busy",
            Self::Refused => "4xx",
            Self::Failing => "5xx",
            Self::NotOurSchema => "schema",
            Self::NotSigned => "unsigned",
            Self::Withdrawn => "withdrawn",
            Self::StateUnknown => "state-unknown",
        }
    }

    /// Whether trying again cannot help until a person has changed something.
    pub const fn needs_a_person(self) -> bool {
        matches!(self, Self::Redirected | Self::Refused | Self::NotOurSchema | Self::NotSigned)
    }
}

impl From<TroubleClass> for Delivered {
    fn from(class: TroubleClass) -> Self {
        Self::TryAgain(Trouble { class, retry_after: None })
    }
}
