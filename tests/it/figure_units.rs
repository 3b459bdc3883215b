//! Units of news, kitchen, garage and laboratory, and temperatures told on two scales; fixtures as in `figures.rs`.

use super::figures::check;

#[test]
fn a_temperature_on_the_other_scale() {
    check("Convert [40 celsius|=40,u:degC] to [fahrenheit|measure,=104,u:degF].");
    check(
        "It is [51 degrees Fahrenheit|=51,u:degF] in [degrees Celsius|=10.6,u:degC], or [9 to 11 celsius|=9..11,u:degC].",
    );
    check(
        "[-2.5 centigrade|=-2.5,u:degC] into [farenheit|=27.5,u:degF]; [98 fahrenheit|=98] is how much [celsius|=36.7]?",
    );
    check(
        "The sea warmed by [2 degrees Celsius|=2,up] to a Fahrenheit record, [3 degrees Celsius|=3] in Celsius.",
    );
    check(
        "The pond rose [2 degrees Celsius|=2,up] to fahrenheit; [4 degrees Celsius|=4] in Fahrenheit terms is mild.",
    );
}

#[test]
fn temperatures_written_in_many_ways() {
    check(
        "It fell to [- 20 degrees fahrenheit|=-20,u:degF,down], then [1.2degC|=1.2,u:degC] ([34.2deg F|=34.2,u:degF]).",
    );
    check("Bake at [180 degrees centigrate|=180,u:degC] or [350 deg. F|=350,u:degF].");
    check("The 13F filing and the F 35 were late.");
}

#[test]
fn units_over_units() {
    check(
        "Fields of [9 kV/cm|measure,=9,u:kilovolt per centimetre] and winds of [12 m/s|=12,u:metre per second].",
    );
    check(
        "Sugar was [110 mg/dL|=110,u:milligram per decilitre], pressure [135 mmHg|=135,u:millimetre of mercury].",
    );
    check(
        "Lead stood at [7 ppb|=7,u:parts-per-billion] and gas at [430 parts per million|=430,u:part per million].",
    );
    check(
        "The van did [70 m.p.h.|=70,u:mph] at [31 m.p.g.|=31,u:mile per gallon], or [8 km/h|=8,u:km/h] uphill.",
    );
}

#[test]
fn units_of_the_garage() {
    check(
        "It has [310 hp|=310,u:horsepower], [420 Nm|=420,u:newton metre] ([310 lb-ft|=310,u:foot pound-force]) and [95PS|=95,u:horsepower].",
    );
    check(
        "The [1,600cc|=1600,u:cubic centimetre] engine gives [260 pound-feet|=260,u:pound-foot] at [2,900rpm|=2900,u:revolution per minute].",
    );
}

#[test]
fn units_of_screens_and_networks() {
    check(
        "A [12MP|=12,u:megapixel] camera, [300 dpi|=300,u:dot per inch] prints, [60fps|=60,u:frame per second] clips.",
    );
    check("Its [6.7\"|=6.7,u:inch] screen is new.");
}

#[test]
fn feet_and_inches_by_their_marks() {
    check(
        "The neck is [23.5″|=23.5,u:inch] long and the lad [6'3\"|=6.25,u:foot] tall; it flew at a height of [40'|=40,u:foot].",
    );
    check("In 2021′s crop, and in '98, nothing grew.");
}

#[test]
fn units_of_the_kitchen() {
    check(
        "Add [2 US fluid ounces|=2,u:ounce], [½ cup|=0.5,u:cup] of milk and [1/16 of a pint|=0.0625,u:pint].",
    );
}

#[test]
fn longer_units_of_time_and_way() {
    check(
        "He stayed [three more years|duration,=3,u:year] and [two full days|=2,u:day], sailing [9 nautical miles|=9,u:nautical mile].",
    );
    check("They fell for [six|count,=6,of:quarters] straight quarters.");
}

#[test]
fn points_of_interest_and_oil() {
    check(
        "Rates rose [50bps|percent,=50,u:basis point,up] after [900,000 bpd|=900000,u:barrel per day] were pumped.",
    );
    check("He averaged [21.4 ppg|=21.4,u:point per game] and [3.5 rpg|=3.5,u:rebound per game].");
}

#[test]
fn the_unit_of_a_scale() {
    check(
        "The quake was [5.9|measure,=5.9,u:magnitude] on the Richter scale, the glass [60|=60,u:gigapascal] on the GPa scale.",
    );
}

#[test]
fn powers_of_ten() {
    check("Dust weighs [3.5×10^-3 grams|=0.0035,u:gram], the lake [2 × 10^9 litres|=2000000000,u:litre].");
    check("The moon weighs 7.3×10^32 kg and a hair 4.5×10−40 kg.");
}

#[test]
fn numbers_that_go_on_with_a_unit() {
    check("The boxer went from [210 pounds|=210,u:pound] to [196|measure,=196,u:pound] in a year.");
    check("Its index grew by [2 percent|=2,up] but the rest shrank by [1|percent,=1,u:%,down].");
    check("The slope was [2.4 degrees|=2.4,u:degree] in 2018 and [3.1|=3.1,u:degree] last year.");
    check(
        "They moved from [2.4 million|=2400000] to [3.1 million|=3100000] boxes, from [4.2|=4200000000,u:EUR] to [5.3 billion euros|=5300000000].",
    );
    check("He raised [180 million|money,=180000000,u:ILS] of the [1.4 billion shekels|=1400000000].");
    check(
        "It costs [2,400,000 yen|=2400000] ([$22,000|=22000]) or [2,300,000|money,=2300000,u:JPY] ([$21,000|=21000]) bare.",
    );
}

#[test]
fn ranges_that_belong_to_one_noun() {
    check(
        "A [6 per cent to 18 per cent|=6..18] rebound; sizes from [400 sq ft up to 850 sq ft|=400..850,u:square foot].",
    );
    check("Sales fell from the [$89 to $93 billion|=89000000000..93000000000] it forecast.");
    check("He holds a [51 percent|=51] to [40 percent|=40] lead.");
}

#[test]
fn millions_of_things() {
    check(
        "It has [35m|count,=35000000,of:devices] of its devices, [2.6m|=2600000] combined sales and [30m|measure,=30,u:metre] of rope.",
    );
}

#[test]
fn fractions_with_a_slash() {
    check(
        "[2/3rds|ratio,=0.6666666666666666,of:voters] of voters and [1/40|=0.025,of:wave] of the wave; [a quarter of a mile|measure,=0.25,u:mile].",
    );
}
