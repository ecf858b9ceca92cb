//! Cuts a feed into its rows without building it in memory.
//!
//! [`Splitter`] sees bytes as they come and hands on the bytes of one row at a time. It knows strings, brackets and
//! commas and nothing else: whether a row is JSON is for its reader to say, so one broken row spoils no other while its quotes and brackets
//! close; after one that does not, nobody can say where the next begins, and the feed is refused. A row too
//! long or too deep is named and dropped while it passes. It holds one row at most, whatever it is fed.

use super::NotAFeed;

/// The most bytes of one row.
pub(super) const MOST_ROW_BYTES: usize = 256 * 1024;
/// The most brackets that may be open inside a row.
pub(super) const MOST_DEPTH: u32 = 40;
/// The most bytes kept of a key or number beside the rows.
const MOST_BESIDE: usize = 64;

/// A row as it stands in the feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Row<'a> {
    /// Its bytes.
    Bytes(&'a [u8]),
    /// It was longer than [`MOST_ROW_BYTES`].
    TooLong,
    /// It was deeper than [`MOST_DEPTH`].
    TooDeep,
}

/// What a feed says about its pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Paging {
    /// How many pages there are.
    pub(super) total_pages: Option<u32>,
    /// Whether this is the last.
    pub(super) last_page: Option<bool>,
}

/// Where in the document we are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
    /// Before anything.
    #[default]
    Start,
    /// In the page object, before a key or its end.
    Key,
    /// After a key, before its value.
    Value,
    /// In a value beside the rows.
    Beside,
    /// In the list, before a row or its end.
    Between,
    /// In a row.
    InRow,
    /// After everything.
    End,
}

/// Follows strings and brackets. Which kind of bracket closes is the row reader's business.
#[derive(Debug, Default)]
struct Marks {
    in_string: bool,
    escaped: bool,
    depth: u32,
    is_too_deep: bool,
}

impl Marks {
    fn track(&mut self, byte: u8) {
        if self.in_string {
            if self.escaped {
                self.escaped = false;
            } else if byte == b'\\' {
                self.escaped = true;
            } else if byte == b'"' {
                self.in_string = false;
            }
            return;
        }
        match byte {
            b'"' => self.in_string = true,
            b'{' | b'[' => {
                self.depth = self.depth.saturating_add(1);
                self.is_too_deep |= self.depth > MOST_DEPTH;
            }
            b'}' | b']' => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
    }

    /// Whether no string or bracket is open.
    const fn is_outside(&self) -> bool {
        !self.in_string && self.depth == 0
    }
}

/// Cuts one document.
#[derive(Debug, Default)]
pub(super) struct Splitter {
    at: At,
    marks: Marks,
    /// Whether the list stands inside a page object.
    in_page: bool,
    has_list: bool,
    key: Vec<u8>,
    kept: Vec<u8>,
    is_too_long: bool,
    paging: Paging,
}

impl Splitter {
    /// Takes the next bytes and hands on each row that ends in them.
    pub(super) fn feed<E: From<NotAFeed>>(
        &mut self,
        bytes: &[u8],
        row: &mut impl FnMut(Row<'_>) -> Result<(), E>,
    ) -> Result<(), E> {
        // A byte order mark, as some programs write it.
        let bytes = if self.at == At::Start { bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes) } else { bytes };
        for &byte in bytes {
            self.step(byte, row)?;
        }
        Ok(())
    }

    /// What the document said about pages; an error if it did not end, or held no list.
    pub(super) fn end(&self) -> Result<Paging, NotAFeed> {
        match self.at {
            At::End if self.has_list => Ok(self.paging),
            At::End | At::Start => Err(NotAFeed::NotAList),
            _ => Err(NotAFeed::CutOff),
        }
    }

