//! Whole pieces in the styles that news has: sport, budgets, results, weather, science, homes, courts, roads.
//! Fixtures as in `figures.rs`; all sentences are made up.

use super::figures::check;

#[test]
fn a_cricket_report() {
    check(
        "Harlow collapsed to [61 for 7|score,=61..7] before a stand of [84|count,=84,of:stand] between Nadia Frith and Omar Bly took them to [203|count,=203] all out in [47.2|count,=47.2,of:overs] overs. \
         Frith made [58|count,=58] off [63|count,=63,of:balls] balls, with [seven|count,=7,of:fours] fours and [two|count,=2,of:sixes] sixes, before she was caught at slip. \
         Deal's left-arm spinner Ines Roe took [5-34|score,=5..34], her third [five|count,=5,of:wicket]-wicket haul of the season. \
         In reply Deal reached [204-4|score,=204..4] with [19|count,=19,of:balls] balls to spare, winning by [six|count,=6,of:wickets] wickets. \
         Captain Lew Tarn was unbeaten on [71|count,=71], his highest score in [12|count,=12,of:innings] innings. \
         The result leaves Deal [two|count,=2,of:points] points clear of Harlow at the top of Division Two. \
         Rain cost the sides [11|count,=11,of:overs] overs on Saturday, when only [2,300|count,=2300,of:spectators] spectators turned up.",
    );
}

#[test]
fn a_rugby_report() {
    check(
        "Porth ran in [six|count,=6,of:tries] tries to beat Lanner [41-17|score,=41..17] and climb to third. \
         The hosts led [19-3|score,=19..3] at half-time after scores by Bevan ([2|count,=2]) and Hughes. \
         Fly-half Ifan Rees kicked [five|count,=5,of:conversions] conversions and [two|count,=2,of:penalties] penalties for a [16|count,=16]-point haul. \
         Lanner had [two|count,=2,of:men] men sent to the sin-bin within [nine minutes|duration,=9,u:minute] and conceded [14|count,=14,of:penalties] penalties. \
         Lock Tom Pugh, [34|age,=34,of:Lock Tom Pugh], won his 150th club cap. \
         \"We missed [23|count,=23,of:tackles] tackles and you cannot do that,\" said coach Gwen Lyle. \
         Porth have now won [five|count,=5,of:matches] of their last [six|count,=6,of:matches] matches and have [38|count,=38,of:points] points from [11|count,=11,of:games] games.",
    );
}

#[test]
fn a_budget_in_crore_and_lakh() {
    check(
        "The finance minister raised spending on rural roads to [Rs 19,000 crore|money,=190000000000,u:INR,up,of:spending] from [Rs 12,000 crore|money,=120000000000,u:INR,of:spending] and said [2.3 lakh km|measure,=230000,u:kilometre] would be resurfaced by 2028. \
         The deficit is put at [4.9%|percent,=4.9,of:GDP] of GDP, or [Rs 16.13 lakh crore|money,=16130000000000,u:INR]. \
         Incomes of up to [₹7 lakh|money,=700000,u:INR,≤] will be free of tax, helping [1.2 crore|count,=12000000,of:salaried workers] salaried workers. \
         The duty on mobile parts falls to [15 per cent|percent,=15,down,of:duty] from [20 per cent|percent,=20,of:duty]. \
         A fund of [Rs 1 lakh crore|money,=1000000000000,u:INR,of:fund] will lend to startups at [2 per cent|percent,=2]. \
         \"We have built [3.2 crore|count,=32000000,of:houses] houses in [nine years|duration,=9,u:year],\" \
         Ms Iyer said. \
         Opposition members walked out for [20 minutes|duration,=20,u:minute]. \
         The rupee slipped [12 paise|money,=0.12,u:INR,down,of:rupee] to [83.71|money,=83.71,u:INR,down,of:rupee] against the dollar while the Sensex shed [1,278 points|measure,=1278,u:index,down,of:Sensex].",
    );
}

#[test]
fn a_loss_in_rand() {
    check(
        "Power utility Kragte said it lost [R23.2bn|money,=23200000000,u:ZAR,up] in the year to March, up from [R11.9bn|money,=11900000000,u:ZAR], as diesel for its turbines cost [R2.4 million|money,=2400000,u:ZAR,of:diesel] a day. \
         It will borrow [R6.5 billion|money,=6500000000,u:ZAR] more and cut [3,200|count,=3200,down,of:posts] of its [41,000|count,=41000,of:posts] posts. \
         Households will pay [12.7%|percent,=12.7] more from April, or about [R180|money,=180,u:ZAR,~] a month for a family that uses [600kWh|measure,=600,u:kilowatt hour]. \
         The rand traded at [R18.62|money,=18.62,u:ZAR,of:rand] to the dollar. [Two|count,=2,of:units] of the [four|count,=4,of:units] units at Duvha, each of [600MW|measure,=600,u:megawatt], will be shut for [110 days|duration,=110,u:day]. \
         Minister Thabo Nel said load-shedding had been cut to [83 days|duration,=83,u:day] from [289|duration,=289,u:day,of:load-shedding] last year.",
    );
}

