//! Slow and greedy clients, over real connections with short limits.

use std::{net::SocketAddr, time::Duration};

use server::{
    http::{
        accept::{Ended, serve},
        limits::Limits,
    },
    settings::Settings,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
    time::timeout,
};
use tokio_util::sync::CancellationToken;

use crate::house::{House, house_with};

/// Longer than every limit below; a test that waits this long has failed.
const PATIENCE: Duration = Duration::from_secs(5);

/// A server on a port of its own, with short limits.
pub(crate) struct Running {
    address: SocketAddr,
    stop: CancellationToken,
    served: JoinHandle<Ended>,
    _house: House,
}

pub(crate) async fn run(change: impl Fn(&mut Limits)) -> Running {
    let house = house_with("", |settings: &mut Settings| {
        settings.limits.head = Duration::from_millis(150);
        settings.limits.body = Duration::from_millis(150);
        settings.limits.drain = Duration::from_millis(300);
        change(&mut settings.limits);
    });
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let stop = CancellationToken::new();
    let served = tokio::spawn(serve(listener, house.router.clone(), house.settings.limits, stop.clone()));
    Running { address, stop, served, _house: house }
}

impl Running {
    pub(crate) async fn send(&self, bytes: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        stream
    }
}

/// Everything the server still says until it closes.
async fn until_closed(stream: &mut TcpStream) -> String {
    let mut said = Vec::new();
    // A reset is a close as well.
    let _ = timeout(PATIENCE, stream.read_to_end(&mut said)).await.expect("the server closes");
    String::from_utf8_lossy(&said).into_owned()
}

#[tokio::test]
async fn a_head_that_never_ends_is_closed() {
    let server = run(|_| {}).await;
    let mut client = server.send("GET / HTTP/1.1\r\nhost: a\r\nx-slow: ").await;
    let said = until_closed(&mut client).await;
    assert!(!said.starts_with("HTTP/1.1 200"), "{said}");
}

#[tokio::test]
async fn a_connection_that_says_nothing_is_closed() {
    let server = run(|_| {}).await;
    assert_eq!(until_closed(&mut server.send("").await).await, "");
}

#[tokio::test]
async fn a_connection_kept_open_after_an_answer_is_closed_when_idle() {
    let server = run(|_| {}).await;
    let mut client = server.send("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await;
    assert!(until_closed(&mut client).await.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_body_sent_one_byte_at_a_time_gets_a_calm_answer_and_is_closed() {
    let server = run(|_| {}).await;
    let client = server.send("POST /odd/form/jo HTTP/1.1\r\nhost: a\r\ncontent-length: 60000\r\n\r\n").await;
    let (mut reads, mut writes) = client.into_split();
    let drip = tokio::spawn(async move {
        let mut ticks = tokio::time::interval(Duration::from_millis(10));
        while writes.write_all(b"a").await.is_ok() {
            ticks.tick().await;
        }
    });
    let mut said = Vec::new();
    let _ = timeout(PATIENCE, reads.read_to_end(&mut said)).await.expect("the server closes");
    let said = String::from_utf8_lossy(&said);
    assert!(said.starts_with("HTTP/1.1 408"), "{said}");
    assert!(said.contains("In danger now?"), "{said}");
    timeout(PATIENCE, drip).await.expect("the drip meets a closed connection").unwrap();
}

#[tokio::test]
async fn a_client_that_asks_and_never_reads_is_closed() {
    let server = run(|limits| limits.stalled_write = Duration::from_millis(150)).await;
    let mut client = server.send("").await;
    let ask = "GET /odd/long HTTP/1.1\r\nhost: a\r\n\r\n".repeat(200);
    // Never reads: the server's answers fill both buffers, its write stalls, and the connection must end.
    let wrote = timeout(PATIENCE, async { while client.write_all(ask.as_bytes()).await.is_ok() {} }).await;
    assert!(wrote.is_ok(), "the server closes");
}

#[tokio::test]
async fn a_full_house_says_so_at_once_and_has_room_again_later() {
    let server = run(|limits| {
        limits.connections = 1;
        limits.head = Duration::from_mins(1);
    })
    .await;
    let mut first = server.send("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").await;
    let mut answer = [0; 12];
    first.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 200");
    let refused = until_closed(&mut server.send("").await).await;
    assert!(refused.starts_with("HTTP/1.1 503"), "{refused}");
    assert!(refused.contains("retry-after:") && refused.contains("In danger now?"), "{refused}");
    drop(first);
    let again = async {
        loop {
            let mut next = server.send("GET /healthz HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").await;
            if until_closed(&mut next).await.starts_with("HTTP/1.1 200") {
                break;
            }
        }
    };
    timeout(PATIENCE, again).await.expect("the seat is free again");
}

#[tokio::test]
async fn a_stop_lets_a_request_under_way_finish_and_takes_no_new_one() {
    let server = run(|limits| {
        limits.body = PATIENCE;
        limits.drain = PATIENCE;
    })
    .await;
    let head = "POST /odd/form/jo HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 4\r\n\r\n";
    let mut client = server.send(head).await;
    let mut go_on = [0; 25];
    client.read_exact(&mut go_on).await.unwrap();
    assert_eq!(&go_on, b"HTTP/1.1 100 Continue\r\n\r\n");
    server.stop.cancel();
    client.write_all(b"a=bc").await.unwrap();
    let said = until_closed(&mut client).await;
    assert!(said.starts_with("HTTP/1.1 200"), "{said}");
    assert_eq!(timeout(PATIENCE, server.served).await.expect("serving ends").unwrap(), Ended::Drained);
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn a_stop_does_not_wait_for_ever() {
    let server = run(|limits| limits.body = Duration::from_mins(1)).await;
    let head = "POST /odd/form/jo HTTP/1.1\r\nhost: a\r\nexpect: 100-continue\r\ncontent-length: 4\r\n\r\n";
    let mut client = server.send(head).await;
    let mut go_on = [0; 25];
    client.read_exact(&mut go_on).await.unwrap();
    server.stop.cancel();
    assert_eq!(timeout(PATIENCE, server.served).await.expect("serving ends").unwrap(), Ended::CutOff);
}
