//! A hub to try the portal with. See `server::hub_example`; `hub-example --help` lists its settings.

use std::sync::Arc;

use app::ports::{Clock, Ids};
use clap::Parser;
use jiff::Timestamp;
use server::hub_example::{self, Settings};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

/// This machine's clock and randomness.
struct Machine;

impl Clock for Machine {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

impl Ids for Machine {
    fn uuid(&self) -> Uuid {
        Uuid::new_v4()
    }

    fn secret(&self) -> [u8; 32] {
        let (first, second) = (Uuid::new_v4().into_bytes(), Uuid::new_v4().into_bytes());
        std::array::from_fn(|index| first.iter().chain(&second).nth(index).copied().unwrap_or_default())
    }

    fn below(&self, bound: u32) -> u32 {
        let drawn = Uuid::new_v4().as_u128() % u128::from(bound.max(1));
        u32::try_from(drawn).unwrap_or_default()
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    tracing_subscriber::fmt().init();
    let stop = CancellationToken::new();
    let ctrl_c = stop.clone();
    tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            ctrl_c.cancel();
        }
    });
    hub_example::serve(Settings::parse(), Arc::new(Machine), Arc::new(Machine), stop).await
}
