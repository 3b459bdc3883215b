//! Figures as newspapers of many countries write them; fixtures as in `figures.rs`.

use super::figures::check;
use pullquote::article::Article;
use pullquote::extract::extract;

#[test]
fn abbreviations_are_no_pronouns() {
    check("[Two|of:US soldiers] US soldiers and [40|of:IT firms] IT firms went.");
    check("The bank owns [a third|ratio,of:US giant Orlin] of US giant Orlin.");
}

#[test]
fn stages_and_grades_are_names() {
    check("She has stage 3 bowel cancer in a grade 2 listed house.");
}

#[test]
fn ages_in_clauses() {
    check("When I was [eighteen|age,=18] I moved; when he was [19|age,=19] he left.");
    check("Mr Dorn died in June, aged [87|age,of:Mr Dorn]. His shirt, number 46, sold out.");
}

#[test]
fn more_words_of_change() {
    check("Shares were sliding [3 per cent|down] as sales slumped, with fuel slipping [2 per cent|down].");
    check("Fees have dropped by between [50 and 60%|down,=50..60].");
    check("The side lost by [two|flat,of:points] points.");
}

#[test]
fn levels_that_stay() {
    check("Unemployment remains high at about [11 per cent|~,of:Unemployment].");
    check("Growth fell short of the [2.5%|exact] that was planned.");
}

#[test]
fn nouns_behind_a_time() {
    check("A [two-hour|duration,of:wait] wait ended a [three-year|of:run] unbeaten run.");
    check("They met at a [two-day|of:summit] summit dedicated to farming.");
}

#[test]
fn sport_away_from_home() {
    check("They went down, losing [2-0|score,of:-] away.");
}

/// Who claims the figure `words` of `text`, in the words of the text.
fn claimant<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let (article, _) = Article::parse(text, "");
    let found = extract(&article).figures.into_iter().find(|f| article.slice(f.range) == words)?;
    let range = found.claimed_by?.source;
    text.get(range.start as usize..range.end as usize)
}

#[test]
fn claimants_before_and_behind_the_verb() {
    for (text, words, who) in [
        ("Rents rose by 9% in April, said the ONS.", "9%", Some("the ONS")),
        (
            "Costs will reach $40m, estimates Jane Roe, who has run the dam for 12 years.",
            "$40m",
            Some("Jane Roe"),
        ),
        ("Costs will reach $40m, estimates Jane Roe, who has run the dam for 12 years.", "12 years", None),
        ("Carl Moss, 61, who runs the port, said 40 ships had left.", "40", Some("Carl Moss")),
        ("Carl Moss, 61, who runs the port, said 40 ships had left.", "61", None),
        ("The firm had warned it could lose 300 buyers.", "300", Some("The firm")),
        ("The Bank of Ruritania said lending fell 3%.", "3%", Some("The Bank of Ruritania")),
        ("A woman from Port Esk said 20 boats were gone.", "20", Some("A woman")),
        ("One poll, which found that 60% would stay, was wrong.", "60%", Some("One poll")),
        ("It has 90 sites, according to the Orlin news agency.", "90", Some("the Orlin news agency")),
        ("About 600 will work there, according to the mayor, half of them locals.", "600", Some("the mayor")),
    ] {
        assert_eq!(claimant(text, words), who, "{words} in: {text}");
    }
}

#[test]
fn nouns_and_passives_claim_nothing() {
    for (text, words) in [
        ("Only 22 of the construction projects were stopped.", "22"),
        ("The market is estimated to be worth $4m.", "$4m"),
        ("Ms Dorn claimed two golds for her club.", "two"),
        ("Ms Dorn added 33 points in the final.", "33"),
        ("Brazil boasted 12 such halls.", "12"),
    ] {
        assert_eq!(claimant(text, words), None, "{words} in: {text}");
    }
}

#[test]
fn units_behind_a_plus() {
    check("It took [20+ years|duration,≥,=20,u:year], [30-plus days|≥,u:day] and [8 plus hours|≥,u:hour].");
    check("More than [9|>,of:vans] vans and [40|≥,of:staff]+ staff came.");
}

