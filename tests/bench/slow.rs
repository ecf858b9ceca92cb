//! Ten thousand clients that begin a request and never finish it, and one honest person among them.
//!
//! The memory of the idle server comes first. The clients send a byte now and then, as the attack does; the server must
//! hold them cheaply and be rid of all of them in time.

use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use anyhow::Result;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::TcpStream,
    sync::oneshot,
    task::JoinSet,
    time::{interval, sleep, timeout},
};

use crate::{
    figures::{Bar, Table, millis, now, number, percentile, say},
    portal::{Portal, Setup},
    wire::{Ask, Line},
};

const CLIENTS: usize = 10_000;
/// Clients that connect at the same time; more would overflow the queue of new connections.
const AT_ONCE: usize = 256;
/// All must be gone after this time.
const GONE_AFTER: Duration = Duration::from_secs(30);
/// Time to settle before memory is read.
const REST: Duration = Duration::from_secs(2);
const IDLE_MIB: f64 = 40.0;
const HELD_MIB: f64 = 300.0;

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let portal = Portal::start(setup, data.path(), &setup.site).await?;
    sleep(REST).await;
    table.add("server memory, idle after its start", Bar::AtMost(IDLE_MIB), portal.memory()?, "MiB");

    let open = Arc::new(Crowd::default());
    let began = now();
    let _clients = crowd(portal.address, &open).await;
    let connected = began.elapsed();
    let (mut most_memory, mut times) = (0.0_f64, Vec::new());
    let honest = Ask::get("/", &[]);
    while began.elapsed() < connected + GONE_AFTER {
        most_memory = most_memory.max(portal.memory()?);
        let asked = now();
        Line::open(portal.address).await?.ask(&honest).await?;
        if open.now.load(Ordering::Relaxed) > CLIENTS / 2 {
            times.push(millis(asked.elapsed()));
        }
        sleep(Duration::from_millis(20)).await;
    }
    say(&format!("{CLIENTS} clients connected in {:.1} s", connected.as_secs_f64()));
    let most_open = number(open.most.load(Ordering::Relaxed));
    table.add("slow clients held at once (ulimit -n lets them)", Bar::AtLeast(number(CLIENTS)), most_open, "");
    let refused = number(open.refused.load(Ordering::Relaxed));
    table.add("slow clients that could not connect", Bar::AtMost(0.0), refused, "");
    table.add("server memory with slow clients", Bar::AtMost(HELD_MIB), most_memory, "MiB");
    let left = number(open.now.load(Ordering::Relaxed));
    table.add("slow clients left after 30 s", Bar::AtMost(0.0), left, "");
    table.add("  honest new connection meanwhile, p99", Bar::None, percentile(&times, 99).unwrap_or_default(), "ms");
    table.add("  server memory afterwards", Bar::None, portal.memory()?, "MiB");
    Ok(())
}

/// How many clients there are. Those who came first are hung up on while the last still connect, so the most at any moment
/// is counted where it changes.
#[derive(Default)]
struct Crowd {
    now: AtomicUsize,
    most: AtomicUsize,
    refused: AtomicUsize,
}

/// Connects every client; each leaves `open` when the server has hung up on it.
async fn crowd(address: SocketAddr, open: &Arc<Crowd>) -> JoinSet<()> {
    let mut clients = JoinSet::new();
    let mut connecting = JoinSet::new();
    for _ in 0..CLIENTS {
        if connecting.len() >= AT_ONCE {
            connecting.join_next().await;
        }
        let (connected, wait) = oneshot::channel::<()>();
        let open = Arc::clone(open);
        clients.spawn(async move {
            let Ok(stream) = TcpStream::connect(address).await else {
                open.refused.fetch_add(1, Ordering::Relaxed);
                return;
            };
            let here = open.now.fetch_add(1, Ordering::Relaxed) + 1;
            open.most.fetch_max(here, Ordering::Relaxed);
            drop(connected);
            hang_on(stream).await;
            open.now.fetch_sub(1, Ordering::Relaxed);
        });
        connecting.spawn(wait);
    }
    while connecting.join_next().await.is_some() {}
    clients
}

/// Half a head, then a byte every few seconds, until the server hangs up.
async fn hang_on(mut stream: TcpStream) {
    if stream.write_all(b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ").await.is_err() {
        return;
    }
    let (mut read, mut write) = stream.split();
    let mut ticks = interval(Duration::from_secs(3));
    let mut answer = [0; 256];
    loop {
        tokio::select! {
            // Whatever comes (an end, or a refusal before it) ends the wait once nothing follows.
            got = timeout(Duration::from_mins(2), read.read(&mut answer)) => {
                if !matches!(got, Ok(Ok(1..))) {
                    return;
                }
            }
            _ = ticks.tick() => {
                if write.write_all(b"x").await.is_err() {
                    return;
                }
            }
        }
    }
}
