//! Quotes: which marks make a pair, whose words they hold.
//!
//! A fixture draws its expectation into the text: `⟦…⟧` stands inside the marks of each segment; where sources are checked too,
//! `⟦1…⟧` are the words of the source `⟨1…⟩`, and `⟦0…⟧` are nobody's.

use proptest::prelude::*;
use pullquote::article::Article;
use pullquote::extract::token::tokenize;
use pullquote::extract::{Extraction, Segment, extract};

/// Checks that the segments of a text are those drawn into it.
fn check_segments(name: &str, fixture: &str) {
    let text = fixture.replace(['⟦', '⟧'], "");
    let (article, _) = Article::parse(&text, "");
    let mut drawn = article.text().to_owned();
    let mut found: Vec<_> = all(&extract(&article)).into_iter().map(|s| s.range).collect();
    found.sort_unstable();
    for range in found.iter().rev() {
        drawn.insert(range.end as usize, '⟧');
        drawn.insert(range.start as usize, '⟦');
    }
    assert_eq!(drawn, fixture, "{name}");
}

fn all(extraction: &Extraction) -> Vec<Segment> {
    let quoted = extraction.quotes.iter().flat_map(|q| q.segments.iter().copied());
    quoted.chain(extraction.marked.iter().map(|m| m.segment)).collect()
}

#[test]
fn segments() {
    for (name, fixture) in [
        ("curly", "“⟦The harbour is open,⟧” said Ana Lopes."),
        ("straight", "\"⟦The harbour is open,⟧\" said Ana Lopes. \"⟦Come in.⟧\""),
        ("mixed", "She called it “⟦unworkable\"⟧ and \"⟦late⟧”.".replace("\"⟧", "⟧\"").as_str()),
        ("two_single_marks", "''⟦We sail at dawn,⟧'' Lopes said. ''⟦No later.⟧''"),
        ("tex_marks", "``⟦We sail at dawn,⟧'' Lopes said."),
        ("single_in_double", "“⟦He said ‘never’ and left,⟧” she said."),
        ("low_and_guillemets", "„⟦Genug,⟧“ said Weber. «⟦Assez,⟧» said Petit."),
        ("apostrophes", "The workers’ pay rose in the '90s, and rock 'n' roll didn't, O'Neil said."),
        ("feet_and_inches", "He is 6'2\" tall and she 5'11\". \"⟦Short,⟧\" he said."),
        ("feet_inside", "\"⟦A wall of 6'2\" is enough,⟧\" the mayor said."),
        ("headline_single", "Minister calls plan '⟦a farce⟧' in debate\n\nThe plan fell."),
        ("single_beside_double", "Crowd boos '⟦weak⟧' bid\n\n\"⟦It was weak,⟧\" said Rui Costa."),
        ("british", "‘⟦The dogs’ home can’t wait,⟧’ said Mrs Hale. ‘⟦It’s full.⟧’"),
        (
            "british_straight",
            "'⟦The owners' plan isn't ready,' said Hale. '⟦It'll fail.⟧'"
                .replace("ready,'", "ready,⟧'")
                .as_str(),
        ),
        ("british_nested", "‘⟦She shouted “stop” at us,⟧’ said Tom Reid."),
        ("british_with_straight_inside", "‘⟦The question is, 'Ninety of what?' and no more,⟧’ said Reid."),
        ("british_with_a_dash_behind", "‘⟦The trams are late.⟧’― Tom Reid"),
        ("dropped_letter", "‘⟦We were singin’ all night,⟧’ said Reid."),
        ("opener_lost", "The road is closed,⟧\" said Reid.".replace("The", "⟦The").as_str()),
        ("closer_lost_speech_goes_on", "“⟦We lost the boat.⟧\n\n“⟦We lost the nets too,⟧” said Reid."),
        ("pair_over_paragraphs", "Reid said: “⟦We lost the boat.\n\nWe lost the nets.⟧”"),
        ("reopens", "“⟦We lost the boat, he said. ⟧“⟦And the nets.⟧”".replace(" ⟧", "⟧ ").as_str()),
        ("dash_glued", "He said—\"⟦never⟧\"—and sat down."),
        ("brackets", "It passed (\"⟦with regret⟧\") at last."),
        ("no_blank_between", "\"⟦Yes,⟧\"he said.\"⟦No.⟧\""),
        ("blank_inside", "“ ⟦Yes, they did,⟧ ” he said."),
        ("elision_with_opening_mark", "“⟦Tell ‘em all,⟧” he said. It was ‘bout time, “⟦really⟧”."),
    ] {
        check_segments(name, fixture);
    }
}

