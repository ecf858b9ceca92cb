//! Giving the key of every family and every concern a new wrapping key, while families go on using the portal.
//!
//! [`rotate`] finishes what an earlier run left, or else adds a key to the key file and begins. It can be cut off at any
//! point. Between lots it leaves the database to the portal for as long as a lot took. It never drops a key.

use std::{path::Path, time::Duration};

use app::ports::{Fault, Ids};
use tokio::time::Instant;

use crate::{
    crypto::keyring::KeyRing,
    store::keeper::{Keeper, KeyOf, Rewrapped},
};

/// Keys in one lot: few enough that nobody waits long for the database.
const LOT: u32 = 200;
/// The shortest pause between lots.
const PAUSE: Duration = Duration::from_millis(10);

/// What a rotation did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rotated {
    /// Where the key file as it was before was kept; `None` when an earlier rotation was finished with the key it added.
    pub copy: Option<std::path::PathBuf>,
    /// Families whose key was wrapped anew.
    pub done: u64,
    /// Families whose key no key in the file opens.
    pub closed: u64,
    /// The same two for professionals' concerns.
    pub concerns: (u64, u64),
}

/// Wraps every family's and every concern's key under the newest key. `progress` hears how many are done, and of how many.
pub async fn rotate(
    store: &dyn Keeper,
    key_file: &Path,
    ids: &dyn Ids,
    progress: &mut (dyn FnMut(u64, u64) + Send),
) -> Result<Rotated, Fault> {
    let mut rotated = Rotated::default();
    if store.families_to_rewrap().await?.1 == 0 && store.concerns_to_rewrap().await? == 0 {
        rotated.copy = Some(KeyRing::add_key(key_file, ids)?);
    }
    // A portal that runs takes the new key up by itself, but a family it was just writing may still get the old one.
    loop {
        let (_, left) = store.families_to_rewrap().await?;
        let round = pass(store, KeyOf::Family, &mut |done| progress(done, left.max(done))).await?;
        rotated.done += round.done;
        rotated.closed = round.closed;
        let concerns = pass(store, KeyOf::Concern, &mut |_| ()).await?;
        rotated.concerns = (rotated.concerns.0 + concerns.done, concerns.closed);
        if round.done + concerns.done == 0 {
            store.reseal_accounts().await?;
            store.reseal_desk_people().await?;
            return Ok(rotated);
        }
    }
}

/// Goes once through every key of a kind; `told` hears how many are done.
async fn pass(store: &dyn Keeper, of: KeyOf, told: &mut (dyn FnMut(u64) + Send)) -> Result<Rewrapped, Fault> {
    let mut sum = Rewrapped::default();
    loop {
        let began = Instant::now();
        let lot = store.rewrap(of, sum.after, LOT).await?;
        sum.done += lot.done;
        sum.closed += lot.closed;
        if lot.after.is_none() {
            return Ok(sum);
        }
        sum.after = lot.after;
        told(sum.done);
        tokio::time::sleep(began.elapsed().max(PAUSE)).await;
    }
}
