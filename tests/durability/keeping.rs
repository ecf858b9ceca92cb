//! The commands of a person who runs the portal: holds, erasure, a purge, and the checks of the audit and of
//! the log.

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
    let row = head.split_once(':').unwrap().1.to_owned();
    let cut: &'static str = format!("drop trigger audit_no_delete; delete from audit where seq >= {row};").leak();
    sqlx::raw_sql(cut).execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    assert!(portal.command(&["check-audit"]).0.success(), "a cut tail looks whole by itself");
    let (status, said) = portal.command(&["check-audit", "--head", &head]);
    assert!(status.code() == Some(1) && said.contains(&format!("broken at row {row}")), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_log_is_checked_by_command_and_a_line_that_was_changed_or_cut_off_is_named() {
    let mut portal = PortalProcess::new(None);
    let mut runs = Vec::new();
    for _ in 0..2 {
        portal.start().await;
        assert_eq!(portal.visitor().get("/desk").await.status.as_u16(), 404);
        portal.stop().await;
        let all = portal.log();
        let before: usize = runs.iter().map(String::len).sum();
        runs.push(all[before..].to_owned());
    }
    let [first, second] = &runs[..] else { panic!("two runs") };
    let check = |lines: &str| {
        let (status, said) = portal.command_given(&["check-logs"], lines);
        (status.code(), said)
    };
    let (code, said) = check(&format!("{first}{second}"));
    assert!(code == Some(0) && said.contains("The log is whole"), "{said}");
    assert!(said.contains(" 4 noted in the audit") && said.contains(" 0 runs ended before"), "{said}");
    // What systemd and the start say carries no seal and is not of the log.
    assert_eq!(check(&format!("Started the portal.\n{second}")).0, Some(0));

    let refused = second.lines().find(|line| line.contains("answered") && line.contains("status=404")).unwrap();
    let (code, said) = check(&second.replace(refused, &refused.replace("404", "200")));
    assert!(code == Some(1) && said.contains("the log is broken at line"), "{said}");
    let (code, said) = check(&second.replace(&format!("{refused}\n"), ""));
    assert!(code == Some(1) && said.contains("a line before it was taken out"), "{said}");
    let sealed = |line: &&str| line.contains("seal=");
    let last = second.lines().rfind(sealed).unwrap();
    let (code, said) = check(&second.replace(&format!("{last}\n"), ""));
    assert!(code == Some(1) && said.contains("the log is cut off"), "{said}");
    let (code, said) = check(first);
    assert!(code == Some(1) && said.contains("the log is cut off"), "{said}");
    let (code, said) = check("nothing of ours\n");
    assert!(code == Some(1) && said.contains("no line of the log"), "{said}");
}
