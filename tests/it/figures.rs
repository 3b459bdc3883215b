//! Figures: the expectation is drawn into the text.
//!
//! `[words|facts]`: the words are one figure; the facts, in any order and parted by commas, are what it must say:
//! a kind's word, `=value`, `=low..high`, `u:unit`, a modifier's sign, `up`, `down`, `rel`, `of:noun` (`of:-` none),
//! `per:words`. All figures of the text must be drawn.

use proptest::prelude::*;
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
pub(crate) fn check(fixture: &str) {
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
    check("The fund gave [$175million|=175000000] and the bank [$137M|=137000000].");
    check("About [10\u{a0}000|=10000,~,of:visitors] visitors came.");
    check("The state has [5 lakh|=500000,of:farmers] farmers who owe [Rs 3 crore|=30000000,u:INR].");
    check("It cost [2½ million|=2500000] in the end.");
}

#[test]
fn fractions_of_magnitudes() {
    check(
        "It has [a million and a half|count,=1500000,of:books] books and [half a million|=500000,of:maps] maps.",
    );
    check("[A quarter of a million|=250000,of:fans] fans sang.");
    check("The fund lent [three hundred crore rupees|money,=3000000000,u:INR].");
}

#[test]
fn number_words() {
    check("[Twenty-seven|=27,of:states] states sued.");
    check("They sold [three hundred and twelve|=312,of:tickets] tickets.");
    check("[Two and a half million|=2500000,of:homes] homes lost power.");
    check("She bought [a dozen|=12,of:eggs] eggs; [a hundred|=100,of:guests] guests came.");
    check("He spent [one and a half hours|duration,=1.5,u:hour] on the roof.");
}

#[test]
fn bare_plurals_are_at_least() {
    check("[Hundreds|=100,≥,of:villagers] of villagers fled; [dozens|=12,≥] more stayed.");
    check("[Tens of thousands|=10000,≥,of:birds] of birds landed.");
    check("It cost [tens of millions of dollars|money,=10000000,u:USD,≥].");
    check("A [few hundred|=100,≥,of:fans] fans and a [couple dozen|=24,~,of:stewards] stewards stood there.");
}

#[test]
fn currencies() {
    check("The dam will cost [R50bn|money,=50000000000,u:ZAR] and the road [RM900,000|=900000,u:MYR].");
    check("Tickets cost [P2,500|=2500,u:PHP] or [A$40|=40,u:AUD].");
    check("A stamp is [60 pence|=0.6,u:GBP], a cup [85p|=0.85,u:GBP], a sweet [40 cents|=0.4,u:USD].");
    check("He paid [500 Swiss francs|=500,u:CHF] and [3,000 yen|=3000,u:JPY].");
    check("In Colombo, Sri Lanka, rice costs [220 rupees|=220,u:LKR].");
    check("It raised [US$3.1m|=3100000,u:USD] and [HK$9 million|=9000000,u:HKD].");
    check("The grant is worth [CHF 300|=300,u:CHF].");
    check("She was paid [millions of pounds|=1000000,u:GBP,≥].");
}

#[test]
fn percent_and_points() {
    check("Turnout was [46 per cent|percent,=46,u:%,of:Turnout].");
    check("Support fell [six percentage points|percent,=6,u:pp,down,of:Support].");
    check("In the poll she has a [five-point|percent,=5,u:pp,of:lead] lead.");
    check(
        "It is [half a percentage point|=0.5,u:pp] less; [half of 1 percent|=0.5,u:%,of:voters] of voters left.",
    );
}

#[test]
fn measures() {
    check(
        "The [833-mile|measure,=833,u:mile,of:border] border runs through [300 hectares|=300,u:hectare,of:forest] of forest.",
    );
    check("She is [5ft 6in|=5.5,u:foot] tall and runs [4 km|=4,u:kilometre] a day past the 13F desk.");
    check("At [-30C|=-30,u:degC] the lake froze; it was [9 degrees Fahrenheit|=9,u:degF] inland.");
    check("Gusts of [70mph|=70,u:mph] and [110 kilometres per hour|=110,u:km/h] hit the coast.");
    check("The plot has [2,400 square metres|=2400,u:square metre].");
    check("The index closed at [7,512.3|measure,=7512.3,u:index].");
}