    fn step<E: From<NotAFeed>>(&mut self, byte: u8, row: &mut impl FnMut(Row<'_>) -> Result<(), E>) -> Result<(), E> {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\r' | b'\n');
        match self.at {
            At::Start | At::End if is_blank => {}
            At::Start => self.start(byte)?,
            At::Key => self.key(byte, is_blank)?,
            At::Value if is_blank || byte == b':' => {}
            At::Value => self.value(byte),
            At::Beside => self.beside(byte)?,
            At::Between if is_blank || byte == b',' => {}
            At::Between if byte == b']' => self.at = if self.in_page { At::Key } else { At::End },
            At::Between if matches!(byte, b'}' | b':') => return Err(NotAFeed::NotJson.into()),
            At::Between => {
                self.begin(At::InRow);
                self.in_row(byte, row)?;
            }
            At::InRow => self.in_row(byte, row)?,
            At::End => return Err(NotAFeed::NotJson.into()),
        }
        Ok(())
    }

    fn start(&mut self, byte: u8) -> Result<(), NotAFeed> {
        match byte {
            b'[' => {
                self.has_list = true;
                self.at = At::Between;
            }
            b'{' => {
                self.in_page = true;
                self.at = At::Key;
            }
            b'"' | b'0'..=b'9' | b'-' | b't' | b'f' | b'n' => return Err(NotAFeed::NotAList),
            _ => return Err(NotAFeed::NotJson),
        }
        Ok(())
    }

    fn begin(&mut self, at: At) {
        self.at = at;
        self.marks = Marks::default();
        self.kept.clear();
        self.is_too_long = false;
    }

    /// Reads a key; keys that are too long are only ever unknown ones.
    fn key(&mut self, byte: u8, is_blank: bool) -> Result<(), NotAFeed> {
        if self.marks.in_string {
            self.marks.track(byte);
            if !self.marks.in_string {
                self.at = At::Value;
            } else if self.key.len() < MOST_BESIDE {
                self.key.push(byte);
            }
            return Ok(());
        }
        match byte {
            b'"' => {
                self.key.clear();
                self.marks = Marks { in_string: true, ..Marks::default() };
            }
            b'}' => self.at = At::End,
            b',' => {}
            _ if is_blank => {}
            _ => return Err(NotAFeed::NotJson),
        }
        Ok(())
    }

    fn value(&mut self, byte: u8) {
        if self.key == b"contents" && byte == b'[' && !self.has_list {
            self.has_list = true;
            self.at = At::Between;
            return;
        }
        self.begin(At::Beside);
        self.marks.track(byte);
        self.keep(byte, MOST_BESIDE);
    }

    /// Passes over a value beside the rows, noting the two that say something about pages.
    fn beside(&mut self, byte: u8) -> Result<(), NotAFeed> {
        if self.marks.is_outside() && matches!(byte, b',' | b'}') {
            let text = std::str::from_utf8(&self.kept).unwrap_or_default().trim();
            match self.key.as_slice() {
                b"total_pages" => self.paging.total_pages = text.parse().ok(),
                b"last_page" => self.paging.last_page = text.parse().ok(),
                _ => {}
            }
            self.at = if byte == b'}' { At::End } else { At::Key };
            return Ok(());
        }
        if self.marks.is_outside() && byte == b']' {
            return Err(NotAFeed::NotJson);
        }
        self.marks.track(byte);
        self.keep(byte, MOST_BESIDE);
        Ok(())
    }

