//! A text cut into words: where each begins and ends, and what stands between it and the word before.
//!
//! It runs over text from anywhere, in the browser too, so it looks at each letter once, keeps to plain rules instead of
//! Unicode's tables, and always cuts at letter borders. Letters of every script count as parts of words; web and e-mail
//! addresses are left out whole, so nothing is ever found inside one.

/// What stands between a word and the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Blank space, at most one line end.
    Space,
    /// One hyphen or dash.
    Hyphen,
    /// One slash.
    Slash,
    /// One full stop.
    Dot,
    /// A comma and blank space.
    Comma,
    /// Blank space, brackets, hyphens and a plus sign: what people put into phone numbers.
    Loose,
    /// Anything else, or nothing before.
    Other,
}

/// A word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends without a possessive "'s", in bytes.
    pub core: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// What stands before it.
    pub gap: Gap,
}

impl Token {
    /// The word without a possessive "'s".
    pub fn core<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.start..self.core).unwrap_or_default()
    }

    /// Whether it is made of digits alone.
    pub fn is_number(&self, text: &str) -> bool {
        self.core == self.end && self.core(text).bytes().all(|byte| byte.is_ascii_digit())
    }
}

/// Every word of `text`, in order.
pub fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut blank = Blank::default();
    let mut at = 0;
    while at < text.len() {
        let rest = text.get(at..).unwrap_or_default();
        let space = run(rest, true);
        blank.add_space(rest.get(..space).unwrap_or_default());
        at += space;
        let rest = rest.get(space..).unwrap_or_default();
        let chunk = rest.get(..run(rest, false)).unwrap_or_default();
        if is_address(chunk) {
            blank.add_other();
        } else {
            words(chunk, at, &mut blank, &mut found);
        }
        at += chunk.len();
    }
    found
}

/// How many bytes of blank space, or of anything else, a text begins with. Most letters are ASCII, and take one look.
fn run(text: &str, of_space: bool) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let (is_space, length) = if byte.is_ascii() {
            (matches!(byte, b' ' | b'\t'..=b'\r'), 1)
        } else {
            let letter = text.get(at..).and_then(|rest| rest.chars().next()).unwrap_or_default();
            (letter.is_whitespace(), letter.len_utf8())
        };
        if is_space != of_space {
            break;
        }
        at += length;
    }
    at
}

/// Whether a letter belongs to words. Outside ASCII everything does but blank space, signs and pictures.
const fn is_letter(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric() || c == '_',
        '\u{80}'..='\u{bf}' => matches!(c, 'ª' | 'µ' | 'º'),
        _ => !is_sign(c),
    }
}

/// Beyond Latin: general punctuation, arrows, boxes and dingbats; stops, commas, brackets and full-width signs of other
/// scripts; pictures and their parts.
const fn is_sign(c: char) -> bool {
    matches!(c,
        '×' | '÷' | '\u{60c}' | '\u{61b}' | '\u{61f}' | '\u{66a}' | '\u{6d4}'
        | '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{303f}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}'
        | '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{e007f}')
}

const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// Cuts a piece without blank space into words.
fn words(chunk: &str, offset: usize, blank: &mut Blank, found: &mut Vec<Token>) {
    let mut letters = chunk.char_indices().peekable();
    while let Some((start, first)) = letters.next() {
        if !is_letter(first) {
            blank.add(first);
            continue;
        }
        // An apostrophe is part of a word only between letters.
        let (mut end, mut apostrophe) = (start + first.len_utf8(), None);
        while let Some(&(at, c)) = letters.peek() {
            if is_letter(c) {
                end = at + c.len_utf8();
            } else if is_apostrophe(c) && chunk.get(at + c.len_utf8()..).is_some_and(starts_with_letter) {
                apostrophe = Some(at);
            } else {
                break;
            }
            letters.next();
        }
        let possessive = apostrophe.filter(|at| {
            let tail = chunk.get(*at..end).unwrap_or_default();
            tail.trim_start_matches(is_apostrophe).eq_ignore_ascii_case("s")
        });
        found.push(Token {
            start: offset + start,
            core: offset + possessive.unwrap_or(end),
            end: offset + end,
            gap: blank.take(),
        });
    }
}

fn starts_with_letter(text: &str) -> bool {
    text.chars().next().is_some_and(is_letter)
}

