//! What somebody reads, whole and to the last byte, to hold one time against another.

use app::{domain::story::Section, urls};

use crate::visitor::{Page, Visitor};

/// What somebody reads, whole and with its headers, but for what is drawn anew for each answer.
pub fn read(page: &Page) -> String {
    let policy = page.headers["content-security-policy"].to_str().expect("text");
    // A file has none.
    let drawn = policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).unwrap_or("no number");
    let fresh = ["set-cookie", "x-request-id", "date"];
    let headers = page.headers.iter().filter(|(name, _)| !fresh.contains(&name.as_str()));
    let headers: Vec<_> = headers.map(|(name, value)| format!("{name}: {}", value.to_str().expect("text"))).collect();
    let headers = headers.join("\n");
    format!("{} {}\n{headers}\n{}", page.path, page.status, page.source).replace(drawn, "")
}

/// Every page there is, as this visitor sees it.
pub async fn everything(visitor: &Visitor) -> Vec<(String, String)> {
    let steps = app::domain::journey::Path::ALL.iter();
    let steps = steps.flat_map(|path| path.steps().iter().map(|step| urls::question(*path, *step)));
    let sections = Section::ALL.iter().map(|section| urls::story(*section, None));
    let pages = urls::FAMILY_PAGES.iter().map(|page| (*page).to_owned());
    let mut seen = Vec::new();
    for path in pages.chain(steps).chain(sections).chain(["/carry/story.json".to_owned(), "/desk".to_owned()]) {
        let page = visitor.get(&path).await;
        seen.push((path, read(&page)));
    }
    seen
}

/// Holds what was read before against what is read after.
pub fn same(who: &str, before: &[(String, String)], after: &[(String, String)]) {
    assert!(before.len() > 80, "{}", before.len());
    for ((path, was), (_, is)) in before.iter().zip(after) {
        assert!(was == is, "{who} reads something else at {path}");
    }
}
