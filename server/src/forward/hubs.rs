//! Which hub is reached in which way.
//!
//! [`Hubs`] is made once from settings and refuses addresses without TLS (save on this machine), bad secrets and two
//! entries for one hub. A hub without an entry gets its place's entry for all hubs, and else the desk: no request is
//! ever without a receiver.

use std::{collections::BTreeMap, net::IpAddr, sync::Arc};

use app::{
    domain::place::{HubId, PlaceId},
    ports::{Clock, Desks},
};
use reqwest::Url;
use secrecy::SecretString;

use super::{ApiSettings, BadSecret, DeskHub, Ground, HttpHub, Hub, Scopes, SigningKey, caller::Caller, http_hub};

/// One entry of the settings.
#[derive(Clone, Debug)]
pub struct HubSettings {
    /// Whose.
    pub place: PlaceId,
    /// Which hub there; `None` for every hub of the place without its own entry.
    pub hub: Option<HubId>,
    /// How it is reached.
    pub kind: HubKind,
    /// What its own computer may tell us.
    pub api: ApiSettings,
}

/// How a hub is reached.
#[derive(Clone, Debug)]
pub enum HubKind {
    /// On the portal's own desk pages.
    Desk,
    /// By signed JSON posts.
    Http {
        /// Where to post: `https`, or `http` to this machine.
        url: String,
        /// `whsec_` and base64.
        secret: SecretString,
    },
}

/// Why the settings cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum HubsProblem {
    /// The address is not a usable one.
    #[error("the hub address of {0} must be https, or http to this machine, without a name or password in it")]
    Address(String),
    /// The secret is not a usable one.
    #[error("the hub secret of {0} cannot be used")]
    Secret(String, #[source] BadSecret),
    /// One hub is listed twice.
    #[error("{0} is listed twice")]
    Twice(String),
    /// The system's certificates cannot be read.
    #[error("the client for hubs cannot be built")]
    Client(#[from] reqwest::Error),
}

type Key = (PlaceId, Option<HubId>);

/// Every hub that is not simply the desk.
#[derive(Clone)]
pub struct Hubs {
    reached: BTreeMap<Key, Reached>,
    desk: Arc<dyn Hub>,
}

#[derive(Clone)]
struct Reached {
    hub: Arc<dyn Hub>,
    caller: Caller,
}

impl Hubs {
    /// The desk for everyone.
    pub fn desk_only() -> Self {
        Self { reached: BTreeMap::new(), desk: Arc::new(DeskHub) }
    }

    /// Checks the settings and builds every hub in them.
    pub fn open(settings: impl IntoIterator<Item = HubSettings>, clock: &Arc<dyn Clock>) -> Result<Self, HubsProblem> {
        let client = http_hub::client()?;
        let mut hubs = Self::desk_only();
        for HubSettings { place, hub, kind, api } in settings {
            let label = label(&place, hub.as_ref());
            let secret = match &kind {
                HubKind::Desk => None,
                HubKind::Http { secret, .. } => Some(secret),
            };
            let caller = Caller::open(secret, api).map_err(|bad| HubsProblem::Secret(label.clone(), bad))?;
            let reached = match (kind, caller.real()) {
                (HubKind::Http { url, .. }, Some(key)) => {
                    let url = address(&url).ok_or_else(|| HubsProblem::Address(label.clone()))?;
                    let http = HttpHub { client: client.clone(), url, key, clock: Arc::clone(clock) };
                    Reached { hub: Arc::new(http), caller }
                }
                _ => Reached { hub: Arc::clone(&hubs.desk), caller },
            };
            if hubs.reached.insert((place, hub), reached).is_some() {
                return Err(HubsProblem::Twice(label));
            }
        }
        Ok(hubs)
    }

    /// The same hubs, with one more that is reached in a way of the caller's own.
    #[must_use]
    pub fn with(mut self, place: PlaceId, hub: Option<HubId>, reached: Arc<dyn Hub>) -> Self {
        self.reached.insert((place, hub), Reached { hub: reached, caller: Caller::default() });
        self
    }

    /// The way to `hub` of `place`.
    pub fn choose(&self, place: &PlaceId, hub: &HubId) -> &Arc<dyn Hub> {
        self.reached(place, hub).map_or(&self.desk, |reached| &reached.hub)
    }

    /// The secret that the computer of `hub` of `place` signs with on this ground, and its rights. `None` where it has none:
    /// a hub that is read at the desk has pages of its own there.
    pub fn caller(&self, place: &PlaceId, hub: &HubId, ground: Ground) -> Option<(&SigningKey, &Scopes)> {
        self.reached(place, hub)?.caller.on(ground)
    }

    fn reached(&self, place: &PlaceId, hub: &HubId) -> Option<&Reached> {
        let own = self.reached.get(&(place.clone(), Some(hub.clone())));
        own.or_else(|| self.reached.get(&(place.clone(), None)))
    }
}

impl Desks for Hubs {
    fn is_at_desk(&self, place: &PlaceId, hub: &HubId) -> bool {
        self.choose(place, hub).kind() == self.desk.kind()
    }
}

fn label(place: &PlaceId, hub: Option<&HubId>) -> String {
    format!("{}/{}", place.as_str(), hub.map_or("*", HubId::as_str))
}

/// An address that keeps what is posted to it private on the way.
fn address(raw: &str) -> Option<Url> {
    let url = Url::parse(raw).ok()?;
    let plain_name = url.username().is_empty() && url.password().is_none();
    let private = url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(&url));
    (plain_name && private).then_some(url)
}