#[test]
fn body_measures() {
    check("The [5ft 11in|=5.9166666666666666,u:foot,of:striker] striker weighs [12st 7lb|=12.5,u:stone].");
    check("He is [6ft 2|u:foot]. It was his 21st cap.");
}

#[test]
fn votes_spoken() {
    check("Members voted [312 to 308|score,=312..308] to strike after a vote of [7 to 4|score,=7..4].");
}

#[test]
fn ages_between() {
    check(
        "Women aged between [18 and 24|age,=18..24,of:Women] and men in the [30-39|age,=30..39] age group.",
    );
}

#[test]
fn quakes_have_a_magnitude() {
    check(
        "A magnitude [6.4|measure,=6.4,u:magnitude] quake followed a [5.1-magnitude|measure,=5.1,u:magnitude] one.",
    );
}

#[test]
fn verbs_and_worth_end_what_is_counted() {
    check("The [three|of:larger firms] larger firms that met left.");
    check("They seized [2.5kg|of:heroin] of heroin worth [1.2 million baht|u:THB].");
}

#[test]
fn numbers_of_persons_left_out() {
    check("[Nine|=9] have been convicted. Another [27|=27] will be chosen.");
    check("The delegate count is Doyle [384|=384], Moss [300|=300] and Rust [37|=37].");
    check("[Half|ratio] of the [112|=112,of:member]-member board left after [half-a-dozen|=6,of:rows] rows.");
}

#[test]
fn long_ranges_share_a_magnitude() {
    check("It will cost [20,000 to 25,000 crore rupees|=200000000000..250000000000,u:INR].");
    check("From [1,000 to 2 million|=1000..2000000] people came.");
}

#[test]
fn jumps_of_athletes_are_no_rise() {
    check("She jumped [8.10m|measure,flat,u:metre], but the sea rose [3m|up].");
    check("There was [50mm|measure] of rain in [24 hours|duration].");
}

#[test]
fn what_follows_is_not_always_counted() {
    check("[34%|of:-] strongly agree; [2%|of:-] of it went, up from [90|of:-] last year.");
    check("[Fourteen|of:people] people died and [20|of:people] wounded were flown out.");
    check("About [650|of:golf courses] 18-hole golf courses closed.");
    check("They were putting up a [four-acre|flat,of:mall] mall.");
}

#[test]
fn what_two_ways_of_saying_share() {
    check(
        "The Dax index rose [31 points|=31,up], or [0.2%|=0.2,up,of:Dax index], to [18,640|=18640,up,u:index]. Shares in Orlo lost \
         [12 cents|=0.12,down] or [9%|=9,down,of:Shares].",
    );
    check("Each gets a payment of [£150|=150,of:payment] this spring, rather than [£90|=90,of:payment].");
    check(
        "It earned [$12m|=12000000,down] ([£9m|=9000000,down]) in the quarter, down from a profit of [$40m|of:profit].",
    );
}

#[test]
fn nouns_that_stand_further_off() {
    check(
        "The café has [three|=3,of:part-time cooks] full-time and [two|=2,of:part-time cooks] part-time cooks.",
    );
    check(
        "He denies an [$8bn|=8000000000,of:fraud] ([£6bn|of:fraud]) fraud at a [$90bn|of:telecoms giant] telecoms giant.",
    );
    check("They idle [400|=400,of:farms] farms and check the status of a further [9,000|=9000,of:farms].");
    check(
        "The deal is tied to inflation, currently at [4.1%|of:inflation], and the basic rent would go up by [6%|of:basic rent,up].",
    );
    check("It gave a lift to shares which have gained [3%|of:shares,up].");
    check("The union seeks a [9%|=9,of:rise,up] rise, closer to the [11%|=11] it was promised.");
    check("They agreed to raise by [70%|=70,of:price,up] the price of ore.");
}

#[test]
fn verbs_are_not_counted() {
    check("To run [26.2 miles|=26.2,of:-] relies on sleep; she paid [£600|=600,of:-] extra.");
    check(
        "They are seeking people aged [18 to 70|age,of:people]. The actor Ray Moor dies, aged [82|age,=82,of:actor Ray Moor].",
    );
    check("Ann Down, [81|age,=81,of:Ann Down], and a boy came.");
}

