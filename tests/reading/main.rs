//! Writes down what a family reads on every page, in every state, in every place, for `cargo xtask test` to score.
//!
//! The pages are the real ones, reached as a person without scripts reaches them. One file a page state goes into the
//! folder that `READING_PAGES` names (else a folder of the build); `score.js` reads them. It refuses to leave a page
//! out: an address that the walk did not show is a failure.
#![expect(clippy::expect_used, reason = "a step that fails is a page nobody scored")]

mod block;
mod names;
mod pages;
mod walk;

use std::{fs, path::PathBuf};

use app::{domain::journey::Step, urls};

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
    let mut pages = Pages::new(folder, Names::of(&places));
    pages.write_messages();
    pages.write_plain_pages().await;
    walk::anybody(&mut pages).await;
    for place in places.all() {
        walk::place(place.id.as_str(), &mut pages).await;
    }

    let all = urls::FAMILY_PAGES.iter().map(|page| (*page).to_owned()).chain(Step::ALL.iter().map(|s| urls::step(*s)));
    let missing: Vec<String> = all.filter(|path| !pages.shown.contains(path)).collect();
    assert!(missing.is_empty(), "the walk does not show {missing:?}");
}

#[test]
fn every_route_is_a_known_family_page_or_the_hub_teams_own() {
    let source = include_str!("../../app/src/shell.rs");
    let routes = source.split("path!(\"").skip(1).filter_map(|rest| rest.split('"').next());
    for route in routes {
        let is_known = urls::FAMILY_PAGES.contains(&route) || route == "/ask/:step" || route.starts_with(urls::DESK);
        assert!(is_known, "{route} is missing from urls::FAMILY_PAGES");
    }
}
