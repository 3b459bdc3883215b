//! The many ways of writing a number, its unit and its currency; fixtures as in `figures.rs`.

use super::figures::check;

#[test]
fn fractions_below_any_number() {
    check("It grew by [one twenty-fifth of an inch|measure,=0.04,u:inch].");
    check(
        "[Three thirty-sixths|=0.0833333333333333,of:pupils] of the pupils; [fifty-four hundredths of a second|=0.54,u:second].",
    );
    check(
        "The bowl holds [two and three tenths litres|=2.3,u:litre] or [two hundred and six tenths|=200.6].",
    );
    check("The scale read [thirty two and a twelfth|=32.0833333333333333].");
    check("The twenty-fifth race and the one hundred and twenty-fifth issue.");
}

#[test]
fn fractions_with_magnitudes() {
    check("The stage cost [two million and one half euros|money,=2500000,u:EUR].");
    check("Sales were [one billion and a half million euros|=1000500000].");
    check("[Two thirds of a million|=666666.6666666666,of:seats] seats were sold.");
    check(
        "[Four to five thousand|=4000..5000,of:geese] geese and [two to three million|=2000000..3000000,of:gnats] gnats.",
    );
    check("[Fifty to one hundred|=50..100,of:boats] boats sank.");
}

#[test]
fn spoken_points_and_zeros() {
    check(
        "It moved by [nought point nought three|=0.03] of a metre, then by [two hundred point seventy-one|=200.71].",
    );
    check("They have zero tolerance, won nil and forecast [zero|count,=0,of:growth] growth.");
}

#[test]
fn digits_and_words_mixed() {
    check(
        "The mill has [4 thousand 3 hundred and 21|=4321,of:looms] looms and [3 hundred and six|=306,of:workers] workers.",
    );
    check(
        "It sold [3 million|=3000000] and [21|=21] were returned; debt is [2 tln lira|=2000000000000,u:TRY].",
    );
    check("It holds [1\u{202f}234\u{202f}567.89 litres|=1234567.89].");
}

#[test]
fn a_text_that_is_one_expression() {
    check("[- 1,400|=-1400]");
    check("[3/20|count,=0.15]");
    check("[one over eight|=0.125]");
    check("[point 77|=0.77]");
    check("[nought|=0]");
    check("[five eighths|count,=0.625] of");
    check("[per cent of 310|percent,=310,u:%]");
    check("[$30 41|money,=30.41,u:USD]");
    check("The talks on 3/20 went on. [Five eighths|ratio,=0.625,of:land] of the land is dry.");
}

#[test]
fn currencies_in_front() {
    check(
        "The site fetched [$US4,200,000|money,=4200000,u:USD] or [$A6.3m|=6300000,u:AUD], not [HK $5.4m|=5400000,u:HKD].",
    );
    check("It lost [Y=300 billion|=300000000000,u:JPY] and [PS2.7m|=2700000,u:GBP]; the PS5 sold well.");
    check(
        "A seat at [ringgit 42|=42,u:MYR] costs [LE 900|=900,u:EGP] in Cairo, up from the dollar of [20 years|=20] ago.",
    );
}

#[test]
fn hundredths_belong_to_the_sum() {
    check(
        "Lunch is [£5 10p|money,=5.1,u:GBP], tea [$20 and 43 cents|=20.43] and soup [20 ringgit and 5 sen|=20.05,u:MYR].",
    );
}

#[test]
fn millions_of_a_code() {
    check("Losses passed [30 MUSD|money,=30000000,u:USD] on sales of [2.5 MEUR|=2500000,u:EUR].");
}

#[test]
fn names_that_no_country_owns() {
    check("The ring cost [40 dinars|u:dinar] and [300 francs|u:franc]; [2 bitcoins|u:bitcoin] were lost.");
    check("In Amman, Jordan, bread costs [2 dinars|u:JOD]; in Doha the toll is [4 Qatari riyals|u:QAR].");
}

#[test]
fn signs_before_a_number() {
    check("The Dow gained +[0.4%|percent,=0.4] and fell by [.002 per cent|=0.002].");
    check("The probe met [minus-130 degrees Celsius|=-130,u:degC] and a loss of [$-3.5bn|=-3500000000].");
    check("Demand for sub-[300 sq m|<,=300,u:square metre] offices rose.");
}

#[test]
fn units_of_the_laboratory() {
    check(
        "The film is [40 microns|measure,=40,u:micrometre] thin and bears [3 GPa|=3,u:gigapascal] at [990 millibars|=990,u:millibar].",
    );
}
