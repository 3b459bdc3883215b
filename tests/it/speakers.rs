//! Mentions: the noun phrases that may be a source, as an annotator would mark them. Speakers: who they are.

use pullquote::article::Article;
use pullquote::extract::mention::{self, MentionKind};
use pullquote::extract::{extract, token};

/// Checks that each phrase between `[` and `]` is a mention, and of the kind said.
fn check(fixture: &str, kind: MentionKind) {
    let text: String = fixture.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    let (article, _) = Article::parse(&text, "");
    let mentions = mention::find(&article, &token::tokenize(&article));
    for expected in fixture.split('[').skip(1).filter_map(|s| s.split_once(']')).map(|s| s.0) {
        let found = mentions.all.iter().find(|m| article.slice(m.range) == expected);
        let all: Vec<&str> = mentions.all.iter().map(|m| article.slice(m.range)).collect();
        assert!(
            found.is_some_and(|m| m.kind == kind),
            "[{expected}] as {kind:?} in {fixture}: {found:?} of {all:?}"
        );
    }
}

#[test]
fn names_with_titles_roles_and_particles() {
    use MentionKind::Person;
    check("It was late, [Housing Minister Karl Dunne] said.", Person);
    check(
        "The motion of [Sir Alan Pryce] failed, said [Mr Okafor] and, later, [Datuk Seri Hassan Rahim].",
        Person,
    );
    check("The head of the office is [Ursula von der Heide].", Person);
    check("He asked [harbour chief Lena Brandt] and [Ohio Gov. Dale M. Hurst (R)].", Person);
}

#[test]
fn appositions_and_clauses_belong_to_the_name() {
    use MentionKind::Person;
    check("“We shut at noon,” said [Dana Holt, who ran the shelter].", Person);
    check("[Priya Nair, 34, a nurse from Leeds], said she had seen it.", Person);
    check("[The mill's chief executive, Joan Arkwright], said so.", Person);
    check("[Piet Maas, head of the small Harbour Policy Centre], said so.", Person);
}

#[test]
fn a_reporting_clause_is_no_apposition() {
    check("[Dana Holt], who said “no”, left.", MentionKind::Person);
}

#[test]
fn bodies_documents_and_descriptions() {
    check("“No,” said [the Department of Health and Social Care].", MentionKind::Body);
    check("[The report] says “no”, and so does [a letter from the bank].", MentionKind::Document);
    check("“No,” said [a government source], and [one bank employee] agreed.", MentionKind::Description);
    check("“No,” said [a spokesman for the mill].", MentionKind::Description);
    check("[Residents] said “no”.", MentionKind::Description);
    check("[The company] said “no”.", MentionKind::Organisation);
}

#[test]
fn two_joined_by_and() {
    check("“No,” said [Ines Vale and Tom Birch].", MentionKind::Joined);
    check("“No,” said [Ines Vale and colleagues].", MentionKind::Joined);
}

#[test]
fn a_name_at_the_sentence_start_is_known_from_elsewhere() {
    check("The mayor met Brask. [Brask] promptly left.", MentionKind::Name);
}

/// Checks the speaker of each quote of an article, whose paragraphs are parted by `|`.
pub(crate) fn resolves(text: &str, speakers: &[&str]) {
    let (article, _) = Article::parse(&text.replace('|', "\n\n"), "");
    let extraction = extract(&article);
    let found: Vec<&str> =
        extraction.quotes.iter().map(|q| extraction.speaker_name(q).unwrap_or("open")).collect();
    assert_eq!(found, speakers, "{text}");
}

#[test]
fn mr_surname() {
    resolves("Dana Holt opened the shelter on Monday.|“We shut at noon,” Ms Holt said.", &["Dana Holt"]);
}

#[test]
fn pronoun_after_split_quote() {
    resolves(
        "Karl Dunne met the owners on Friday.|“We talked,” Mr Dunne said. “We will talk again.”|“It was a long night,” he added.",
        &["Karl Dunne", "Karl Dunne"],
    );
}

#[test]
fn pronoun_of_the_right_gender() {
    resolves(
        "Karl Dunne and his deputy, Mary Okafor, met the owners.|“It was a long night,” she said.",
        &["Mary Okafor"],
    );
}

