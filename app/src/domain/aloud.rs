//! Reading a page aloud, sentence by sentence: where sentences end, what comes next, where to go on after a pause.
//!
//! [`Reading`] is what the buttons and the voice move. A pause is an end that remembers its sentence, because phones
//! do not pause a voice: they stop it or ignore the wish. Nothing here knows a browser or a voice.

use std::ops::Range;

/// One sentence of a block of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes.
    pub bytes: Range<usize>,
    /// The same place as browsers count it, in UTF-16 units.
    pub units: Range<u32>,
}

/// Whether a letter ends a sentence when a blank follows.
const fn is_end(letter: char) -> bool {
    matches!(letter, '.' | '!' | '?' | '…' | '۔' | '؟' | '।')
}

/// Whether a letter ends a sentence whatever follows: such scripts set no blanks.
const fn is_wide_end(letter: char) -> bool {
    matches!(letter, '。' | '！' | '？')
}

/// Whether a letter may stand between the end of a sentence and the blank.
const fn is_closing(letter: char) -> bool {
    matches!(letter, '"' | '\'' | ')' | ']' | '”' | '’' | '»')
}

/// The sentences of a block of text, without the blanks around them. A block's end ends its last sentence.
pub fn sentences(text: &str) -> Vec<Sentence> {
    let mut found = Vec::new();
    // Where the open sentence starts, and where its last letter that is no blank ends.
    let mut open: Option<((usize, u32), (usize, u32))> = None;
    let (mut has_ended, mut was_wide) = (false, false);
    let mut units = 0;
    for (at, letter) in text.char_indices() {
        let is_blank = letter.is_whitespace();
        let is_over = has_ended && (is_blank || (was_wide && !is_closing(letter)));
        if is_over && let Some(whole) = open.take() {
            found.push(whole);
        }
        let from = (at, units);
        units += if letter.len_utf16() == 1 { 1 } else { 2 };
        if !is_blank {
            let end = (at + letter.len_utf8(), units);
            open = Some((open.map_or(from, |(start, _)| start), end));
            was_wide = is_wide_end(letter);
            has_ended = was_wide || is_end(letter) || (has_ended && is_closing(letter));
        }
    }
    found.extend(open);
    let sentence = |((from, first), (to, last))| Sentence { bytes: from..to, units: first..last };
    found.into_iter().map(sentence).collect()
}

/// The length of a text as browsers count it.
pub fn units(text: &str) -> u32 {
    text.chars().fold(0, |units, letter| units + if letter.len_utf16() == 1 { 1 } else { 2 })
}

/// Whether a voice speaks a page's language: regions may differ, and some devices write `en_GB`.
pub fn is_same_language(voice: &str, page: &str) -> bool {
    let voice = voice.split(['-', '_']).next().unwrap_or_default();
    let page = page.split('-').next().unwrap_or_default();
    !page.is_empty() && voice.eq_ignore_ascii_case(page)
}

/// Whether a voice is heard.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Now {
    /// Nothing is being read.
    #[default]
    Quiet,
    /// A sentence is being read.
    Reading,
    /// Reading goes on where it was left.
    Paused,
}

/// How far reading has come. Each move says which sentence to read now, if any.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// Whether a voice is heard.
    pub now: Now,
    at: usize,
    count: usize,
}

impl Reading {
    /// Starts at a sentence of `count`.
    pub const fn start(&mut self, at: usize, count: usize) -> Option<usize> {
        if at >= count {
            return self.stop();
        }
        *self = Self { now: Now::Reading, at, count };
        Some(at)
    }

    /// The voice came to the end of its sentence.
    pub const fn next(&mut self) -> Option<usize> {
        match self.now {
            Now::Reading => self.start(self.at + 1, self.count),
            Now::Quiet | Now::Paused => None,
        }
    }

    /// Falls silent and remembers the sentence.
    pub const fn pause(&mut self) -> Option<usize> {
        if matches!(self.now, Now::Reading) {
            self.now = Now::Paused;
        }
        None
    }

    /// Goes on with the sentence that was not heard to its end.
    pub const fn go_on(&mut self) -> Option<usize> {
        match self.now {
            Now::Paused => self.start(self.at, self.count),
            Now::Quiet | Now::Reading => None,
        }
    }