#[test]
fn time_and_age() {
    check("They worked [nine years|duration,=9,u:year] without a [two-week|=2,u:week,of:break] break.");
    check("It opened [six years|rel,=6] ago and shuts in [12 days|rel,=12].");
    check("A [quarter-century|=25,u:year] passed; a [half-hour|=0.5,u:hour] is left.");
    check("Ana Rivera, [47|age,=47,of:Ana Rivera], has a [22-year-old|age,=22,of:son] son.");
    check("Children aged [5 to 11|age,=5..11,of:Children] may enter.");
    check("When she was [eight|age,=8], her father left.");
}

#[test]
fn shares_and_multiples() {
    check(
        "[Half|ratio,=0.5,of:crew] of the crew and [two-thirds|=0.6666666666666666,of:cargo] of the cargo were lost.",
    );
    check(
        "Nearly [eight of 10|~,ratio,=0.8,of:renters] renters agreed; [one in six|=0.1666666666666666] did not.",
    );
    check("It has [four times|multiple,=4,of:budget] the budget and [double|=2,of:staff] the staff.");
    check("Rents [doubled|multiple,=2,up,of:Rents] while costs were cut in [half|ratio,=0.5,down].");
}

#[test]
fn ranges_are_one_figure() {
    check("Between [$30 and $60|money,=30..60] a head.");
    check("It weighs [7 or 8 tons|=7..8,u:ton] and holds [40 to 50|=40..50,of:people] people.");
    check("[16- to 19-year-old|age,=16..19,of:drivers] drivers pay [$5 to more than $9|=5..9,exact].");
    check("It will cost [$10-25m|=10000000..25000000,u:USD].");
    check("Prices moved from [8.1|percent,u:%] to [7 percent|=7].");
    check("She leads [51 percent|=51] to [40 percent|=40].");
}

#[test]
fn scores() {
    check("The panel voted [19-15|score,=19..15] to go on, a [5-to-4|=5..4,of:decision] decision.");
    check("They lost [6-4|=6..4], [7-5|=7..5] after a [2-1|=2..1,of:win] win.");
    check("He came through [3-6|score,=3..6] [7-6|=7..6] ([8-6|=8..6]) [7-5|=7..5].");
}

#[test]
fn modifiers_stay_outside() {
    check(
        "More than [300|>,=300,of:farmers] farmers and at least [40|≥,of:trucks] trucks blocked the bridge.",
    );
    check("Up to [90|≤,of:homes] homes, about [60|~] of them new, may flood.");
    check("Fewer than [12|<,of:beds] beds are free for [20|≥,of:patients] or more patients.");
    check("It took just over [two hours|>] and no more than [five|≤,of:men] men.");
    check("Output edged up to [6 percent|exact,up], below a planned [55 tons|exact,flat].");
    check("The fee grew by a record [4%|exact,up].");
}

#[test]
fn changes_and_their_levels() {
    check("Prices rose [2 percent|up,=2,of:Prices] to [640|up,of:Prices].");
    check("The toll fell from [$8|flat] to [$7|down].");
    check("The stock stands at [71|down], down from [75|flat].");
    check("A [5 percent|up] jump in rents; the city lost [200|down,of:jobs] jobs.");
    check("They cut costs by up to [9m euros|down,≤,of:costs] ([$10m|down,exact,of:costs]).");
    check("She leads by [9 points|flat] in the poll and raised [$3m|flat].");
}

#[test]
fn old_and_new_level_are_linked() {
    let (article, _) = Article::parse("The toll fell from $8 to $7 in May.", "");
    let figures = extract(&article).figures;
    assert_eq!((figures[0].to, figures[1].from), (Some(1), Some(0)));
}

#[test]
fn what_is_counted() {
    check("[Nine|=9,of:drivers] drivers, including [four|=4,of:drivers] who sued, were paid.");
    check("There were [30|of:flights] flights, [12|of:flights] of them late.");
    check("The fire killed [12|of:-].");
    check("She is a mother of [five|=5,of:-].");
    check("A peak of [900|of:peak] was reached at [$14|of:-,per:hour] an hour.");
    check("He has a [300|=300,of:page]-page report on [40|of:nurses] new nurses.");
}

