//! Reads a feed from the web: `https`, or plain `http` to this machine, page after page.
//!
//! It asks the one address it was given and adds nothing but a page number. It follows no redirect, uses no proxy,
//! and stops at the first page that is late, missing or too much: then nothing is taken.

use std::time::Duration;

use reqwest::{Client, Url, redirect::Policy};

use super::{Intake, NotAFeed, NothingTaken, Report};
use crate::forward::is_this_machine;

/// How long a connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// How long one page may take.
const PAGE: Duration = Duration::from_mins(1);
/// How long all pages may take together.
const ALL: Duration = Duration::from_mins(15);
/// The most pages that are asked for.
const MOST_PAGES: u32 = 2_000;

/// An address a feed may be read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address(Url);

/// The address is not a usable one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the address must be https, or http to this machine, without a name or password in it")]
pub struct NotAnAddress;

impl Address {
    /// Reads an address.
    pub fn parse(raw: &str) -> Result<Self, NotAnAddress> {
        let url = Url::parse(raw).map_err(|_| NotAnAddress)?;
        let plain_name = url.username().is_empty() && url.password().is_none();
        let private = url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(&url));
        (plain_name && private).then_some(Self(url)).ok_or(NotAnAddress)
    }

    /// Whose it is.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// The page it names, or the first.
    fn first_page(&self) -> u32 {
        let named = self.0.query_pairs().find(|(key, _)| key == "page").and_then(|(_, value)| value.parse().ok());
        named.unwrap_or(1)
    }

    fn page(&self, number: u32) -> Url {
        let mut url = self.0.clone();
        let others: Vec<(String, String)> =
            self.0.query_pairs().filter(|(key, _)| key != "page").map(|(k, v)| (k.into(), v.into())).collect();
        url.query_pairs_mut().clear().extend_pairs(others).append_pair("page", &number.to_string());
        url
    }
}

#[expect(clippy::disallowed_methods, reason = "the one client for feeds, with limits and no redirects")]
fn client() -> Result<Client, reqwest::Error> {
    Client::builder()
        .user_agent("family-help-portal")
        .no_proxy()
        .redirect(Policy::none())
        .connect_timeout(CONNECT)
        .timeout(PAGE)
        .build()
}

/// Reads every page.
pub(super) async fn read(
    address: &Address,
    intake: &mut Intake,
    progress: &mut (dyn FnMut(&Report) + Send),
) -> Result<(), NothingTaken> {
    let client = client().map_err(|_| NothingTaken::Address("the client for feeds cannot be built"))?;
    let all = tokio::time::timeout(ALL, read_pages(&client, address, intake, progress)).await;
    all.unwrap_or(Err(NothingTaken::Address("its pages take too long")))
}

async fn read_pages(
    client: &Client,
    address: &Address,
    intake: &mut Intake,
    progress: &mut (dyn FnMut(&Report) + Send),
) -> Result<(), NothingTaken> {
    let first = address.first_page();
    let mut number = first;
    loop {
        let url = if number == first { address.0.clone() } else { address.page(number) };
        let rows_before = intake.report().rows;
        read_page(client, url, intake, progress).await?;
        let paging = intake.end_of_page()?;
        let is_empty = intake.report().rows == rows_before;
        let is_last = paging.last_page.unwrap_or(number >= paging.total_pages.unwrap_or(1));
        if is_last || is_empty {
            return Ok(());
        }
        if number - first == MOST_PAGES {
            return Err(NothingTaken::Address("it has too many pages"));
        }
        number = number.saturating_add(1);
    }
}

async fn read_page(
    client: &Client,
    url: Url,
    intake: &mut Intake,
    progress: &mut (dyn FnMut(&Report) + Send),
) -> Result<(), NothingTaken> {
    let lost = |_: reqwest::Error| NothingTaken::Address("it does not answer, or stops in the middle");
    let mut answer = client.get(url).header("accept", "application/json").send().await.map_err(lost)?;
    if !answer.status().is_success() {
        return Err(NothingTaken::Address("it answers with something else than a page"));
    }
    while let Some(bytes) = answer.chunk().await.map_err(lost)? {
        intake.take(&bytes, progress).map_err(|why: NotAFeed| NothingTaken::Feed(why))?;
    }
    Ok(())
}
