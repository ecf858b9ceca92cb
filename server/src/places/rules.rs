//! What a place's values must mean together, within it and beside the other places.
//!
//! Rule C1: consent text is honest about sharing. Rule C3: a family chooses organisations it can recognise.

use std::collections::BTreeMap;

use app::domain::{
    journey::Path,
    kinds,
    place::{Goes, Place},
    story::Section,
};

use super::{Faults, PlaceFault, texts};

/// Checks one place.
pub(super) fn check(place: &Place, faults: &mut Faults<'_>) {
    if place.id.as_str() != faults.source.folder {
        faults.add("id", "is not the folder's name", "Give both the same short name");
    }
    let prefix = &place.reference_prefix;
    if prefix.len() != 3 || !prefix.bytes().all(|letter| letter.is_ascii_uppercase()) {
        faults.add("reference_prefix", "is not three capital letters", "Write it as YRK");
    }
    for (index, postcode) in place.postcodes.iter().enumerate() {
        if !is_area(postcode) {
            faults.add(&format!("postcodes[{index}]"), "is not part of a postcode", "Write YO1, or a sector as HU13 0");
        }
    }
    twice(faults, "postcodes", place.postcodes.iter().map(String::as_str));
    twice(faults, "hubs", place.hubs.iter().map(|hub| hub.id.as_str()));
    twice(faults, "services", place.services.iter().map(|service| service.id.as_str()));
    twice(faults, "organisations", place.organisations.iter().map(|each| each.id.as_str()));
    if place.front_door().is_none() {
        faults.add("front_door", "is not one of the hubs", "Write the id of the hub that gets new requests");
    }
    if place.clocks.outcome_working_days < place.clocks.acknowledge_working_days {
        faults.add("clocks.outcome_working_days", "is shorter than the time to say \"we have it\"", "Make it longer");
    }
    organisations(place, faults);
    young(place, faults);
    localities(place, faults);
    ages(place, faults);
    headings(place, faults);
    texts::check(place, faults);
}

/// Checks that each part of a place leads somewhere, and that help which goes straight to a part has a part to go to.
fn localities(place: &Place, faults: &mut Faults<'_>) {
    twice(faults, "localities", place.localities.iter().map(|each| each.id.as_str()));
    let mut seen: Vec<&str> = Vec::new();
    for (index, locality) in place.localities.iter().enumerate() {
        if place.hub(&locality.hub).is_none() {
            faults.add(&format!("localities[{index}].hub"), "is not one of the hubs", "Write the id of its hub");
        }
        for (number, area) in locality.postcodes.iter().enumerate() {
            let key = format!("localities[{index}].postcodes[{number}]");
            if !place.postcodes.iter().any(|whole| whole == area || area.split(' ').next() == Some(whole)) {
                faults.add(&key, "does not lie in this place", "Write one of the place's areas, or a sector of one");
            }
            if seen.iter().any(|other| overlap(area, other)) {
                faults.add(&key, "lies in two localities", "Give each part of a postcode to one locality");
            }
            seen.push(area);
        }
    }
    for (index, service) in place.services.iter().enumerate() {
        if service.goes == Goes::Locality && place.localities.is_empty() {
            let mend = "Write front-door, or add the localities";
            faults.add(&format!("services[{index}].goes"), "goes to a locality, and there is none", mend);
        }
    }
}

fn ages(place: &Place, faults: &mut Faults<'_>) {
    let ages = &place.ages;
    if ages.parent_view_ends_at < ages.parent_view_review_at {
        faults.add("ages.parent_view_ends_at", "comes before the review", "Make it the same or later (rule C10)");
    }
    if ages.help_until_special_needs < ages.help_until {
        faults.add("ages.help_until_special_needs", "is less than help_until", "Make it the same or more");
    }
}

/// Checks that every section of a story has exactly one heading, so that nothing a family says yes to gets lost or doubled.
fn headings(place: &Place, faults: &mut Faults<'_>) {
    let mut seen: Vec<Section> = Vec::new();
    for (index, heading) in place.assessment.maps.iter().enumerate() {
        for (number, section) in heading.from.iter().enumerate() {
            if seen.contains(section) {
                let what = format!("puts {} under a heading twice", section.slug());
                faults.add(&format!("assessment.maps[{index}].from[{number}]"), what, "Keep it once");
            }
            seen.push(*section);
        }
    }
    for section in Section::ALL.iter().filter(|section| !seen.contains(section)) {
        let what = format!("have no heading for {}", section.slug());
        faults.add("assessment.maps", what, "Add it to the heading that it belongs to");
    }
    twice(faults, "assessment.maps", place.assessment.maps.iter().map(|heading| heading.heading.as_str()));
}

/// Checks places beside each other.
pub(super) fn between(places: &[Place], found: &mut Vec<PlaceFault>) {
    let mut fault = |place: &Place, key: &str, what: String, mend: &str| {
        let file = place.id.as_str().to_owned();
        found.push(PlaceFault { file, key: key.to_owned(), what, mend: mend.to_owned() });
    };
    for (index, place) in places.iter().enumerate() {
        for other in places.iter().take(index) {
            if place.reference_prefix == other.reference_prefix {
                let what = format!("is also that of {}", other.id.as_str());
                fault(place, "reference_prefix", what, "Choose other letters");
            }
            for area in place.postcodes.iter().filter(|area| other.postcodes.iter().any(|theirs| overlap(area, theirs)))
            {
                let what = format!("claim {area}, as {} does", other.id.as_str());
                fault(place, "postcodes", what, "Give each part of a postcode to one place");
            }
        }
    }
}

/// Whether two areas are the same or one lies in the other: `YO1 7` lies in `YO1`.
fn overlap(one: &str, other: &str) -> bool {
    let within = |part: &str, whole: &str| part.split(' ').next() == Some(whole);
    one == other || within(one, other) || within(other, one)
}

/// `YO1`, or a sector such as `HU13 0`.
fn is_area(area: &str) -> bool {
    let whole = if area.contains(' ') { format!("{area}AA") } else { format!("{area} 1AA") };
    app::domain::postcode::Postcode::parse(&whole).is_ok_and(|postcode| postcode.as_str() == whole)
}

fn twice<'a>(faults: &mut Faults<'_>, key: &str, ids: impl Iterator<Item = &'a str>) {
    let mut seen = BTreeMap::new();
    for (index, id) in ids.enumerate() {
        if let Some(first) = seen.insert(id.to_owned(), index) {
            faults.add(&format!("{key}[{index}]"), format!("has the same id as number {first}"), "Give each its own");
        }
    }
}

/// Checks that a young person has help to choose from.
fn young(place: &Place, faults: &mut Faults<'_>) {
    if place.services_on(Path::YoungPerson).next().is_none() {
        let mend = "Say for at least one service what a young person would call it";
        faults.add("services", "have nothing for a young person who asks for themselves", mend);
    }
}

fn organisations(place: &Place, faults: &mut Faults<'_>) {
    let names = place.organisations.iter().enumerate().flat_map(|(index, each)| {
        let young = each.young.as_ref().map(|young| (format!("organisations[{index}].young.name"), &young.name));
        [Some((format!("organisations[{index}].name"), &each.name)), young].into_iter().flatten()
    });
    for (key, name) in names {
        if kinds::is_only_a_kind(name) {
            faults.add(
                &key,
                "names a kind of organisation, not one that a family can recognise (rule C3)",
                "Write the name on its door, such as \"Healthy Child Service\"",
            );
        }
    }
}
