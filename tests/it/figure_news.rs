//! Figures as newspapers of many countries write them; fixtures as in `figures.rs`.

use super::figures::check;

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
    check("Mr Dorn died in June, aged [87|age,of:-]. His shirt, number 46, sold out.");
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