/// Whether a piece without blank space is a web or e-mail address, or a file's name.
fn is_address(chunk: &str) -> bool {
    // A sign at either end, such as the stop after a sentence, makes no address, and most words have none inside.
    let inside = chunk.len().checked_sub(1).and_then(|last| chunk.as_bytes().get(1..last)).unwrap_or_default();
    if !inside.iter().any(|byte| matches!(byte, b'@' | b'.' | b':')) {
        return false;
    }
    chunk.as_bytes().windows(3).any(|three| {
        let [before, sign, after] = three else { return false };
        match sign {
            b'@' => after.is_ascii_alphanumeric(),
            b'.' => before.is_ascii_alphanumeric() && after.is_ascii_lowercase(),
            _ => three == b"://",
        }
    })
}

/// What has been seen since the last word.
#[derive(Default)]
struct Blank {
    has_word_before: bool,
    spaces: bool,
    line_ends: usize,
    signs: usize,
    last: char,
    is_loose: bool,
}

impl Blank {
    fn add_space(&mut self, space: &str) {
        self.spaces |= !space.is_empty();
        self.line_ends += space.bytes().filter(|byte| *byte == b'\n').count();
    }

    fn add_other(&mut self) {
        self.add('\u{fffd}');
        self.add('\u{fffd}');
    }

    fn add(&mut self, sign: char) {
        // Marks that only say which way text runs are nothing to read.
        if matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') {
            return;
        }
        self.is_loose = (self.signs == 0 || self.is_loose) && matches!(sign, '(' | ')' | '-' | '+' | '‐' | '‑' | '–');
        self.signs += 1;
        self.last = sign;
    }

    fn take(&mut self) -> Gap {
        let seen = std::mem::take(self);
        self.has_word_before = true;
        if !seen.has_word_before || seen.line_ends > 1 {
            return Gap::Other;
        }
        match (seen.signs, seen.spaces, seen.last) {
            (0, true, _) => Gap::Space,
            (1, false, '-' | '‐' | '‑' | '–') => Gap::Hyphen,
            (1, false, '/') => Gap::Slash,
            (1, false, '.') => Gap::Dot,
            (1, true, ',') => Gap::Comma,
            (1.., _, _) if seen.is_loose => Gap::Loose,
            _ => Gap::Other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| token.core(text)).collect()
    }

    fn gaps(text: &str) -> Vec<Gap> {
        tokens(text).iter().map(|token| token.gap).collect()
    }

    #[test]
    fn words_of_every_script_are_whole_and_signs_are_not_words() {
        assert_eq!(cut("«TAF» — naïve Łódź مرحبا، TAF。好TAF"), ["TAF", "naïve", "Łódź", "مرحبا", "TAF", "好TAF"]);
        assert_eq!(cut("<b>TAF</b>&amp;👨‍👩‍👧TAF"), ["b", "TAF", "b", "amp", "TAF"]);
        assert_eq!(cut("\u{200f}TAF\u{200e} e\u{301}TAF _TAF"), ["TAF", "e\u{301}TAF", "_TAF"]);
    }

    #[test]
    fn a_possessive_is_no_part_of_the_word() {
        assert_eq!(
            cut("TAF's TAF’s children's don't o'clock s's 'TAF'"),
            ["TAF", "TAF", "children", "don't", "o'clock", "s", "TAF"]
        );
    }

    #[test]
    fn addresses_are_left_out_whole() {
        let text = "see https://york.gov.uk/MASH or www.MASH.uk, MASH@york.gov.uk (york.gov.uk/TAF) TAF.docx end.TAF";
        assert_eq!(cut(text), ["see", "or", "end", "TAF"]);
    }

    #[test]
    fn gaps_tell_what_stands_between() {
        use Gap::{Comma, Dot, Hyphen, Loose, Other, Slash, Space};
        assert_eq!(
            gaps("a b\nc-d/e.F, g (0)1 -2"),
            [Other, Space, Space, Hyphen, Slash, Dot, Comma, Loose, Loose, Loose]
        );
        assert_eq!(gaps("a\n\nb; c https://x.uk d"), [Other, Other, Other, Other]);
    }

    proptest::proptest! {
        #[test]
        fn words_are_in_order_never_overlap_and_lie_on_letter_borders(text in "\\PC*|(?s).*|[ a-zA-Z0-9'’.@/:-]*") {
            let mut last = 0;
            for token in tokens(&text) {
                proptest::prop_assert!(last <= token.start && token.start < token.core && token.core <= token.end);
                proptest::prop_assert!(text.get(token.start..token.core).is_some());
                proptest::prop_assert!(text.get(token.core..token.end).is_some());
                last = token.end;
            }
        }
    }
}
