//! What `hub-example` is told when it starts.
//!
//! [`Settings`] is the only place that reads its environment. It refuses any address but this machine's own.

use std::{convert::Infallible, net::SocketAddr, path::PathBuf};

use clap::{Parser, ValueEnum};
use reqwest::Url;
use secrecy::SecretString;

/// A hub to try the portal with: receives requests, keeps them in a folder, and says "we have it".
#[derive(Clone, Debug, Parser)]
#[command(name = "hub-example")]
pub struct Settings {
    /// Where to listen; an address of this machine only.
    #[arg(long, env = "HUB_ADDRESS", default_value = "127.0.0.1:4000", value_parser = loopback)]
    pub address: SocketAddr,
    /// The folder that received messages are kept in.
    #[arg(long, env = "HUB_DATA", default_value = "hub-data")]
    pub data: PathBuf,
    /// The secret shared with the portal: `whsec_` and at least 24 bytes in base64.
    #[arg(long, env = "HUB_SECRET", hide_env_values = true, value_parser = secret)]
    pub secret: SecretString,
    /// The portal's address.
    #[arg(long, env = "HUB_PORTAL", default_value = "http://127.0.0.1:3000")]
    pub portal: Url,
    /// Whether to say "we have it" by itself, or only when asked by `POST /cases/{id}/confirmed`.
    #[arg(long, env = "HUB_ACK", value_enum, default_value_t = Ack::Auto)]
    pub ack: Ack,
}

/// Who says "we have it".
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Ack {
    /// The hub, as soon as a request is on disk.
    Auto,
    /// A person, by hand.
    Manual,
}

fn loopback(text: &str) -> Result<SocketAddr, String> {
    let address: SocketAddr = text.parse().map_err(|_| "not an address such as 127.0.0.1:4000".to_owned())?;
    if address.ip().is_loopback() {
        Ok(address)
    } else {
        Err("this hub has no sign-in, so it listens on this machine only (127.0.0.1)".to_owned())
    }
}

/// Takes any text: a secret refused here would be printed; `HubExample::open` refuses it without a word of it.
#[expect(clippy::unnecessary_wraps, reason = "clap's value parsers return a Result")]
fn secret(text: &str) -> Result<SecretString, Infallible> {
    Ok(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_listens_on_this_machine_only() {
        for good in ["127.0.0.1:4000", "[::1]:4000", "127.0.0.1:0"] {
            assert!(loopback(good).is_ok(), "{good}");
        }
        for bad in ["0.0.0.0:4000", "[::]:4000", "192.168.0.1:4000", "localhost", ""] {
            assert!(loopback(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn its_help_and_defaults_are_well_formed() {
        use clap::CommandFactory;
        Settings::command().debug_assert();
        let settings = Settings::parse_from(["hub-example", "--secret", "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD"]);
        assert!(!format!("{settings:?}").contains("C2FV"));
    }
}
