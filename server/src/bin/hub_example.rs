//! A hub to try the portal with. See `server::hub_example`; `hub-example --help` lists its settings.

use std::sync::Arc;

use clap::Parser;
use server::{
    crypto::{clock::SystemClock, ids::OsIds},
    hub_example::{self, Settings},
};
use tokio_util::sync::CancellationToken;

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
    hub_example::serve(Settings::parse(), Arc::new(SystemClock), Arc::new(OsIds), stop).await
}
