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

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use app::domain::place::PlaceId;
    use jiff::Timestamp;
    use serde_json::json;
    use tokio::{
        io::{AsyncReadExt, AsyncWriteExt},
        net::TcpListener,
    };

    use super::*;

    /// A feed on this machine: `answer` says what each path gets, as raw HTTP.
    async fn feed(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Address {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}/services?per_page=2", listener.local_addr().unwrap());
        let answer = Arc::new(answer);
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let answer = Arc::clone(&answer);
                tokio::spawn(async move {
                    let mut asked = vec![0; 4_096];
                    let length = stream.read(&mut asked).await.unwrap_or(0);
                    let asked = String::from_utf8_lossy(asked.get(..length).unwrap_or_default()).into_owned();
                    let path = asked.split_whitespace().nth(1).unwrap_or_default().to_owned();
                    // A reader that has had enough closes the line; writing then fails, as it should.
                    let _ = stream.write_all(&answer(&path)).await;
                });
            }
        });
        Address::parse(&base).unwrap()
    }

    fn ok(body: &str) -> Vec<u8> {
        format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len()).into_bytes()
    }

    fn page(rows: std::ops::Range<u32>, more: &serde_json::Value) -> String {
        let id = |number: u32| format!("00000000-0000-4000-8000-{number:012}");
        let rows: Vec<_> = rows.map(|n| json!({ "id": id(n), "name": "Play", "status": "active" })).collect();
        let mut page = json!({ "contents": rows });
        page.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        page.to_string()
    }

    async fn take(address: &Address) -> (Report, Result<(), NothingTaken>) {
        let mut intake = Intake::new(&PlaceId::parse("york").unwrap(), Timestamp::UNIX_EPOCH);
        let end = read(address, &mut intake, &mut |_| {}).await;
        (intake.into_parts().0, end)
    }

    #[test]
    fn only_https_or_this_machine_may_be_asked() {
        for good in ["https://example.org/services", "http://127.0.0.1:8080/x?page=2", "http://[::1]/"] {
            assert!(Address::parse(good).is_ok(), "{good}");
        }
        for bad in [
            "http://example.org/",
            "file:///etc/passwd",
            "https://a:b@example.org/",
            "services.json",
            "http://127.0.0.1.example.org/",
        ] {
            assert_eq!(Address::parse(bad), Err(NotAnAddress), "{bad}");
        }
    }

    #[tokio::test]
    async fn every_page_is_asked_for_once_and_keeps_what_else_was_asked() {
        let address = feed(|path| {
            let number = path.split("page=").nth(2).map_or(1, |page| page.parse().unwrap());
            assert!(path.starts_with("/services?per_page=2"), "{path}");
            ok(&page(number * 10..number * 10 + 2, &json!({ "total_pages": 3, "page_number": number })))
        })
        .await;
        let (report, end) = take(&address).await;
        assert!(end.is_ok(), "{end:?}");
        assert_eq!((report.rows, report.taken), (6, 6));
    }

    #[tokio::test]
    async fn a_feed_that_moves_fails_stops_or_is_none_gives_nothing() {
        let cases: [(&str, Vec<u8>); 5] = [
            ("moves", b"HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n".to_vec()),
            ("fails", b"HTTP/1.1 500 Oh\r\ncontent-length: 0\r\n\r\n".to_vec()),
            ("stops", b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n[".to_vec()),
            ("is none", ok("<html>")),
            ("is cut", ok("{\"contents\":[{}")),
        ];
        for (name, answer) in cases {
            let address = feed(move |_| answer.clone()).await;
            let (_, end) = take(&address).await;
            assert!(end.is_err(), "{name}");
        }
    }

    #[tokio::test]
    async fn a_second_page_that_fails_fails_the_whole() {
        let address = feed(|path| {
            if path.contains("&page=2") {
                b"HTTP/1.1 404 No\r\ncontent-length: 0\r\n\r\n".to_vec()
            } else {
                ok(&page(0..2, &json!({ "total_pages": 2 })))
            }
        })
        .await;
        assert!(matches!(take(&address).await.1, Err(NothingTaken::Address(_))));
    }

    #[tokio::test]
    async fn a_hundred_megabytes_are_cut_off_and_endless_pages_end() {
        let address = feed(|_| {
            let mut answer = b"HTTP/1.1 200 OK\r\nconnection: close\r\n\r\n[".to_vec();
            answer.resize(100 * 1024 * 1024, b' ');
            answer
        })
        .await;
        assert!(matches!(take(&address).await.1, Err(NothingTaken::Feed(NotAFeed::TooBig))));

        let address = feed(|_| ok(&page(0..1, &json!({ "last_page": false, "total_pages": 4_000_000_000_u32 })))).await;
        let (report, end) = take(&address).await;
        assert!(matches!(end, Err(NothingTaken::Address("it has too many pages"))), "{end:?}");
        assert_eq!(report.taken, 1);
    }
}