/// Checks whose words the segments of a text are.
fn check_sources(name: &str, fixture: &str) {
    let (mut text, mut quotes, mut sources) = (String::new(), Vec::new(), Vec::new());
    let mut chars = fixture.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '⟦' | '⟨' => {
                let number = chars.next().unwrap();
                let list = if c == '⟦' { &mut quotes } else { &mut sources };
                list.push((number, text.len(), 0));
            }
            '⟧' => quotes.iter_mut().rfind(|q| q.2 == 0).unwrap().2 = text.len(),
            '⟩' => sources.last_mut().unwrap().2 = text.len(),
            _ => text.push(c),
        }
    }
    let (article, _) = Article::parse(&text, "");
    assert_eq!(article.text(), text, "{name}");
    let extraction = extract(&article);
    let words = |(_, start, end): &(char, usize, usize)| text[*start..*end].to_owned();
    let wanted: Vec<_> =
        quotes.iter().map(|q| (words(q), sources.iter().find(|s| s.0 == q.0).map(words))).collect();
    let mut found: Vec<_> = extraction
        .quotes
        .iter()
        .flat_map(|q| q.segments.iter().map(move |s| (s.range, q.source)))
        .chain(extraction.marked.iter().map(|m| (m.segment.range, None)))
        .collect();
    found.sort_unstable_by_key(|f| f.0);
    let found: Vec<_> = found
        .into_iter()
        .map(|(w, s)| (article.slice(w).to_owned(), s.map(|s| article.slice(s).to_owned())))
        .collect();
    assert_eq!(found, wanted, "{name}");
}

