//! The walk-through in `docs/partner-api.md` does what it says, command by command.

use std::{path::Path, process::Command};

use app::ports::Clock;
use server::{
    crypto::clock::SystemClock,
    forward::{ApiSettings, HubKind, HubSettings, Scopes},
    settings::Settings,
};
use tests::{
    app::{PLACES, TestApp},
    fixtures,
};

use crate::fixtures::{OTHER_SECRET, SECRET};

const DOCUMENT: &str = include_str!("../../docs/partner-api.md");

/// Every block of this kind.
fn blocks(kind: &str) -> Vec<&'static str> {
    let begins = format!("```{kind}\n");
    DOCUMENT.split(begins.as_str()).skip(1).filter_map(|rest| rest.split("\n```").next()).collect()
}

/// Runs a script with bash; gives what it printed.
fn bash(script: &str, portal: &str) -> String {
    let mut command = Command::new("bash");
    command.args(["-euo", "pipefail", "-c", script]).env("PORTAL", portal).env("SECRET", OTHER_SECRET);
    let output = command.output().unwrap();
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_command_of_the_walk_through_prints_what_the_document_says() {
    for (program, package) in [("bash", "bash"), ("curl", "curl"), ("openssl", "openssl"), ("od", "coreutils")] {
        let folders = std::env::var_os("PATH").unwrap();
        let is_there = std::env::split_paths(&folders).any(|folder| folder.join(program).is_file());
        assert!(is_there, "install {program} (Debian: apt-get install {package})");
    }
    let api =
        ApiSettings { scopes: Scopes::every(), sandbox_secret: Some(OTHER_SECRET.into()), ..ApiSettings::default() };
    let kind = HubKind::Http { url: "http://127.0.0.1:9/cases".into(), secret: SECRET.into() };
    let hub = HubSettings { place: fixtures::place(), hub: Some(fixtures::hub()), kind, api };
    let app = TestApp::start_with(vec![hub]).await;
    // Its clock stands where tests stand; people's clocks do not.
    app.clock.advance(SystemClock.now().duration_since(app.clock.now()));

    let said = bash(&blocks("sh").join("\n"), &app.base);
    let wanted = blocks("json").join("\n");
    assert_eq!(said.trim(), wanted.trim());
    assert!(wanted.lines().count() > 12, "the document says what is printed");
}

#[test]
fn the_settings_in_the_document_are_taken_beside_the_real_places() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let written = blocks("toml").join("\n").replacen("whsec_...", SECRET, 1).replacen("whsec_...", OTHER_SECRET, 1);
    std::fs::write(file.path(), written).unwrap();
    let settings = Settings::read(Some(file.path()), []).unwrap_or_else(|faults| panic!("{faults}"));
    let places = server::places::load(Path::new(PLACES)).unwrap_or_else(|faults| panic!("{faults}"));
    settings.hubs.resolve(&places).unwrap_or_else(|faults| panic!("{faults}"));
    assert!(DOCUMENT.contains(&format!("HUB:-{}}}", fixtures::hub().as_str())), "the script speaks for the same hub");
}
