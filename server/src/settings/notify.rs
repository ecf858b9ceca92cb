//! How codes and notices are sent: `[notify]`. Without it none are, and pages offer a safe word alone.
//!
//! Secrets are named as files (a systemd credential is one), so that none stands in the settings file. An address that
//! codes come from must not say what they are about.

use std::{collections::BTreeMap, net::IpAddr};

use app::domain::{contact::Email, neutral::banned_word};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use super::reader::{Reader, names};
use crate::notify::govuk::ApiKey;

/// The keys of `[notify]`.
pub(super) const NOTIFY_KEYS: &[&str] = &[
    "kind",
    "server",
    "encryption",
    "login",
    "password_file",
    "from",
    "api_key_file",
    "email_template",
    "text_template",
    "news_template",
    "receipt_token_file",
    "url",
];
/// Where Notify is.
const NOTIFY_URL: &str = "https://api.notifications.service.gov.uk";
/// The shortest token for receipts.
const SHORTEST_TOKEN: usize = 32;

/// How codes are sent.
#[derive(Clone, Debug, Default)]
pub enum Notify {
    /// Not at all.
    #[default]
    None,
    /// E-mail by an SMTP server.
    Smtp(Smtp),
    /// E-mail and text by GOV.UK Notify.
    GovUk(GovUk),
}

impl Notify {
    /// The token that receipts come with, if any are expected.
    pub fn receipt_token(&self) -> Option<SecretString> {
        match self {
            Self::GovUk(govuk) => govuk.receipt_token.clone(),
            Self::None | Self::Smtp(_) => None,
        }
    }
}

/// How the line to an SMTP server is kept private.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// Begun on the usual line; without it nothing is sent.
    StartTls,
    /// From the first byte.
    Tls,
    /// None, because the server is on this machine.
    NoneOnThisMachine,
}

/// An SMTP server.
#[derive(Clone, Debug)]
pub struct Smtp {
    /// Its name.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the line is kept private.
    pub encryption: Encryption,
    /// Name and password.
    pub login: Option<(String, SecretString)>,
    /// The address codes come from.
    pub from: Email,
}

/// GOV.UK Notify.
#[derive(Clone, Debug)]
pub struct GovUk {
    /// Where it is, without a closing slash.
    pub url: String,
    /// Our key.
    pub key: ApiKey,
    /// The template for e-mails: subject "Your code", text `((text))`.
    pub email_template: Option<Uuid>,
    /// The template for e-mails that say that something is new: the subject `neutral::NEWS_SUBJECT`, text `((text))`.
    pub news_template: Option<Uuid>,
    /// The template for texts: `((text))`, sent without the service's name in front.
    pub text_template: Option<Uuid>,
    /// The token that receipts come with.
    pub receipt_token: Option<SecretString>,
}

impl Notify {
    pub(super) fn read(from: &mut Reader) -> Self {
        let Some(mut table) = from.table("notify") else { return Self::None };
        let strange: Vec<String> = table.keys().filter(|key| !NOTIFY_KEYS.contains(&key.as_str())).cloned().collect();
        for key in strange {
            from.fault(&name(&key), "is not a setting", format!("It has {}", names(NOTIFY_KEYS.iter())));
        }
        match table.remove("kind").as_deref() {
            Some("none") => Self::None,
            Some("smtp") => Smtp::read(from, &mut table).map_or(Self::None, Self::Smtp),
            Some("govuk-notify") => GovUk::read(from, &mut table).map_or(Self::None, Self::GovUk),
            _ => {
                from.fault(&name("kind"), "is no kind we know", "Write \"none\", \"smtp\" or \"govuk-notify\"");
                Self::None
            }
        }
    }
}

type Table = BTreeMap<String, String>;

fn name(key: &str) -> String {
    format!("notify.{key}")
}

/// A secret from the file that `key` names; a file that cannot be read is a fault.
fn secret(from: &mut Reader, table: &mut Table, key: &str) -> Option<SecretString> {
    let path = table.remove(key)?;
    let file = from.named_file(&name(key), &path)?;
    from.secret_in(&name(key), &file)
}

