//! Every key of the settings file: its default and what it is for.
//!
//! This list is the only place where a default is written. [`example`] turns it into `portal.example.toml`,
//! and a test keeps that file the same.

/// One key.
#[derive(Debug)]
pub(super) struct Key {
    pub(super) name: &'static str,
    /// The default as TOML; `None` when there is none.
    pub(super) default: Option<&'static str>,
    /// Shown commented out when there is no default.
    sample: &'static str,
    help: &'static str,
}

const fn key(name: &'static str, default: &'static str, help: &'static str) -> Key {
    Key { name, default: Some(default), sample: "", help }
}

const fn optional(name: &'static str, sample: &'static str, help: &'static str) -> Key {
    Key { name, default: None, sample, help }
}

pub(super) const KEYS: &[Key] = &[
    key("address", "\"127.0.0.1:3000\"", "Where the server listens."),
    key("data_dir", "\"data\"", "Where requests are kept. Back this folder up (server backup --to FILE)."),
    optional(
        "database",
        "\"postgres://portal@db.example.org/portal?sslmode=verify-full\"",
        "A PostgreSQL database, for several portals at once; better given as \"credential:NAME\", out of the vault (see\n\
         docs/deploy.md). Left out, it is the file portal.sqlite in data_dir, which must be on a disk of this machine, never\n\
         on a network disk.",
    ),
    optional(
        "tombstones_dir",
        "\"/var/lib/portal\"",
        "Where it is remembered who was erased, so that an older backup brings nobody back. Keep it out of the database's\n\
         own backups. Left out, it is data_dir.",
    ),
    key("site_dir", "\"target/site\"", "The built site: style sheet, browser files, pictures."),
    key("places_dir", "\"server/places\"", "One folder for each place. Check it with: server check-places"),
    optional(
        "key_file",
        "\"/etc/portal/portal.key\"",
        "The key that seals what families wrote. Without it nothing can be read: keep a copy elsewhere.\n\
         On one machine alone it is made at the first start; otherwise it must be named and be there.",
    ),
    optional(
        "public_url",
        "\"https://familyhelp.example.org\"",
        "The address families type. Leave it out for a portal on this machine alone.\n\
         Passkeys belong to its name: after a change of name they open nothing, and people use their safe word or code.",
    ),
    key(
        "exit_url",
        "\"https://www.bbc.co.uk/weather\"",
        "Where \"exit this page\" leads: a harmless, well-known page.",
    ),
    key("idle_minutes", "15", "A visit ends after this many minutes without a click (5 to 120)."),
    key("warn_minutes", "2", "A warning shows this many minutes before (2 or more)."),
    key("trusted_proxies", "0", "How many of your own proxies add to X-Forwarded-For in front of this server."),
    optional(
        "metrics_address",
        "\"127.0.0.1:9100\"",
        "Where figures for Prometheus are told, at /metrics: an address of this machine alone. Off if left out.",
    ),
    key(
        "spare_percent",
        "5",
        "Nothing new is begun when less than this share of the disk is free (0 to 100), so that there is room for what\n\
         was begun to be sent. Requests are taken as long as there is room at all. Without meaning beside a database server.",
    ),
    key("log_format", "\"text\"", "\"text\" for people, \"json\" for log collectors."),
    key("log_filter", "\"info\"", "Which log lines are kept, such as \"info,server=debug\". None ever holds a person."),
    optional(
        "hub_url",
        "\"https://hub.example.org/requests\"",
        "Sends every request of every place to this one system. For single hubs use [[hub]] below.",
    ),
    optional(
        "hub_secret",
        "\"whsec_...\"",
        "The secret that signs what goes there. Better given as \"credential:hub-secret\": out of the vault, on no disk.",
    ),
    optional(
        "hub_old_secret",
        "\"whsec_...\"",
        "While you change secrets: the one before, which still holds until you take this line out.",
    ),
    optional(
        "hub_scopes",
        "\"news plans meetings team messages\"",
        "What that system may tell families through /partner/v1; \"news\" alone if left out. See docs/partner-api.md",
    ),
    optional(
        "hub_sandbox_secret",
        "\"whsec_...\"",
        "What a hub under test signs with at /partner/sandbox/v1, where nothing reaches a family. It opens nothing else.",
    ),
];

/// The keys of one `[[hub]]`.
pub(super) const HUB_KEYS: &[&str] =
    &["place", "hub", "kind", "url", "secret", "old_secret", "scopes", "sandbox_secret"];

/// The keys of one of the `trusted_portals`.
pub(super) const TRUSTED_KEYS: &[&str] = &["name", "key"];

const HEAD: &str = "\
# Settings of the Family Help Portal. Every key is optional; what stands here is the default.
# Give this file with --config FILE or PORTAL_CONFIG. A variable such as PORTAL_ADDRESS wins over the file.
";

const TRUSTED: &str = "
# Other portals whose story files this one believes. Each prints its key with: server story-key
# trusted_portals = [{ name = \"Family Help in Hull\", key = \"...\" }]
";

const HUBS: &str = "
# Where one hub's requests go. A hub that is not named here is read at the portal's own desk.
# [[hub]]
# place = \"york\"
# hub = \"mash\"
# kind = \"http\"          # \"http\": another system; \"desk\": the portal's own desk
# url = \"https://hub.example.org/requests\"
# secret = \"whsec_...\"   # or \"credential:NAME\", like every secret
# old_secret, scopes and sandbox_secret as above; a hub at the desk may have a sandbox_secret too
";

const NOTIFY: &str = "
# How codes are sent to those who chose a code by e-mail or text, and word that something is new to those who may have it.
# Without it a safe word is all that is offered.
# Secrets stand in files that the portal alone may read, or come as credentials: password_file = \"credential:NAME\".
# [notify]
# kind = \"smtp\"          # \"none\", \"smtp\" or \"govuk-notify\"
# server = \"smtp.example.org:587\"
# encryption = \"starttls\"  # \"starttls\" or \"tls\"; \"none\" only for a server on this machine
# login = \"portal\"
# password_file = \"/etc/portal/smtp-password\"
# from = \"codes@post.example\"  # it shows on locked screens: it may not say what this is about
#
# With GOV.UK Notify, make one template for each way: the text is ((text)) and nothing else; the subject is \"Your code\",
# and \"Something new to read\" for news_template.
# Name the Notify service so that it gives nothing away, and do not put its name in front of texts.
# [notify]
# kind = \"govuk-notify\"
# api_key_file = \"/etc/portal/notify-key\"
# email_template = \"00000000-0000-0000-0000-000000000000\"
# text_template = \"00000000-0000-0000-0000-000000000000\"
# news_template = \"00000000-0000-0000-0000-000000000000\"  # e-mails that say that something is new
# receipt_token_file = \"/etc/portal/notify-receipts\"  # Notify calls /partner/v1/receipts with this bearer token
";

/// The text of `portal.example.toml`.
pub fn example() -> String {
    let mut text = HEAD.to_owned();
    for Key { name, default, sample, help } in KEYS {
        text.push('\n');
        for line in help.lines() {
            text.push_str("# ");
            text.push_str(line.trim_start());
            text.push('\n');
        }
        let line = default.map_or_else(|| format!("# {name} = {sample}\n"), |default| format!("{name} = {default}\n"));
        text.push_str(&line);
    }
    text + TRUSTED + HUBS + NOTIFY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_file_is_what_the_settings_say() {
        assert_eq!(
            include_str!("../../portal.example.toml"),
            example(),
            "run: server example-settings > server/portal.example.toml"
        );
    }
}
