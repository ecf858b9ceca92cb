//! What a visit remembers of helping a family, sealed with the rest of it and gone when it ends.
//!
//! A visit with a [`Helper`] is one whose screen staff hold. It never has a draft, a request or a family of its own, so no
//! form of a family does anything in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AccountState, HelperKey, SentCode};
use crate::domain::{
    app_code::AppSecret,
    helper::{HelpedBy, Known},
    ids::{AccountId, ConcernId, HelpedId},
};

/// What a visit does with helping.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct AtHelping {
    /// Who says that they help, until a code that was sent came back.
    pub unproven: Option<Unproven>,
    /// Who helps, proven, before the second step that their account asks for.
    pub halfway: Option<Halfway>,
    /// Who helps, proven.
    pub helper: Option<Helper>,
    /// What an app was shown, until it gave a code back.
    pub fresh_secret: Option<AppSecret>,
    /// The draft at hand.
    pub open: Option<HelpedId>,
    /// The concern at hand.
    pub concern: Option<ConcernId>,
    /// The words for the parent's own phone, shown once.
    pub fresh: Option<String>,
    /// A word about what was done last.
    pub notice: Option<HelpingNotice>,
}

/// Somebody who helps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Helper {
    /// Who they are.
    pub who: HelpedBy,
    /// What finds their drafts.
    pub key: HelperKey,
    /// The account they came in with.
    #[serde(default)]
    pub account: Option<AccountId>,
    /// Whether they came back without their words: as somebody who has begun nothing, found by nothing later.
    #[serde(default)]
    pub is_anew: bool,
}

impl Helper {
    /// Whether they may still be here, as the account of their address stands now.
    pub fn stands(&self, state: Option<AccountState>) -> bool {
        match (state, self.account) {
            (None, None) => self.who.known == Known::Domain,
            (Some(now), Some(id)) => {
                now.id == id && !now.is_cut && (!now.is_stopped || self.who.known == Known::Domain)
            }
            // It was made since, or taken away.
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// Somebody whose address is proven and who has an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Halfway {
    /// Who they say they are.
    pub who: HelpedBy,
    /// What finds the account.
    pub key: HelperKey,
    /// From then on the address must be proven anew.
    pub until: Timestamp,
}

/// Somebody whose address is not proven yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unproven {
    /// Who they say they are.
    pub who: HelpedBy,
    /// The code that was sent to their address.
    #[serde(flatten)]
    pub sent: SentCode,
}

/// What was done last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum HelpingNotice {
    /// A code was asked for. It says nothing of whether one could be sent.
    CodeAsked,
    /// Too many tries; wait a little.
    SlowDown,
    /// It is in the family's hands, or gone.
    OutOfHands,
    /// The words open nothing: never made, used, or too late.
    NotOpen,
    /// One answer was struck out.
    Struck,
    /// The hub was asked what is happening.
    HubAsked,
    /// The hub team closed this way in.
    CutOff,
    /// An account was made.
    AccountMade,
}