#[test]
fn a_harvest_in_shillings() {
    check(
        "Tea farmers in Kericho will earn [Sh57|money,=57,u:KES] a kilo this season, [five shillings|money,=5,u:KES] more than last year, the agency said on Monday. \
         It sold [112 million kilos|measure,=112000000,u:kilogram] for [Sh43.6 billion|money,=43600000000,u:KES], [9 per cent|percent,=9] less than in 2021. \
         About [680,000|count,=680000,~,of:smallholders] smallholders share the money. \
         The county will spend [Ksh320 million|money,=320000000,u:KES] on [14|count,=14,of:dams] dams and [Sh1.8 billion|money,=1800000000,u:KES] on a [96-kilometre|measure,=96,u:kilometre,of:road] road. \
         A [90kg|measure,=90,u:kilogram,of:bag] bag of maize costs [Sh3,400|money,=3400,u:KES,down,of:bag of maize], down from [Sh6,200|money,=6200,u:KES,of:bag of maize]. \
         Members paid [KES 500|money,=500,u:KES] each. \
         Governor Wanjiru Otieno said [a third|ratio,=0.3333333333333333,of:workers] of the [4,200|count,=4200,of:workers] workers hired were under [30|count,=30,<].",
    );
}

#[test]
fn a_week_of_weather() {
    check(
        "Parts of Gippsland could get [120mm|measure,=120,u:millimetre,of:rain] of rain by Thursday after [43.6 millimetres|measure,=43.6,u:millimetre] fell in an hour at Orbost, the bureau said. \
         Winds gusted to [117km/h|measure,=117,u:km/h] at Wilsons Promontory, and the mercury at Mildura is tipped to hit [41C|measure,=41,u:degC,of:mercury], [nine degrees|measure,=9,u:degree] above the December average. \
         Snow fell down to [1,100 metres|measure,=1100,u:metre]. \
         The Snowy rose to [7.4m|measure,=7.4,u:metre,up,of:Snowy], its highest level since 1998, and [230|count,=230,of:homes] homes were cut off. \
         About [18,000|count,=18000,~,of:customers] customers lost power, of whom [4,500|count,=4500,of:customers] were still without it on Tuesday night. \
         It was [minus 3 degrees|measure,=-3,u:degree] at Omeo at dawn. \
         Emergency crews answered [312|count,=312,of:calls] calls in [24 hours|duration,=24,u:hour].",
    );
}

#[test]
fn results_with_pence_and_dividends() {
    check(
        "Brewer Tamar & Sons lifted its final dividend by [4.5p|money,=0.045,u:GBP,up,of:final dividend] to [18.2p|money,=0.182,u:GBP,up,of:final dividend] a share after pre-tax profit rose [11 per cent|percent,=11,up,of:pre-tax profit] to [£46.3m|money,=46300000,u:GBP,up,of:pre-tax profit] in the year to 30 September. \
         Like-for-like sales grew [3.8 per cent|percent,=3.8,up,of:sales], and the beer business made an operating margin of [14.1 per cent|percent,=14.1,of:operating margin], up [60 basis points|percent,=60,up]. \
         Net debt fell [£22m|money,=22000000,u:GBP,down,of:Net debt] to [£231m|money,=231000000,u:GBP,down,of:Net debt], or [2.4 times|multiple,=2.4,of:earnings] earnings. \
         It opened [nine|count,=9,of:pubs] pubs and sold [31|count,=31,of:pubs], leaving it with [1,045|count,=1045,of:pubs]. \
         Shares, which have lost [a fifth|ratio,=0.2,down,of:value] of their value this year, closed [13p|money,=0.13,u:GBP,up,of:Shares] higher at [412p|money,=4.12,u:GBP], valuing the group at [£620m|money,=620000000,u:GBP]. \
         Earnings per share were [51.3p|money,=0.513,u:GBP,of:Earnings] against [47.9p|money,=0.479,u:GBP]. \
         Chief executive Una Penrose said wage costs would add [£8m|money,=8000000,u:GBP] and energy a further [£3m to £4m|money,=3000000..4000000,u:GBP].",
    );
}

