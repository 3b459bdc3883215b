//! The line table: nothing lost, nothing too wide, and the way from bytes to lines and back.

use proptest::prelude::*;
use pullquote::article::Article;
use pullquote::text::{TextRange, clean};
use pullquote::wrap::{LineKind, Wrapped, columns, fit};

fn lines(text: &str, width: u16) -> Vec<&str> {
    let all = TextRange::from_usize(0, text.len());
    let wrapped = Wrapped::range(text, all, width);
    wrapped.lines.iter().map(|l| l.range.of(text)).collect()
}

#[test]
fn breaks_at_blanks_after_hyphens_and_between_wide_characters() {
    assert_eq!(lines("the well-known ferry", 9), ["the well-", "known", "ferry"]);
    assert_eq!(lines("from 2019-20 on", 10), ["from", "2019-20 on"]);
    assert_eq!(lines("one — two", 5), ["one —", "two"]);
    assert_eq!(lines("新聞記事を読む", 6), ["新聞記", "事を読", "む"]);
    assert_eq!(lines("10\u{a0}000 people", 8), ["10\u{a0}000", "people"]);
    assert_eq!(lines("hard\nwrapped text", 12), ["hard\nwrapped", "text"]);
    assert_eq!(lines("unbreakable", 4), ["unbr", "eaka", "ble"]);
}

#[test]
fn clusters_stay_whole_and_are_as_wide_as_they_are_drawn() {
    let family = "👩‍👩‍👧‍👦";
    assert_eq!(columns(family), 2);
    assert_eq!(lines("ab👩‍👩‍👧‍👦cd", 4), ["ab👩‍👩‍👧‍👦", "cd"]);
    assert_eq!(columns("e\u{301}te\u{301}"), 3);
    assert_eq!(fit("e\u{301}te\u{301}", 1), "e\u{301}");
    assert_eq!(columns("日本 x"), 6);
}

#[test]
fn passages_are_set_off_and_found_again() {
    let (article, _) = Article::parse("A headline\n\nFirst words here.\n\nSecond words there.", "");
    let wrapped = Wrapped::new(article.text(), article.passages(), 8);
    let kinds: Vec<_> = wrapped.lines.iter().map(|l| (l.passage, l.kind)).collect();
    assert_eq!(kinds.iter().filter(|k| k.1 == LineKind::Gap).count(), 2);
    assert_eq!(wrapped.lines[wrapped.passage_start(2)].passage, 2);
    assert_eq!(wrapped.lines[wrapped.passage_start(2)].kind, LineKind::First);
    assert_eq!(wrapped.passage_start(99), wrapped.passage_start(2));
}

proptest! {
    #[test]
    fn every_visible_byte_is_on_exactly_one_line(text in "[a-c “”’\\-—日本é👍\u{301}\n\u{a0}]{0,60}", width in 1_u16..14) {
        let text = clean(&text).text;
        let all = TextRange::from_usize(0, text.len());
        let wrapped = Wrapped::range(&text, all, width);
        let mut seen = vec![0; text.len()];
        for line in &wrapped.lines {
            prop_assert!(text.is_char_boundary(line.range.start as usize));
            prop_assert!(text.is_char_boundary(line.range.end as usize));
            for at in line.range.as_usize() {
                seen[at] += 1;
            }
            let words = line.range.of(&text);
            let wide = columns(words) > u32::from(width);
            prop_assert!(!wide || fit(words, width.into()).is_empty() || words.starts_with(char::is_whitespace), "{words:?}");
        }
        for (at, c) in text.char_indices() {
            let once = seen[at] == 1;
            prop_assert!(once || (c.is_whitespace() && seen[at] == 0), "{c:?} at {at} is on {} lines", seen[at]);
        }
    }

    #[test]
    fn each_byte_is_found_on_its_line(text in "[a-c日é ]{1,60}", width in 1_u16..14) {
        let all = TextRange::from_usize(0, text.len());
        let wrapped = Wrapped::range(&text, all, width);
        for line in &wrapped.lines {
            for (at, _) in line.range.of(&text).char_indices() {
                let at = line.range.start + at as u32;
                prop_assert_eq!(wrapped.lines[wrapped.line_at(at)].range, line.range);
            }
        }
    }
}
