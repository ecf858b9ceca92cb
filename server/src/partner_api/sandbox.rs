//! A place to try the API in: the same signatures, rights and checks, and no family anywhere.
//!
//! [`Sandbox`] knows a few made-up references and keeps, in memory alone, which events it took in the last day, so that
//! "already" can be tried too. It never reaches storage, a page or a family; a restart forgets everything.

use std::{
    collections::{BTreeMap, VecDeque},
    sync::{Mutex, PoisonError},
};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::{
    problem::Refusal,
    report::{Sender, Taken},
};

/// The requests that the sandbox knows, at whatever hub asks.
pub const REQUESTS: [&str; 3] = ["TEST-0001", "TEST-0002", "TEST-0003"];
/// The question that names nobody.
pub const QUESTION: &str = "TEST-0009";
/// How long an event is remembered.
const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// How many events are remembered at one time.
const MOST: usize = 20_000;

/// What an event said, as a digest: a long text would otherwise cost memory for a day.
type Digest = [u8; 32];
/// An event by who told it and under which id.
type Key = (String, String, String);

#[derive(Debug, Default)]
struct Events {
    /// What each said.
    said: BTreeMap<Key, Digest>,
    /// Oldest first.
    since: VecDeque<(Timestamp, Key)>,
}

/// The made-up requests and what was told of them.
#[derive(Debug, Default)]
pub struct Sandbox {
    events: Mutex<Events>,
}

impl Sandbox {
    /// Whether the reference is one of the made-up requests', and not the question's.
    pub(super) fn is_request(reference: &str) -> bool {
        REQUESTS.contains(&reference)
    }

    /// Notes what was said of a plan. As on the real ground, a question has none, and when it was said makes no difference.
    pub(super) fn take_plan(
        &self,
        sender: Sender<'_>,
        (name, mut said): (&str, Value),
        now: Timestamp,
    ) -> Result<Taken, Refusal> {
        if !Self::is_request(sender.reference.as_str()) {
            return Err(Refusal::NoSuchRequest);
        }
        if let Some(fields) = said.as_object_mut() {
            fields.remove("at");
        }
        self.take(sender, format!("{name} {said}").as_bytes(), now)
    }

    /// Notes that an event said this.
    pub(super) fn take(&self, sender: Sender<'_>, said: &[u8], now: Timestamp) -> Result<Taken, Refusal> {
        let reference = sender.reference.as_str();
        if !Self::is_request(reference) && reference != QUESTION {
            return Err(Refusal::NoSuchRequest);
        }
        let key = (sender.place.as_str().to_owned(), sender.hub.as_str().to_owned(), sender.event.to_owned());
        let said = Digest::from(Sha256::digest(said));
        let mut events = self.events.lock().unwrap_or_else(PoisonError::into_inner);
        events.forget(now);
        match events.said.get(&key) {
            Some(before) if *before == said => Ok(Taken::Already),
            Some(_) => Err(Refusal::OtherContent),
            None => {
                events.since.push_back((now, key.clone()));
                events.said.insert(key, said);
                Ok(Taken::Taken)
            }
        }
    }
}

impl Events {
    /// Drops what is older than a day, and the oldest when there are too many.
    fn forget(&mut self, now: Timestamp) {
        let is_old = |since: &Timestamp| now.duration_since(*since) >= KEPT;
        while self.since.front().is_some_and(|(since, _)| is_old(since) || self.since.len() >= MOST) {
            if let Some((_, key)) = self.since.pop_front() {
                self.said.remove(&key);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use app::domain::{
        place::{HubId, PlaceId},
        reference::Reference,
    };

    use super::*;

    fn take(sandbox: &Sandbox, (event, reference, said): (&str, &str, &str), at: Timestamp) -> Result<Taken, Refusal> {
        let (place, hub) = (PlaceId::parse("york").unwrap(), HubId::parse("mash").unwrap());
        let reference = Reference::from_text(reference);
        sandbox.take(Sender { event, reference: &reference, place: &place, hub: &hub }, said.as_bytes(), at)
    }

    #[test]
    fn it_takes_an_event_once_and_no_other_under_the_same_id_and_forgets_it_after_a_day() {
        let (sandbox, start) = (Sandbox::default(), Timestamp::UNIX_EPOCH);
        let at = |hours| start + SignedDuration::from_hours(hours);
        assert_eq!(take(&sandbox, ("e", REQUESTS[0], "a"), start), Ok(Taken::Taken));
        assert_eq!(take(&sandbox, ("e", REQUESTS[0], "a"), at(23)), Ok(Taken::Already));
        assert_eq!(take(&sandbox, ("e", REQUESTS[0], "b"), at(23)), Err(Refusal::OtherContent));
        assert_eq!(take(&sandbox, ("e", "YRK-2222-2222", "a"), start), Err(Refusal::NoSuchRequest));
        assert_eq!(take(&sandbox, ("e", REQUESTS[0], "b"), at(24)), Ok(Taken::Taken));
    }

    #[test]
    fn it_never_remembers_more_than_it_may() {
        let (sandbox, start) = (Sandbox::default(), Timestamp::UNIX_EPOCH);
        for number in 0..MOST + 10 {
            assert_eq!(take(&sandbox, (&number.to_string(), REQUESTS[0], "a"), start), Ok(Taken::Taken));
        }
        let events = sandbox.events.lock().unwrap();
        assert_eq!((events.said.len(), events.since.len()), (MOST, MOST));
    }
}
