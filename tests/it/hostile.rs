//! Texts and names that were made to harm: on the screen of the reader they are words like any other.

use proptest::prelude::*;
use pullquote::app::{Key, KeyCode, Loaded, Message, Model, Options, update};
use pullquote::article::Article;
use pullquote::extract::extract;
use pullquote::library::{Entry, EntryIdx, Place};
use pullquote::tui::screen::Screen;
use pullquote::ui::{self, Theme};
use ratatui::buffer::Buffer;
use ratatui::layout::{Rect, Size};
use std::sync::Arc;

const SIZE: Size = Size { width: 100, height: 24 };

/// Shows a text, presses some keys, and gives all that was written to the terminal.
fn written(text: &str, name: &str) -> String {
    let mut model =
        Model::new(Options { single: true, place: pullquote::text::clean_line(name), ..Options::default() });
    update(&mut model, Message::Resize { cols: SIZE.width, rows: SIZE.height });
    let place = Place { path: std::path::Path::new("a.txt").into(), part: None };
    update(&mut model, Message::Found(vec![Entry::found(place, pullquote::text::clean_line(name))]));
    let (article, warnings) = Article::parse(text, name);
    let extraction = Arc::new(extract(&article));
    let loaded = Ok(Loaded { article: Arc::new(article), extraction, warnings });
    update(&mut model, Message::Article { idx: EntryIdx(0), loaded });
    let mut bytes = Vec::new();
    let mut screen = Screen::new(&mut bytes, SIZE);
    let mut buffer = Buffer::empty(Rect::new(0, 0, SIZE.width, SIZE.height));
    let keys = ["", "j", "]q", "]f", "G", "=", "yy"];
    for key in keys.into_iter().flat_map(str::chars).map(KeyCode::Char).chain([KeyCode::Enter, KeyCode::Esc])
    {
        update(&mut model, Message::Key(Key::plain(key)));
        buffer.reset();
        let cursor = ui::paint(&model, &Theme::new(true), &mut buffer);
        screen.show(&buffer, cursor).unwrap();
    }
    drop(screen);
    String::from_utf8(bytes).unwrap()
}

/// Takes away what the program itself says to the terminal.
fn without_own(written: &str) -> String {
    let mut out = String::new();
    let mut rest = written;
    while let Some(at) = rest.find('\x1b') {
        out.push_str(&rest[..at]);
        let sequence = &rest[at + 1..];
        let own = sequence.strip_prefix('[').and_then(|s| {
            let end = s.find(|c: char| !matches!(c, '0'..='9' | ';' | '?'))?;
            matches!(s.as_bytes()[end], b'A'..=b'D' | b'G' | b'H' | b'J' | b'K' | b'X' | b'm' | b'h' | b'l')
                .then(|| &s[end + 1..])
        });
        // Anything else of an escape is not ours, and is left in.
        let Some(own) = own else { return format!("{out}\x1b{sequence}") };
        rest = own;
    }
    out + rest
}

#[track_caller]
fn assert_harmless(text: &str, name: &str) {
    let shown = without_own(&written(text, name));
    let harm = |c: char| {
        (c.is_control() && !matches!(c, '\r' | '\n' | '\u{8}'))
            || matches!(c, '\u{200b}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{e0000}'..='\u{e007f}')
    };
    assert!(!shown.contains(harm), "{text:?} gave {shown:?}");
}

#[test]
fn escapes_titles_and_reversed_words_are_shown_as_marks() {
    for text in [
        "Red \x1b[31mink\x1b[0m and \x1b]0;owned\x07 a title.\n\n“A \u{9b}2J quote\x1b\\,” said \x1bPq Ann Lee of 14 \x7fships.",
        "\u{202e}desrever si sihT\u{202c} and \u{200b}hidden\u{e0041} words, said \u{2066}Ann Lee\u{2069}.",
        "Tabs\t1\t000 and bells\x07, \x08\x08\x08backspaces\x0c, 5\u{85}6\u{2028}7 lines.",
        "Date: 2024-01-01\nTitle: \x1b[2J\x1b]52;c;aGk=\x07\nSource: \u{9d}0;x\u{9c}\n\nWords of 3 people.",
    ] {
        assert_harmless(text, "a\x1b[2J\u{202e}.txt");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_text_is_harmless(text in "(\\PC|[\\x00-\\x1f\\x7f-\u{9f}\u{200b}-\u{200f}\u{202a}-\u{202e}“”\n]|said Ann Lee|14 ships|\\. ){0,80}") {
        assert_harmless(&text, &text);
    }
}
