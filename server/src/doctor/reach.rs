//! Whether the systems we send to can be reached: their name, their door, their certificate, their clock.
//!
//! Nothing of a family leaves here, and nothing is posted: a hub gets one empty GET, a mail server a greeting.

use std::{collections::BTreeSet, time::Duration};

use app::ports::Fault;
use http::header::DATE;
use jiff::{SignedDuration, Timestamp, fmt::rfc2822};
use reqwest::{Client, Url};
use tokio::{
    net::{TcpStream, lookup_host},
    time::timeout,
};

use super::Finding;
use crate::{
    forward::{HubKind, http_hub},
    notify::smtp::SmtpMailer,
    settings::{hubs::HubLink, notify::Notify},
};

const HUBS: &str = "hubs";
const MAIL: &str = "mail";
/// How long a name or a door may take.
const PATIENCE: Duration = Duration::from_secs(5);
/// Signatures hold for five minutes; a clock this far off leaves no room for a slow line.
const OFF: SignedDuration = SignedDuration::from_mins(2);

/// Every hub with a system of its own, each address once.
pub(super) async fn hubs(links: &[HubLink], now: Timestamp) -> Vec<Finding> {
    let urls: BTreeSet<&str> = links
        .iter()
        .filter_map(|link| match &link.kind {
            HubKind::Http { url, .. } => Some(url.as_str()),
            HubKind::Desk => None,
        })
        .collect();
    if urls.is_empty() {
        return vec![Finding::ok(HUBS, "every hub reads its requests at the portal's own desk")];
    }
    let Ok(client) = http_hub::client() else {
        return vec![Finding::wrong(HUBS, "this machine's certificates cannot be read. Install ca-certificates")];
    };
    let mut found = Vec::new();
    for url in urls {
        found.push(hub(&client, url, now).await);
    }
    found
}

async fn hub(client: &Client, url: &str, now: Timestamp) -> Finding {
    let Some((host, port)) = host_and_port(url) else {
        return Finding::wrong(HUBS, "an address of a hub cannot be read. Check [[hub]]");
    };
    if let Err(says) = door(&host, port).await {
        return Finding::wrong(HUBS, says);
    }
    let answer = match client.get(url).send().await {
        Ok(answer) => answer,
        Err(error) if error.is_timeout() => {
            return Finding::wrong(HUBS, format!("{host} does not answer in time. Ask whoever runs it"));
        }
        // The error's own text holds the address, so only what to look at is told.
        Err(_) => {
            let mend =
                "Ask whoever runs it to renew its certificate, and check that the name in [[hub]] is the one in it";
            return Finding::wrong(HUBS, format!("{host} is there, and no private line to it can be made. {mend}"));
        }
    };
    let date = answer.headers().get(DATE).and_then(|date| rfc2822::parse(date.to_str().ok()?).ok());
    let off = date.map(|date| date.timestamp().duration_since(now).abs());
    match off {
        Some(off) if off > OFF => Finding::wrong(
            HUBS,
            format!("the clock of {host} and ours are {} s apart: signatures fail. Set both clocks", off.as_secs()),
        ),
        _ => Finding::ok(HUBS, format!("{host} answers over a private line")),
    }
}

/// Whose door an address leads to.
fn host_and_port(url: &str) -> Option<(String, u16)> {
    let url = Url::parse(url).ok()?;
    Some((url.host_str()?.to_owned(), url.port_or_known_default()?))
}

/// Whether the name is known and somebody listens there.
async fn door(host: &str, port: u16) -> Result<(), String> {
    let bare = host.trim_matches(['[', ']']);
    let found = timeout(PATIENCE, lookup_host((bare, port))).await;
    let addresses: Vec<_> = found.ok().and_then(Result::ok).into_iter().flatten().collect();
    if addresses.is_empty() {
        return Err(format!("nobody knows the name {host}. Check its spelling and this machine's DNS"));
    }
    match timeout(PATIENCE, TcpStream::connect(addresses.as_slice())).await {
        Ok(Ok(_)) => Ok(()),
        _ => Err(format!("nobody listens at {host} port {port}. Check the port, and that the firewall lets us out")),
    }
}

/// The way codes are sent.
pub(super) async fn mail(notify: &Notify) -> Finding {
    match notify {
        Notify::None => Finding::warn(
            MAIL,
            "no codes are sent: nobody can prove a work address, and families have a safe word alone. Set [notify]",
        ),
        Notify::Smtp(smtp) => match door(&smtp.host, smtp.port).await {
            Err(says) => Finding::wrong(MAIL, says),
            Ok(()) => match greet(smtp).await {
                Ok(()) => Finding::ok(MAIL, format!("{} takes our greeting over the line we asked for", smtp.host)),
                Err(_) => Finding::wrong(
                    MAIL,
                    format!("{} does not take our greeting. Check encryption, login and password_file", smtp.host),
                ),
            },
        },
        Notify::GovUk(govuk) => match host_and_port(&govuk.url) {
            Some((host, port)) => match door(&host, port).await {
                Ok(()) => Finding::ok(MAIL, format!("{host} can be reached")),
                Err(says) => Finding::wrong(MAIL, says),
            },
            None => Finding::wrong(MAIL, "the address of Notify cannot be read. Take notify.url out"),
        },
    }
}

async fn greet(smtp: &crate::settings::notify::Smtp) -> Result<(), Fault> {
    SmtpMailer::new(smtp)?.greet().await
}
