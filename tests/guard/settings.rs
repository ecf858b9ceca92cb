//! Settings: every fault at once, nothing misspelt is ignored, no secret is ever printed.

use server::settings::{
    Database, KeyFile, Settings,
    hubs::HubKind,
    kept::Source,
    notify::{Encryption, Notify},
};

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
fn a_hubs_rights_and_secrets_are_checked_where_they_are_written() {
    let file = |more: &str| {
        format!(
            "[[hub]]\nplace = \"york\"\nhub = \"mash\"\nkind = \"http\"\nurl = \"https://hub.test/\"\n\
             secret = {SECRET:?}\n{more}\n"
        )
    };
    let good = format!("old_secret = {SECRET:?}\nsandbox_secret = {SECRET:?}\nscopes = \"news team\"");
    assert!(read(&file(&good), &[]).is_ok());
    for (more, key) in [
        ("old_secret = \"short\"", "hub[0].old_secret"),
        ("sandbox_secret = \"short\"", "hub[0].sandbox_secret"),
        ("scopes = \"everything\"", "hub[0].scopes"),
        ("scopes = [\"news\"]", "hub[0].scopes"),
    ] {
        assert_eq!(faulty_keys(&file(more), &[]), [key], "{more}");
    }
    assert_eq!(faulty_keys("", &[("PORTAL_HUB_SCOPES", "all")]), ["hub_scopes"]);
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

/// `[notify]` with these lines and files that hold these texts.
fn read_notify(lines: &str, files: &[(&str, &str)]) -> Result<Settings, Vec<(String, String)>> {
    let dir = tempfile::tempdir().unwrap();
    let mut text = format!("[notify]\n{lines}");
    for (name, content) in files {
        let path = dir.path().join(name);
        std::fs::write(&path, content).unwrap();
        text = text.replace(&format!("FILE:{name}"), &path.display().to_string());
    }
    read(&text, &[])
}

const SMTP: &str = "kind = \"smtp\"\nserver = \"mail.test:587\"\nfrom = \"codes@post.test\"\n";
const KEY: &str = "live-26785a09-ab16-4eb0-8407-a37497a57506-3d844edf-8d35-48ac-975b-e847b4f122b0";
const GOVUK: &str = "kind = \"govuk-notify\"\napi_key_file = 'FILE:key'\n\
    text_template = \"00000000-0000-0000-0000-000000000001\"\n";

#[test]
fn without_being_told_how_no_code_is_sent() {
    for settings in [Settings::read(None, []).unwrap(), read_notify("kind = \"none\"", &[]).unwrap()] {
        assert!(matches!(settings.notify, Notify::None) && settings.notify.receipt_token().is_none());
    }
}

#[test]
fn a_mail_server_is_spoken_to_in_private_and_its_password_stands_in_a_file() {
    let with_login = format!("{SMTP}login = \"portal\"\npassword_file = 'FILE:pw'\n");
    let settings = read_notify(&with_login, &[("pw", "canary-password\n")]).unwrap();
    let Notify::Smtp(smtp) = &settings.notify else { panic!("{:?}", settings.notify) };
    assert_eq!((smtp.host.as_str(), smtp.port, smtp.encryption), ("mail.test", 587, Encryption::StartTls));
    assert_eq!(secrecy::ExposeSecret::expose_secret(&smtp.login.as_ref().unwrap().1), "canary-password");
    assert!(!format!("{settings:?} {settings:#?}").contains("canary-password"));
    let local = SMTP.replace("mail.test", "127.0.0.1") + "encryption = \"none\"\n";
    assert!(read_notify(&local, &[]).is_ok());
    assert!(read_notify(&(SMTP.to_owned() + "encryption = \"none\"\n"), &[]).is_err());
}

#[test]
fn every_fault_in_how_codes_are_sent_is_told_with_its_key() {
    for (lines, key) in [
        ("kind = \"fax\"".to_owned(), "notify.kind"),
        (String::new(), "notify.kind"),
        (SMTP.replace(":587", ""), "notify.server"),
        (SMTP.to_owned() + "colour = \"red\"\n", "notify.colour"),
        (SMTP.to_owned() + "login = \"portal\"\n", "notify.login"),
        (SMTP.to_owned() + "password_file = '/nowhere/pw'\n", "notify.password_file"),
        (SMTP.replace("codes@post.test", "nobody"), "notify.from"),
        (SMTP.replace("codes@post.test", "noreply@familyhelp.test"), "notify.from"),
        (GOVUK.replace("FILE:key", "/nowhere/key"), "notify.api_key_file"),
        (GOVUK.replace("FILE:key", "FILE:bad"), "notify.api_key_file"),
        (GOVUK.replace("text_template", "# "), "notify.email_template"),
        (GOVUK.replace("000000000001", "1"), "notify.text_template"),
        (GOVUK.to_owned() + "receipt_token_file = 'FILE:bad'\n", "notify.receipt_token_file"),
        (GOVUK.to_owned() + "url = \"http://notify.test\"\n", "notify.url"),
    ] {
        let files = [("key", KEY), ("bad", "canary-secret")];
        let faults = read_notify(&lines, &files).unwrap_err();
        assert!(faults.iter().any(|(at, mend)| at == key && !mend.is_empty()), "{key} in {faults:?}");
        assert!(!format!("{faults:?}").contains("canary-secret"));
    }
    assert_eq!(faulty_keys("notify = 1", &[]), ["notify"]);
}

#[test]
fn the_key_of_notify_and_the_token_for_receipts_are_read_and_never_printed() {
    let lines = GOVUK.to_owned() + "receipt_token_file = 'FILE:token'\n";
    let token = "canary-token-of-32-characters-or-more";
    let settings = read_notify(&lines, &[("key", KEY), ("token", token)]).unwrap();
    let said = format!("{settings:?} {settings:#?}");
    assert!(!said.contains("3d844edf") && !said.contains("canary-token"), "{said}");
    assert!(settings.notify.receipt_token().is_some());
}

#[test]
fn requests_are_kept_in_a_file_or_on_a_postgresql_server_whose_password_is_never_printed() {
    let kept = |text: &str| read("", &[("PORTAL_DATABASE", text), ("PORTAL_TOMBSTONES_DIR", "/kept")]);
    let unnamed = read("data_dir = \"here\"", &[]).unwrap();
    assert!(matches!(unnamed.database, Database::File(file) if file.ends_with("here/portal.sqlite")));
    assert!(matches!(kept("/disk/portal.sqlite").unwrap().database, Database::File(file) if file.starts_with("/disk")));
    let settings = kept("postgres://portal:canary-7f3a@db.test/portal?sslmode=verify-full").unwrap();
    assert!(matches!(settings.database, Database::Server(_)));
    assert_eq!(settings.tombstones_dir.to_str(), Some("/kept"));
    assert!(!format!("{settings:?}").contains("canary-7f3a"));
    for wrong in ["mysql://db.test/portal", "postgres://db.test:port/portal"] {
        let faults = kept(wrong).unwrap_err();
        assert_eq!(faults.first().map(|(key, _)| key.as_str()), Some("database"), "{wrong}");
    }
}

#[test]
fn figures_are_told_on_an_address_of_this_machine_that_families_do_not_come_to() {
    let told = read("", &[("PORTAL_METRICS_ADDRESS", "127.0.0.1:9100")]).unwrap();
    assert_eq!(told.metrics_address, Some("127.0.0.1:9100".parse().unwrap()));
    assert_eq!(read("", &[]).unwrap().metrics_address, None);
    for bad in ["0.0.0.0:9100", "192.0.2.7:9100", "[::]:9100", "127.0.0.1:3000", "9100", "help.test:9100"] {
        assert_eq!(faulty_keys("", &[("PORTAL_METRICS_ADDRESS", bad)]), ["metrics_address"], "{bad}");
    }
}

#[test]
fn every_secret_can_come_as_a_credential_and_it_is_known_where_each_lay() {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in
        [("hub", SECRET), ("pw", "canary-password"), ("db", "postgres://portal:canary-db@db.test/portal")]
    {
        std::fs::write(dir.path().join(name), format!("{text}\n")).unwrap();
    }
    std::fs::write(dir.path().join("portal.key"), "a key").unwrap();
    let folder = dir.path().display().to_string();
    let file = format!(
        "database = \"credential:db\"\nhub_url = \"https://hub.test/\"\nhub_secret = \"credential:hub\"\n\
         key_file = \"credential:portal.key\"\n[notify]\n{SMTP}login = \"portal\"\npassword_file = \"credential:pw\"\n\
         [[hub]]\nplace = \"york\"\nhub = \"mash\"\nkind = \"http\"\nurl = \"https://hub.test/\"\nsecret = \"{SECRET}\"\n"
    );
    let variables = [("CREDENTIALS_DIRECTORY", folder.as_str()), ("PORTAL_HUB_OLD_SECRET", SECRET)];
    let settings = read(&file, &variables).unwrap();
    assert!(matches!(&settings.database, Database::Server(_)), "{settings:?}");
    assert_eq!(settings.key_file, KeyFile::MustExist(dir.path().join("portal.key")));
    let file = |name: &str| Source::File(dir.path().join(name));
    let mut kept: Vec<(&str, Source)> =
        settings.secrets.iter().map(|kept| (kept.key.as_str(), kept.from.clone())).collect();
    kept.sort_by_key(|(key, _)| *key);
    assert_eq!(
        kept,
        [
            ("database", file("db")),
            ("hub[0].secret", Source::Settings),
            ("hub_old_secret", Source::Variable),
            ("hub_secret", file("hub")),
            ("notify.password_file", file("pw")),
        ]
    );
    let said = format!("{settings:?} {settings:#?}");
    assert!(!said.contains("canary") && !said.contains(SECRET), "{said}");
    for name in ["nowhere", "../pw", ""] {
        let one = format!("hub_sandbox_secret = \"credential:{name}\"");
        assert_eq!(faulty_keys(&one, &variables[..1]), ["hub_sandbox_secret"], "{name}");
    }
    assert_eq!(faulty_keys("hub_sandbox_secret = \"credential:hub\"", &[]), ["hub_sandbox_secret"]);
}