#[test]
fn sources() {
    for (name, fixture) in [
        ("said_subject", "“⟦1The harbour is open,⟧” said ⟨1Ana Lopes⟩."),
        ("subject_said", "“⟦1The harbour is open,⟧” ⟨1Ana Lopes⟩ said on Monday."),
        ("subject_before", "⟨1Ana Lopes⟩ said: “⟦1The harbour is open.⟧”"),
        ("split", "“⟦1The harbour is open,⟧” ⟨1she⟩ said. “⟦1Ships may come in.⟧”"),
        ("apposition", "“⟦1The harbour is open,⟧” said ⟨1Ana Lopes, a spokeswoman for the port⟩."),
        ("according_to", "The harbour is “⟦1in good order⟧”, according to ⟨1a port official⟩."),
        ("straight_within", "“⟦1We say \"now\" and go there,⟧” ⟨1Hale⟩ said."),
        ("curly_within", "\"⟦1We say “now” and go there,⟧\" ⟨1Hale⟩ said."),
        ("relayed", "“⟦1We will not sail on Friday,⟧” Hale said in May, according to ⟨1the Harbour Post⟩."),
        ("tagged_on", "“⟦1We will not sail on Friday,⟧” ⟨1Hale⟩ said in May, before the Post asked Ann Lee."),
        (
            "tagged_before",
            "Ann Lee waited. “⟦1We will not sail,⟧” said ⟨1Hale⟩, as the harbour's owners had said.",
        ),
        ("two_speakers", "“⟦1It is late,⟧” said ⟨1Mr Hale⟩. “⟦2It is not,⟧” ⟨2the captain⟩ replied."),
        ("told_somebody", "⟨1The captain⟩ told Mr Hale that the storm was “⟦1nothing at all⟧”."),
        ("british", "‘⟦1The dogs’ home can’t wait,⟧’ said ⟨1Mrs Hale⟩. ‘⟦1It’s full.⟧’"),
        ("signed", "“⟦1We were here first and we stay.⟧” ― ⟨1Tom Hale⟩"),
        ("label_inside", "The talk:\n\n\"⟦1⟨1HALE⟩: We sail at dawn, whatever they say.⟧\""),
        ("who_said", "The boat belongs to ⟨1Tom Hale⟩ who said it was “⟦1as good as new⟧”."),
        ("pronoun_with_verb", "⟨1He⟩’s calling it “⟦1a waste of money⟧”."),
        ("insertion", "⟨2Rui Costa, for the port company⟩, said it was “⟦2on time⟧”."),
        ("bracket_behind_the_name", "⟨1The British Harbour Board (BHB)⟩ said it was “⟦1on time⟧”."),
        ("so_called", "The boats left the so-called “⟦0dead zone⟧” in the morning."),
        (
            "whole_sentences_far_from_their_tag",
            "⟨1Mr Hale⟩ praised the crew of the boat on Monday.\n\n“⟦1They rowed all night and never once complained.⟧”",
        ),
        (
            "spokesman_for_a_body_with_a_bracket",
            "⟨1A spokesman for the British Harbour Board (BHB)⟩ said it was “⟦1on time⟧” at last.",
        ),
        ("group_in_a_statement", "“⟦1We are ready for it all,⟧” said ⟨1the group⟩ in a statement."),
        (
            "clause_that_closes_the_sentence",
            "Welsh towns should set their taxes at “⟦1reasonable levels⟧” after a rise of 6%, says ⟨1the assembly government⟩.",
        ),
        (
            "bare_tag_beats_the_speaker_before",
            "“⟦1Not that I am aware of,⟧” ⟨1Mr Myers⟩ replied. “⟦2Did you ever know him to make an entry?⟧” ⟨2Mr Weinert⟩ pressed.",
        ),
        (
            "seen_by_somebody_else",
            "⟨1An email from the operators⟩, seen by the Herald, said: “⟦1With the storm at sea it was right to wait.⟧”",
        ),
        ("name_of_a_thing", "The government issued advice today called “⟦0Preparing for the worst⟧”."),
        (
            "title_with_a_reporting_verb_about",
            "He is a fan of Ron Dexter, who introduced the so-called “⟦0Don't Say It⟧” bill at last.",
        ),
        (
            "name_like_a_verb",
            "Liz Yelling ran. “⟦1It is good to be here today,⟧” said ⟨1Yelling, herself a marathon runner⟩.",
        ),
        ("called_by_somebody", "Tickets were described as “⟦1unfairly dear⟧” by ⟨1fans⟩."),
        ("called_by_a_person_before", "He was described by ⟨1his mother⟩ as “⟦1a quiet boy⟧”."),
        ("branded_in_a_headline", "Harbour chief branded “⟦1a disgrace⟧” by ⟨1judge⟩"),
        ("title_behind_its_sort", "The captain is in the film “⟦0Long Way Home⟧” and says little."),
        ("title_of_a_year", "Mr Hale wrote of it in his 1994 “⟦0Harbour Pledge⟧” and said no more."),
        ("show_of_a_channel", "Mr Hale told the Herald's “⟦0Good Harbour⟧” that the boats would sail."),
        ("typed_on_a_form", "In the box ⟨1a doctor⟩ had typed “⟦1not fit to sail⟧”."),
        (
            "described_by_a_union_before_the_words",
            "Mr Hale wants to join 35 boards - described by ⟨1one harbour union⟩ as a “⟦1bonfire of the boards⟧”.",
        ),
        (
            "colleague_who_calls_before_the_one_who_remembers",
            "Mr Hale remembered how ⟨1a colleague⟩ called the boat “⟦1a tub⟧”.",
        ),
        (
            "speech_that_no_mark_closes_keeps_its_speaker",
            "⟨1Mr Hale⟩ said: “⟦1We have sailed for years.⟧\n\n“⟦1He has seen worse, and Ann Lee knows it.⟧”",
        ),
        (
            "nothing_but_few_words_in_the_paragraph",
            "“⟦1The boats are in,⟧” ⟨1she⟩ said.\n\n“⟦1It is done.⟧”\n\nNobody came.",
        ),
        (
            "quotation_inside_closes_the_words",
            "“⟦1We row at six,⟧” ⟨1he⟩ says.\n\n“⟦1When I came here people would say, 'you mean sailing?'⟧”\n\nThe boat is old.",
        ),
        (
            "comma_and_verb_behind_small_words",
            "Not paying “⟦1makes me small,⟧” ⟨1Donald Hale⟩ said last week.",
        ),
        (
            "work_that_begins_with_a_number",
            "The director is proud of the documentary “⟦013th.⟧” and says so.",
        ),
        ("nickname_named", "Mr Hale came back with the nickname “⟦0Salty Tom⟧” and said no more."),
        ("title_of_a_work", "The band played “⟦0Harbour Lights⟧” and left."),
    ] {
        check_sources(name, fixture);
    }
}

