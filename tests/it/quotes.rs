//! Quotes: which marks make a pair, whose words they hold.
//!
//! A fixture draws its expectation into the text: `⟦…⟧` stands inside the marks of each segment.

use proptest::prelude::*;
use pullquote::article::Article;
use pullquote::extract::token::tokenize;
use pullquote::extract::{Extraction, Segment, extract};

/// Checks that the segments of a text are those drawn into it.
fn check_segments(name: &str, fixture: &str) {
    let text = fixture.replace(['⟦', '⟧'], "");
    let (article, _) = Article::parse(&text, "");
    let mut drawn = article.text().to_owned();
    let mut found: Vec<_> = all(&extract(&article)).into_iter().map(|s| s.range).collect();
    found.sort_unstable();
    for range in found.iter().rev() {
        drawn.insert(range.end as usize, '⟧');
        drawn.insert(range.start as usize, '⟦');
    }
    assert_eq!(drawn, fixture, "{name}");
}

fn all(extraction: &Extraction) -> Vec<Segment> {
    let quoted = extraction.quotes.iter().flat_map(|q| q.segments.iter().copied());
    quoted.chain(extraction.marked.iter().map(|m| m.segment)).collect()
}

#[test]
fn segments() {
    for (name, fixture) in [
        ("curly", "“⟦The harbour is open,⟧” said Ana Lopes."),
        ("straight", "\"⟦The harbour is open,⟧\" said Ana Lopes. \"⟦Come in.⟧\""),
        ("mixed", "She called it “⟦unworkable\"⟧ and \"⟦late⟧”.".replace("\"⟧", "⟧\"").as_str()),
        ("two_single_marks", "''⟦We sail at dawn,⟧'' Lopes said. ''⟦No later.⟧''"),
        ("tex_marks", "``⟦We sail at dawn,⟧'' Lopes said."),
        ("single_in_double", "“⟦He said ‘never’ and left,⟧” she said."),
        ("low_and_guillemets", "„⟦Genug,⟧“ said Weber. «⟦Assez,⟧» said Petit."),
        ("apostrophes", "The workers’ pay rose in the '90s, and rock 'n' roll didn't, O'Neil said."),
        ("feet_and_inches", "He is 6'2\" tall and she 5'11\". \"⟦Short,⟧\" he said."),
        ("feet_inside", "\"⟦A wall of 6'2\" is enough,⟧\" the mayor said."),
        ("headline_single", "Minister calls plan '⟦a farce⟧' in debate\n\nThe plan fell."),
        ("single_beside_double", "Crowd boos '⟦weak⟧' bid\n\n\"⟦It was weak,⟧\" said Rui Costa."),
        ("british", "‘⟦The dogs’ home can’t wait,⟧’ said Mrs Hale. ‘⟦It’s full.⟧’"),
        (
            "british_straight",
            "'⟦The owners' plan isn't ready,' said Hale. '⟦It'll fail.⟧'"
                .replace("ready,'", "ready,⟧'")
                .as_str(),
        ),
        ("british_nested", "‘⟦She shouted “stop” at us,⟧’ said Tom Reid."),
        ("dropped_letter", "‘⟦We were singin’ all night,⟧’ said Reid."),
        ("opener_lost", "The road is closed,⟧\" said Reid.".replace("The", "⟦The").as_str()),
        ("closer_lost_speech_goes_on", "“⟦We lost the boat.⟧\n\n“⟦We lost the nets too,⟧” said Reid."),
        ("pair_over_paragraphs", "Reid said: “⟦We lost the boat.\n\nWe lost the nets.⟧”"),
        ("reopens", "“⟦We lost the boat, he said. ⟧“⟦And the nets.⟧”".replace(" ⟧", "⟧ ").as_str()),
        ("dash_glued", "He said—\"⟦never⟧\"—and sat down."),
        ("brackets", "It passed (\"⟦with regret⟧\") at last."),
        ("no_blank_between", "\"⟦Yes,⟧\"he said.\"⟦No.⟧\""),
        ("blank_inside", "“ ⟦Yes, they did,⟧ ” he said."),
        ("elision_with_opening_mark", "“⟦Tell ‘em all,⟧” he said. It was ‘bout time, “⟦really⟧”."),
    ] {
        check_segments(name, fixture);
    }
}

proptest! {
    #[test]
    fn any_text_gives_ordered_ranges(text in "[“”\"'‘’` a-cA-C.,0-9sé\n:―-]{0,200}") {
        let (article, _) = Article::parse(&text, "");
        let extraction = extract(&article);
        let mut segments = all(&extraction);
        segments.sort_unstable_by_key(|s| s.range);
        let mut at = 0;
        for segment in segments {
            prop_assert!(segment.marks.covers(segment.range) && segment.range.start >= at, "{segment:?}");
            prop_assert!(!article.slice(segment.range).is_empty() && !article.slice(segment.marks).is_empty());
            at = segment.range.end;
        }
        for quote in &extraction.quotes {
            for range in [quote.source, quote.cue].into_iter().flatten() {
                prop_assert!(!article.slice(range).is_empty());
            }
            prop_assert!((0.0..=1.0).contains(&quote.confidence) && !quote.segments.is_empty());
        }
        prop_assert!(tokenize(&article).all.len() <= article.text().len());
    }
}
