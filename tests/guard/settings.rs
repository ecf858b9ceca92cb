//! Settings: every fault at once, nothing misspelt is ignored, no secret is ever printed.

use server::settings::{KeyFile, Settings, hubs::HubKind};

const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV0b5sSYspob7oD";

fn read(file: &str, environment: &[(&str, &str)]) -> Result<Settings, Vec<(String, String)>> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("portal.toml");
    std::fs::write(&path, file).unwrap();
    let environment = environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Settings::read(Some(&path), environment)
        .map_err(|faults| faults.0.into_iter().map(|fault| (fault.key, fault.mend)).collect())
}

fn faulty_keys(file: &str, environment: &[(&str, &str)]) -> Vec<String> {
    let mut keys: Vec<String> = read(file, environment).unwrap_err().into_iter().map(|(key, _)| key).collect();
    keys.sort();
    keys
}

#[test]
fn without_any_settings_the_portal_runs_on_this_machine_alone() {
    let settings = Settings::read(None, []).unwrap();
    assert_eq!(settings.address.to_string(), "127.0.0.1:3000");
    assert!(!settings.is_secure());
    assert!(matches!(settings.key_file, KeyFile::MadeOnFirstStart(_)));
    assert_eq!((settings.idle_minutes, settings.warn_minutes, settings.trusted_proxies), (15, 2, 0));
}

#[test]
fn a_variable_wins_over_the_file_and_the_file_over_the_default() {
    let settings = read("idle_minutes = 20\nwarn_minutes = 3", &[("PORTAL_IDLE_MINUTES", "30")]).unwrap();
    assert_eq!((settings.idle_minutes, settings.warn_minutes), (30, 3));
}

#[test]
fn every_fault_is_told_at_once_with_a_mend() {
    let file = "adress = \"x\"\nidle_minutes = 1\nwarn_minutes = 1\nexit_url = \"ftp://x\"\nlog_format = \"xml\"\n\
                trusted_proxies = \"many\"\nhub_url = \"https://hub.test/\"\n[[hub]]\nplace = \"York\"\nkind = \"fax\"\n\
                colour = \"red\"\n";
    let found = read(file, &[("PORTAL_COLOUR", "red"), ("PORTAL_ADDRESS", "nowhere")]).unwrap_err();
    for key in [
        "address",
        "adress",
        "colour",
        "exit_url",
        "hub[0].colour",
        "hub[0].hub",
        "hub[0].kind",
        "hub[0].place",
        "hub_secret",
        "idle_minutes",
        "log_format",
        "trusted_proxies",
        "warn_minutes",
    ] {
        assert!(found.iter().any(|(at, mend)| at == key && !mend.is_empty()), "{key} in {found:?}");
    }
}

#[test]
fn a_portal_others_can_reach_needs_a_key_file_that_is_there() {
    for file in ["address = \"0.0.0.0:3000\"", "public_url = \"https://help.test\""] {
        assert_eq!(faulty_keys(file, &[]), ["key_file"], "{file}");
        assert_eq!(faulty_keys(file, &[("PORTAL_KEY_FILE", "/nowhere/key")]), ["key_file"], "{file}");
    }
}

#[test]
fn a_public_address_must_be_https() {
    for url in ["http://help.test", "help.test", "https://", "https://a b.test", "https://me:secret@help.test"] {
        assert!(faulty_keys(&format!("public_url = {url:?}"), &[]).contains(&"public_url".to_owned()), "{url}");
    }
}

#[test]
fn a_hub_is_reached_by_https_or_on_this_machine_and_signs_with_a_long_secret() {
    for (url, fits) in [
        ("https://hub.test/in", true),
        ("http://127.0.0.1:4000/in", true),
        ("http://localhost:4000/in", true),
        ("http://hub.test/in", false),
        ("http://127.0.0.1.hub.test/in", false),
        ("file:///etc/passwd", false),
    ] {
        let result = read("", &[("PORTAL_HUB_URL", url), ("PORTAL_HUB_SECRET", SECRET)]);
        assert_eq!(result.is_ok(), fits, "{url}");
    }
    let short = [("PORTAL_HUB_URL", "https://hub.test/"), ("PORTAL_HUB_SECRET", "short")];
    assert_eq!(faulty_keys("", &short), ["hub_secret"]);
}

#[test]
fn the_shortcut_sends_every_hub_to_one_system_and_a_named_hub_wins() {
    let places = server::places::load(concat!(env!("CARGO_MANIFEST_DIR"), "/../server/places").as_ref()).unwrap();
    let hubs: usize = places.all().map(|place| place.hubs.len()).sum();
    let environment = [("PORTAL_HUB_URL", "https://hub.test/"), ("PORTAL_HUB_SECRET", SECRET)];
    let file = "[[hub]]\nplace = \"york\"\nhub = \"mash\"\nkind = \"desk\"\n";
    let links = read(file, &environment).unwrap().hubs.resolve(&places).unwrap();
    assert_eq!(links.len(), hubs);
    for link in &links {
        let at_desk = link.place.as_str() == "york";
        assert_eq!(matches!(link.kind, HubKind::Desk), at_desk, "{link:?}");
    }
    let nowhere = "[[hub]]\nplace = \"york\"\nhub = \"west\"\nkind = \"desk\"\n".repeat(2);
    assert_eq!(read(&nowhere, &[]).unwrap().hubs.resolve(&places).unwrap_err().0.len(), 3);
}

#[test]
fn no_secret_is_ever_printed() {
    let named = format!(
        "[[hub]]\nplace = \"york\"\nhub = \"mash\"\nkind = \"http\"\nurl = \"https://hub.test/\"\nsecret = {SECRET:?}\n"
    );
    let settings = read(&named, &[("PORTAL_HUB_URL", "https://hub.test/"), ("PORTAL_HUB_SECRET", SECRET)]).unwrap();
    assert!(!format!("{settings:?} {settings:#?}").contains(SECRET));
    for file in [
        named.replace("hub.test", "hub test"),
        format!("{named}x = = {SECRET}"),
        format!("{named}secrett = {SECRET:?}"),
    ] {
        assert!(!format!("{:?}", read(&file, &[]).unwrap_err()).contains(SECRET), "{file}");
    }
}
