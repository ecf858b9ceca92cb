//! The accept loop: our own, because the usual one keeps slow clients for ever.
//!
//! [`serve`] closes a connection whose head does not arrive, refuses connections past the cap with a calm answer
//! instead of letting them queue, and on a stop lets requests under way finish within a time. It speaks HTTP/1.1;
//! a proxy in front brings newer versions. It never looks into a request.

use std::{convert::Infallible, future::Future, io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{ConnectInfo, Request},
};
use hyper::body::Incoming;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    service::TowerToHyperService,
};
use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower::{ServiceExt, service_fn};

use super::{limits::Limits, plain_page, stalled::Stalled};
use crate::watch;

/// How serving ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// Every request under way was answered.
    Drained,
    /// Some were cut off when the time to drain was up.
    CutOff,
}

/// How long the refusal may take to write.
const REFUSAL: Duration = Duration::from_secs(1);
/// The pause after the operating system could not give us a connection (it is out of handles).
const BREATH: Duration = Duration::from_millis(50);

/// Answers on `listener` until `stop`, then drains.
pub async fn serve(listener: TcpListener, router: Router, limits: Limits, stop: CancellationToken) -> Ended {
    let seats = Arc::new(Semaphore::new(limits.connections));
    let refusals = Arc::new(Semaphore::new(64));
    let open = TaskTracker::new();
    let cut = CancellationToken::new();
    loop {
        let accepted = tokio::select! {
            biased;
            () = stop.cancelled() => break,
            accepted = listener.accept() => accepted,
        };
        let (stream, peer) = match accepted {
            Ok(accepted) => accepted,
            Err(error) => {
                wait_out(&error).await;
                continue;
            }
        };
        if let Ok(seat) = Arc::clone(&seats).try_acquire_owned() {
            let counted = watch::connected();
            let connection = Connection { stream, peer, router: router.clone(), limits };
            let (stop, cut) = (stop.clone(), cut.clone());
            open.spawn(async move {
                let _counted = counted;
                tokio::select! {
                    () = cut.cancelled() => {}
                    () = connection.answer(stop, seat) => {}
                }
            });
            continue;
        }
        watch::refused();
        if let Ok(seat) = Arc::clone(&refusals).try_acquire_owned() {
            open.spawn(refuse(stream, limits.is_public, seat));
        }
    }
    drop(listener);
    open.close();
    let ended = tokio::time::timeout(limits.drain, open.wait()).await;
    cut.cancel();
    open.wait().await;
    if ended.is_ok() { Ended::Drained } else { Ended::CutOff }
}

/// A stop that comes with SIGTERM or ctrl-C.
pub fn stop_on_signal() -> io::Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let stop = CancellationToken::new();
    let token = stop.clone();
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        token.cancel();
    });
    Ok(stop)
}

struct Connection {
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    limits: Limits,
}

impl Connection {
    /// Answers every request on the connection. Its seat is free again when this ends.
    async fn answer(self, stop: CancellationToken, _seat: OwnedSemaphorePermit) {
        let Self { stream, peer, router, limits } = self;
        // A small answer should leave at once; a socket that refuses the option works all the same.
        let _ = stream.set_nodelay(true);
        let service = service_fn(move |request: hyper::Request<Incoming>| {
            let mut request = request.map(axum::body::Body::new);
            request.extensions_mut().insert(ConnectInfo(peer));
            let router = router.clone();
            async move { answer_one(router, request).await }
        });
        let connection = hyper::server::conn::http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(limits.head)
            .max_buf_size(64 * 1024)
            .serve_connection(
                TokioIo::new(Stalled::new(stream, limits.stalled_write)),
                TowerToHyperService::new(service),
            );
        let mut connection = pin!(connection);
        tokio::select! {
            biased;
            // An error here is a client that went away or was too slow: nothing for an operator to do.
            _ = connection.as_mut() => return,
            () = stop.cancelled() => connection.as_mut().graceful_shutdown(),
        }
        let _ = connection.await;
    }
}

fn answer_one(
    router: Router,
    request: Request,
) -> impl Future<Output = Result<axum::response::Response, Infallible>> + Send {
    router.oneshot(request)
}

/// Tells a client that every seat is taken and closes.
async fn refuse(mut stream: TcpStream, is_public: bool, _seat: OwnedSemaphorePermit) {
    let answer = plain_page::busy_on_the_wire(is_public);
    let _ = tokio::time::timeout(REFUSAL, async {
        stream.write_all(answer.as_bytes()).await?;
        stream.shutdown().await
    })
    .await;
}

async fn wait_out(error: &io::Error) {
    let of_one_client = matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted | io::ErrorKind::ConnectionReset | io::ErrorKind::ConnectionRefused
    );
    if !of_one_client {
        tracing::error!(kind = %error.kind(), "the operating system could not give us a connection");
        tokio::time::sleep(BREATH).await;
    }
}
