//! Killed at random under load (D1), and one send posted a hundred times at once (D8).
//!
//! The kills come at moments drawn from a fixed seed; what the machine does between them is its own affair, so two runs
//! differ in where a kill lands and never in what must hold.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use app::urls::post;
use tests::{
    processes::{PortalProcess, until},
    seeded::Seeded,
    visitor::Visitor,
};
use tokio::{
    task::{JoinSet, LocalSet},
    time::{Instant, sleep},
};

use crate::{
    ALONE, kept,
    walk::{self, Ack, PATIENCE},
};

const WRITERS: usize = 8;
/// How many walks are finished, and how often at least the server is killed meanwhile. Each is a whole walk through pages; the
/// store alone is killed far oftener in `faults`.
const ACKS: usize = 90;
const KILLS: usize = 6;

/// What the writers hold in their hands, kept outside the server.
#[derive(Clone, Default)]
struct Ledger {
    acks: Rc<RefCell<Vec<Ack>>>,
    begun: Rc<Cell<usize>>,
}

impl Ledger {
    /// The number of the next walk, until there are enough.
    fn next_walk(&self) -> Option<usize> {
        let number = self.begun.get();
        self.begun.set(number + 1);
        (number < ACKS).then_some(number)
    }

    /// Waits until there are `many` acknowledgements.
    async fn reach(&self, many: usize) {
        until("the next acknowledgements", PATIENCE, async || (self.len() >= many).then_some(())).await;
    }

    fn len(&self) -> usize {
        self.acks.borrow().len()
    }
}

/// One family after another, each from the first page to its confirmation.
async fn write(base: String, ledger: Ledger) {
    while let Some(number) = ledger.next_walk() {
        let visitor = Visitor::from_network(&base, walk::network(number));
        let check = walk::to_check(&visitor).await;
        let ack = walk::send(&visitor, &check, number % 2 == 0).await;
        ledger.acks.borrow_mut().push(ack);
    }
}

/// Ends when a writer fails. A writer that is done is one fewer to fail; when all are done it never ends.
async fn fails(writers: &mut JoinSet<()>) {
    while let Some(ended) = writers.join_next().await {
        ended.unwrap();
    }
    std::future::pending::<()>().await;
}

#[tokio::test]
async fn kill_nine_under_eight_writers_loses_and_doubles_nothing() {
    let _alone = ALONE.lock().await;
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    let ledger = Ledger::default();
    let began = Instant::now();
    let kills = LocalSet::new()
        .run_until(async {
            let mut writers = JoinSet::new();
            for _ in 0..WRITERS {
                writers.spawn_local(write(portal.base.clone(), ledger.clone()));
            }
            let mut random = Seeded::default();
            let mut kills = 0;
            while ledger.len() < ACKS {
                // By how far the writers are, so that a slow machine is killed as often as a fast one, and no start is
                // so short that nobody can get through; then at any moment of what they do next.
                let far_enough = ledger.len() + usize::try_from(random.below(14)).unwrap();
                let moment = Duration::from_millis(random.below(250));
                let wait = async {
                    ledger.reach(far_enough.min(ACKS)).await;
                    sleep(moment).await;
                };
                tokio::select! {
                    () = wait => {}
                    () = fails(&mut writers) => {}
                }
                portal.kill();
                kills += 1;
                portal.start().await;
            }
            while let Some(ended) = writers.join_next().await {
                ended.unwrap();
            }
            kills
        })
        .await;
    let writing = began.elapsed();
    let acks = ledger.acks.take();
    assert_eq!(acks.len(), ACKS);
    assert!(kills >= KILLS, "only {kills} kills: the writers were done too soon for this to prove anything");

    let began = Instant::now();
    let opened = open_some(&portal, &acks).await;
    let (status, _) = portal.stop().await;
    assert!(status.success(), "{status}");
    kept::check(&portal, &acks).await;
    eprintln!(
        "{ACKS} acknowledged by {WRITERS} writers over {kills} kills in {writing:.0?}, none lost, none doubled; \
         {opened} statuses opened and the store checked in {:.0?}",
        began.elapsed()
    );
}

/// Six words open their own status on other phones, for every tenth family: each opening costs as much as a send.
/// That the words of all the others lead to their own request is read from the store afterwards.
async fn open_some(portal: &PortalProcess, acks: &[Ack]) -> usize {
    let mut opened = 0;
    for (number, Ack { reference, words }) in acks.iter().enumerate().step_by(10) {
        let visitor = Visitor::from_network(&portal.base, walk::network(number));
        assert_eq!(walk::come_back(&visitor, words).await, *reference);
        opened += 1;
    }
    opened
}

#[tokio::test]
async fn the_same_send_posted_a_hundred_times_at_once_gives_one_request() {
    let _alone = ALONE.lock().await;
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    let visitor = Rc::new(portal.visitor());
    let check = Rc::new(walk::to_check(&visitor).await);
    let mut acks = LocalSet::new()
        .run_until(async {
            let mut sends = JoinSet::new();
            for _ in 0..100 {
                let (visitor, check) = (Rc::clone(&visitor), Rc::clone(&check));
                sends.spawn_local(async move { Ack::read(&visitor.submit(&check, post::SEND, &[]).await) });
            }
            sends.join_all().await
        })
        .await;
    assert_eq!(acks.len(), 100);
    acks.sort();
    acks.dedup();
    assert_eq!(acks.len(), 1, "every copy shows the same reference and the same words");
    assert_eq!(walk::come_back(&portal.visitor(), &acks[0].words).await, acks[0].reference);
    portal.stop().await;
    kept::check(&portal, &acks).await;
}
