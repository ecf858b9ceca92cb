//! What a person looks for, read from the address of the page, and written back into it.
//!
//! [`Looking`] holds only what was chosen on the form. Whatever an address holds, reading it never fails.

use crate::{
    domain::{age_band::AgeBand, place::PlaceId, postcode::Postcode, raw_form::RawForm, search_words::SearchWords},
    ports::{OfferQuery, Places},
};

/// Offers on one page.
pub(super) const EACH_PAGE: u32 = 10;
/// The last page that can be asked for.
const MOST_PAGES: u32 = 10_000;
/// The most characters of a search that are kept in addresses.
const MOST_TYPED: usize = 100;

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Looking {
    pub(super) place: PlaceId,
    /// What was typed, cut short.
    pub(super) typed: String,
    pub(super) age: Option<AgeBand>,
    /// An outward postcode.
    pub(super) near: Option<String>,
    pub(super) free_only: bool,
    /// From 1.
    pub(super) page: u32,
}

impl Looking {
    /// Reads the address; `place` is the visit's, for an address that names none.
    pub(super) fn read(query: &RawForm, places: &Places, place: Option<PlaceId>) -> Option<Self> {
        let named = PlaceId::parse(query.get("place")).filter(|id| places.get(id).is_some());
        // An address that names an empty place asks for the choice again.
        let place = if query.all("place").next().is_some() { named } else { place }?;
        Some(Self {
            place,
            typed: crate::domain::text::clean(query.get("q")).chars().take(MOST_TYPED).collect(),
            age: AgeBand::from_slug(query.get("age")),
            near: outward(query.get("near")),
            free_only: query.get("free") == "yes",
            page: query.get("page").parse().unwrap_or(1).clamp(1, MOST_PAGES),
        })
    }

    /// Whether anything is chosen but the place and the words.
    pub(super) const fn has_more(&self) -> bool {
        self.age.is_some() || self.near.is_some() || self.free_only
    }

    /// What storage is asked.
    pub(super) fn query(&self) -> OfferQuery {
        OfferQuery {
            place: self.place.clone(),
            words: SearchWords::parse(&self.typed),
            age: self.age,
            near: self.near.clone(),
            free_only: self.free_only,
            skip: (self.page - 1).saturating_mul(EACH_PAGE),
            most: EACH_PAGE,
        }
    }

    /// The same as form fields.
    pub(super) fn to_form(&self) -> RawForm {
        let form = RawForm::default()
            .with("place", self.place.as_str())
            .with("q", self.typed.clone())
            .with("age", self.age.map_or("", AgeBand::slug))
            .with("near", self.near.clone().unwrap_or_default());
        if self.free_only { form.with("free", "yes") } else { form }
    }

    /// The query of an address that shows `page` of the same.
    pub(super) fn address(&self, page: u32) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        query.append_pair("place", self.place.as_str());
        let parts = [
            ("q", self.typed.as_str()),
            ("age", self.age.map_or("", AgeBand::slug)),
            ("near", self.near.as_deref().unwrap_or_default()),
            ("free", if self.free_only { "yes" } else { "" }),
        ];
        for (key, value) in parts.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.append_pair(key, value);
        }
        if page > 1 {
            query.append_pair("page", &page.to_string());
        }
        query.finish()
    }
}

/// The first half of a postcode, whether it is given alone or whole.
pub(super) fn outward(raw: &str) -> Option<String> {
    // Any second half makes the first one readable as part of a whole.
    let alone = || Postcode::parse(&format!("{raw} 1AA"));
    Postcode::parse(raw).or_else(|_| alone()).ok().map(|postcode| postcode.outward().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_postcode_is_read_alone_or_whole() {
        for (raw, expected) in
            [("yo1", Some("YO1")), ("YO1 7HH", Some("YO1")), ("SW1A", Some("SW1A")), ("x", None), ("", None)]
        {
            assert_eq!(outward(raw).as_deref(), expected, "{raw}");
        }
    }

    #[test]
    fn an_address_reads_back_as_it_was_written() {
        let looking = Looking {
            place: PlaceId::parse("york").expect("a place"),
            typed: "a&b=c #d é".to_owned(),
            age: Some(AgeBand::FiveToTen),
            near: Some("YO1".to_owned()),
            free_only: true,
            page: 3,
        };
        let address = looking.address(3);
        let form = RawForm::new(form_urlencoded::parse(address.as_bytes()).into_owned());
        let read = Looking::read(&form.with("place", ""), &Places::default(), None);
        assert_eq!(read, None, "a place nobody serves is no place");
        let form =
            RawForm::new(form_urlencoded::parse(address.as_bytes()).into_owned().filter(|(key, _)| key != "place"));
        assert_eq!(Looking::read(&form, &Places::default(), Some(looking.place.clone())), Some(looking));
    }
}
