//! A fifth place is a folder and no code: a made-up one, set beside the four, is served like them.

#![expect(clippy::unwrap_used, reason = "a test stops where something is wrong, and says what")]

use std::{fs, path::Path};

use app::urls::post;
use tempfile::TempDir;
use tests::{
    app::{PLACES, TestApp},
    journey::{from_people_to_check, from_where_to_help},
};

/// A made-up place with two parts that its postcodes tell apart.
const NEWTOWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/journeys/newtown");

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let goal = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &goal);
        } else {
            fs::copy(entry.path(), goal).unwrap();
        }
    }
}

/// The four places with Newtown beside them.
fn five() -> TempDir {
    let dir = TempDir::new().unwrap();
    for folder in fs::read_dir(PLACES).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir()) {
        copy(&folder.path(), &dir.path().join(folder.file_name()));
    }
    copy(Path::new(NEWTOWN), &dir.path().join("newtown"));
    dir
}

#[tokio::test]
async fn a_fifth_place_is_a_folder_and_no_code() {
    let places = five();
    let app = TestApp::start_in(places.path()).await;
    for (postcode, hub) in [("ZE1 0AA", "Harbour hub"), ("ZE2 9AA", "Hill hub")] {
        let visitor = app.visitor();
        let guide = visitor.get("/place/newtown").await;
        assert_eq!(guide.heading(), "Help in Newtown: how it works");
        assert!(guide.text().contains("Newtown Front Door"), "{}", guide.text());
        let page = visitor.get("/").await;
        let page = visitor.submit(&page, post::BEGIN, &[]).await;
        let help = from_where_to_help(&visitor, page, &[("postcode", postcode)]).await;
        assert_eq!(help.one("header").as_deref(), Some("Newtown Together"));
        let page = visitor.submit(&help, post::ANSWER, &[("help", "play")]).await;
        assert_eq!(page.path, "/ask/people", "the postcode says which part, so nobody is asked");
        let check = from_people_to_check(&visitor, page).await;
        assert!(check.one("#goes-to").unwrap().starts_with(hub), "{:?}", check.one("#goes-to"));
        let sent = visitor.submit(&check, post::SEND, &[]).await;
        let text = sent.text();
        // Sent on Tuesday 24 November 2026: Newtown's clocks are two and three working days.
        for words in ["NEW-", hub, "Thursday 26 November 2026", "Friday 27 November 2026"] {
            assert!(text.contains(words), "{words} is not in: {text}");
        }
    }
    let york = app.visitor().get("/place/york").await;
    assert_eq!(york.heading(), "Help in York: how it works", "the four are still there");
}

#[tokio::test]
async fn a_fifth_place_that_claims_a_postcode_of_another_is_refused_with_the_place_and_the_key() {
    let places = five();
    let file = places.path().join("newtown/place.toml");
    fs::write(&file, fs::read_to_string(&file).unwrap().replace("\"ZE1\", \"ZE2\"", "\"ZE1\", \"ZE2\", \"YO1\""))
        .unwrap();
    let faults = server::places::load(places.path()).unwrap_err().to_string();
    assert!(faults.contains("york: postcodes claim YO1, as newtown does"), "{faults}");
}
