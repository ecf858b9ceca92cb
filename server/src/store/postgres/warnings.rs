//! Hears what the server warns of while it answers.
//!
//! It exists because a commit that waits for a standby can be cut short by `pg_cancel_backend`: the server then keeps the
//! change on the primary alone and still answers that it is committed, with no more than a warning. The driver hands warnings
//! on as events of its log and in no other way, so [`heard`] listens to those while something is under way, and lets them
//! pass on to the log. A way that goes by names in a log may be cut by a new version of the driver or by a setting of the
//! server's: [`must_be_heard`] tries it at every start, and refuses a database whose warnings do not come through.

use std::{
    cell::{Cell, RefCell},
    future::poll_fn,
    pin::pin,
    sync::LazyLock,
};

use app::ports::Fault;
use tracing::{
    Dispatch, Event, Level, Metadata, Subscriber, dispatcher,
    level_filters::LevelFilter,
    span::{Attributes, Id, Record},
    subscriber::Interest,
};

use super::{
    engine::{Connection, Pool},
    sql::Doing,
};

/// What the driver calls such events.
const WARNINGS: &str = "sqlx::postgres::notice";

/// One for all: making a listener is dear, listening is not.
static EAR: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Ear));

thread_local! {
    /// Whether the work that goes on in this thread was warned.
    static WARNED: Cell<bool> = const { Cell::new(false) };
    /// Who listens when we do not: the log.
    static LOG: RefCell<Option<Dispatch>> = const { RefCell::new(None) };
}

/// What came of the work, and whether the server warned meanwhile.
pub(super) async fn heard<T>(work: impl Future<Output = T>) -> (T, bool) {
    let mut work = pin!(work);
    let mut was_warned = false;
    let done = poll_fn(|context| {
        LOG.set(Some(dispatcher::get_default(Dispatch::clone)));
        let listening = dispatcher::set_default(&EAR);
        let polled = work.as_mut().poll(context);
        drop(listening);
        LOG.set(None);
        was_warned |= WARNED.take();
        polled
    })
    .await;
    (done, was_warned)
}

/// Refuses a database whose warnings do not come through. To end a change where none is open does nothing, and is warned of
/// in the same way as that which must never be missed.
pub(super) async fn must_be_heard(writer: &Pool) -> Result<(), Fault> {
    const WHAT: &str = "listening for warnings of the database";
    let mut connection = writer.acquire().await.doing(WHAT)?;
    let connection: &mut Connection = &mut connection;
    let (done, was_warned) = heard(sqlx::raw_sql("commit").execute(connection)).await;
    done.doing(WHAT)?;
    if was_warned {
        return Ok(());
    }
    Err(Fault::bare(
        "warnings of the database do not come through, and without them nothing could be called saved: \
         let `client_min_messages` be at least `warning` for the portal's user, also in a pooler",
    ))
}

struct Ear;

fn is_warning(of: &Metadata<'_>) -> bool {
    of.target() == WARNINGS && *of.level() <= Level::WARN
}

fn log() -> Option<Dispatch> {
    LOG.with_borrow(Clone::clone)
}

impl Subscriber for Ear {
    fn register_callsite(&self, _: &'static Metadata<'static>) -> Interest {
        // Whether the log wants it may change, so it is asked each time.
        Interest::sometimes()
    }

    fn max_level_hint(&self) -> Option<LevelFilter> {
        Some(LevelFilter::WARN)
    }

    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        is_warning(metadata) || log().is_some_and(|log| log.enabled(metadata))
    }

    fn event(&self, event: &Event<'_>) {
        if is_warning(event.metadata()) {
            WARNED.set(true);
        }
        if let Some(log) = log().filter(|log| log.enabled(event.metadata())) {
            log.event(event);
        }
    }

    // The driver opens no spans while it commits, and nothing else runs meanwhile.
    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }
    fn record(&self, _: &Id, _: &Record<'_>) {}
    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}
