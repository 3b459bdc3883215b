//! Figures as papers of many countries write them: their money, their units, their ways with numbers.
//! Fixtures as in `figures.rs`; all sentences are made up.

use super::figures::check;

#[test]
fn money_by_letters_and_signs() {
    check("Rice went for [N850|money,=850,u:NGN] a cup, up from [N610|money,=610,u:NGN].");
    check("Teachers get a bonus of [GH¢1,400|money,=1400,u:GHS] and nurses [GH₵950|money,=950,u:GHS].");
    check("The bank wrote off [SFr2.4bn|money,=2400000000,u:CHF] last year.");
    check("A mask rated N95 was on sale beside the M25 and at stall K2.");
}

#[test]
fn millions_by_a_letter_before_the_currency() {
    check("The ferry cost [90m kroner|money,=90000000], the Danish ministry said.");
    check("He owes [20m Swiss francs|money,=20000000,u:CHF] and [35m yuan|money,=35000000,u:CNY].");
    check("She ran the 400m hurdles and jumped [6.91m|measure,=6.91,u:metre].");
}

#[test]
fn the_country_of_the_sentence_tells_the_crown() {
    check(
        "Sweden and Sweden alone had asked for it. \
         Danish customs seized tea worth [12,000 kroner|money,=12000,u:DKK] and Norwegian police [900 kroner|money,=900,u:NOK].",
    );
}

#[test]
fn the_dollar_of_a_paper_at_home() {
    check(
        "Canada Rail will cut fares in Calgary, and a pass will cost [$98|money,=98,u:CAD,of:pass]. Canadian towns pay [$3 million|money,=3000000,u:CAD].",
    );
    check(
        "The firm in Sydney, Australia, was sold for US$4m; America's Brill paid [$9m|money,=9000000]."
            .replace("US$4m", "[US$4m|money,=4000000,u:USD]")
            .as_str(),
    );
    check(
        "Australian growers in Perth sold wheat worth [A$40m|money,=40000000,u:AUD,of:wheat] ([$26m|money,=26000000,u:USD]).",
    );
}

#[test]
fn prices_of_one_currency_in_another() {
    check(
        "The peso slid to [18.21|money,=18.21,u:MXN,down,of:peso] per dollar, while the rupee stood at [84.1|money,=84.1,u:INR,of:rupee] to the dollar.",
    );
    check("The Brazilian real was quoted at [5.02|money,=5.02,u:BRL] per dollar.");
}

#[test]
fn thousands_parted_by_blanks_before_units() {
    check("Units with a capacity of [3 200 MW|measure,=3200,u:megawatt,of:capacity] were shut.");
    check("The dam made [4.1 terawatt hours|measure,=4.1,u:terawatt hour] in a year.");
}

#[test]
fn hours_and_minutes_are_one_span() {
    check("She won the race in [two hours 21 minutes|duration,=141,u:minute].");
    check("The flight took [three hours and five minutes|duration,=185,u:minute].");
    check("He swam it in [four minutes 12.5 seconds|duration,=252.5,u:second].");
    check(
        "The judges sat for [six hours|duration,=6,u:hour], [40 minutes|duration,=40,u:minute] of them in the dark.",
    );
    check(
        "Orla beat Finch 6-4 7-5 in [two hours and nine minutes|duration,=129,u:minute]."
            .replace("6-4 7-5", "[6-4|score,=6..4] [7-5|score,=7..5]")
            .as_str(),
    );
}

#[test]
fn times_by_the_letter_x() {
    check("The new line is [10x|multiple,=10] faster and costs [3x|multiple,=3] what the old one did.");
}

#[test]
fn chances_in_millions() {
    check("The odds of such a strike are [one in 2.5 million|ratio,=0.0000004].");
}

#[test]
fn results_between_two_names() {
    check("Harbour Rovers [1-2|score,=1..2] Millford");
    check("The bill passed the lower chamber [211-198|score,=211..198] after midnight.");
}

#[test]
fn models_titles_and_lines_are_names() {
    check("The carrier flies an old ATR 72-600 and a Dash.");
    check("She first saw the film 11 Angry Judges when Juror 6 was at home in bed.");
    check("He never earned a 6 figure salary, and rang (020) 7946 0018 in vain.");
    check("The Group of Seven met; kick-off on Saturday is at 12.45.");
    check("The guide to 40 Silent Women was never printed in the end.");
}

#[test]
fn ages_of_the_youngest_and_of_staff() {
    check("He has [three|count,=3,of:sons] sons, the youngest [nine|age,=9,u:year].");
    check(
        "Half the nurses left, and most staff are over [50|age,=50,u:year,>]."
            .replace("Half", "[Half|ratio,=0.5,of:nurses]")
            .as_str(),
    );
}

#[test]
fn nouns_that_open_like_small_words() {
    check(
        "The club won [four|count,=4,of:All-Island titles] All-Island titles in [two|count,=2,of:all-ticket games] all-ticket games.",
    );
}