#[test]
fn place_is_never_he() {
    resolves(
        "Peter Marlow flew to Nairobi and to Berlin last week.|Berlin was cold and Nairobi was warm.|“I came home tired,” he said.",
        &["Peter Marlow"],
    );
}

#[test]
fn namesakes_kept_apart() {
    resolves(
        "Anna Brask runs the mill, and Erik Brask runs the farm.|“The wheel turns,” Anna Brask said.|“The hay is dry,” Erik Brask said.|“It turns well,” Ms Brask said.",
        &["Anna Brask", "Erik Brask", "Anna Brask"],
    );
}

#[test]
fn namesakes_of_a_surname_keep_their_titles() {
    resolves(
        "The council met on Monday.|“We cannot pay,” Mr Smith said.|“Then we close,” Dr. Smith, who runs the library, said.|“Never,” said Mr Smith.|“No,” Smith said.",
        &["Mr Smith", "Dr. Smith", "Mr Smith", "Smith"],
    );
    resolves("“We cannot pay,” Mr Smith said.|“Never,” said Smith.", &["Smith", "Smith"]);
}

#[test]
fn son_and_father_kept_apart() {
    resolves(
        "Owen Tate Jr. took over from Owen Tate last year.|“I learned it from him,” Owen Tate Jr. said.|“He learned fast,” Owen Tate said.",
        &["Owen Tate Jr.", "Owen Tate"],
    );
}

#[test]
fn acronym_in_brackets() {
    resolves(
        "The Northern Harbour Authority (NHA) closed the quay.|“The quay is not safe,” the NHA said in a statement.",
        &["Northern Harbour Authority"],
    );
}

#[test]
fn role_of_a_named_person() {
    resolves(
        "Housing minister Karl Dunne went to the mill with Peter Marlow, its owner.|Peter Marlow showed the wheel.|“It is a fine wheel,” the minister said.",
        &["Karl Dunne"],
    );
}

#[test]
fn office_and_name_behind_it() {
    for (text, name) in [
        ("The Prime Minister, Rashid Sonak, said the plan was “a farce”.", "Rashid Sonak"),
        ("The Archbishop of Canterbury, Justin Welton, said it was “a farce”.", "Justin Welton"),
        ("The mayor of Liverpool, Steve Rothman, said it was “a farce”.", "Steve Rothman"),
        ("The top doctor for NHS Kent and Medway, Kate Langton, said: “We are ready.”", "Kate Langton"),
        ("Blackpool Boats’ head of heritage Bryan Lindon said: “We are ready.”", "Bryan Lindon"),
        ("The Lord Chief Justice, Lord Wolfe, said it was “a farce” for us all.", "Lord Wolfe"),
        ("It was late when Liberal Chief Whip Wendy Chambers said it was “a farce”.", "Wendy Chambers"),
        ("Tory Liam Foxton told the house at noon it was “a farce”.", "Liam Foxton"),
        ("Charles A Blixt, vice-president of the firm, said it was “a farce”.", "Charles A Blixt"),
        ("The Labour MP for Nottingham South Lilian Greenfield said it was “a farce”.", "Lilian Greenfield"),
        ("Deputy Prime Minister and Justice Secretary Dominic Rabb said it was “a farce”.", "Dominic Rabb"),
        ("Monmouth MP and Welsh Secretary David Davison said it was “a farce”.", "David Davison"),
        ("It was late, and the permanent secretary Peter May said it was “a farce”.", "Peter May"),
        (
            "Department of Health Permanent Secretary Peter May said that it was “a farce” for all of them.",
            "Peter May",
        ),
        ("“We go to sea at dawn,” said Save The Student’s Jake Butler.", "Jake Butler"),
        (
            "GP lead at Drybrook Surgery, Dr Manu Agarwal, said that the “excellent” work was not enough.",
            "Manu Agarwal",
        ),
        ("The boats were late, and Park Jin-hyuk said it was “a farce”.", "Park Jin-hyuk"),
    ] {
        resolves(text, &[name]);
    }
}

#[test]
fn office_without_its_name() {
    resolves("One senior Conservative MP said it was “a farce”.", &["One senior Conservative MP"]);
    resolves(
        "The Association of Ambulance Chief Executives said it was “a farce”.",
        &["Association of Ambulance Chief Executives"],
    );
    resolves("The Miners’ Christian Fellowship said it was “a farce”.", &["Miners’ Christian Fellowship"]);
}

