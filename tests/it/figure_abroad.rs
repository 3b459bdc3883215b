//! Figures as papers of many countries write them: their money, their units, their ways with numbers.
//! Fixtures as in `figures.rs`; all sentences are made up.

use super::figures::check;
use pullquote::article::Article;
use pullquote::extract::extract;

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
        "The firm in Sydney, Australia, was sold for [US$4m|money,=4000000,u:USD]; America's Brill paid [$9m|money,=9000000].",
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
        "Orla beat Finch [6-4|score,=6..4] [7-5|score,=7..5] in [two hours and nine minutes|duration,=129,u:minute].",
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
    check("[Half|ratio,=0.5,of:nurses] the nurses left, and most staff are over [50|age,=50,u:year,>].");
}

#[test]
fn nouns_that_open_like_small_words() {
    check(
        "The club won [four|count,=4,of:All-Island titles] All-Island titles in [two|count,=2,of:all-ticket games] all-ticket games.",
    );
}

#[test]
fn what_follows_a_number_and_is_no_noun() {
    check("He left on a six-figure sum; rates rose to double digits and she won twice this week.");
    check("Only [one in three|ratio,=0.3333333333333333,of:-] understand the form.");
    check("A further [£4m|money,=4000000,u:GBP,of:-] available by May will not do.");
    check("It is [£900|money,=900,of:-] short of its target.");
    check("The storm left [nine|count,=9,of:-] dead. [Six|count,=6,of:-] injured in the Alder Street fire.");
    check(
        "Firms paid [£3,000|money,=3000,of:-] [two years|duration,=2,u:year,rel] ago. Article 33 affirms the right.",
    );
    check(
        "Sales of coal appear to have fallen [4 percent|percent,=4,down,of:Sales of coal] since July 2011.",
    );
}

#[test]
fn nouns_behind_words_that_hide_them() {
    check("He has [30|count,=30,of:letters] “missing” letters and [three|count,=3,of:staff] former staff.");
    check(
        "They bought [$3m|money,=3000000,of:stamps] worth of stamps and [two|count,=2,of:ridiculous things] ridiculous things the mayor liked.",
    );
    check(
        "Her [$2 million|money,=2000000,of:net worth] net worth fell with a [40 minute|duration,=40,u:minute,of:podcast] podcast.",
    );
    check(
        "Strong winds of [90km/h|measure,=90,u:km/h,of:Strong winds] hit a [three-metre|measure,=3,u:metre,of:bridge] high bridge.",
    );
    check(
        "The union turned down the offer of a [4%|percent,=4,up,of:pay rise] pay rise; the dividend was held at [3.1p|money,=0.031,u:GBP,of:dividend].",
    );
    check(
        "Its [$6bn|money,=6000000000,of:takeover] ([£4bn|money,=4000000000,of:takeover]) takeover of Brill took profit in the half to 30 June to nil.",
    );
    check("Growth in the [three months|duration,=3,u:month] to 31 March was [0.4%|percent,=0.4,of:Growth].");
    check(
        "Shares in Orrin rose [12p|money,=0.12,u:GBP,up], or [2%|percent,=2,up], to close at [612p|money,=6.12,u:GBP,up].",
    );
    check(
        "The side lost [three|count,=3,of:games] games in a row after [five|count,=5,of:increases] straight increases in fees.",
    );
}

#[test]
fn how_often_and_how_far_up_a_list_are_no_figures() {
    check("He rang six times, broke into the top ten and saw the play three or four times.");
    check(
        "She was storming to double gold when [ten|count,=10,of:rowers] rowers of the top [five|count,=5,of:clubs] clubs left.",
    );
    check(
        "It trades on [1.4 times|multiple,=1.4] book value, and costs could rise by [four times|multiple,=4,up].",
    );
    check("Hit her and she hits back [ten times|multiple,=10,of:-] harder.");
}

#[test]
fn times_of_races() {
    check("Orla Finch won the 100m in [11.02|duration,=11.02,u:second].");
    check(
        "Her record of [12.41|duration,=12.41,u:second] in the hurdles stood; the 100m and 200m titles went abroad.",
    );
    check("Sales of tea fell to [12.41|count,=12.41] in the index of the port.");
}