#[test]
fn sources_of_several_words() {
    for (name, fixture) in [
        ("aged", "“⟦1We row every day of the week,⟧” ⟨1the 68-year-old⟩ tells Harbour News."),
        (
            "clause_of_a_subject",
            "⟨1A lawyer acting for Dr Vale⟩ says his client has “⟦1no memory of it⟧” at all.",
        ),
        (
            "two_participles",
            "In a statement, ⟨1the club run and managed by retired sailors⟩ added: “⟦1We go on with our work.⟧”",
        ),
        ("place_of_a_subject", "⟨1People outside the court⟩ said it was “⟦1a sad day⟧” for all."),
        ("body_in_a_place", "⟨1The Open Seas League in the US⟩ called the plan “⟦1a disgrace⟧” at once."),
        (
            "speaks_for_somebody_with_a_title",
            "But ⟨1a spokesman for Prime Minister Ann Hale⟩ said she would not, and that all must “⟦1justify their spending⟧”.",
        ),
        (
            "speech_that_no_mark_closes_before_another_speaker",
            "⟨1Mr Hale⟩ said: “⟦1We have sailed for years.⟧\n\n“⟦1We sail again.⟧” Ann Lee warned that it was late. She left.",
        ),
        (
            "speech_that_no_mark_closes_before_another_paragraph",
            "⟨1Mr Hale⟩ said: “⟦1We have sailed for years.⟧\n\n“⟦1We sail again.⟧”\n\nThe harbour said it knew of no boat.",
        ),
        ("noun_of_no_list", "“⟦1We row every day of the week,⟧” ⟨1the all-rounder⟩ said."),
        ("noun_of_no_list_behind", "“⟦1We row every day of the week,⟧” said ⟨1the stonewaller⟩."),
        ("rank_of_the_world", "“⟦1We row every day of the week,⟧” ⟨1the former world number three⟩ said."),
        (
            "where_somebody_is_from",
            "“⟦1We row every day of the week,⟧” ⟨1the Belgian⟩ told the Harbour Post.",
        ),
        ("when_somebody_spoke", "⟨1Hale⟩ at the time said he would “⟦1look into it⟧” soon."),
        ("according_to_opens", "According to ⟨1the Post⟩, the port wants a “⟦1small⟧” deal on the harbour."),
        (
            "statement_opens",
            "In its update, ⟨1the body⟩ said they could ask for “⟦1festive events⟧” at last.",
        ),
        ("all_of_something", "⟨1The port⟩ said that all claims “⟦1should be worth it⟧” in the end."),
        ("reasons_between", "⟨1Tom Vale⟩ says, for many reasons, that the port is “⟦1as good as dead⟧”."),
        ("verdict_of_somebody", "“⟦1It floats, but only just,⟧” is the dry assessment of ⟨1Tom Vale⟩."),
        ("answer_from_somebody", "“⟦1Not today,⟧” came the reply from ⟨1the captain⟩."),
        ("asked_somebody", "“⟦1Will you run?⟧” ⟨1Ann Lee⟩ asked Tom Vale. He left."),
        (
            "quoted_by_an_agency",
            "⟨1The minister⟩ was quoted by the Xin agency as saying talks were “⟦1on track⟧”.",
        ),
        ("inquest_heard", "The delays “⟦1greatly reduced⟧” the chances of a man, ⟨1an inquest⟩ has heard."),
        ("say_closes", "A “⟦1tax-paid exercise⟧” is being used to lull the public, say ⟨1the Tories⟩."),
        ("nickname_in_a_name", "Her niece, Ann “⟦0Cia⟧” Price (D-Kent), shouted to the crowd."),
        ("study_shows", "Women sailors endure “⟦1shocking⟧” words from their mates, ⟨1a new study⟩ shows."),
        ("as_somebody_put_it", "The rule is “⟦1a good one for all⟧”, as ⟨1a harbour memo⟩ put it."),
        ("per_somebody", "The storm was “⟦1as bad as it gets⟧”, per ⟨1the Harbour Post⟩."),
        (
            "one_of_several_calls",
            "Ann Hale remembered how ⟨1one of her male colleagues⟩ called all women “⟦1Betty⟧” then.",
        ),
        (
            "explained_with_no_comma",
            "“⟦1It made them fear that they might fail in the end⟧” explained ⟨1Kenji Sato of the port⟩. He left.",
        ),
        (
            "source_involved_behind",
            "“⟦1It is a way to take part,⟧” says ⟨1a source involved in the new plan⟩.",
        ),
        (
            "poll_taken_in_a_month",
            "They do not care for “⟦1people like me⟧”, according to ⟨1a poll taken in February⟩.",
        ),
        ("report_of_a_day", "It was “⟦1made in the port⟧”, according to ⟨1a report released Thursday⟩."),
        (
            "share_of_voters",
            "⟨1Only 52 percent of registered voters⟩ agreed that he is in “⟦1good enough health⟧” now.",
        ),
        ("some_in_ten", "⟨1About four in 10 voters⟩ say that he “⟦1shares my values⟧” in all things."),
        ("share_alone", "In May, ⟨163 percent⟩ said the port was “⟦1as good as dead⟧” by then."),
        (
            "writing_on_a_site",
            "Writing on Harbourbook, ⟨1the minister⟩ said it was “⟦1as good as dead⟧” now.",
        ),
        ("who_saw_it", "“⟦1It is all over,⟧” ⟨1a neighbour who saw the fire⟩ said."),
        ("in_the_words_of", "The mayor is, in the words of ⟨1one critic⟩, “⟦1a liar⟧” through and through."),
        ("quoted_as_saying", "The paper quoted ⟨1Mr Vale⟩ as saying the port was “⟦1big business⟧”."),
        ("quoted_as_saying_behind", "The port is “⟦1big business⟧”, the paper quoted ⟨1Mr Vale⟩ as saying."),
        ("asked_by_somebody", "Mr Hale was asked by ⟨1one user⟩ to “⟦1fix the boat⟧” at once."),
        (
            "called_two_things",
            "The comments were described as “⟦1bad⟧” and “⟦1sad⟧” by ⟨1the Harbour Board⟩.",
        ),
        (
            "according_to_one_of_them",
            "They hoped to “⟦1live off the land⟧”, according to ⟨1one person involved⟩.",
        ),
        (
            "thinks_behind_a_comma",
            "If they sold “⟦1more for less⟧”, thinks ⟨1Mr Vale⟩, it would cost them more.",
        ),
        (
            "pronoun_between",
            "She left in 1963, an “⟦1instant decision⟧” ⟨1she⟩ said, “⟦1largely because of a leg⟧”.",
        ),
        (
            "colon_without_a_verb",
            "⟨1Ann Hale⟩ wrote: “⟦1I fear that it will end one day.⟧”\n\nAnd later: “⟦1My one fear is that it could spread.⟧”",
        ),
        ("body_that_governs", "“⟦1It was against our rules,⟧” ⟨1the governing body⟩ said in a statement."),
    ] {
        check_sources(name, fixture);
    }
}

proptest! {
    #[test]
    fn any_text_gives_ordered_ranges(text in "[“”\"'‘’` a-cA-C.,0-9sé\n:―-]{0,200}") {
        let (article, _) = Article::parse(&text, "");
        let extraction = extract(&article);
        let mut segments = all(&extraction);
        segments.sort_unstable_by_key(|s| s.range);
        let mut at = 0;
        for segment in segments {
            prop_assert!(segment.marks.covers(segment.range) && segment.range.start >= at, "{segment:?}");
            prop_assert!(!article.slice(segment.range).is_empty() && !article.slice(segment.marks).is_empty());
            at = segment.range.end;
        }
        for quote in &extraction.quotes {
            for range in [quote.source, quote.cue].into_iter().flatten() {
                prop_assert!(!article.slice(range).is_empty());
            }
            prop_assert!((0.0..=1.0).contains(&quote.confidence) && !quote.segments.is_empty());
        }
        prop_assert!(tokenize(&article).all.len() <= article.text().len());
    }
}
