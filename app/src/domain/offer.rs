//! Help near a family that anybody may use: a group, a centre, a course, a phone line.
//!
//! An [`Offer`] is public data that somebody else wrote; a [`KeptOffer`] also says where it came from and whether it is
//! only our sample. Nothing here says who needs what: a family looks and chooses. Texts stay text, and a link that is
//! not `https` is none.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{
    age_band::AgeBand,
    contact::{Email, Phone},
    place::PlaceId,
    postcode::Postcode,
    text::{Description, Line},
};

mod opening;
mod web_link;

pub use opening::{Opening, Weekday};
pub use web_link::{NotALink, WebLink};

/// The most offers a family can put on its list.
pub const MOST_PINS: usize = 30;

/// An offer's id: it stays the same from one import to the next, names one place's offer, and says nothing by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfferId([u8; 16]);

impl OfferId {
    /// Wraps an id made at the import or read back from storage.
    pub const fn new(id: [u8; 16]) -> Self {
        Self(id)
    }

    /// Reads 32 small hexadecimal digits.
    pub fn parse(raw: &str) -> Option<Self> {
        let fits = raw.len() == 32 && raw.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        fits.then(|| u128::from_str_radix(raw, 16).ok()).flatten().map(|number| Self(number.to_be_bytes()))
    }

    /// The bare bytes.
    pub const fn bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl std::fmt::Display for OfferId {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:032x}", u128::from_be_bytes(self.0))
    }
}

impl TryFrom<String> for OfferId {
    type Error = &'static str;

    fn try_from(raw: String) -> Result<Self, Self::Error> {
        Self::parse(&raw).ok_or("not the id of an offer")
    }
}

impl From<OfferId> for String {
    fn from(id: OfferId) -> Self {
        id.to_string()
    }
}

choices! {
    /// Whether an offer costs money, as far as its provider says.
    pub enum Cost {
        /// It is free.
        Free = "free",
        /// It costs something.
        Paid = "paid",
        /// Nobody says.
        NotKnown = "not-known",
    }
}

/// Whom an offer is for, in whole years; an end that nobody gave is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeRange {
    /// The youngest.
    pub from: Option<u8>,
    /// The oldest.
    pub to: Option<u8>,
}

/// A spot where an offer takes place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spot {
    /// Its name and street, on one line.
    pub address: Line,
    /// Its postcode, if it has a real one.
    pub postcode: Option<Postcode>,
}

/// Help that anybody may use, as its provider describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its id.
    pub id: OfferId,
    /// What it is called.
    pub name: Line,
    /// What it is.
    pub what: Option<Description>,
    /// Whom it is for, in the provider's words.
    pub who_for: Option<Description>,
    /// Whom it is for, in years.
    pub ages: AgeRange,
    /// Whether it costs money.
    pub cost: Cost,
    /// What it costs, in the provider's words.
    pub cost_words: Option<Description>,
    /// When it is open.
    pub when: Vec<Opening>,
    /// Where it is.
    pub spots: Vec<Spot>,
    /// The area it serves.
    pub areas: Vec<Line>,
    /// A number to ring.
    pub phone: Option<Phone>,
    /// An address to write to.
    pub email: Option<Email>,
    /// Its page on the web.
    pub web: Option<WebLink>,
    /// Who runs it.
    pub provider: Option<Line>,
    /// When its provider last looked at these words.
    pub written_on: Option<Date>,
}

/// Where a place's offers came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferSource {
    /// The host of the feed it was read from; `None` for a file.
    pub host: Option<Line>,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// Whether we made it ourselves from the council's papers, and nobody has checked it.
    pub is_sample: bool,
}

/// An offer with where it is and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptOffer {
    /// The offer.
    pub offer: Offer,
    /// The place whose set it belongs to.
    pub place: PlaceId,
    /// Where the set came from.
    pub source: OfferSource,
}

/// The years a band covers, both included.
pub const fn years(band: AgeBand) -> (u8, u8) {
    match band {
        AgeBand::UnderFive => (0, 4),
        AgeBand::FiveToTen => (5, 10),
        AgeBand::ElevenToFifteen => (11, 15),
        AgeBand::SixteenSeventeen => (16, 17),
        AgeBand::EighteenPlus => (18, 25),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_and_nothing_else_does() {
        let id = OfferId::new([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 255]);
        assert_eq!(OfferId::parse(&id.to_string()), Some(id));
        for raw in ["", "1", &"F".repeat(32), &"0".repeat(33), &"+".repeat(32), "pinned"] {
            assert_eq!(OfferId::parse(raw), None, "{raw}");
        }
    }
}