#[test]
fn nouns_led_by_an_article() {
    check(
        "He took a [£90,000|money,=90000,of:advance] advance for his book, and growth beat the [0.6%|percent,=0.6,of:forecast] forecast.",
    );
    check(
        "They fought the state's [$90bn|money,=90000000000,of:claim] ([£60bn|money,=60000000000,of:claim]) claim for lost tax.",
    );
    check(
        "Spending will rise to [1,500 trillion rials|money,u:IRR,up,of:Spending] in Iran from last year's [1,070 trillion|money,u:IRR].",
    );
    check(
        "The [two|count,=2,of:one-man shows] one-man shows and [nine|count,=9,of:pay-TV channels] pay-TV channels closed.",
    );
    check(
        "The mean price rise of [30|count,=30] kinds of food was hidden; [half|ratio,=0.5,of:those] of those blamed the rain.",
    );
    check("Dame Ines Vale, who has died in Bath aged [91|age,=91,of:Dame Ines Vale], sang.");
}

#[test]
fn claimants_are_named_whole() {
    let text = "\"We pay too much,\" one student said. Fund The Student found that 40% of loans were late. \
                Orrin & Blackwood said 90 homes would be built.";
    let (article, _) = Article::parse(text, "");
    let found = extract(&article);
    let claimed =
        |i: usize| found.figures[i].claimed_by.map(|c| (article.slice(c.source).to_owned(), c.speaker));
    assert!(claimed(0).is_none_or(|c| c.1.is_none()), "{:?}", claimed(0));
    assert_eq!(claimed(1).map(|c| c.0).as_deref(), Some("Orrin & Blackwood"));
}

#[test]
fn halves_that_act() {
    check(
        "Almost [half|ratio,=0.5,~] said they would stay, and nearly [half|ratio,=0.5,~] prefer the coast.",
    );
    check("After a year and a half they hope one day to return, with six figures in the bank.");
    check("In 1848 the Whigs won; the Group of 20 meeting opens with the Group of Seven.");
}

#[test]
fn bounds_within_a_span_and_shares_of_many() {
    check("He was given [two or more years|duration,=2,u:year,≥] in jail.");
    check(
        "The party won [49|count,=49,of:seats] out of the [54|count,=54,of:seats] seats, and [12|count,=12,of:letters] of the letters contain names.",
    );
    check(
        "Polls gave him just [1% to 3%|percent,=1..3,of:support] support, some [10 points|percent,=10,u:pp] lower than in May.",
    );
    check(
        "She has accepted [millions|money,=1000000,u:USD,≥] from the mill. Ann Vale May, [60|age,=60,of:Ann Vale May], left the nation of [51 million|count,=51000000,of:-].",
    );
}

#[test]
fn times_by_the_stop_watch_and_innings_by_the_slash() {
    check(
        "She ran the 1,500m in [3:58.14|duration,=238.14,u:second] and he the marathon in [2:11:05|duration,=7865,u:second].",
    );
    check("At 10:30:15 the bell rang; trains leave at 6:05 and 7:15.");
    check("The hosts scored [287/6|score,=287..6] in their [50|count,=50,of:overs] overs.");
    check("After 9/11 they sang 24/7 in room 28/6.");
}

#[test]
fn what_hangs_on_the_subject() {
    check(
        "Profit before tax rose to [£4m|money,=4000000,up,of:Profit] and survival after [five years|duration,=5,u:year] is [85 per cent|percent,=85,of:survival].",
    );
    check(
        "Turnout was [62.5 percent|percent,=62.5,of:Turnout], [five points|percent,=5,u:pp,up,of:Turnout] higher than in 2019.",
    );
    check(
        "Output is seen at [16 tonnes|measure,=16,of:Output], up [4%|percent,=4,up,of:Output] year on year.",
    );
    check("They had revenue in the spring quarter of [$8bn|money,=8000000000,of:revenue].");
    check(
        "The [90-minute|duration,=90,of:show] show starts at 7.30pm, on a [300-foot|measure,=300,of:tower]-high tower.",
    );
    check("They are [five|count,=5,of:points] points adrift with [11|count,=11,of:-] to play.");
}