    /// Falls silent and forgets.
    pub const fn stop(&mut self) -> Option<usize> {
        *self = Self { now: Now::Quiet, at: 0, count: 0 };
        None
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).into_iter().map(|sentence| &text[sentence.bytes]).collect()
    }

    #[test]
    fn sentences_end_where_a_person_takes_a_breath() {
        assert_eq!(split(" Call 999. Are you safe?  Go!\n"), ["Call 999.", "Are you safe?", "Go!"]);
        assert_eq!(split("No full stop"), ["No full stop"]);
        assert_eq!(split("It costs 3.50 at york.gov.uk/help today."), ["It costs 3.50 at york.gov.uk/help today."]);
        assert_eq!(
            split("She said “Yes.” Then (no one knows why.) she left…"),
            ["She said “Yes.”", "Then (no one knows why.)", "she left…"]
        );
        assert_eq!(split("Wait... what?!"), ["Wait...", "what?!"]);
        assert_eq!(split(""), [""; 0]);
        assert_eq!(split(" \n\t "), [""; 0]);
    }

    #[test]
    fn sentences_of_other_scripts_end_too() {
        assert_eq!(split("你好。你好吗？我很好"), ["你好。", "你好吗？", "我很好"]);
        assert_eq!(split("他说「好。」她走了。"), ["他说「好。", "」她走了。"]);
        assert_eq!(split("یہ گھر ہے۔ کیا آپ ٹھیک ہیں؟ ہاں"), ["یہ گھر ہے۔", "کیا آپ ٹھیک ہیں؟", "ہاں"]);
        assert_eq!(split("यह घर है। ठीक है।"), ["यह घर है।", "ठीक है।"]);
    }

    #[test]
    fn places_are_counted_as_browsers_do() {
        let found = sentences("👩‍👧 ok. Ünd");
        let units: Vec<_> = found.into_iter().map(|sentence| sentence.units).collect();
        assert_eq!(units, [0..9, 10..13]);
    }

    proptest! {
        #[test]
        fn nothing_but_blanks_is_lost_whatever_the_text(text in ".{0,80}") {
            let read: String = split(&text).concat();
            let all = |text: &str| text.chars().filter(|letter| !letter.is_whitespace()).collect::<String>();
            prop_assert_eq!(all(&read), all(&text));
            for sentence in sentences(&text) {
                let units = |bytes: usize| u32::try_from(text[..bytes].encode_utf16().count()).unwrap();
                prop_assert_eq!(units(sentence.bytes.start)..units(sentence.bytes.end), sentence.units);
            }
        }
    }

    #[test]
    fn a_voice_speaks_a_page_of_its_language_wherever_it_is_from() {
        for voice in ["en", "en-GB", "en_US", "EN-gb"] {
            assert!(is_same_language(voice, "en"), "{voice}");
        }
        for (voice, page) in [("pl-PL", "en"), ("", "en"), ("en", ""), ("eng", "en"), ("", "")] {
            assert!(!is_same_language(voice, page), "{voice} {page}");
        }
    }

    #[test]
    fn reading_goes_from_sentence_to_sentence_and_falls_quiet_at_the_end() {
        let mut reading = Reading::default();
        assert_eq!(reading.start(0, 2), Some(0));
        assert_eq!(reading.next(), Some(1));
        assert_eq!((reading.next(), reading.now), (None, Now::Quiet));
        assert_eq!(reading.next(), None, "a voice that ends late starts nothing");
    }

    #[test]
    fn after_a_pause_the_same_sentence_is_read_again() {
        let mut reading = Reading::default();
        reading.start(3, 9);
        assert_eq!((reading.pause(), reading.now), (None, Now::Paused));
        assert_eq!(reading.next(), None, "the voice that was cut off moves nothing");
        assert_eq!((reading.go_on(), reading.now), (Some(3), Now::Reading));
        assert_eq!(reading.next(), Some(4));
    }

    #[test]
    fn stopping_forgets_the_place() {
        let mut reading = Reading::default();
        reading.start(3, 9);
        reading.stop();
        assert_eq!((reading.pause(), reading.go_on(), reading.next(), reading.now), (None, None, None, Now::Quiet));
    }

    #[test]
    fn a_place_past_the_end_reads_nothing() {
        let mut reading = Reading::default();
        assert_eq!((reading.start(0, 0), reading.now), (None, Now::Quiet));
        assert_eq!((reading.start(5, 5), reading.now), (None, Now::Quiet));
    }
}
