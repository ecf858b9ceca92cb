//! Every text of a place that families read, and what each must be like: short sentences, no promise that nobody can
//! keep (rule C1), no blame, no score, and names of licensed tools without what is in them.

use app::domain::place::{ForYoung, Place};

use super::{
    Faults,
    reading::{blame, too_long, too_much_promised},
};

/// The most words in the name of a tool. More than a name is content, which belongs to whoever made the tool.
const MOST_WORDS_IN_A_NAME: usize = 5;

/// Checks them all.
pub(super) fn check(place: &Place, faults: &mut Faults<'_>) {
    for (key, text) in all(place) {
        if let Some(words) = too_long(text) {
            faults.add(&key, format!("has a sentence of {words} words"), "Keep each sentence to 25 words or fewer");
        }
        if let Some(promise) = too_much_promised(text) {
            faults.add(
                &key,
                format!("promises too much: \"{promise}\" (rule C1)"),
                "The law lets people share without a yes to keep somebody safe; say so",
            );
        }
        if let Some(word) = blame(text) {
            faults.add(&key, format!("blames or scores: \"{word}\" (rule C14)"), "Say what help there is instead");
        }
    }
    for (index, tool) in place.assessment.tools.iter().enumerate() {
        if tool.split_whitespace().count() > MOST_WORDS_IN_A_NAME {
            let mend = format!("Write its name alone, in up to {MOST_WORDS_IN_A_NAME} words");
            faults.add(&format!("assessment.tools[{index}]"), "is more than a name", mend);
        }
    }
}

/// Key and text, in order.
fn all(place: &Place) -> Vec<(String, &str)> {
    let mut texts: Vec<(String, &str)> = Vec::new();
    for (index, hub) in place.hubs.iter().enumerate() {
        texts.push((format!("hubs[{index}].what"), &hub.what));
        texts.push((format!("hubs[{index}].hours"), &hub.hours));
    }
    for (index, service) in place.services.iter().enumerate() {
        texts.push((format!("services[{index}].name"), &service.name));
        texts.push((format!("services[{index}].what"), &service.what));
        list(&mut texts, &format!("services[{index}].words"), &service.words);
        young(&mut texts, &format!("services[{index}]"), service.young.as_ref());
    }
    for (index, each) in place.organisations.iter().enumerate() {
        texts.push((format!("organisations[{index}].name"), &each.name));
        texts.push((format!("organisations[{index}].purpose"), &each.purpose));
        young(&mut texts, &format!("organisations[{index}]"), each.young.as_ref());
    }
    for (index, meeting) in place.meetings.iter().enumerate() {
        texts.push((format!("meetings[{index}].what"), &meeting.what));
    }
    for (index, level) in place.levels.iter().enumerate() {
        texts.push((format!("levels[{index}].what"), &level.what));
    }
    for (index, heading) in place.assessment.maps.iter().enumerate() {
        texts.push((format!("assessment.maps[{index}].heading"), &heading.heading));
    }
    let (consent, guide) = (&place.consent, &place.guide);
    for (key, entries) in [
        ("consent.help", &consent.help),
        ("consent.if_no", &consent.if_no),
        ("consent.share", &consent.share),
        ("consent.law", &consent.law),
        ("assessment.what", &place.assessment.what),
        ("assessment.parts", &place.assessment.parts),
        ("lead.what", &place.lead.what),
        ("for_young", &place.for_young),
        ("guide.front_door", &guide.front_door),
        ("guide.teams", &guide.teams),
        ("guide.people", &guide.people),
        ("guide.better_or_harder", &guide.better_or_harder),
        ("guide.while_you_wait", &guide.while_you_wait),
        ("guide.standards", &guide.standards),
        ("guide.measures", &guide.measures),
    ] {
        list(&mut texts, key, entries);
    }
    texts
}

fn young<'a>(texts: &mut Vec<(String, &'a str)>, key: &str, young: Option<&'a ForYoung>) {
    for (name, text) in young.iter().flat_map(|young| [("name", &young.name), ("what", &young.what)]) {
        texts.push((format!("{key}.young.{name}"), text));
    }
}

fn list<'a>(texts: &mut Vec<(String, &'a str)>, key: &str, entries: &'a [String]) {
    texts.extend(entries.iter().enumerate().map(|(index, text)| (format!("{key}[{index}]"), text.as_str())));
}