#[test]
fn a_comet() {
    check(
        "A comet [9.6 km|measure,=9.6,u:kilometre] across passed within [0.28 astronomical units|measure,=0.28,u:astronomical unit] of the Sun, astronomers report. \
         Its tail stretched for [30 million miles|measure,=30000000,u:mile] and shed [1.5 tonnes|measure,=1.5,u:ton,of:dust] of dust a second. \
         The team used a [3.6-metre|measure,=3.6,u:metre,of:telescope] telescope for [16|count,=16,of:nights] nights and measured ice at about [-160C|measure,=-160,u:degC,~]. \
         Roughly [one in 12|ratio,=0.0833333333333333,~,of:such bodies] such bodies breaks up. \
         The particles, some only [0.2 microns|measure,=0.2,u:micrometre] wide, move at up to [70 km per second|measure,=70,u:kilometre per second,≤]. \
         The find is [4.5 billion years old|age,=4500000000,of:find] and [twice|multiple,=2] as bright as expected. \
         Dr Mina Sohl, who led the [14|count,=14,of:group]-strong group, said the odds of a strike were less than [one in a million|ratio,=0.000001,<,of:odds of a strike] over the next [100 years|duration,=100,u:year].",
    );
}

#[test]
fn house_prices() {
    check(
        "The average asking price of a home in Tarvin rose [1.2 per cent|percent,=1.2,up,of:average asking price] to [£287,450|money,=287450,u:GBP,up,of:average asking price] in May, [£9,300|money,=9300,u:GBP] more than a year ago. \
         A [three|count,=3,of:bedroom]-bedroom semi sells in [41 days|duration,=41,u:day] and fetches [97.6 per cent|percent,=97.6,of:asking price] of the asking price. \
         Rents are [£1,150|money,=1150,u:GBP,of:Rents] a month, a record. \
         First-time buyers need a deposit of [15 per cent|percent,=15,of:deposit] and now borrow [4.3 times|multiple,=4.3,of:income] their income. \
         Agents had [38|count,=38,of:viewings] viewings for each of the [12|count,=12,of:flats] flats at Quay House, which start at [£210,000|money,=210000,u:GBP]. \
         A [two-year|duration,=2,u:year,of:mortgage] fixed mortgage costs [5.72 per cent|percent,=5.72,down,of:two-year fixed mortgage], down from [6.1 per cent|percent,=6.1,of:two-year fixed mortgage] in March. \
         Sales of houses worth more than [£1m|money,=1000000,u:GBP,>,of:houses] fell by nearly [half|ratio,=0.5,~,down]. [One in five|ratio,=0.2,flat,of:sellers] sellers cut the price by [5 to 10 per cent|percent,=5..10,down,of:price].",
    );
}

#[test]
fn sentences_of_a_court() {
    check(
        "A builder who dumped [47|count,=47,of:lorry loads] lorry loads of waste on a farm was jailed for [two years|duration,=2,u:year] and [three months|duration,=3,u:month]. \
         Colin Vane, [52|age,=52,of:Colin Vane], of Mill Lane, admitted [nine|count,=9,of:counts] counts at Leeds Crown Court on Friday. \
         Judge Rhea Stott gave him [18 months|duration,=18,u:month] for the waste and [nine months|duration,=9,u:month], to run consecutively, for fraud. \
         His son Dean, [24|age,=24,of:Dean], got a [12-month|duration,=12,u:month,of:sentence] sentence suspended for [18 months|duration,=18,u:month] and [180 hours|duration,=180,u:hour,of:work] of unpaid work. \
         They must repay [£63,500|money,=63500,u:GBP] within [three months|duration,=3,u:month] or serve a further year. \
         A third man was fined [£1,200|money,=1200,u:GBP] with costs of [£385|money,=385,u:GBP,of:costs]. \
         Jurors took just under [four hours|duration,=4,u:hour,<] to reach majority verdicts of [10-2|score,=10..2].",
    );
}

#[test]
fn a_road_accident() {
    check(
        "[Two|count,=2,of:people] people died and [five|count,=5,of:people] were hurt, [three|count,=3,of:people] of them seriously, when a coach carrying [44|count,=44,of:pensioners] pensioners hit [two|count,=2,of:cars] cars on the A38 near Plym at about 7.40am on Tuesday. \
         The driver, a [61-year-old|age,=61,of:man] man, was breathalysed. \
         A woman in her 40s and a boy aged [nine|age,=9,of:boy] were flown [30 miles|measure,=30,u:mile] to hospital. \
         Skid marks ran for [60 metres|measure,=60,u:metre], said Sgt Al Moor, who thought the coach had been doing [55mph|measure,=55,u:mph] in a [40mph|measure,=40,u:mph,of:zone] zone. \
         The road was shut for [nine hours|duration,=9,u:hour], with queues of up to [six miles|measure,=6,u:mile,≤]. \
         It was the fourth fatal crash in [18 months|duration,=18,u:month] on the [two-mile|measure,=2,u:mile,of:stretch] stretch. \
         More than [1,100|count,=1100,>,of:people] people have signed a petition to cut the limit to [30mph|measure,=30,u:mph].",
    );
}
