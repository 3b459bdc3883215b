//! Ten more whole pieces: a poll, a strike, football, chips, a ship, a disease, a trial, rates, a harvest, a school.
//! Fixtures as in `figures.rs`; all sentences are made up.

use super::figures::check;

#[test]
fn a_poll() {
    check(
        "Labour leads the Conservatives by [43 per cent|percent,=43] to [24|percent,=24], a YouGov survey of [2,048|count,=2048,of:adults] adults for The Times found. \
         The Liberal Democrats are on [11 per cent|percent,=11], up [two|percent,=2,up], and Reform on [eight|percent,=8], down [one|percent,=1,down]. \
         Asked about the economy, [52 per cent|percent,=52] said they trusted Labour more and [21 per cent|percent,=21] the Tories; [27 per cent|percent,=27] did not know. \
         Turnout was [61.3%|percent,=61.3,of:Turnout] in 2019. \
         The margin of error is [three points|percent,=3] either way. \
         Among over-65s the Tory lead has shrunk to [four points|percent,=4,down,of:Tory lead] from [31|percent,=31,of:Tory lead]. [Seven in 10|ratio,=0.7] said they were worse off than [five years|duration,=5,u:year] ago.",
    );
}

#[test]
fn a_strike() {
    check(
        "Nurses at [44|count,=44,of:hospital trusts] hospital trusts will walk out for [12 hours|duration,=12,u:hour] on 15 and 20 December after [73%|percent,=73] of those who voted backed action on a turnout of [57%|percent,=57,of:turnout]. \
         The union wants a rise of [5 percentage points|percent,=5,up] above inflation, about [19%|percent,=19,~]; ministers have offered [£1,400|money,=1400,u:GBP], or [4.75%|percent,=4.75]. \
         More than [70,000|count,=70000,>,of:operations] operations could be put off. \
         \"We are [47,000|count,=47000,of:nurses] nurses short,\" said Pat Orme, who has worked on wards for [31 years|duration,=31,u:year]. \
         In 1988 it was [2,500|count,=2500]. \
         Ambulance crews, [10,000|count,=10000,of:Ambulance crews] in all, join them a week later.",
    );
}

#[test]
fn a_football_report() {
    check(
        "Rovers beat United [3-2|score,=3..2] with [two|count,=2,of:goals] goals in the last [five minutes|duration,=5,u:minute] in front of [31,456|count,=31456,of:people] people. \
         Sol Bane, a [£35m|money,=35000000,u:GBP,of:signing] signing from Roma, scored his 20th of the season with a [25-yard|measure,=25,u:yard,of:free-kick] free-kick on [88 minutes|duration,=88,u:minute]. \
         United, who had led [2-0|score,=2..0] after [half an hour|duration,=0.5,u:hour], finished with [10|count,=10,of:men] men. \
         They have taken one point from the last [15|count,=15] and stay [four|count,=4,of:points] points above the bottom [three|count,=3] with [nine|count,=9,of:games] games left. \
         Manager Ed Pike, sacked twice before, said: \"At [2-0|score,=2..0] you expect to win [99 times out of 100|ratio,=0.99].\" \
         Bane, [23|age,=23,of:Bane], earns [£180,000|money,=180000,u:GBP] a week and has [three years|duration,=3,u:year] left on his deal.",
    );
}

#[test]
fn a_chip() {
    check(
        "Chipmaker Norvex will spend [$20bn|money,=20000000000,u:USD] on [two|count,=2,of:plants] plants in Ohio that will employ [3,000|count,=3000,of:people] people by 2027. \
         Its new processor has [16|count,=16,of:cores] cores, runs at up to [5.5GHz|measure,=5.5,u:gigahertz,≤] and draws [125 watts|measure,=125,u:watt]; it is [19 per cent|percent,=19] faster than the last one and costs [$589|money,=589,u:USD]. \
         Sales of PCs fell [28.1 per cent|percent,=28.1,down,of:Sales of PCs] to [65.6m|count,=65600000,down,of:units] units in the quarter, said IDC. \
         Norvex shares dropped [6.4 per cent|percent,=6.4,down,of:Norvex shares] to [$28.01|money,=28.01,u:USD,down,of:Norvex shares], wiping [$8bn|money,=8000000000,u:USD] off its value. \
         The 13th-generation chip is made with a [10-nanometre|measure,=10,u:nanometre,of:process] process. \
         About [1.2 million|count,=1200000,~,of:users] users have downloaded version 4.2 of its app, which takes [350MB|measure,=350,u:megabyte].",
    );
}

#[test]
fn a_ship_aground() {
    check(
        "The [400m|measure,=400,u:metre]-long container ship, which weighs [220,000 tonnes|measure,=220000,u:ton] and can carry [20,124|count,=20124,of:boxes] boxes, ran aground in the canal at 7.40am. \
         It blocked about [12%|percent,=12,~,of:world trade] of world trade for [six days|duration,=6,u:day]. [Eleven|count,=11,of:tugs] tugs and [two|count,=2,of:dredgers] dredgers shifted [30,000 cubic metres|measure,=30000,u:cubic metre,of:sand] of sand from around the bow. \
         More than [360|count,=360,>,of:ships] ships were held up at a cost of up to [$10bn|money,=10000000000,u:USD,≤,of:cost] a day. \
         Oil rose [6%|percent,=6,up,of:Oil] to [$64.41|money,=64.41,u:USD,up,of:Oil] a barrel. \
         Salvors had [25|count,=25,of:crew] crew to feed. \
         The owner was billed [$916m|money,=916000000,u:USD], later cut to [$550m|money,=550000000,u:USD,down], and paid after [three months|duration,=3,u:month].",
    );
}

