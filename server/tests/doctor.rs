//! `server doctor`, run as a person runs it on deployments that are broken in one way each: it names what is wrong and the
//! mend, and says no secret.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    collections::BTreeMap,
    fs::{self, Permissions},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use tempfile::TempDir;

/// Nobody may read it in what the doctor says.
const SECRET: &str = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

/// A deployment that families could come to.
struct Deployment {
    dir: TempDir,
    settings: BTreeMap<&'static str, String>,
    options: Vec<String>,
}

impl Deployment {
    /// A good one: its own folder, key, database, site, a public address and a figure page.
    fn new() -> Self {
        // On a disk, wherever other temporary files may be: what lies in memory is another case.
        Self::new_in(Path::new(env!("CARGO_TARGET_TMPDIR")))
    }

    /// The same below a folder.
    fn new_in(folder: &Path) -> Self {
        let dir = tempfile::tempdir_in(folder).unwrap();
        for folder in ["data", "site/pkg", "backups"] {
            fs::create_dir_all(dir.path().join(folder)).unwrap();
        }
        fs::write(dir.path().join("site/hash.txt"), "js: aa\nwasm: bb\ncss: cc\n").unwrap();
        fs::write(dir.path().join("site/pkg/portal.cc.css"), "body{}").unwrap();
        fs::write(dir.path().join("backups/last.sqlite"), "a copy").unwrap();
        let places = Path::new(env!("CARGO_MANIFEST_DIR")).join("places");
        let mut one = Self { dir, settings: BTreeMap::new(), options: Vec::new() };
        one.set("PORTAL_DATA_DIR", &one.path("data").display().to_string());
        one.set("PORTAL_SITE_DIR", &one.path("site").display().to_string());
        one.set("PORTAL_PLACES_DIR", &places.display().to_string());
        // The first start makes the key and the database; then the key moves away from the data.
        assert!(one.run(&["migrate"]).status.success());
        fs::rename(one.path("data/portal.key"), one.path("portal.key")).unwrap();
        one.set("PORTAL_KEY_FILE", &one.path("portal.key").display().to_string());
        one.set("PORTAL_PUBLIC_URL", "https://help.example");
        one.set("PORTAL_TRUSTED_PROXIES", "1");
        one.set("PORTAL_METRICS_ADDRESS", "127.0.0.1:9109");
        one.options = vec!["--backups".to_owned(), one.path("backups").display().to_string()];
        one
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn set(&mut self, name: &'static str, value: &str) {
        self.settings.insert(name, value.to_owned());
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_server"));
        command.args(arguments).env_clear().envs(&self.settings).stdin(Stdio::null()).output().unwrap()
    }

    /// The exit code and what was said.
    fn examined(&self) -> (Option<i32>, String) {
        let options: Vec<&str> = ["doctor"].into_iter().chain(self.options.iter().map(String::as_str)).collect();
        let Output { status, stdout, stderr } = self.run(&options);
        let said = String::from_utf8([stdout, stderr].concat()).unwrap();
        for secret in [SECRET, &fs::read_to_string(self.path("portal.key")).unwrap_or_else(|_| SECRET.to_owned())] {
            assert!(!said.contains(secret.trim()), "{said}");
        }
        (status.code(), said)
    }
}

/// Breaks one thing.
type Break = fn(&mut Deployment);

/// What is broken, how, the grade and check that must say so, and words of the mend.
const BROKEN: &[(&str, Break, &str, &str)] = &[
    ("a setting is misspelt", |it| it.set("PORTAL_PUBLIC_ADRESS", "x"), "wrong settings", "Known settings are"),
    (
        "http in public",
        |it| it.set("PORTAL_PUBLIC_URL", "http://help.example"),
        "wrong settings",
        "Write it as https://",
    ),
    (
        "the exit leads back",
        |it| it.set("PORTAL_EXIT_URL", "https://help.example/weather"),
        "wrong exit",
        "Name a harmless page of another site",
    ),
    (
        "the exit says what was left",
        |it| it.set("PORTAL_EXIT_URL", "https://www.childline.org.uk"),
        "warn  exit",
        "Name a harmless page",
    ),
    ("no proxy is counted", |it| it.set("PORTAL_TRUSTED_PROXIES", "0"), "wrong proxies", "Set trusted_proxies"),
    ("no site", |it| fs::remove_dir_all(it.path("site")).unwrap(), "wrong site", "Copy target/site of a release there"),
    ("fine log lines", |it| it.set("PORTAL_LOG_FILTER", "trace"), "warn  logs", "Set it to \"info\""),
    ("nobody watches", |it| drop(it.settings.remove("PORTAL_METRICS_ADDRESS")), "warn  figures", "Set metrics_address"),
    (
        "no data folder",
        |it| it.set("PORTAL_DATA_DIR", "/nowhere/data"),
        "wrong folder",
        "give it to the user that the portal runs as",
    ),
    (
        "everybody may read the key",
        |it| fs::set_permissions(it.path("portal.key"), Permissions::from_mode(0o644)).unwrap(),
        "wrong keys",
        "chmod 600",
    ),
    (
        "the group may read the key",
        |it| fs::set_permissions(it.path("portal.key"), Permissions::from_mode(0o640)).unwrap(),
        "warn  keys",
        "chmod 600",
    ),
    (
        "the key file is spoilt",
        |it| fs::write(it.path("portal.key"), "not a key").unwrap(),
        "wrong keys",
        "Put the key file back",
    ),
    (
        "the key lies beside the data",
        |it| {
            fs::rename(it.path("portal.key"), it.path("data/portal.key")).unwrap();
            let path = it.path("data/portal.key").display().to_string();
            it.set("PORTAL_KEY_FILE", &path);
        },
        "warn  keys",
        "Move it",
    ),
    ("the key lies open on a disk", |_| (), "warn  vault", "LoadCredentialEncrypted="),
    (
        "a key was left beside the backups",
        |it| {
            fs::copy(it.path("portal.key"), it.path("backups/of-the-key")).unwrap();
        },
        "warn  vault",
        "backups/of-the-key is a key that lies open on a disk. Keep a copy in a safe and delete this one",
    ),
    (
        "a secret stands in a variable",
        |it| it.set("PORTAL_HUB_SANDBOX_SECRET", SECRET),
        "warn  vault",
        "hub_sandbox_secret stands in a variable",
    ),
    (
        "a secret stands in the settings file",
        |it| {
            fs::write(it.path("portal.toml"), format!("hub_sandbox_secret = \"{SECRET}\"\n")).unwrap();
            let path = it.path("portal.toml").display().to_string();
            it.set("PORTAL_CONFIG", &path);
        },
        "warn  vault",
        "hub_sandbox_secret stands open in the settings file",
    ),
    (
        "a secret lies in a file on a disk",
        |it| {
            fs::write(it.path("pw"), "a password").unwrap();
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let notify = format!(
                "[notify]\nkind = \"smtp\"\nserver = \"127.0.0.1:{port}\"\nencryption = \"none\"\n\
                 from = \"codes@post.example\"\nlogin = \"portal\"\npassword_file = '{}'\n",
                it.path("pw").display()
            );
            fs::write(it.path("portal.toml"), notify).unwrap();
            let path = it.path("portal.toml").display().to_string();
            it.set("PORTAL_CONFIG", &path);
        },
        "warn  vault",
        "notify.password_file: ",
    ),
    (
        "the database is none",
        |it| {
            for file in ["portal.sqlite-wal", "portal.sqlite-shm"] {
                // What is not there need not go.
                let _ = fs::remove_file(it.path("data").join(file));
            }
            fs::write(it.path("data/portal.sqlite"), "no database at all, but long enough to look like one").unwrap();
        },
        "wrong database",
        "Put the newest backup in its place",
    ),
    (
        "the database is not there",
        |it| fs::remove_file(it.path("data/portal.sqlite")).unwrap(),
        "warn  database",
        "the first start makes it",
    ),
    (
        "the clock is behind",
        |it| {
            let file = fs::File::options().write(true).open(it.path("data/portal.sqlite")).unwrap();
            let ahead = file.metadata().unwrap().modified().unwrap() + std::time::Duration::from_hours(48);
            file.set_modified(ahead).unwrap();
        },
        "wrong clock",
        "timedatectl set-ntp true",
    ),
    (
        "the clock is behind a file in a folder of its own",
        |it| {
            let file = it.path("elsewhere/portal.sqlite");
            fs::create_dir(it.path("elsewhere")).unwrap();
            fs::rename(it.path("data/portal.sqlite"), &file).unwrap();
            it.set("PORTAL_DATABASE", &file.display().to_string());
            let file = fs::File::options().write(true).open(file).unwrap();
            let ahead = file.metadata().unwrap().modified().unwrap() + std::time::Duration::from_hours(48);
            file.set_modified(ahead).unwrap();
        },
        "wrong clock",
        "timedatectl set-ntp true",
    ),
    (
        "the last backup is old",
        |it| {
            let file = fs::File::options().write(true).open(it.path("backups/last.sqlite")).unwrap();
            let back = file.metadata().unwrap().modified().unwrap() - std::time::Duration::from_hours(72);
            file.set_modified(back).unwrap();
        },
        "wrong backups",
        "every night",
    ),
    (
        "no backup",
        |it| fs::remove_file(it.path("backups/last.sqlite")).unwrap(),
        "wrong backups",
        "Run `server backup --to`",
    ),
    ("no places", |it| it.set("PORTAL_PLACES_DIR", "/nowhere/places"), "wrong places", ""),
    (
        "nobody listens at the hub",
        |it| {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            it.set("PORTAL_HUB_URL", &format!("https://127.0.0.1:{port}/in"));
            it.set("PORTAL_HUB_SECRET", SECRET);
        },
        "wrong hubs",
        "the firewall lets us out",
    ),
    (
        "the name of the hub is misspelt",
        |it| {
            it.set("PORTAL_HUB_URL", "https://hub.invalid/in");
            it.set("PORTAL_HUB_SECRET", SECRET);
        },
        "wrong hubs",
        "Check its spelling",
    ),
    (
        "the hub speaks no TLS",
        |it| {
            // It takes the connection, says something else and closes.
            let listener = TcpListener::bind("127.0.0.1:0").unwrap();
            let port = listener.local_addr().unwrap().port();
            std::thread::spawn(move || {
                for stream in listener.incoming().take(8) {
                    let _ = std::io::Write::write_all(&mut stream.unwrap(), b"hello\r\n");
                }
            });
            it.set("PORTAL_HUB_URL", &format!("https://127.0.0.1:{port}/in"));
            it.set("PORTAL_HUB_SECRET", SECRET);
        },
        "wrong hubs",
        "renew its certificate",
    ),
    (
        "nobody listens for mail",
        |it| {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let file = it.path("portal.toml");
            let notify = format!(
                "[notify]\nkind = \"smtp\"\nserver = \"127.0.0.1:{port}\"\nencryption = \"none\"\nfrom = \"codes@post.example\"\n"
            );
            fs::write(&file, notify).unwrap();
            let path = file.display().to_string();
            it.set("PORTAL_CONFIG", &path);
        },
        "wrong mail",
        "Check the port",
    ),
];

#[test]
fn a_deployment_that_is_right_has_no_finding_that_is_wrong() {
    let (code, said) = Deployment::new().examined();
    assert_eq!(code, Some(0), "{said}");
    assert!(!said.contains("wrong "), "{said}");
    for check in ["settings", "address", "exit", "disk", "keys", "database", "clock", "backups", "places", "hubs"] {
        assert!(said.contains(&format!("ok    {check}")), "{check}: {said}");
    }
}

#[test]
fn each_broken_deployment_is_named_with_its_mend_and_ends_in_the_right_code() {
    let mut wrong = Vec::new();
    for (what, break_it, finding, mend) in BROKEN {
        let mut deployment = Deployment::new();
        break_it(&mut deployment);
        let (code, said) = deployment.examined();
        let line = said.lines().find(|line| line.starts_with(finding) && line.contains(mend));
        let expected = if said.lines().any(|line| line.starts_with("wrong")) { Some(2) } else { Some(0) };
        if line.is_none() || code != expected {
            wrong.push(format!("{what}: wanted {finding} … {mend} ({expected:?}), was {code:?}\n{said}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn secrets_that_come_out_of_memory_are_where_they_should_be() {
    // As systemd gives them: the folder of credentials is in memory.
    let mut deployment = Deployment::new_in(Path::new("/dev/shm"));
    fs::create_dir(deployment.path("credentials")).unwrap();
    fs::rename(deployment.path("portal.key"), deployment.path("credentials/portal.key")).unwrap();
    fs::write(deployment.path("credentials/hub-secret"), format!("{SECRET}\n")).unwrap();
    let folder = deployment.path("credentials").display().to_string();
    deployment.set("CREDENTIALS_DIRECTORY", &folder);
    deployment.set("PORTAL_KEY_FILE", "credential:portal.key");
    deployment.set("PORTAL_HUB_SANDBOX_SECRET", "credential:hub-secret");
    let (code, said) = deployment.examined();
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("ok    vault"), "{said}");
    assert!(!said.lines().any(|line| line.starts_with("warn  vault")), "{said}");
    deployment.set("PORTAL_HUB_SANDBOX_SECRET", "credential:../hub-secret");
    let (code, said) = deployment.examined();
    assert!(code == Some(2) && said.contains("hub_sandbox_secret names a credential"), "{said}");
}
