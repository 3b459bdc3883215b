//! Anchors: after an edit the words are where they are said to be, or a person is asked.

#![allow(clippy::format_collect, clippy::naive_bytecount, reason = "short inputs, read once")]

use proptest::prelude::*;
use pullquote::annotation::{Fate, Revision, Snapshot, TextHash, anchor};
use pullquote::text::{TextRange, fold_str};

const OLD: &str = "The harbour board met on Monday.\n\n“We will build the wall before winter,” Mayor Ines Okafor told the board. \
    A further 577 homes are at risk, the survey says.\n\nThe wall would cost $4 million, and 14 people spoke against it. \
    “Nobody asked the people of the quay,” said Tom Reyes, who runs a chandlery on the quay.\n";

/// Places `words` of the old text in the new one.
fn place(words: &str, new: &str) -> Fate {
    let at = OLD.find(words).unwrap();
    Revision::new(OLD, new).place(TextRange::from_usize(at, at + words.len()))
}

fn kept<'a>(fate: &Fate, new: &'a str) -> &'a str {
    match fate {
        Fate::Kept(range) => range.of(new),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_edit_elsewhere_moves_the_place_along() {
    let new = format!("UPDATED 9 pm: the board adjourned.\n\n{}", OLD.replace("Monday", "Tuesday evening"));
    for words in ["“We will build the wall before winter,”", "577", "$4 million", "the quay"] {
        assert_eq!(kept(&place(words, &new), &new), words);
    }
}

#[test]
fn another_typing_of_the_same_words_is_no_change() {
    let new = OLD.replace(['“', '”'], "\"").replace(' ', "\u{a0} ").to_uppercase();
    assert_eq!(kept(&place("“We will build", &new), &new), "\"WE\u{a0} WILL\u{a0} BUILD");
}

#[test]
fn a_changed_figure_is_for_a_person_and_the_new_one_is_offered_first() {
    let new = OLD.replace("577", "600");
    match place("577", &new) {
        Fate::Lost(candidates) => assert_eq!(candidates[0].of(&new), "600"),
        other => panic!("{other:?}"),
    }
    let new = OLD.replace("$4 million", "£4 million");
    assert!(!matches!(place("$4 million", &new), Fate::Kept(_)), "another currency is another figure");
}

#[test]
fn a_word_that_stands_twice_after_the_change_is_the_near_one() {
    let new = OLD.replace("A further 577", "A new survey says a further 577");
    let new = new.replace("are at risk", "were at great risk");
    match place("A further 577 homes are at risk", &new) {
        Fate::Changed(range) => assert_eq!(range.of(&new), "a further 577 homes were at great risk"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn words_put_in_beside_a_changed_edge_are_for_a_person() {
    let new = OLD.replace("577 homes are at risk", "5 of the old 77 homes are at risk");
    assert!(matches!(place("577 homes are at risk", &new), Fate::Lost(_)));
}

#[test]
fn a_quote_with_a_changed_word_is_found_and_reported() {
    let new = OLD.replace("before winter", "before summer");
    match place("We will build the wall before winter", &new) {
        Fate::Changed(range) => assert_eq!(range.of(&new), "We will build the wall before summer"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_paragraph_that_moved_takes_its_annotations_along() {
    let paragraphs: Vec<&str> = OLD.split("\n\n").collect();
    let new = [paragraphs[1], paragraphs[0], paragraphs[2]].join("\n\n");
    assert_eq!(kept(&place("The harbour board met", &new), &new), "The harbour board met");
    assert_eq!(kept(&place("577", &new), &new), "577");
}

#[test]
fn words_that_were_deleted_are_not_found_in_a_look_alike() {
    let gone = OLD.replace(", and 14 people spoke against it", "");
    let twin = format!("{gone}\nElsewhere, and 14 people spoke for the plan.\n");
    assert!(matches!(place("14 people spoke against it", &gone), Fate::Lost(_)));
    assert!(matches!(place("14 people spoke against it", &twin), Fate::Lost(_)));
}

#[test]
fn a_double_before_the_place_does_not_draw_it_away() {
    let new = format!("“We will build the wall before winter,” it said at first.\n\n{OLD}");
    let fate = place("We will build the wall before winter", &new);
    match fate {
        Fate::Kept(range) => assert!(range.start > 60, "{range:?}"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn two_texts_with_nothing_in_common_are_compared_in_reasonable_time() {
    let old: String = (0_u64..40_000).map(|i| format!("a{} ", i * 7919 % 40_009)).collect();
    let new: String = (0_u64..40_000).map(|i| format!("a{} ", i * 104_729 % 39_989)).collect();
    let start = std::time::Instant::now();
    let fate = Revision::new(&old, &new).place(TextRange::new(1000, 1040));
    assert!(!matches!(fate, Fate::Kept(_)));
    assert!(start.elapsed().as_secs() < 20);
}

#[test]
fn an_unchanged_text_needs_no_search() {
    let now = Snapshot::new(OLD.to_owned());
    let at = OLD.rfind("the quay").unwrap();
    let range = TextRange::from_usize(at, at + 8);
    let there = anchor(OLD, TextHash::of(OLD), range);
    assert_eq!(now.resolve(&there, None), Fate::Kept(range));
}

/// The words alone, as they are compared.
fn words(text: &str) -> Vec<String> {
    let folded = fold_str(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_kept_place_has_the_recorded_words(
        old in proptest::collection::vec(0_u8..12, 1..60),
        edits in proptest::collection::vec((0_usize..60, 0_u8..3, 0_u8..14), 0..8),
        from in 0_usize..60, len in 1_usize..8,
    ) {
        const WORDS: [&str; 14] = ["the", "of", "14", "boats", "said,", "“quay", "wall”", "people", "risk.\n\n", "a", "cost", "new", "é", "—"];
        let text = |words: &[u8]| words.iter().map(|w| WORDS[*w as usize]).collect::<Vec<_>>().join(" ");
        let mut edited = old.clone();
        for (at, how, word) in edits {
            let at = at.min(edited.len());
            match how {
                0 => edited.insert(at, word),
                1 if at < edited.len() => { edited.remove(at); }
                _ if at < edited.len() => edited[at] = word,
                _ => {}
            }
        }
        let (old_text, new_text) = (text(&old), text(&edited));
        let from = from.min(old.len() - 1);
        let start = text(&old[..from]).len() + usize::from(from > 0);
        let end = text(&old[..(from + len).min(old.len())]).len();
        let range = TextRange::from_usize(start, end);
        match Revision::new(&old_text, &new_text).place(range) {
            Fate::Kept(place) => prop_assert_eq!(words(place.of(&new_text)), words(range.of(&old_text))),
            Fate::Changed(place) => prop_assert!(!words(place.of(&new_text)).is_empty()),
            Fate::Lost(candidates) => {
                for place in candidates {
                    prop_assert!(new_text.get(place.as_usize()).is_some());
                }
            }
        }
        if old_text == new_text && !words(range.of(&old_text)).is_empty() && words(&old_text).len() > 12 {
            // Nothing changed: nothing may be lost where surroundings tell the places apart.
            prop_assert!(!matches!(Revision::new(&old_text, &new_text).place(range), Fate::Changed(_)));
        }
    }
}
