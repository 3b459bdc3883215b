//! Figures: the expectation is drawn into the text.
//!
//! `[words|facts]`: the words are one figure; the facts, in any order and parted by commas, are what it must say:
//! a kind's word, `=value`, `=low..high`, `u:unit`, a modifier's sign, `up`, `down`, `rel`, `of:noun` (`of:-` none),
//! `per:words`. All figures of the text must be drawn.

use pullquote::article::Article;
use pullquote::extract::{Figure, extract};

struct Expected<'a> {
    start: usize,
    words: &'a str,
    facts: Vec<&'a str>,
}

fn parse(fixture: &str) -> (String, Vec<Expected<'_>>) {
    let (mut text, mut expected, mut rest) = (String::new(), Vec::new(), fixture);
    while let Some((before, after)) = rest.split_once('[') {
        let (inside, behind) = after.split_once(']').expect("a mark is closed");
        let (words, facts) = inside.split_once('|').expect("a figure has facts");
        text.push_str(before);
        expected.push(Expected { start: text.len(), words, facts: facts.split(',').collect() });
        text.push_str(words);
        rest = behind;
    }
    text.push_str(rest);
    (text, expected)
}

/// Extracts from the fixture without its marks and compares.
#[track_caller]
fn check(fixture: &str) {
    let (text, expected) = parse(fixture);
    let (article, _) = Article::parse(&text, "");
    let found = extract(&article).figures;
    let drawn: Vec<_> = found.iter().map(|f| article.slice(f.range)).collect();
    let wanted: Vec<_> = expected.iter().map(|e| e.words).collect();
    assert_eq!(drawn, wanted, "figures of: {text}");
    for (figure, wanted) in found.iter().zip(&expected) {
        assert_eq!(figure.range.start as usize, wanted.start, "{fixture}");
        for fact in &wanted.facts {
            assert!(says(&article, figure, fact), "{fact} of {}: {figure:?} in: {text}", wanted.words);
        }
    }
}

fn says(article: &Article, figure: &Figure, fact: &str) -> bool {
    let value = match figure.value_high {
        Some(high) => format!("={}..{high}", figure.value),
        None => format!("={}", figure.value),
    };
    let of = figure.of.map_or("-", |r| article.slice(r));
    match fact.split_once(':') {
        Some(("u", unit)) => figure.unit == Some(unit),
        Some(("of", noun)) => of == noun,
        Some(("per", words)) => figure.per.map(|r| article.slice(r)) == Some(words),
        _ if fact.starts_with('=') && !fact.starts_with("=>") => value == fact,
        _ => match fact {
            "rel" => figure.relative_time,
            "up" | "down" => figure.change.is_some_and(|c| c.word() == fact),
            "flat" => figure.change.is_none(),
            "exact" => figure.modifier.is_none(),
            ">" | "≥" | "~" | "≤" | "<" => {
                figure.modifier.map(|m| m.sign().replace(">=", "≥").replace("<=", "≤")).as_deref()
                    == Some(fact)
            }
            kind => figure.kind.word() == kind,
        },
    }
}

#[test]
fn digits_with_commas_points_and_magnitudes() {
    check("Police counted [12,400|count,=12400,of:marchers] marchers in [three|=3,of:towns] towns.");
    check("The ministry bought [2.5 million|=2500000,of:doses] doses for [$7.25m|money,=7250000,u:USD].");
    check("It lent the firm [£1.4bn|=1400000000,u:GBP] and [€40 million|=40000000,u:EUR].");
}

#[test]
fn currency_letters_before_the_number() {
    check("The dam will cost [R50bn|money,=50000000000,u:ZAR] and the road [RM900,000|=900000,u:MYR].");
    check("Tickets cost [P2,500|=2500,u:PHP] or [A$40|=40,u:AUD].");
}

#[test]
fn modifiers_stay_outside() {
    check(
        "More than [300|>,=300,of:farmers] farmers and at least [40|≥,of:trucks] trucks blocked the bridge.",
    );
    check("Up to [90|≤,of:homes] homes, about [60|~] of them new, may flood.");
}

#[test]
fn no_figures() {
    for text in [
        "In 2019 the fair opened on May 3 and closed on 6 March 2021.",
        "Doors open at 9:30 p.m. and close at 11pm.",
        "The G20 met near the I-95 after 9/11.",
        "One of the guests left; no one saw him, and one day he returned.",
        "The second round is in the fourth quarter of the 1990s.",
        "She lives at 12 High Street, watches Channel 4 and reads Fortune 500 lists.",
    ] {
        check(text);
    }
}
