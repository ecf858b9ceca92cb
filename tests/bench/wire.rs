//! A lean HTTP/1.1 client: it shares the machine with the server it measures, so it must cost next to nothing.
//!
//! [`Line`] is one kept connection, [`load`] many of them for a while. It understands what our server sends and no
//! more: a length or chunks. It tells a page from the word to come back later, and refuses every other status, so a fast
//! refusal never counts as a page.

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use anyhow::{Context as _, Result, bail, ensure};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    task::JoinSet,
};

use crate::figures::{millis, now, number};

/// A request, ready to be written.
#[derive(Clone)]
pub(crate) struct Ask(Vec<u8>);

impl Ask {
    /// Opens a page as a browser would, with these header lines besides.
    pub(crate) fn get(path: &str, headers: &[(&str, &str)]) -> Self {
        let more = headers.iter().fold(String::new(), |lines, (name, value)| lines + name + ": " + value + "\r\n");
        Self(format!("GET {path} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: text/html\r\n{more}\r\n").into_bytes())
    }
}

/// An answer with status 200.
pub(crate) struct Answer {
    /// Its head, as sent.
    pub(crate) head: String,
    /// Its body, still compressed if it was.
    pub(crate) body: Vec<u8>,
}

/// One kept connection.
pub(crate) struct Line {
    stream: TcpStream,
    held: Vec<u8>,
}

impl Line {
    /// Connects.
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await.context("cannot connect to the portal")?;
        stream.set_nodelay(true).context("the connection has no options")?;
        Ok(Self { stream, held: Vec::with_capacity(64 * 1024) })
    }

    /// Asks and waits for the whole answer, of which the body's length is told.
    pub(crate) async fn ask(&mut self, ask: &Ask) -> Result<usize> {
        let (head, body) = self.whole(ask).await?;
        ensure!(is_served(head), "the portal turned us away");
        Ok(body.len())
    }

    /// Asks and waits for the whole answer; whether it was the page, and not the word to come back later.
    pub(crate) async fn is_served(&mut self, ask: &Ask) -> Result<bool> {
        self.whole(ask).await.map(|(head, _)| is_served(head))
    }

    /// Asks and keeps the answer.
    pub(crate) async fn answer(&mut self, ask: &Ask) -> Result<Answer> {
        let (head, body) = self.whole(ask).await?;
        ensure!(is_served(head), "the portal turned us away");
        Ok(Answer { head: String::from_utf8_lossy(head).into_owned(), body: unchunked(head, body)? })
    }

    /// Head and body as sent. The body of a chunked answer still has its chunk lines.
    async fn whole(&mut self, ask: &Ask) -> Result<(&[u8], &[u8])> {
        self.stream.write_all(&ask.0).await.context("the portal hung up while we asked")?;
        self.held.clear();
        let (mut head, mut ends) = (None, None);
        loop {
            if head.is_none() {
                head = find(&self.held, b"\r\n\r\n").map(|at| at + 4);
                if let Some(head) = head {
                    ends = length(self.held.get(..head).unwrap_or_default())?.map(|length| head + length);
                }
            }
            let is_whole = match (head, ends) {
                (Some(_), Some(end)) => self.held.len() >= end,
                (Some(_), None) => self.held.ends_with(b"\r\n0\r\n\r\n"),
                _ => false,
            };
            if is_whole {
                return self.held.split_at_checked(head.unwrap_or_default()).context("an answer has a head");
            }
            let got = self.stream.read_buf(&mut self.held).await.context("the portal hung up while it answered")?;
            ensure!(got > 0, "the portal hung up while it answered");
        }
    }
}

fn is_served(head: &[u8]) -> bool {
    head.starts_with(b"HTTP/1.1 200")
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|window| window == what)
}

/// The length the head announces; `None` for chunks.
fn length(head: &[u8]) -> Result<Option<usize>> {
    let head = str::from_utf8(head).context("a head is plain text")?;
    let is_known = is_served(head.as_bytes()) || head.starts_with("HTTP/1.1 503");
    ensure!(is_known, "the portal answered: {}", head.lines().next().unwrap_or_default());
    let field = |name: &str| head.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    match (field("content-length:"), field("transfer-encoding:")) {
        (Some(length), _) => Ok(Some(length.parse().context("a length is a number")?)),
        (None, Some("chunked")) => Ok(None),
        _ => bail!("an answer has a length or comes in chunks"),
    }
}

fn unchunked(head: &[u8], body: &[u8]) -> Result<Vec<u8>> {
    if length(head)?.is_some() {
        return Ok(body.to_vec());
    }
    let (mut whole, mut rest) = (Vec::new(), body);
    loop {
        let at = find(rest, b"\r\n").context("a chunk begins with its length")?;
        let (line, after) = rest.split_at_checked(at).context("a chunk begins with its length")?;
        let size = usize::from_str_radix(str::from_utf8(line)?, 16).context("a chunk begins with its length")?;
        if size == 0 {
            return Ok(whole);
        }
        let chunk = after.get(2..2 + size).context("a chunk is as long as it says")?;
        whole.extend_from_slice(chunk);
        rest = after.get(4 + size..).context("a chunk is followed by another")?;
    }
}

/// How a load went.
pub(crate) struct Load {
    /// Answers in a second.
    pub(crate) rate: f64,
    /// How long each answer took, in milliseconds.
    pub(crate) times: Vec<f64>,
}

/// Asks on `connections` kept connections, each as soon as it has its answer, for as long as `span`.
pub(crate) async fn load(address: SocketAddr, ask: &Ask, connections: usize, span: Duration) -> Result<Load> {
    let mut lines = Vec::with_capacity(connections);
    for _ in 0..connections {
        let mut line = Line::open(address).await?;
        line.ask(ask).await?;
        lines.push(line);
    }
    let began = now();
    let mut askers: JoinSet<Result<Vec<f64>>> = JoinSet::new();
    for line in lines {
        askers.spawn(ask_until(line, ask.clone(), began + span));
    }
    let mut times = Vec::new();
    while let Some(done) = askers.join_next().await {
        times.extend(done.context("an asker fell over")??);
    }
    Ok(Load { rate: number(times.len()) / began.elapsed().as_secs_f64(), times })
}

async fn ask_until(mut line: Line, ask: Ask, until: Instant) -> Result<Vec<f64>> {
    let mut times = Vec::new();
    loop {
        let began = now();
        if began >= until {
            return Ok(times);
        }
        line.ask(&ask).await?;
        times.push(millis(began.elapsed()));
    }
}