#[test]
fn a_disease() {
    check(
        "Cases of whooping cough in England rose to [2,793|count,=2793,up,of:Cases] in April from [1,319|count,=1319,of:Cases] in March, health officials said, bringing the total this year to [4,793|count,=4793,of:total]. [Five|count,=5,of:babies] babies have died. \
         Some [72.6%|percent,=72.6,~,of:pregnant women] of pregnant women in London had the jab, against [82%|percent,=82] in 2016. \
         Babies get [three|count,=3,of:doses] doses at [eight|duration,=8,u:week], [12|duration,=12,u:week] and [16 weeks|duration,=16,u:week]. \
         The disease spreads to as many as [nine in 10|ratio,=0.9,≤,of:people] people in a home. \
         Antibiotics cut the time someone is infectious from [21 days|duration,=21,u:day] to [five|duration,=5,u:day]. \
         A [2.5ml|measure,=2.5,u:millilitre,of:dose] dose costs [£7.80|money,=7.8,u:GBP,of:dose].",
    );
}

#[test]
fn a_trial() {
    check(
        "A jury took [two hours and 40 minutes|duration,=160,u:minute] to convict Terrell Ames, [31|age,=31,of:Terrell Ames], on [three|count,=3,of:counts] counts of first-degree murder on Tuesday. \
         Prosecutors said he fired [14|count,=14,of:shots] shots from a 9mm pistol outside a home at 4120 Pine Street on Aug. 9, 2021. \
         He faces [25 years|duration,=25,u:year] to life on each count. \
         Bail had been set at [$1.5 million|money,=1500000,u:USD,of:Bail]. \
         The victims, ages [17|age,=17,of:victims], [19|age,=19] and [22|age,=22], were cousins. \
         Homicides in the city of [260,000|count,=260000] fell [22 percent|percent,=22,down,of:Homicides] last year to [63|count,=63,down,of:Homicides] from [81|count,=81,of:Homicides]. \
         Police Chief Dana Lowe said more than [a dozen|count,=12,>,of:witnesses] witnesses testified over [eight days|duration,=8,u:day].",
    );
}

#[test]
fn interest_rates() {
    check(
        "The European Central Bank raised its deposit rate by [three quarters|ratio,=0.75,up] of a point to [1.5%|percent,=1.5,up,of:deposit rate] on Thursday, its third rise in a row. \
         Inflation in the [19|count,=19,of:countries] countries that use the euro hit [9.9%|percent,=9.9] in September, [five times|multiple,=5] the [2%|percent,=2,of:target] target. \
         The euro fell [0.9%|percent,=0.9,down,of:euro] to [$0.9987|money,=0.9987,u:USD,down,of:euro] and [ten-year|duration,=10,u:year,of:German bond yields] German bond yields dropped [16 basis points|percent,=16,down,of:ten-year German bond yields] to [2.01%|percent,=2.01,down,of:ten-year German bond yields]. \
         Banks took [€2.1tn|money,=2100000000000,u:EUR,of:cheap loans] of cheap loans. \
         Madame Lagarde said the economy would grow [3.1%|percent,=3.1,up,of:economy] this year, [0.9%|percent,=0.9] in 2023 and [1.9%|percent,=1.9] in 2024. \
         Italy pays [2.2 percentage points|percent,=2.2] more than Germany to borrow for [10 years|duration,=10,u:year].",
    );
}

#[test]
fn a_grape_harvest() {
    check(
        "Farmers in the Western Cape expect to harvest [1.02 million tons|measure,=1020000,u:ton,of:grapes] of grapes, [3%|percent,=3] less than a year ago, from [92,005 hectares|measure,=92005,u:hectare]. \
         A [750ml|measure,=750,u:millilitre,of:bottle] bottle sells for [R52|money,=52,u:ZAR] at home but [€3.40|money,=3.4,u:EUR] abroad. \
         Exports rose by [16%|percent,=16,up,of:Exports] to [445 million litres|measure,=445000000,u:litre,up,of:Exports] worth [R9.1bn|money,=9100000000,u:ZAR,of:litres]. \
         Wages are [R21.69|money,=21.69,u:ZAR,of:Wages] an hour, up [6.9%|percent,=6.9,up]. \
         Workers pick up to [1.5 tons|measure,=1.5,u:ton,≤] each in a [10-hour|duration,=10,u:hour,of:day] day. \
         Dams were [56.4%|percent,=56.4,of:Dams] full against [76%|percent,=76] last year after only [212mm|measure,=212,u:millimetre,of:rain] of rain fell in [11 months|duration,=11,u:month]. [One in every four|ratio,=0.25,of:farms] farms has lost money since 2018, and [28,000|count,=28000,of:jobs] of [290,000|count,=290000,of:jobs] jobs have gone.",
    );
}

#[test]
fn a_school() {
    check(
        "Pupils in Year 11 will sit [25 hours|duration,=25,u:hour,of:exams] of exams instead of [33|duration,=33,u:hour], the government said on Monday, and [three-quarters|ratio,=0.75,of:heads] of heads agree. [One in eight|ratio,=0.125,of:children] children missed at least [10 per cent|percent,=10,≥,of:lessons] of lessons last term. \
         A school with [1,150|count,=1150,of:pupils] pupils would get [£6,100|money,=6100,u:GBP] for each of them, [£140|money,=140,u:GBP] more than now. \
         Class sizes have risen to [26.6|count,=26.6,up,of:Class sizes] from [26.2|count,=26.2,of:Class sizes]. \
         Head Ann Doyle, [49|age,=49,of:Head Ann Doyle], who teaches [5|count,=5,of:lessons] lessons a week at Hill School, said [a quarter|ratio,=0.25,of:staff] of her [64|count,=64,of:staff] staff had left in [18 months|duration,=18,u:month]. \
         Exams start at 9am on 8 May.",
    );
}
