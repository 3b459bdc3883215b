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