#[test]
fn owner_inside_a_bodys_name() {
    resolves(
        "The Information Commissioner’s Office (ICO) opened at noon.|“It is not good for us all,” the ICO said.",
        &["Information Commissioner’s Office"],
    );
    resolves("“We shut at noon today,” said St Mary’s Hospital.", &["St Mary’s Hospital"]);
}

#[test]
fn quantified_person_is_nobody_named() {
    resolves(
        "Runner Liz Brask was there.|Every runner asks “am I ready for it?” at some point.",
        &["Every runner"],
    );
}

#[test]
fn company_that_spoke_last_is_no_he() {
    resolves(
        "Napta said it offers “greater value”. Mr Myers is not convinced that it will work. “We have sold it for years,” he said.",
        &["Napta", "Myers"],
    );
}

#[test]
fn person_introduced_last_is_he() {
    resolves(
        "Tom Daly came back on Friday. He spoke for long.|One of the rowers was Jason Jones - a baker from Trinidad. He said it was “a small step for us”.",
        &["Jason Jones"],
    );
    resolves(
        "Karl Dunne spoke first. It worries Henry Crispo, president of the boat club.|“Nobody writes songs for us,” he said.",
        &["Henry Crispo"],
    );
}

#[test]
fn author_of_what_is_written() {
    resolves(
        "Digby Janes spoke on Monday at the dinner.|His message to the club was: “Please don't give it all away.”",
        &["Digby Janes"],
    );
}

#[test]
fn family_is_no_he() {
    resolves("Neil Mackay’s family left on Monday. “I stay here for now,” he said.", &["Neil Mackay"]);
}

#[test]
fn spokesman_of_a_person_meant_by_a_pronoun() {
    resolves(
        "Karl Dunne left the house on Friday.|“He is well,” his spokeswoman said.",
        &["Karl Dunne’s spokeswoman"],
    );
}

#[test]
fn anonymous_second_mention_is_the_first_and_unsure() {
    let text = "“We are late,” a government source said on Monday.\n\n“We are very late,” the source said on Tuesday.";
    let (article, _) = Article::parse(text, "");
    let extraction = extract(&article);
    let names: Vec<_> = extraction.quotes.iter().filter_map(|q| extraction.speaker_name(q)).collect();
    assert_eq!(names, ["a government source", "a government source"]);
    let second = &extraction.quotes[1];
    assert!(second.confidence < 0.7, "{}", second.confidence);
    assert!(second.reason.resolution.contains("described earlier"), "{}", second.reason.resolution);
    assert!(second.reason.antecedent.is_some());
}

#[test]
fn indefinite_second_mention_that_says_nothing_new() {
    resolves(
        "“We are late,” a government source said on Monday.|“We are very late,” said a source on Tuesday.",
        &["a government source", "a government source"],
    );
}

#[test]
fn councillor_and_surname() {
    resolves("Tom Budge opened the fair.|“It is a fair fair,” Cllr Budge said.", &["Tom Budge"]);
}

#[test]
fn misspelled_surname() {
    resolves(
        "Ranjan Mukherjee opened the show.|“It is a good show,” said Mr Mukerjee.",
        &["Ranjan Mukherjee"],
    );
}

#[test]
fn everybody_named_is_a_speaker() {
    let (article, _) = Article::parse("Dana Holt met Karl Dunne at the Harbour Bank in Berlin.", "");
    let names: Vec<String> = extract(&article).speakers.into_iter().map(|s| s.name).collect();
    assert_eq!(names, ["Dana Holt", "Karl Dunne", "Harbour Bank"]);
}

#[test]
fn two_roles_joined_are_one_person() {
    resolves(
        "The mill opened its gates on Monday to those who had waited.|“It turns,” said owner and chief engineer Joan Arkwright.",
        &["Joan Arkwright"],
    );
}

#[test]
fn subject_of_the_own_sentence_comes_before_the_last_speaker() {
    resolves(
        "“We have rain,” Karl Dunne told the farmers on Monday.|Peru’s farm minister closed the quay as he said the storm was “very near”.",
        &["Karl Dunne", "Peru’s farm minister"],
    );
}

