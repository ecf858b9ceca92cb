//! Writes down what a family reads on every page, in every state, in every place, for `cargo xtask test` to score.
//!
//! The pages are the real ones, reached as a person without scripts reaches them. One file a page state goes into the
//! folder that `READING_PAGES` names (else a folder of the build); `score.js` reads them. It refuses to leave a page
//! out: an address that the walk did not show is a failure.
#![expect(clippy::expect_used, reason = "a step that fails is a page nobody scored")]

mod access;
mod advice;
mod block;
mod carry;
mod concern;
mod doors;
mod helping;
mod names;
mod notices;
mod pages;
mod permissions;
mod plan;
mod rights;
mod story;
mod walk;
mod young;

use std::{fs, path::PathBuf};

use app::{
    domain::{
        journey::{Path, Step},
        story::Section,
    },
    urls,
    words::glossary::glossary,
};

use crate::{names::Names, pages::Pages};

fn folder() -> PathBuf {
    #[expect(clippy::disallowed_methods, reason = "the command that scores the pages says where it wants them")]
    let named = std::env::var("READING_PAGES");
    named.map_or_else(|_| PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reading"), PathBuf::from)
}

#[tokio::test]
async fn every_family_page_in_every_place_is_written_down_for_scoring() {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder).expect("the old pages can go");
    }
    fs::create_dir_all(&folder).expect("a folder");

    let places = server::places::load(std::path::Path::new("../server/places")).expect("places");
    let mut pages = Pages::new(folder, Names::of(&places, &offer_names(&places)));
    pages.write_messages();
    pages.write_plain_pages().await;
    walk::anybody(&mut pages).await;
    story::walk(&mut pages).await;
    doors::walk(&mut pages).await;
    permissions::walk(&mut pages).await;
    plan::walk(&mut pages).await;
    notices::walk(&mut pages).await;
    access::walk(&mut pages).await;
    rights::pages(&mut pages).await;
    helping::walk(&mut pages).await;
    concern::walk(&mut pages).await;
    advice::walk(&mut pages).await;
    young::walk(&places, &mut pages).await;
    for place in places.all() {
        walk::place(place.id.as_str(), &mut pages).await;
    }

    carry::family(&mut pages).await;

    let of_places = places
        .all()
        .flat_map(|place| [urls::place(&place.id), urls::word_sheet(&place.id), urls::helping_sheet(&place.id)]);
    let of_words = glossary().terms().iter().map(|term| urls::word(&term.id));
    let all = urls::FAMILY_PAGES
        .iter()
        .map(|page| (*page).to_owned())
        .chain(Path::ALL.iter().flat_map(|path| path.steps().iter().map(|step| urls::question(*path, *step))))
        .chain([urls::question(Path::YoungPerson, Step::Share)])
        .chain(Section::ALL.iter().map(|section| urls::story(*section, None)))
        .chain(of_places)
        .chain(of_words);
    let missing: Vec<String> = all.filter(|path| !pages.shown.contains(path)).collect();
    assert!(missing.is_empty(), "the walk does not show {missing:?}");
}

/// The names of what is on offer nearby and of who offers it.
fn offer_names(places: &app::ports::Places) -> Vec<String> {
    let samples = places.all().map(|place| format!("../server/places/{}/offers.json", place.id.as_str()));
    let texts = samples.map(|path| fs::read_to_string(path).expect("a sample of offers"));
    let mut names = Vec::new();
    for text in texts {
        let feed: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        collect_names(&feed, &mut names);
    }
    assert!(!names.is_empty(), "the samples name nothing");
    names
}

fn collect_names(value: &serde_json::Value, names: &mut Vec<String>) {
    match value {
        serde_json::Value::Object(fields) => {
            names.extend(fields.get("name").and_then(serde_json::Value::as_str).map(str::to_owned));
            fields.values().for_each(|inner| collect_names(inner, names));
        }
        serde_json::Value::Array(all) => all.iter().for_each(|inner| collect_names(inner, names)),
        _ => {}
    }
}

#[test]
fn every_route_is_a_known_family_page_or_the_hub_teams_own() {
    let source = include_str!("../../app/src/shell.rs");
    let routes = source.split("path!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    for route in routes {
        let is_walked = [
            "/ask/:step",
            "/y/:step",
            "/place/:id",
            "/near/:id",
            "/words/:id",
            "/words/sheet/:place",
            "/shared/open/:token",
            "/for-you/open/:token",
            "/helping/draft/:step",
            "/helping/concern/:step",
            "/helping/sheet/:place",
            "/story/:section",
        ];
        let is_walked = is_walked.contains(&route);
        let is_known = urls::FAMILY_PAGES.contains(&route) || is_walked || route.starts_with(urls::DESK);
        assert!(is_known, "{route} is missing from urls::FAMILY_PAGES");
    }
}
