//! What stands around a plan on paper.

/// Heading: it says nothing to who finds it.
pub const TITLE: &str = "Notes";
/// Above the sheet; not printed.
pub const LEAD: &str =
    "Print this page from your browser's menu. Only the notes are printed. Think about who could find them.";
/// Link.
pub const LARGE: &str = "Make the letters bigger first";