impl Smtp {
    fn read(from: &mut Reader, table: &mut Table) -> Option<Self> {
        let server = table.remove("server").unwrap_or_default();
        let server = server.rsplit_once(':').and_then(|(host, port)| Some((host.to_owned(), port.parse().ok()?)));
        let server = server.filter(|(host, _): &(String, u16)| !host.is_empty() && !host.contains(char::is_whitespace));
        if server.is_none() {
            from.fault(&name("server"), "is not a name and a port", "Write it as smtp.example.org:587");
        }
        let on_this_machine = server.as_ref().is_some_and(|(host, _)| is_this_machine(host));
        let encryption = match table.remove("encryption").as_deref() {
            None | Some("starttls") => Some(Encryption::StartTls),
            Some("tls") => Some(Encryption::Tls),
            Some("none") if on_this_machine => Some(Encryption::NoneOnThisMachine),
            Some(_) => {
                let mend = "Write \"starttls\" or \"tls\"; \"none\" is for a server on this machine";
                from.fault(&name("encryption"), "is not possible here", mend);
                None
            }
        };
        let login = table.remove("login");
        let password = secret(from, table, "password_file");
        if login.is_some() != password.is_some() {
            from.fault(&name("login"), "and password_file go together", "Give both or neither");
        }
        let sender = sender(from, table.remove("from").unwrap_or_default());
        let (host, port) = server?;
        Some(Self { host, port, encryption: encryption?, login: login.zip(password), from: sender? })
    }
}

fn is_this_machine(host: &str) -> bool {
    host == "localhost" || host.trim_matches(['[', ']']).parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// The sender shows on a locked screen (threat T2).
fn sender(from: &mut Reader, text: String) -> Option<Email> {
    let Ok(email) = Email::parse(&text) else {
        from.fault(&name("from"), "is not an e-mail address", "Write it as codes@example.org");
        return None;
    };
    if banned_word(email.as_str()).is_some() {
        let mend = "Choose an address that names no help, family, child, council or place, such as codes@post.example";
        from.fault(&name("from"), "would tell whoever sees the phone what this is about", mend);
        return None;
    }
    Some(email)
}

impl GovUk {
    fn read(from: &mut Reader, table: &mut Table) -> Option<Self> {
        let key = secret(from, table, "api_key_file");
        if key.is_none() {
            from.fault(&name("api_key_file"), "gives no key", "Name a file that holds the key as Notify shows it");
        }
        let parsed = key.as_ref().and_then(ApiKey::parse);
        if key.is_some() && parsed.is_none() {
            from.fault(
                &name("api_key_file"),
                "holds no key of Notify",
                "A key is a name and two ids with dashes between",
            );
        }
        let (email_template, text_template) =
            (template(from, table, "email_template"), template(from, table, "text_template"));
        let news_template = template(from, table, "news_template");
        if email_template.is_none() && text_template.is_none() {
            from.fault(&name("email_template"), "and text_template are both missing", "Give one of them or both");
        }
        let receipt_token = secret(from, table, "receipt_token_file");
        if receipt_token.as_ref().is_some_and(|token| token.expose_secret().len() < SHORTEST_TOKEN) {
            from.fault(&name("receipt_token_file"), "holds a short token", "Use 32 random characters or more");
        }
        let url = table.remove("url").unwrap_or_else(|| NOTIFY_URL.to_owned());
        let url = from.checked_hub_address(&name("url"), url)?;
        let url = url.trim_end_matches('/').to_owned();
        Some(Self { url, key: parsed?, email_template, news_template, text_template, receipt_token })
    }
}

fn template(from: &mut Reader, table: &mut Table, key: &str) -> Option<Uuid> {
    let text = table.remove(key)?;
    let id = Uuid::parse_str(&text).ok();
    if id.is_none() {
        from.fault(&name(key), "is not the id of a template", "Copy the id from the template's page in Notify");
    }
    id
}
