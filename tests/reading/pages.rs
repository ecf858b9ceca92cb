//! The folder of texts: one file a page state and place, and one of every message that stands alone.

use std::{collections::BTreeSet, fs, path::PathBuf};

use app::{
    domain::{
        language::Language,
        problem::{Problem, ProblemKind},
        raw_form::RawForm,
    },
    urls, words,
};
use server::http::plain_page;
use tests::visitor::Page;

use crate::{block, names::Names};

/// Form fields that can have a problem.
const FIELDS: [&str; 56] = [
    "postcode",
    "place",
    "danger",
    "who",
    "name",
    "child-kind",
    "child-name",
    "child-age",
    "help",
    "way",
    "phone",
    "email",
    "address",
    "through",
    "agree",
    "may-tell",
    "code",
    "visitor",
    "door-for",
    "recipient",
    "mode",
    "lasting",
    "note-x",
    "helper-name",
    "organisation",
    "role",
    "work-email",
    "label",
    "heard",
    "child-place",
    "reached",
    "spoke-with",
    "rang-day",
    "rang-time",
    "of-child",
    "child-born",
    "seen",
    "seen-when",
    "fear",
    "danger-now",
    "reason",
    "basis",
    "condition",
    "decider",
    "decider-role",
    "risk",
    "told",
    "told-when",
    "why-not",
    "why-words",
    "along",
    "assessment-name",
    "along-why",
    "page",
    "area",
    "question",
];

/// Where texts are written.
pub(crate) struct Pages {
    folder: PathBuf,
    names: Names,
    /// The addresses of pages that were shown.
    pub(crate) shown: BTreeSet<String>,
}

impl Pages {
    /// Pages go into `folder`, which exists and is empty.
    pub(crate) const fn new(folder: PathBuf, names: Names) -> Self {
        Self { folder, names, shown: BTreeSet::new() }
    }

    /// Writes what `page` says, as `state` of it in `place`.
    pub(crate) fn write(&mut self, page: &Page, state: &str, place: &str) {
        assert!(!page.heading().is_empty(), "{} ({state}, {place}) has no heading: {}", page.path, page.text());
        let path = page.path.split('?').next().unwrap_or_default();
        self.shown.insert(path.to_owned());
        let name =
            if path == urls::START { "start".to_owned() } else { path.trim_start_matches('/').replace('/', "-") };
        let state = if state.is_empty() { String::new() } else { format!(" ({state})") };
        self.put(&format!("{name}{state}@{place}"), &block::of_page(&page.source));
    }

    /// Writes a page whose address says nothing, under `name`.
    pub(crate) fn write_as(&self, name: &str, page: &Page, place: &str) {
        self.put(&format!("{name}@{place}"), &block::of_page(&page.source));
    }

    fn put(&self, name: &str, blocks: &[String]) {
        assert!(!blocks.is_empty(), "{name} says nothing");
        let text: String = blocks.iter().map(|block| self.names.mark(block) + "\n").collect();
        fs::write(self.folder.join(format!("{name}.txt")), text).expect("a page can be written");
    }

    /// Every message for every field and kind of problem.
    pub(crate) fn write_messages(&self) {
        let (limit, w) = (4_000, words::of(Language::English));
        let kinds = [
            ProblemKind::Missing,
            ProblemKind::TooLong { limit },
            ProblemKind::NotAChoice,
            ProblemKind::TooMany { limit: 20 },
            ProblemKind::NotADate,
            ProblemKind::DateOutOfRange,
            ProblemKind::NotAPostcode,
            ProblemKind::PostcodeElsewhere,
            ProblemKind::NotAPhone,
            ProblemKind::NotAnEmail,
            ProblemKind::NotACode,
        ];
        let fields = FIELDS.iter().chain(["addition"].iter());
        let each = fields.flat_map(|field| kinds.iter().map(|kind| (w.problem)(&Problem::new(*field, *kind))));
        let messages: BTreeSet<String> = each.collect();
        self.put("messages@all", &messages.into_iter().collect::<Vec<_>>());
    }

    /// The small pages that stand when nothing else does, and notices that take time or trouble to meet.
    pub(crate) async fn write_plain_pages(&self) {
        let pages = [
            ("not found", plain_page::not_found()),
            ("not that way", plain_page::not_that_way()),
            ("from elsewhere", plain_page::from_elsewhere()),
            ("too much", plain_page::too_much()),
            ("too slow", plain_page::too_slow()),
            ("broken off", plain_page::broken_off()),
            ("our fault", plain_page::our_fault("abc123")),
        ];
        for (name, page) in pages {
            let body = http_body_util::BodyExt::collect(page.into_body()).await.expect("a page");
            let source = String::from_utf8(body.to_bytes().to_vec()).expect("text");
            self.put(&format!("plain page ({name})@all"), &block::of_page(&source));
        }
        let w = words::of(Language::English);
        let trouble = words::trouble_page(&RawForm::default().with("worries", ""), "0a1b2c3d", w);
        self.put("plain page (trouble)@all", &block::of_page(&trouble));
        let notices = [w.status.late, w.back.slow, w.trouble.text, w.ask.started_again, w.common.time_out_title];
        let notices: Vec<String> = notices.into_iter().map(str::to_owned).chain([(w.time_out_text)(2)]).collect();
        self.put("notices@all", &notices);
    }
}
