//! The commands of a person who runs the portal: holds, erasure, a purge, and the check of the audit.

use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
use tests::processes::PortalProcess;

use crate::walk;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_person_holds_releases_and_erases_a_family_by_its_reference_while_the_portal_runs() {
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    let family = portal.visitor();
    let check = walk::to_check(&family).await;
    let sent = walk::send(&family, &check, true).await;
    let run = |arguments: &[&str]| {
        let (status, said) = portal.command(arguments);
        (status.code(), said)
    };
    let named = ["--reference", sent.reference.as_str()];
    let [hold, release, erase, sure] = [
        [&["hold"], &named[..], &["--reason", "A court asks"]].concat(),
        [&["hold"], &named[..], &["--release"]].concat(),
        [&["erase"], &named[..]].concat(),
        [&["erase"], &named[..], &["--yes"]].concat(),
    ];
    assert_eq!(run(&hold).0, Some(0));
    assert_eq!(run(&["hold", "--reference", "YRK-XXXX-XXXX", "--reason", "x"]).0, Some(1));
    assert_eq!(run(&[&["hold"], &named[..]].concat()).0, Some(2), "a hold needs a reason");
    let (code, said) = run(&sure);
    assert!(code == Some(1) && said.contains("hold"), "{said}");
    assert_eq!(run(&release).0, Some(0));
    assert_eq!(run(&erase).0, Some(2), "it asks for a yes");
    assert_eq!(walk::come_back(&portal.visitor(), &sent.words).await, sent.reference);
    assert_eq!(run(&sure).0, Some(0));
    assert_eq!(family.get("/status").await.path, "/ended", "the visit ended with it");
    let page = portal.visitor().get("/back").await;
    let page = portal.visitor().submit(&page, app::urls::post::COME_BACK, &[("code", &sent.words)]).await;
    assert_eq!(page.path, "/back", "the words open nothing any more");
    let reopen = ["reopen-desk", "--place", "hull"];
    assert_eq!(run(&reopen).0, Some(2), "it asks for a yes");
    let (code, said) = run(&[&reopen[..], &["--yes"]].concat());
    assert!(code == Some(1) && said.contains("nobody leads"), "{said}");
    assert_eq!(run(&["purge"]).0, Some(2));
    assert_eq!(run(&["purge", "--yes"]).0, Some(0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_audit_is_checked_by_command_and_a_broken_row_is_named() {
    let mut portal = PortalProcess::new(None);
    portal.start().await;
    for _ in 0..2 {
        let family = portal.visitor();
        let check = walk::to_check(&family).await;
        walk::send(&family, &check, true).await;
    }
    let (status, said) = portal.command(&["check-audit"]);
    assert!(status.success() && said.contains("The audit is whole"), "{said}");
    let head = said.lines().find_map(|line| line.strip_prefix("head ")).unwrap().to_owned();
    assert!(portal.command(&["check-audit", "--head", &head]).0.success());
    assert_eq!(portal.command(&["check-audit", "--head", "rubbish"]).0.code(), Some(2));
    portal.stop().await;
    let options = SqliteConnectOptions::new().filename(portal.database());
    let mut db = SqliteConnection::connect_with(&options).await.unwrap();
    sqlx::raw_sql("drop trigger audit_no_delete; delete from audit where seq = (select max(seq) from audit);")
        .execute(&mut db)
        .await
        .unwrap();
    db.close().await.unwrap();
    assert!(portal.command(&["check-audit"]).0.success(), "a cut tail looks whole by itself");
    let (status, said) = portal.command(&["check-audit", "--head", &head]);
    let row = head.split_once(':').unwrap().1;
    assert!(status.code() == Some(1) && said.contains(&format!("broken at row {row}")), "{said}");
}
