//! Numbers over time: what is counted together, in which order, and what contradicts what.

use crate::shelf::{Shelf, article};
use pullquote::extract::Modifier;
use pullquote::library::Numbers;

#[test]
fn counted_by_the_folded_noun_in_the_order_of_time() {
    let shelf = Shelf::new(vec![
        article("Some 40 Migrants came.").figure("40", "40", None, "Migrants").day("2021-02-01"),
        article("It was 1 migrant.").figure("1", "1", None, "migrant").day("2020-02-01"),
        article("There were 90 migrants in small boats.").figure("90", "90", None, "migrants in small boats"),
        article("It has 5 stray cats and costs $9.").figure("5", "5", None, "stray cats").figure(
            "$9",
            "9",
            Some("USD"),
            "",
        ),
        article("Cats cost $7.").figure("$7", "7", Some("USD"), "Cats").day("2020-02-01"),
    ]);
    let context = shelf.context();
    let numbers = Numbers::gather(&context);
    let shown: Vec<_> = numbers.counted.iter().map(|c| (c.noun.as_str(), c.values.len())).collect();
    assert_eq!(shown, [("migrant", 3), ("cat", 2)]);
    let migrants = numbers.of("Migrants").unwrap();
    assert_eq!(migrants.values.iter().map(|v| v.entry.0).collect::<Vec<_>>(), [1, 0, 2]);
    let series = migrants.series(&context);
    assert_eq!((series.len(), series[0].points.len()), (1, 2));
    assert_eq!(numbers.of("cats").unwrap().series(&context).len(), 1, "what has no date is in no series");
}

#[test]
fn contradictions_are_of_one_day_one_matter_and_exclude_each_other() {
    let sunk = |n: &'static str, day| {
        article(&format!("The trawler sank off Lisse harbour and {n} sailors drowned."))
            .figure(n, n, None, "sailors")
            .day(day)
    };
    let shelf = Shelf::new(vec![
        sunk("12", "2021-03-01"),
        sunk("14", "2021-03-01"),
        sunk("11", "2021-03-01").modifier(Modifier::Over),
        sunk("16", "2021-03-02"),
        article("The academy trained 300 sailors.").figure("300", "300", None, "sailors").day("2021-03-01"),
    ]);
    let context = shelf.context();
    let sailors = Numbers::gather(&context);
    let contradicted = sailors.of("sailor").unwrap().contradictions(&context);
    assert_eq!(contradicted.iter().map(|v| v.entry.0).collect::<Vec<_>>(), [0, 1], "over 11 allows both");
}

#[test]
fn what_only_says_how_much_is_no_thing() {
    let shelf = Shelf::new(vec![
        article("The number of herons rose to 40.").figure("40", "40", None, "number of herons"),
        article("A share of herons, 30%, left.").figure("30%", "30", Some("%"), "share of herons"),
        article("The average was 12.").figure("12", "12", None, "average"),
        article("Of those 7 left.").figure("7", "7", None, "those"),
        article("Prices saw 3 increases.").figure("3", "3", None, "increases"),
        article("There were 5 others.").figure("5", "5", None, "others"),
    ]);
    let numbers = Numbers::gather(&shelf.context());
    let shown: Vec<_> = numbers.counted.iter().map(|c| (c.noun.as_str(), c.values.len())).collect();
    assert_eq!(shown, [("heron", 2)]);
}