#[test]
fn rates() {
    check("They earn [$12|per:hour] an hour.");
    check("Oil is [$80|per:barrel] per barrel.");
}

#[test]
fn one_counts_only_in_contrast() {
    check("[Four|=4,of:Swedes] Swedes and [one|=1,of:Dane] Dane met.");
    check("More than [one|>,=1,of:victim] victim was found; [one|≥] or more of them spoke.");
    check("One of the guests left; no one saw him, and one day he returned.");
}

#[test]
fn numbers_known_already_are_none() {
    check("The two agreed to keep the three apart.");
    check("The [two|=2,of:firms] firms agreed.");
}

#[test]
fn no_figures() {
    for text in [
        "In 2019 the fair opened on May 3 and closed on 6 March 2021.",
        "It is shown on 15, 22 and 29 November and from 3-5 May.",
        "Doors open at 9:30 p.m. and close at 11pm, or at 10 o'clock.",
        "The gate shut at ten past eight; the crew had been told twenty to nine, or five past the hour.",
        "The bus left until 11.40 or so.",
        "The G20 met near the I-95 after 9/11 about COVID-19 and 5G.",
        "The second round is in the fourth quarter of the 1990s.",
        "She lives at 12 High Street, watches Channel 4 and reads Fortune 500 lists.",
        "He won the 200m final for the Six Nations side in World War Two.",
        "Call 555-0100 or ask @user_42 about ticket No. 991.",
        "The Boeing 737 Max and the 787 Dreamliner flew.",
        "It was a three-way contest; he doubled down on a double-digit promise.",
        "Several states, a couple of weeks, no votes, a decade ago.",
    ] {
        check(text);
    }
}

#[test]
fn figures_in_quotes_and_reported_ones_name_their_claimant() {
    let (article, _) = Article::parse("The ministry said on Monday that over 1,000 ships had docked.", "");
    let figure = &extract(&article).figures[0];
    assert_eq!(figure.claimed_by.map(|c| article.slice(c.source)), Some("The ministry"));
    assert_eq!(figure.quote, None);
}

#[test]
fn sentences_end_where_they_end() {
    let text = "Mr. J. Lee paid $3.5 million in Feb. 2019. He had 12 ships. “It is 4 p.m.,” he said.";
    let (article, _) = Article::parse(text, "");
    let figures = extract(&article).figures;
    let sentences: Vec<_> = figures.iter().map(|f| article.slice(f.sentence)).collect();
    assert_eq!(sentences, ["Mr. J. Lee paid $3.5 million in Feb. 2019.", "He had 12 ships."]);
}

#[test]
fn values_beyond_a_decimal_are_no_figures() {
    let (article, _) = Article::parse(&format!("It made {} million dollars.", "9".repeat(30)), "");
    assert!(extract(&article).figures.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever the text, nothing panics and every range lies in it, on char boundaries, in order.
    #[test]
    fn ranges_fit_any_text(parts in proptest::collection::vec(part(), 0..60)) {
        let (article, _) = Article::parse(&parts.concat(), "");
        let mut end = 0;
        for figure in extract(&article).figures {
            let ranges = [Some(figure.range), figure.of, figure.per, Some(figure.sentence), figure.claimed_by.map(|c| c.source)];
            for range in ranges.into_iter().flatten() {
                prop_assert!(article.text().get(range.as_usize()).is_some_and(|w| !w.is_empty()));
            }
            prop_assert!(figure.range.start >= end);
            end = figure.range.end;
        }
    }
}

/// A piece of text of the sort that the rules look for.
fn part() -> impl Strategy<Value = String> {
    let words = "one two twenty hundred thousand million dozen half third quarters and to of in from by over than more up \
        down rose fell cut between a the per an percent points point cents pounds dollars years old mile feet people May \
        Monday said he Boeing No R P5 Rs US$ RM7 G20 double doubled times fold few couple £ $ € ¢ % ° ½ - – — , . ; : ( ) \
        / ' ’ “ ” \" + − ± @ # 1 12 007 1,000 3.5 2019 99999999999999999999 é 中";
    let words: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    (proptest::sample::select(words), prop_oneof![Just(" "), Just(""), Just("\n\n"), Just("\u{a0}")])
        .prop_map(|(w, gap)| w + gap)
}
