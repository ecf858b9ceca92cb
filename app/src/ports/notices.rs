//! What storage keeps of notices: whether, how and when somebody may be told that there is something new.
//!
//! What is new is noted in the transaction that keeps it. A notice is taken before it leaves, so that whatever happens to
//! the portal then, it leaves no second time; what a service certainly did not take is tried again later. An address is
//! opened for the one notice that is due, and for nothing else.

use async_trait::async_trait;
use jiff::Timestamp;

use super::{Fault, Posted};
use crate::domain::{
    ids::{RequestId, SendingId},
    lock::Carrier,
    notice::{Hours, NoticeAddress, NoticeState},
};

/// What the sender of a request chose about notices. It does not hold the address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoticeChoice {
    /// How they come.
    pub carrier: Carrier,
    /// Whether they come.
    pub state: NoticeState,
    /// In which hours; `None` while we know safe times in words alone: then none comes.
    pub hours: Option<Hours>,
}

/// What the sender says about notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoticeDeed {
    /// No more of them.
    Stop,
    /// Begin, or begin again, with what is new from now on.
    Start,
    /// In these hours.
    In(Hours),
}

/// A notice that is on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueNotice {
    /// Where it goes.
    pub to: NoticeAddress,
    /// Its id, which a receipt brings back.
    pub sending: SendingId,
}

/// Notices.
#[async_trait]
pub trait Notices: Send + Sync {
    /// What was chosen about a request; `None` where no address was chosen for messages, or the request was taken back.
    async fn notice_choice(&self, request: RequestId) -> Result<Option<NoticeChoice>, Fault>;
    /// Keeps what the sender says about notices. Nothing happens where there are none to choose about.
    async fn choose_notices(&self, request: RequestId, deed: NoticeDeed, now: Timestamp) -> Result<(), Fault>;
    /// Takes one notice that is due and goes by one of these carriers. It is taken once, whatever becomes of it.
    async fn take_notice(&self, by: &[Carrier], id: SendingId, now: Timestamp) -> Result<Option<DueNotice>, Fault>;
    /// Notes how sending it ended. What was not taken is due again later, unless the person has looked or said stop.
    async fn notice_went(&self, id: SendingId, posted: Posted, now: Timestamp) -> Result<(), Fault>;
    /// A receipt says that there is no such address: it gets no more.
    async fn notice_bounced(&self, id: SendingId, now: Timestamp) -> Result<(), Fault>;
}
