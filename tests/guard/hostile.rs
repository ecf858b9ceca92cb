//! Hostile clients, over real connections: requests that two programs could read in two ways, heads that swell, packed
//! bodies, many requests in one breath. One request, one answer, never a fault of ours.

use std::time::Duration;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    time::timeout,
};

use crate::slow::{Running, run};

/// What would answer 500 if it were ever taken for a request of its own.
const HIDDEN: &str = "GET /odd/fault HTTP/1.1\r\nhost: a\r\n\r\n";
/// Longer than the server's own limits in these tests.
const QUIET: Duration = Duration::from_secs(4);

/// The status of every answer to `bytes`, until the server closes, or says no more for longer than it waits for a head.
async fn statuses(server: &Running, bytes: &[u8]) -> Vec<u16> {
    let mut stream = server.send("").await;
    // A server that has heard enough closes; the rest of what we write then goes nowhere.
    let _ = stream.write_all(bytes).await;
    let mut said = Vec::new();
    let _ = timeout(QUIET, stream.read_to_end(&mut said)).await.expect("the server closes");
    let said = String::from_utf8_lossy(&said).into_owned();
    said.split("HTTP/1.1 ").skip(1).map(|answer| answer.get(..3).unwrap().parse().unwrap()).collect()
}

fn post(headers: &str, body: &str) -> String {
    format!("POST /odd/form/jo HTTP/1.1\r\nhost: a\r\n{headers}\r\n\r\n{body}")
}

#[tokio::test]
async fn a_request_that_can_be_read_in_two_ways_gets_one_answer_and_hides_no_second() {
    let server = run(|_| {}).await;
    let chunks = |size: &str| post("transfer-encoding: chunked", &format!("{size}\r\nabc\r\n0\r\n\r\n{HIDDEN}"));
    let ended = format!("0\r\n\r\n{HIDDEN}");
    let cases = [
        ("length and chunks", post("content-length: 4\r\ntransfer-encoding: chunked", &ended)),
        ("chunks and length", post("transfer-encoding: chunked\r\ncontent-length: 4", &ended)),
        ("two lengths", post("content-length: 3\r\ncontent-length: 60", &format!("abc{HIDDEN}"))),
        ("a list of lengths", post("content-length: 3, 60", &format!("abc{HIDDEN}"))),
        ("a length with a sign", post("content-length: +3", &format!("abc{HIDDEN}"))),
        ("a negative length", post("content-length: -1", HIDDEN)),
        ("a length in hexadecimal", post("content-length: 0x3", &format!("abc{HIDDEN}"))),
        ("a length beyond all numbers", post("content-length: 99999999999999999999999", HIDDEN)),
        ("chunks that are not last", post("transfer-encoding: chunked, identity", &ended)),
        ("no known coding", post("transfer-encoding: xchunked", &ended)),
        ("two codings", post("transfer-encoding: chunked\r\ntransfer-encoding: identity", &ended)),
        ("a coding with a tab", post("transfer-encoding:\tchunked", &ended)),
        ("a blank before the colon", post("transfer-encoding : chunked", &ended)),
        ("a folded head", post("x-a: b\r\n transfer-encoding: chunked", &ended)),
        ("a line that ends in CR alone", post("x-a: b\rtransfer-encoding: chunked", &ended)),
        ("a NUL in a head", post("x-a: b\0c", HIDDEN)),
        ("a chunk of no size", chunks("")),
        ("a chunk of words", chunks("zz")),
        ("a chunk of a negative size", chunks("-3")),
        ("a chunk of a size with a prefix", chunks("0x3")),
        ("a chunk too large for a number", chunks("fffffffffffffffff")),
        ("a chunk longer than it says", post("transfer-encoding: chunked", &format!("2\r\nabcdef\r\n{ended}"))),
        ("an old version with chunks", post("transfer-encoding: chunked", &ended).replacen("1.1", "1.0", 1)),
        ("a version that is not", post("content-length: 0", HIDDEN).replacen("1.1", "7.9", 1)),
        ("no version", format!("GET /healthz\r\n\r\n{HIDDEN}")),
        ("a method that is not", format!("G@T / HTTP/1.1\r\nhost: a\r\n\r\n{HIDDEN}")),
        ("an address with a blank", format!("GET /a b HTTP/1.1\r\nhost: a\r\n\r\n{HIDDEN}")),
        ("TLS on a plain line", "\u{16}\u{3}\u{1}\u{2}\u{0}\u{1}".to_owned()),
    ];
    for (what, bytes) in cases {
        let statuses = statuses(&server, bytes.as_bytes()).await;
        assert!(statuses.len() <= 1, "{what}: {statuses:?}");
        assert!(statuses.iter().all(|status| *status < 500), "{what}: {statuses:?}");
    }
}

#[tokio::test]
async fn odd_but_clear_requests_are_answered_once_as_what_they_are() {
    let server = run(|_| {}).await;
    for (what, bytes, status) in [
        ("lines that end in LF alone", "GET /healthz HTTP/1.1\nhost: a\n\n".to_owned(), 200),
        ("a whole address", "GET http://elsewhere.test/healthz HTTP/1.1\r\nhost: a\r\n\r\n".to_owned(), 200),
        ("the same length twice", post("content-length: 3\r\ncontent-length: 3", "abc"), 200),
        ("a form in chunks", post("transfer-encoding: chunked", "3\r\nabc\r\n0\r\n\r\n"), 200),
        (
            "a page asked for with a body",
            "GET /healthz HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\n\r\nabc".to_owned(),
            200,
        ),
        ("a tunnel", "CONNECT elsewhere.test:443 HTTP/1.1\r\nhost: a\r\n\r\n".to_owned(), 405),
        ("an echo", "TRACE / HTTP/1.1\r\nhost: a\r\n\r\n".to_owned(), 405),
        ("a form packed with gzip", post("content-encoding: gzip\r\ncontent-length: 3", "abc"), 415),
        ("a form packed twice", post("content-encoding: gzip, br\r\ncontent-length: 3", "abc"), 415),
    ] {
        assert_eq!(statuses(&server, bytes.as_bytes()).await, [status], "{what}");
    }
}

#[tokio::test]
async fn a_head_that_swells_in_number_or_size_is_refused() {
    let server = run(|_| {}).await;
    let many = "x-more: a\r\n".repeat(2_000);
    let large = format!("x-a: {}\r\n", "a".repeat(1024 * 1024));
    let long = "a".repeat(200 * 1024);
    for (what, bytes) in [
        ("many", format!("GET /healthz HTTP/1.1\r\nhost: a\r\n{many}\r\n{HIDDEN}")),
        ("large", format!("GET /healthz HTTP/1.1\r\nhost: a\r\n{large}\r\n{HIDDEN}")),
        ("a long address", format!("GET /{long} HTTP/1.1\r\nhost: a\r\n\r\n{HIDDEN}")),
    ] {
        let statuses = statuses(&server, bytes.as_bytes()).await;
        assert!(
            statuses.len() <= 1 && statuses.iter().all(|status| (400..500).contains(status)),
            "{what}: {statuses:?}"
        );
    }
}

#[tokio::test]
async fn twenty_requests_in_one_breath_are_answered_in_order() {
    let server = run(|_| {}).await;
    let asks = "GET /healthz HTTP/1.1\r\nhost: a\r\n\r\nGET /nowhere HTTP/1.1\r\nhost: a\r\n\r\n".repeat(10);
    assert_eq!(statuses(&server, asks.as_bytes()).await, [200, 404].repeat(10));
}
