//! Whom a name, a noun or a pronoun means where several could be meant, or a word may be a name or not.

use crate::speakers::resolves;

#[test]
fn a_body_named_in_the_phrase_is_no_other() {
    resolves(
        "The Harbour Post is a paper of the town. The Post wrote of the plan.|“We never asked for it,” the Hale campaign said.",
        &["the Hale campaign"],
    );
    resolves(
        "Biowave makes games. Biowave is seeking people.|“We need many faces for it,” the Kent-based company said.",
        &["Biowave"],
    );
}

#[test]
fn one_described_before_is_not_the_holder_of_a_role_named_later() {
    resolves(
        "The port was shut on Monday.|Nobody came.|An unnamed executive of Hafen Nord spoke to the Post.|“We own the port,” the executive said.|Chief executive Tom Vale was away.",
        &["An unnamed executive of Hafen Nord"],
    );
}

#[test]
fn no_company_is_none_to_point_back_to() {
    resolves(
        "Netfilm lost members. No company has ever lost more. In its update, the company said it was “encouraged by it all”.",
        &["Netfilm"],
    );
    resolves(
        "Royce-Hale was hit by the storm.|Workers left. At the time Royce-Hale said it would take “several years” to recover.",
        &["Royce-Hale"],
    );
}

#[test]
fn who_only_gets_a_report_is_not_he() {
    resolves(
        "Andrew Cox is a coroner.|In a long report to Secretary Steve Barlow, Mr Cox said delays were “recurring” in all cases.|He wrote that boats were in the “wrong place”.",
        &["Andrew Cox", "Andrew Cox"],
    );
}

#[test]
fn a_role_at_the_start_means_whom_it_fits() {
    resolves(
        "Azman Yusof said the party would not bow.|“Let the people decide,” the Rantau MP said.|Lim Wei Ling spoke as well.",
        &["Azman Yusof"],
    );
    resolves(
        "A fisherman who gave his name as Joseph said the boat broke.|“I held on to a can,” he said.|Harbour guard Emeka Obi said “the ship was full”.",
        &["A fisherman", "Emeka Obi"],
    );
    resolves(
        "Petersen, 41, sent his wife a letter. Hafen Nord waited.|“I loved her,” he told the judge.",
        &["Petersen"],
    );
}

#[test]
fn a_surname_that_is_an_auxiliary() {
    resolves(
        "Dr Carolina Are, of the university, said posts were “hidden”.|But Dr Are says her work has found it. In her role Dr Are has spoken to many.|“I got an apology,” she said.",
        &["Carolina Are", "Carolina Are"],
    );
}

#[test]
fn a_conference_a_rate_and_a_timing_are_nobody() {
    resolves(
        "Dana Hale told a news conference, and the official rate rose. Her comic timing helped with a host of problems.|“It is the usual way of it,” she said.",
        &["Dana Hale"],
    );
}

#[test]
fn a_paragraph_that_lost_its_article_begins_with_an_age() {
    resolves(
        "Aymen Khal wakes early.|He came in May.|34-year-old, who taught in Kent, said: “I cannot even eat now.”",
        &["Aymen Khal"],
    );
}

#[test]
fn a_statement_that_announces_is_not_it() {
    resolves(
        "Lyco Europe began it. In a statement from Lyco Europe announcing the end of the plan, the company denied it all. “There is nothing to it,” it said.",
        &["Lyco Europe"],
    );
    resolves(
        "Pola won.|Pola plays in Pola Cup matches now.|“It follows from studies,” Pola said.",
        &["Pola"],
    );
}

#[test]
fn two_with_an_apposition_are_they() {
    resolves(
        "Ines Vale and Tom Birch, directors of the play, said it was new.|“The play looks at all of it anew,” they added.",
        &["Ines Vale and Tom Birch"],
    );
}

#[test]
fn what_words_for_a_body_stand_beside_is_no_person() {
    resolves(
        "Tom Hale works for Hafen Nord, which runs the port. Hafen Nord waits.|“We asked for more,” he said.",
        &["Tom Hale"],
    );
    resolves(
        "Pola approves fake grass|Pola says yes.|“It follows from studies,” Pola said.|The Pola Cup is near.",
        &["Pola"],
    );
}

#[test]
fn surnames_that_mean_something_else() {
    for (given, name) in [
        ("Tom", "Baker"),
        ("Ann", "Bishop"),
        ("Joan", "Young"),
        ("Tom", "English"),
        ("Ann", "March"),
        ("Paul", "Will"),
    ] {
        let full = format!("{given} {name}");
        resolves(
            &format!(
                "{full} opened the shop on Monday.|“It was a long night for us all,” said {name}.|{name} said: “We are glad of it now.”"
            ),
            &[full.as_str(), full.as_str()],
        );
    }
    resolves(
        "Britain's Pippa March has won the trials.|“It is a dream come true for me,” said March.|It began in March. “I never knew,” she said.",
        &["Pippa March", "Pippa March"],
    );
}

#[test]
fn a_body_keeps_its_own_name_beside_a_longer_one() {
    resolves(
        "People buy more from Oxta than before. The Oxta Foundation gave more, too.|“We agree,” Oxta said.",
        &["Oxta"],
    );
    resolves(
        "Hale Cancer Support opened on Monday.|“We agree with all of it,” Hale said.",
        &["Hale Cancer Support"],
    );
    resolves("The NKS Review Body met.|“We agree,” the NKS said.", &["NKS"]);
}

#[test]
fn who_is_named_behind_by_or_according_to_is_spoken_of() {
    resolves(
        "“We knew it all along,” said Tom Hale. It is a view shared by independent councillor Paul Birch. He said it was “very hard”.",
        &["Tom Hale", "Paul Birch"],
    );
}

#[test]
fn firms_and_channels_are_no_persons() {
    resolves(
        "Anna Hale sang for Harbour One on Monday. Harbour One is showing the concert.|“It was needed then,” she said.",
        &["Anna Hale"],
    );
    resolves(
        "Tom Hale works for the law firm Humber Kerstein. Humber Kerstein waited.|“We asked for more,” he said.",
        &["Tom Hale"],
    );
    resolves(
        "Tom Hale spoke. Hafen Nord, the German bank, waited for it. Hafen Nord waits.|“We asked for more,” he said.",
        &["Tom Hale"],
    );
}

#[test]
fn age_tells_who_is_meant() {
    resolves(
        "Mary Hale, 34, met Joan Lee, 68, in the harbour. Mary Hale left early.|“It was a long night,” the 68-year-old said.",
        &["Joan Lee"],
    );
    resolves(
        "Tom Birch sang.|“It was a long night,” said the 23-year-old, who lives in Leeds.",
        &["Tom Birch"],
    );
}