#[test]
fn acronym_inside_a_description() {
    resolves(
        "A spokesman for the Northern Harbour Authority (NHA) opened the quay. “It is safe,” he said.|The NHA spokesman called it “a great day”.",
        &["A spokesman for the Northern Harbour Authority", "A spokesman for the Northern Harbour Authority"],
    );
}

#[test]
fn titles_hyphens_and_apostrophes_in_names() {
    resolves(
        "Betty Marlow wants a new quay.|Lady Marlow said the old one was gone. “I would like to see it,” she said.",
        &["Betty Marlow"],
    );
    resolves(
        "James Okoro-Boston, captain of the side, spoke first.|“The boat is fast,” says Okoro-Boston.",
        &["James Okoro-Boston"],
    );
    resolves("Rory O' Hale, editor of the paper, said: “We print it.”", &["Rory O' Hale"]);
    resolves("The boat belongs to Guy Marius Diop. “It is mine,” Diop said.", &["Guy Marius Diop"]);
}

#[test]
fn person_by_the_apposition_of_a_name_that_no_list_knows() {
    resolves(
        "Nigel Hale told the Herald that fewer boats came. “Fewer than ever,” he said.|Lazaros Goni, a psychology lecturer at the college, said there were many reasons.|“We see that people stay at home,” he told the Herald.|“It's a strange thing.”",
        &["Nigel Hale", "Lazaros Goni", "Lazaros Goni"],
    );
}

#[test]
fn quoted_pronoun_tells_nobodys_sex() {
    resolves(
        "Joss Wheda drew the heroine of the year. “In a way, nobody has met her yet,” he said.",
        &["Joss Wheda"],
    );
}

#[test]
fn some_are_no_she_and_a_spokeswoman_is_no_spokesman() {
    resolves(
        "A spokesman for the Harbour Centre said it was “the best year”. Shops did well, with some claiming records.|The Harbour Centre spokeswoman said that 8,500 cars had come. “It will go on,” she added.",
        &["A spokesman for the Harbour Centre", "The Harbour Centre spokeswoman"],
    );
    resolves(
        "Lady Hale, sitting with two lords, said many Roma Czechs had good reason to leave. But she said they were met by men “in a bad mood”.",
        &["Lady Hale"],
    );
}

#[test]
fn who_is_named_much_later_is_not_meant() {
    resolves(
        "Wilko Hale, who made the band, has died.|He played in a pub and later with others.|He was ill for long, and toured once more.|Then the guitarist's health grew better.|“I spend my days getting used to it,” he said.|The years went by.|Band guitarist Jimmy Rowe said he was “sad”.",
        &["Wilko Hale", "Jimmy Rowe"],
    );
}

#[test]
fn body_that_serves_a_country_and_one_that_is_based_in_it() {
    resolves(
        "Audit Scotland has looked at the plan.|It says “many costs” were left out.",
        &["Audit Scotland"],
    );
    resolves(
        "The game firm Bioware is to hold auditions.|The Canada-based company said it looked for “people of all sorts”.",
        &["Bioware"],
    );
}

#[test]
fn spokesman_of_another_body_is_another() {
    resolves(
        "A Fairmart spokesman said prices had to rise. “We do our best,” the spokesman added.|Meanwhile, Costow said it was “sorry” about its own.|“We have put millions into it,” a spokesman told the Herald.",
        &["A Fairmart spokesman", "Costow", "a spokesman"],
    );
}

/// Thousands of different names, pronouns and descriptions in one paragraph: seconds if anything were quadratic.
#[test]
fn many_names_in_one_paragraph() {
    use std::fmt::Write as _;
    let mut text = String::new();
    for i in 0..8000_u64 {
        let mut seed = i.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut name = String::from("Br");
        for _ in 0..8 {
            seed = seed.rotate_left(7).wrapping_mul(0x0100_0000_01b3);
            name.push(char::from(b'a' + (seed >> 32) as u8 % 26));
        }
        write!(text, "Anna {name} met the farmer and Mr {name}. “Yes,” he said of her mill. ").unwrap();
    }
    let (article, _) = Article::parse(&text, "");
    assert!(extract(&article).speakers.len() > 7000);
}