/// Whether `url` names this machine by its loopback address.
pub(crate) fn is_this_machine(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use app::ports::Clock;
    use jiff::Timestamp;

    use super::*;

    struct Stopped;

    impl Clock for Stopped {
        fn now(&self) -> Timestamp {
            Timestamp::UNIX_EPOCH
        }
    }

    fn http(place: &str, hub: Option<&str>, url: &str) -> HubSettings {
        HubSettings {
            place: PlaceId::parse(place).unwrap(),
            hub: hub.and_then(HubId::parse),
            kind: HubKind::Http { url: url.to_owned(), secret: "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD".into() },
            api: ApiSettings::default(),
        }
    }

    fn open(settings: Vec<HubSettings>) -> Result<Hubs, HubsProblem> {
        let clock: Arc<dyn Clock> = Arc::new(Stopped);
        Hubs::open(settings, &clock)
    }

    #[test]
    fn a_hub_is_found_by_its_own_entry_then_by_its_place_and_else_it_is_the_desk() {
        let own = HubSettings { kind: HubKind::Desk, ..http("york", Some("mash"), "") };
        let hubs = open(vec![own, http("york", None, "https://hub.example/cases")]).unwrap();
        let kind = |place, hub| hubs.choose(&PlaceId::parse(place).unwrap(), &HubId::parse(hub).unwrap()).kind();
        assert_eq!(kind("york", "mash"), "desk");
        assert_eq!(kind("york", "other"), "http");
        assert_eq!(kind("hull", "mash"), "desk");
    }

    #[test]
    fn addresses_without_tls_are_refused_save_on_this_machine() {
        for good in ["https://hub.example/x", "http://127.0.0.1:4000/cases", "http://[::1]:4000/", "http://localhost/"]
        {
            assert!(open(vec![http("york", None, good)]).is_ok(), "{good}");
        }
        for bad in [
            "http://hub.example/",
            "ftp://127.0.0.1/",
            "https://a:b@hub.example/",
            "hub",
            "http://127.0.0.1.hub.example/",
        ] {
            assert!(matches!(open(vec![http("york", None, bad)]), Err(HubsProblem::Address(_))), "{bad}");
        }
    }

    #[test]
    fn one_hub_cannot_be_listed_twice() {
        let twice = || http("york", Some("mash"), "https://hub.example/");
        assert!(matches!(open(vec![twice(), twice()]), Err(HubsProblem::Twice(label)) if label == "york/mash"));
    }
}
