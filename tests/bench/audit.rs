//! How long it takes to check an audit of a million rows.
//!
//! The rows are written straight into the table, hashed here by the format as it is described, so that this is a second
//! opinion on it as well: a chain that the store calls broken fails the run.

use anyhow::{Result, bail};
use app::ports::AuditChain;
use sha2::{Digest, Sha256};
use sqlx::{Connection as _, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::{
    figures::{Bar, Table, now},
    portal::Setup,
    sends,
};

const ROWS: i64 = 1_000_000;
const LONGEST_SECONDS: f64 = 60.0;
/// What every row holds beside its number.
const TEXTS: [&str; 4] = ["portal", "handed over", "YRK-7K3M-9Q2D", "request"];

pub(crate) async fn measure(setup: &Setup, table: &mut Table) -> Result<()> {
    let data = setup.folder()?;
    let store = sends::open(data.path()).await?;
    let options = SqliteConnectOptions::new().filename(data.path().join("portal.sqlite"));
    write(&mut SqliteConnection::connect_with(&options).await?).await?;
    let began = now();
    let (chain, _) = store.walk_audit(None, &mut |_, _| ()).await?;
    let took = began.elapsed().as_secs_f64();
    store.close().await;
    match chain {
        AuditChain::Whole { rows: 1_000_000 } => {}
        other => bail!("the audit is {other:?}"),
    }
    table.add("checking an audit of 1,000,000 rows", Bar::AtMost(LONGEST_SECONDS), took, "s");
    Ok(())
}

async fn write(db: &mut SqliteConnection) -> Result<()> {
    let mut change = db.begin().await?;
    let mut previous = [0_u8; 32];
    for seq in 1..=ROWS {
        let hash = hash(&previous, seq);
        sqlx::query(
            "insert into audit (seq, at, actor, action, subject, detail, previous, hash)
             values ($1, $1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(seq)
        .bind(TEXTS[0])
        .bind(TEXTS[1])
        .bind(TEXTS[2])
        .bind(TEXTS[3])
        .bind(previous.as_slice())
        .bind(hash.as_slice())
        .execute(&mut *change)
        .await?;
        previous = hash;
    }
    change.commit().await?;
    Ok(())
}

/// The hash of the row before; number and time; each text with its length in front.
fn hash(previous: &[u8; 32], seq: i64) -> [u8; 32] {
    let mut digest =
        Sha256::new().chain_update(previous).chain_update(seq.to_be_bytes()).chain_update(seq.to_be_bytes());
    for text in TEXTS {
        digest.update(u64::try_from(text.len()).unwrap_or_default().to_be_bytes());
        digest.update(text);
    }
    digest.finalize().into()
}
