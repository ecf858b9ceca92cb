//! A council area the portal serves. Everything in it is data: names, numbers, services, clocks, words.
//!
//! The types here say what a place must have; `server` loads and checks them and refuses to start on a fault.
//! A place never decides need or level: it only says where a request goes and what the family reads.

use serde::{Deserialize, Serialize};

use super::{postcode::Postcode, text::Line};

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
    /// What the assessment is called here, such as `Family Early Help Assessment (FEHA)`.
    pub assessment: String,
    /// What the lead practitioner is called here.
    pub lead_name: String,
    /// Outward postcodes (`YO1`) or sectors (`HU13 0`) that belong to this place.
    pub postcodes: Vec<String>,
    /// The hub that gets every request that no other rule sends elsewhere; one of `hubs`.
    pub front_door: HubId,
    /// Every hub of this place.
    pub hubs: Vec<Hub>,
    /// What a family can tick as help it would like.
    pub services: Vec<Service>,
    /// Whom a family can let see parts of its request, each by its own name (rule C3).
    pub organisations: Vec<Organisation>,
    /// How long things should take.
    pub clocks: Clocks,
    /// What the consent pages say.
    pub consent: ConsentWords,
    /// Whom to ring when the hub is closed.
    pub out_of_hours: Contact,
}

/// A council team that receives requests.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    /// Short name.
    pub id: HubId,
    /// The name on its door, such as `York MASH`.
    pub name: String,
    /// What it is, in words a nine-year-old can read.
    pub what: String,
    /// How to ring it.
    pub contact: Contact,
    /// When it is open, in words.
    pub hours: String,
}

/// A phone number and whether a person has checked it lately.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Whose number it is.
    pub label: String,
    /// The number as people write it; `None` where the place's papers give none, and pages then say so.
    pub phone: Option<String>,
    /// Whether a person has confirmed it; pages say "check this number" until then.
    pub verified: bool,
    /// Where the number came from, with its date.
    pub source: String,
}

/// Help a family can ask for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Short name.
    pub id: ServiceId,
    /// What a parent would call it.
    pub name: String,
    /// One sentence on what it does.
    pub what: String,
}

/// A named organisation a family can let see parts of its request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Organisation {
    /// Short name.
    pub id: OrganisationId,
    /// Its own name, never a category such as "agencies".
    pub name: String,
    /// Why it would be told, in one sentence: the purpose the family agrees to.
    pub purpose: String,
}

/// How long things should take here, in working days of England unless said otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Clocks {
    /// The hub should say "we have it" within this many working days.
    pub acknowledge_working_days: u16,
    /// The family should hear the outcome within this many working days; then it can chase.
    pub outcome_working_days: u16,
}

/// The words of the two consent pages. Their version and exact text are kept with every answer (rule C4).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentWords {
    /// Changes whenever the meaning changes (rule C6).
    pub version: String,
    /// What saying yes to help means here, one paragraph an entry.
    pub help: Vec<String>,
    /// What happens when a family says no, one paragraph an entry.
    pub if_no: Vec<String>,
    /// What sharing means here, one paragraph an entry.
    pub share: Vec<String>,
    /// When the law lets people share anyway, one paragraph an entry (rule C1).
    pub law: Vec<String>,
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
        self.postcodes.iter().any(|area| area == postcode.outward() || area == postcode.sector())
    }

    /// The organisation with this short name.
    pub fn organisation(&self, id: &OrganisationId) -> Option<&Organisation> {
        self.organisations.iter().find(|each| &each.id == id)
    }
}

/// Something a family can ask for in its own words, beside the place's list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
pub struct HelpWanted {
    /// Services ticked from the place's list.
    pub services: Vec<ServiceId>,
    /// "I am not sure": a full answer.
    pub not_sure: bool,
    /// Help in the family's own words.
    pub other: Option<Line>,
}
