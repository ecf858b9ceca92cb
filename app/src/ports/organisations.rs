//! Organisations that the hub team approved, and accounts of people who work there.
//!
//! An account is found by the keyed digest of a work address and by nothing else. Once there is one, a code to that address
//! alone opens nothing: an app's code is asked too, each of which counts once. What opens it is sealed.

use async_trait::async_trait;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{AtWork, Fault, HelperKey};
use crate::domain::{
    app_code::AppSecret,
    helper::MailDomain,
    ids::{AccountId, ApprovedId},
    place::PlaceId,
    text::{Line, PersonName},
};

/// An organisation that the hub team approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approved {
    /// Its id.
    pub id: ApprovedId,
    /// What the hub team calls it.
    pub name: Line,
    /// Where its people's e-mail comes from: no other organisation has the same.
    pub domain: MailDomain,
    /// The place whose hub approved it.
    pub place: PlaceId,
    /// When it was stopped, if it was.
    pub stopped_at: Option<Timestamp>,
}

/// Who holds an account, and what opens it. Sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Their name.
    pub name: PersonName,
    /// What they do there.
    pub role: Line,
    /// What their app makes codes from.
    pub secret: AppSecret,
}

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Where they work.
    pub organisation: Approved,
    /// Who they are.
    pub holder: Holder,
    /// When they came in last.
    pub used_at: Timestamp,
    /// When they were cut off, if they were.
    pub cut_at: Option<Timestamp>,
}

/// An account to make.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// Its id.
    pub id: AccountId,
    /// Where they work.
    pub organisation: ApprovedId,
    /// What finds it.
    pub helper: HelperKey,
    /// Who they are.
    pub holder: Holder,
    /// The half minute of the code that proved the app: it counts no more.
    pub step: i64,
}

/// How an account stands, without who holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountState {
    /// Which.
    pub id: AccountId,
    /// Whether its holder was cut off.
    pub is_cut: bool,
    /// Whether its organisation was stopped.
    pub is_stopped: bool,
}

/// Approving organisations, and the accounts under them.
#[async_trait]
pub trait Organisations: Send + Sync {
    /// Every organisation of the places that are all in reach, by its name, each with its people.
    async fn organisations_of(&self, at: &AtWork) -> Result<Vec<(Approved, Vec<Account>)>, Fault>;
    /// Approves one for a place that is all in reach; one of that place that was stopped goes on under this name. `false`,
    /// and nothing changes, while its domain is approved.
    async fn approve(&self, at: &AtWork, new: &Approved, now: Timestamp) -> Result<bool, Fault>;
    /// Stops one: whoever came in under it is out at once.
    async fn stop_organisation(&self, at: &AtWork, organisation: ApprovedId, now: Timestamp) -> Result<(), Fault>;
    /// The organisation that is approved for a domain and was not stopped.
    async fn approved(&self, domain: &MailDomain) -> Result<Option<Approved>, Fault>;
    /// Makes an account. `false`, and none is made, when there is one for this address or the organisation was stopped.
    async fn make_account(&self, new: &NewAccount, now: Timestamp) -> Result<bool, Fault>;
    /// The account of a work address.
    async fn account(&self, helper: HelperKey) -> Result<Option<Account>, Fault>;
    /// How that account stands.
    async fn account_state(&self, helper: HelperKey) -> Result<Option<AccountState>, Fault>;
    /// Takes the code of a half minute. `false` if it, or a later one, was taken before, or the holder was cut off.
    async fn use_app_code(&self, account: AccountId, step: i64, now: Timestamp) -> Result<bool, Fault>;
    /// Cuts somebody off who left: they are out at once and do not come in again.
    async fn cut_off(&self, at: &AtWork, account: AccountId, now: Timestamp) -> Result<(), Fault>;
    /// Takes an account away, such as after a phone was lost: its holder may make another.
    async fn reset_account(&self, at: &AtWork, account: AccountId, now: Timestamp) -> Result<(), Fault>;
}