    fn in_row<E: From<NotAFeed>>(&mut self, byte: u8, row: &mut impl FnMut(Row<'_>) -> Result<(), E>) -> Result<(), E> {
        // A row that is no object ends at the comma or bracket after it.
        if self.marks.is_outside() && matches!(byte, b',' | b']') {
            self.hand_on(row)?;
            self.at = At::Between;
            return if byte == b']' { self.step(byte, row) } else { Ok(()) };
        }
        if self.marks.is_outside() && byte == b'}' {
            return Err(NotAFeed::NotJson.into());
        }
        self.marks.track(byte);
        self.keep(byte, MOST_ROW_BYTES);
        Ok(())
    }

    fn hand_on<E: From<NotAFeed>>(&mut self, row: &mut impl FnMut(Row<'_>) -> Result<(), E>) -> Result<(), E> {
        let handed = row(match (self.marks.is_too_deep, self.is_too_long) {
            (true, _) => Row::TooDeep,
            (_, true) => Row::TooLong,
            _ => Row::Bytes(&self.kept),
        });
        // What a long row took is given back.
        self.kept.clear();
        self.kept.shrink_to(MOST_ROW_BYTES / 4);
        handed
    }

    fn keep(&mut self, byte: u8, most: usize) {
        if self.marks.is_too_deep || self.kept.len() >= most {
            self.is_too_long |= self.kept.len() >= most;
            return;
        }
        self.kept.push(byte);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(bytes: &[u8], piece: usize) -> (Vec<String>, Result<Paging, NotAFeed>) {
        let mut rows = Vec::new();
        let mut splitter = Splitter::default();
        let mut note = |row: Row<'_>| -> Result<(), NotAFeed> {
            rows.push(match row {
                Row::Bytes(bytes) => String::from_utf8_lossy(bytes).trim().to_owned(),
                other => format!("{other:?}"),
            });
            Ok(())
        };
        let fed = bytes.chunks(piece.max(1)).try_for_each(|chunk| splitter.feed(chunk, &mut note));
        (rows, fed.and_then(|()| splitter.end()))
    }

    #[test]
    fn a_page_and_a_plain_list_give_the_same_rows_however_they_are_cut() {
        let page = br#" {"total_items": 2, "x": {"contents": [9]}, "total_pages":3 ,
            "contents": [ {"a":"]},{\"[\\"} , {"b":[1,{}]} ], "last_page": false}"#;
        let list = br#"[{"a":"]},{\"[\\"},{"b":[1,{}]}]"#;
        let expected = [r#"{"a":"]},{\"[\\"}"#, r#"{"b":[1,{}]}"#];
        for piece in 1..page.len() {
            let (rows, end) = cut(page, piece);
            assert_eq!(rows, expected);
            assert_eq!(end, Ok(Paging { total_pages: Some(3), last_page: Some(false) }));
            let (rows, end) = cut(list, piece);
            assert_eq!((rows, end), (expected.map(str::to_owned).to_vec(), Ok(Paging::default())));
        }
    }

    #[test]
    fn what_is_no_list_says_so() {
        for (raw, why) in [
            ("", NotAFeed::NotAList),
            ("{}", NotAFeed::NotAList),
            (r#"{"contents": {}}"#, NotAFeed::NotAList),
            ("12", NotAFeed::NotAList),
            ("<html>", NotAFeed::NotJson),
            ("[] []", NotAFeed::NotJson),
            (r#"[{"a":1}"#, NotAFeed::CutOff),
            (r#"[{"a":1"#, NotAFeed::CutOff),
            (r#"{"contents":["#, NotAFeed::CutOff),
            (r#"{"contents":[]"#, NotAFeed::CutOff),
            ("\u{FEFF}[", NotAFeed::CutOff),
        ] {
            assert_eq!(cut(raw.as_bytes(), 7).1, Err(why), "{raw}");
        }
    }

    #[test]
    fn a_row_too_long_or_too_deep_is_named_and_the_next_one_is_whole() {
        let long = format!(r#"[{{"a":"{}"}},{{"b":1}}]"#, "x".repeat(3 * MOST_ROW_BYTES));
        assert_eq!(cut(long.as_bytes(), 1_000).0, ["TooLong", r#"{"b":1}"#]);
        let deep = format!("[{}{},1]", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(cut(deep.as_bytes(), 1_000).0, ["TooDeep", "1"]);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_taken_calmly_and_cutting_them_changes_nothing(
            raw in r#"([\[\]{},:"\\ a1]|"contents":|\PC){0,60}"#, piece in 1_usize..9,
        ) {
            proptest::prop_assert_eq!(cut(raw.as_bytes(), piece), cut(raw.as_bytes(), raw.len()));
        }
    }
}
