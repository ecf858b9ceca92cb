//! A hub that answers by script and remembers what it took.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use app::domain::message::Message;
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
    routing::post,
};
use server::forward::SigningKey;
use tokio::{net::TcpListener, task::JoinHandle};

use crate::fixtures::{SECRET, start};

/// One answer. When the script is over, every answer is a yes.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Answer {
    Status(u16),
    /// 429 with `Retry-After` in seconds.
    Slower(u32),
    Hang,
    /// 200 with bytes that are no JSON.
    Garbage,
}

#[derive(Default)]
pub(crate) struct Stub {
    script: Mutex<VecDeque<Answer>>,
    /// The `webhook-id` of every offer.
    pub(crate) offered: Mutex<Vec<String>>,
    /// Every message said yes to, copies included.
    pub(crate) taken: Mutex<Vec<Message>>,
}

impl Stub {
    pub(crate) fn new(script: impl IntoIterator<Item = Answer>) -> Arc<Self> {
        Arc::new(Self { script: Mutex::new(script.into_iter().collect()), ..Self::default() })
    }

    pub(crate) fn router(self: &Arc<Self>) -> Router {
        Router::new().route("/cases", post(answer)).with_state(Arc::clone(self))
    }
}

async fn answer(State(stub): State<Arc<Stub>>, headers: HeaderMap, body: Bytes) -> Response {
    let key = SigningKey::parse(&SECRET.into()).unwrap();
    let at = headers["webhook-timestamp"].to_str().unwrap().parse().unwrap();
    assert!(at >= start().as_second());
    let id = key.verify(&headers, &body, jiff::Timestamp::from_second(at).unwrap()).unwrap().to_owned();
    stub.offered.lock().unwrap().push(id.clone());
    let next = stub.script.lock().unwrap().pop_front();
    match next {
        Some(Answer::Status(status)) => StatusCode::from_u16(status).unwrap().into_response(),
        Some(Answer::Slower(seconds)) => {
            (StatusCode::TOO_MANY_REQUESTS, [("retry-after", seconds.to_string())]).into_response()
        }
        Some(Answer::Hang) => std::future::pending().await,
        given => {
            let message: Message = serde_json::from_slice(&body).unwrap();
            assert_eq!(message.id().to_string(), id);
            stub.taken.lock().unwrap().push(message);
            if given.is_some() { "\u{0}\u{1}<garbage".into_response() } else { StatusCode::ACCEPTED.into_response() }
        }
    }
}

/// Serves `router` on `address` until the handle is aborted.
pub(crate) async fn serve(router: Router, address: SocketAddr) -> (SocketAddr, JoinHandle<()>) {
    let listener = TcpListener::bind(address).await.unwrap();
    let address = listener.local_addr().unwrap();
    (address, tokio::spawn(async move { axum::serve(listener, router).await.unwrap() }))
}

/// Any free port of this machine.
pub(crate) fn any_port() -> SocketAddr {
    ([127, 0, 0, 1], 0).into()
}
