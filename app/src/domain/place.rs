//! A council area the portal serves. Everything in it is data: names, numbers, services, clocks, words.
//!
//! The types here say what a place must have; `server` loads and checks them and refuses to start on a fault.
//! A place never decides need or level: it only says where a request goes and what the family reads.

mod ages;
mod clocks;
mod consent_words;
mod guide;
mod help;
mod hub;

use serde::{Deserialize, Serialize};

pub use self::{
    ages::{AgeRules, Ages},
    clocks::{ClockSources, Clocks},
    consent_words::ConsentWords,
    guide::{Assessment, Guide, Heading, Lead, Level, Meeting},
    help::{ForYoung, Goes, HelpWanted, Organisation, Service},
    hub::{Contact, Hub, Locality},
};
use super::{journey::Path, language::Language, postcode::Postcode};

macro_rules! slug_type {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// A short name of 1 to 40 lower-case letters, digits and dashes.
            pub fn parse(raw: &str) -> Option<Self> {
                let fits = (1..=40).contains(&raw.len())
                    && raw.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
                fits.then(|| Self(raw.to_owned()))
            }

            /// The short name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = &'static str;

            fn try_from(raw: String) -> Result<Self, Self::Error> {
                Self::parse(&raw).ok_or("use 1 to 40 small letters, digits and dashes")
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    };
}

slug_type! {
    /// A place's short name, such as `york`: its folder, its form value, its key in storage.
    PlaceId
}
slug_type! {
    /// A hub's short name within its place.
    HubId
}
slug_type! {
    /// A locality's short name within its place.
    LocalityId
}
slug_type! {
    /// A service's short name within its place.
    ServiceId
}
slug_type! {
    /// An organisation's short name within its place.
    OrganisationId
}

/// Everything one place says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// Short name.
    pub id: PlaceId,
    /// The area's name, such as `York`.
    pub name: String,
    /// The council's name, such as `City of York Council`.
    pub council: String,
    /// The name families know the service by, shown in the page header.
    pub brand: String,
    /// Three letters that open a reference, such as `YRK`.
    pub reference_prefix: String,
    /// Outward postcodes (`YO1`) or sectors (`HU13 0`) that belong to this place.
    pub postcodes: Vec<String>,
    /// The hub that gets every request that no other rule sends elsewhere; one of `hubs`.
    pub front_door: HubId,
    /// Whether the front door answers questions that name nobody, here (rule C18). Its papers or the hub itself must say so.
    pub advice_without_names: bool,
    /// Every hub of this place.
    pub hubs: Vec<Hub>,
    /// Its parts with a hub of their own; empty where the place's papers name none.
    #[serde(default)]
    pub localities: Vec<Locality>,
    /// What a family can tick as help it would like.
    pub services: Vec<Service>,
    /// Whom a family can let see parts of its request, each by its own name (rule C3).
    pub organisations: Vec<Organisation>,
    /// How long things should take.
    pub clocks: Clocks,
    /// At what ages what changes.
    pub ages: AgeRules,
    /// What the consent pages say.
    pub consent: ConsentWords,
    /// The assessment that families are offered.
    pub assessment: Assessment,
    /// The person who joins everything up.
    pub lead: Lead,
    /// What meetings are called.
    pub meetings: Vec<Meeting>,
    /// Levels of help as the place explains them; empty where its papers give none.
    /// No page and no rule assigns one (invariant 7).
    #[serde(default)]
    pub levels: Vec<Level>,
    /// How things work here, in words.
    pub guide: Guide,
    /// What a young person should know about help here, one paragraph an entry.
    pub for_young: Vec<String>,
    /// Whom to ring when the hub is closed.
    pub out_of_hours: Contact,
    /// The language of what families read here: English as the files say it, or a translation put in its place.
    #[serde(skip, default = "english")]
    pub language: Language,
    /// The native speaker who checked the translation; nobody yet where it is none.
    #[serde(skip)]
    pub checked_by: Option<String>,
}

/// What the files of a place are written in.
const fn english() -> Language {
    Language::English
}

impl Place {
    /// The hub with this short name.
    pub fn hub(&self, id: &HubId) -> Option<&Hub> {
        self.hubs.iter().find(|hub| &hub.id == id)
    }

    /// The hub that gets requests from the front door. `None` only for data that was never checked.
    pub fn front_door(&self) -> Option<&Hub> {
        self.hub(&self.front_door)
    }

    /// The service with this short name.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|service| service.id.as_str() == id)
    }

    /// Whether this place serves `postcode`.
    pub fn serves(&self, postcode: &Postcode) -> bool {
        within(&self.postcodes, postcode)
    }

    /// The locality with this short name.
    pub fn locality(&self, id: &LocalityId) -> Option<&Locality> {
        self.localities.iter().find(|locality| &locality.id == id)
    }

    /// The locality that `postcode` lies in, where the place's data says so.
    pub fn locality_of(&self, postcode: &Postcode) -> Option<&Locality> {
        self.localities.iter().find(|locality| within(&locality.postcodes, postcode))
    }

    /// Whether a family would have to say which locality it lives in, because its postcode does not.
    pub fn must_ask_locality(&self, postcode: Option<&Postcode>) -> bool {
        !self.localities.is_empty() && postcode.and_then(|postcode| self.locality_of(postcode)).is_none()
    }

    /// Every contact of this place.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.hubs.iter().map(|hub| &hub.contact).chain([&self.out_of_hours])
    }

    /// What can be ticked as help on a path.
    pub fn services_on(&self, path: Path) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(move |service| path == Path::MyFamily || service.young.is_some())
    }

    /// Whom a path asks about: who may see parts of a request.
    pub fn organisations_on(&self, path: Path) -> impl Iterator<Item = &Organisation> {
        self.organisations.iter().filter(move |each| path == Path::MyFamily || each.young.is_some())
    }

    /// The organisation with this short name.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|each| &each.id == id)
    }
}

/// Whether `postcode` lies in one of these areas or sectors.
fn within(areas: &[String], postcode: &Postcode) -> bool {
    areas.iter().any(|area| area == postcode.outward() || area == postcode.sector())
}