#[test]
fn rounds_and_hours() {
    check("She won the first round [5-0|score,=5..0] and lost the second [12-4|score].");
    check("A curfew runs between 2200 and 0600; no washing from 6 to 8 in the evening.");
    check("It was the first rise in [14 years|duration]; the talks end in [14 days|rel].");
    check("It can be heard up to [20 miles|≤,=20] away. He added [12|count,=12,of:points] points.");
    check("The album moved from 13 to number four in the top 40 singles chart; the number 14 bus was late.");
    check("Six Nations 2023: a false nine played, a [10 out of 10|ratio,=1].");
    check("It pays [60 euro cents|money,=0.6,u:EUR] a share.");
}

#[test]
fn odds_of_bookmakers_are_none() {
    check("The 11-4 favourite beat the 7-1 shot, and bookmakers cut the odds from 9/2 to 5-2.");
    check("Against the odds they won [3-2|score]; there is a [60-40|score,of:chance] chance of more.");
}

#[test]
fn ages_of_several() {
    check(
        "Police held Jon Hale and Kit Orr, both [24|age,of:Jon Hale and Kit Orr], and a boy of [15|age,of:boy].",
    );
    check("Ann Lee, Bo Roe and Cy Dunn, all [30|age,=30], sang.");
}

#[test]
fn schemes_paid_by_the_year() {
    check(
        "The [£1.2bn|=1200000000,of:scheme,per:year]-a-year scheme pays [$14|of:-,per:hour]-an-hour staff.",
    );
    check(
        "Rates are set every [three months|=3,u:month] instead of every [six|duration,=6,u:month], as in the 2005 year.",
    );
    check("The fund raised its local growth forecast by [0.2 percentage points|up,of:growth forecast].");
}

#[test]
fn levels_told_by_a_pronoun() {
    check(
        "His approval rating is high, though it has slipped from [61 percent|of:approval rating] to [58 percent|down,of:approval rating].",
    );
    check(
        "It is a [fourfold|multiple,=4,of:increase,up] increase since then, near the [R95|of:level] per kg level.",
    );
    check("It will buy [40|=40,of:Orlo jets] of Kern 's Orlo jets.");
}

#[test]
fn names_and_verbs_within_what_is_counted() {
    check(
        "[Five|=5,of:Bank of Orlo offices] Bank of Orlo offices shut under the [$2bn|of:agreement] agreement Kern signed.",
    );
    check(
        "A [$1bn|of:special dividend] special dividend paid to Kern followed [two|of:hard-earned away wins] hard-earned away wins.",
    );
    check(
        "A [200|of:seat]-seat hall and [four|of:studio spaces] studio spaces; the [six|=6,of:world champion]-time world champion Max Bly.",
    );
    check(
        "She won the [six-mile|of:race] race [three years|rel] ago; [two years|rel] on, the Dax index closed the day [16 points|down,of:Dax index] lower.",
    );
    check("In August, the [42-year-old|age,of:-] left. Aunt Mary is [80|age,of:Aunt Mary] and has a cough.");
    check(
        "He kicked over a [40m|exact,=40,u:metre] penalty; [20-30,000|=20000..30000,of:people] people paid [$50-100,000|=50000..100000].",
    );
    check(
        "According to Orlo, the number of sites, the so-called web, has [doubled|multiple,of:number of sites].",
    );
}

#[test]
fn more_ages_and_parts() {
    check("I am [25|age]. The singer dies at [62|age]; Ann Bly, from Deal, was [35|age] when she fell ill.");
    check(
        "It lost members for [two|count,=2,of:quarters] quarters in a row, and [three quarters|ratio,=0.75,of:staff] of staff.",
    );
    check(
        "Sales were [77m euros|money,=77000000] ([£53m|money]; [$90m|money]), up from [38m|money,=38000000,u:EUR] last year.",
    );
    check("He won the 800m - his first - and entered the 10,000m [five days|rel] later.");
    check(
        "That brought to [49|=49,of:number] the number of banks; [14|=14,of:banks] of these banks are shut.",
    );
    check("The odds of it are low, at [one in 10|ratio,=0.1]; she dialled 999.");
}
