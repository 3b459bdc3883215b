//! Mentions: the noun phrases that may be a source, as an annotator would mark them.

use pullquote::article::Article;
use pullquote::extract::mention::{self, MentionKind};
use pullquote::extract::token;

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
