//! Reads the article once more from the top and keeps track of whom the text is about, so that pronouns and descriptions find
//! their person.
//!
//! Every mention draws attention to its entity, a subject more than an object; attention fades with each sentence. A pronoun
//! goes to the attended person of its gender.

use super::entity::Entity;
use super::mind::{Fit, Mind, Options};
use super::{NONE, Table};
use crate::extract::SpeakerKind;
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::token::key;
use crate::text::TextRange;

/// Who a pronoun may be, best first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Choice {
    pub mention: u32,
    pub options: Options,
    /// Which entity the pronoun's own sentence spoke of before, if one that fits.
    pub fresh: u32,
    /// Which of the options the pronoun's own paragraph has turned to, as bits.
    pub here: u8,
}

/// How much attention a mention draws: one that owns, one inside another, one behind a preposition, any other, a subject.
const DRAWS: [f32; 5] = [0.12, 0.18, 0.15, 0.7, 1.0];
/// How much of that is left to one in the narrator's words, and to one in somebody else's.
const QUOTED: [f32; 2] = [1.0, 0.03];

/// Where the walk is.
#[derive(Debug)]
pub(super) struct State<'a> {
    /// Whom the text is about.
    pub mind: Mind,
    /// The first of [`Mentions::sentence_starts`](crate::extract::mention::Mentions) that is still ahead.
    next_start: usize,
    /// The words between quotation marks that end behind this place, in order.
    marked: &'a [TextRange],
    /// The latest outer mention of a person, for its appositions.
    outer: Option<u32>,
    /// How many mentions the sentence has had.
    begun: u32,
}

const ACCORDING: u64 = key("according");
const TO: u64 = key("to");
const BY: u64 = key("by");

pub(super) fn walk(table: &mut Table<'_>, marked: &[TextRange]) {
    let mentions = table.mentions;
    let mut state =
        State { mind: Mind::new(mentions.all.len()), next_start: 0, marked, outer: None, begun: 0 };
    for (idx, mention) in mentions.all.iter().enumerate() {
        state.advance(table, mention);
        step(table, &mut state, idx as u32, mention);
    }
}

fn step(table: &mut Table<'_>, state: &mut State<'_>, idx: u32, mention: &Mention) {
    use MentionKind::{Description, Document, Indefinite, Joined, Organisation, Pronoun, Relative};
    if mention.kind == Pronoun && table.entity_of[idx as usize] != NONE {
        return;
    }
    let entity = match mention.kind {
        Pronoun => pronoun(table, &mut state.mind, idx, mention),
        Relative => antecedent(table, idx, mention),
        Description | Organisation | Document => described(table, state, idx, mention),
        Joined => {
            let mut entity = Entity::new(idx, SpeakerKind::Group);
            entity.plural = true;
            table.entities.push(entity);
            table.entities.len() as u32 - 1
        }
        Indefinite => {
            let kind = if mention.plural { SpeakerKind::Group } else { SpeakerKind::Anonymous };
            let mut entity = Entity::new(idx, kind);
            entity.plural = mention.plural;
            table.entities.push(entity);
            table.entities.len() as u32 - 1
        }
        _ => {
            if matches!(mention.kind, MentionKind::Person | MentionKind::Name) && mention.end > mention.last {
                state.outer = Some(idx);
            }
            table.entity_of[idx as usize]
        }
    };
    table.entity_of[idx as usize] = entity;
    if entity != NONE {
        let weight = state.weight(table, idx, mention);
        state.mind.attend(entity, &mut table.entities[entity as usize], idx, weight);
    }
}

/// Whom a pronoun may mean.
fn pronoun(table: &mut Table<'_>, mind: &mut Mind, idx: u32, mention: &Mention) -> u32 {
    let class = table.mentions.classes[mention.first as usize].word;
    if class.is(Word::ME.or(Word::YOU)) {
        return NONE;
    }
    let mut options = mind.best(Fit::pronoun(mention));
    let fresh = |o: &&(u32, f32)| {
        o.0 != NONE
            && table.entities[o.0 as usize].sentence == mind.sentence
            && table.entities[o.0 as usize].weight >= 0.7
    };
    let at = options.iter().position(|o| fresh(&o));
    let fresh = at.map_or(NONE, |i| options[i].0);
    // "The farm minister said as he …": a described subject counts like a named one in its own sentence.
    if let Some(i) = at.filter(|i| table.entities[options[*i].0 as usize].kind == SpeakerKind::Anonymous) {
        options[i].1 *= 7.0;
        options.sort_by(|a, b| (a.0 == NONE).cmp(&(b.0 == NONE)).then(b.1.total_cmp(&a.1)));
    }
    if options[0].0 == NONE
        && let Some(entity) = coming(table, idx, mention)
    {
        options[0] = (entity, 0.3);
    }
    let here = (0..)
        .zip(&options)
        .filter(|(_, o)| table.is_turned_to(o.0, mind))
        .fold(0, |bits, (i, _)| bits | 1 << i);
    // A description looks at its possessive before the mentions between the two.
    let at = table.choices.iter().rposition(|c| c.mention < idx).map_or(0, |i| i + 1);
    table.choices.insert(at, Choice { mention: idx, options, fresh, here });
    let best = options[0];
    if best.0 == NONE {
        return NONE;
    }
    // One clear choice tells the gender of a name that no list knows.
    // What is quoted may speak of somebody else.
    let clear = !table.quoted[idx as usize] && best.1 > 2.0 * options[1].1 + 0.2;
    if matches!(mention.gender, Gender::Male | Gender::Female) && clear {
        let e = &mut table.entities[best.0 as usize];
        if e.gender == Gender::Unknown && e.named {
            e.gender = mention.gender;
            mind.learn(best.0, e);
        }
    }
    best.0
}

impl Table<'_> {
    /// Says whether the paragraph has named or described somebody in a place that makes it about them.
    fn is_turned_to(&self, entity: u32, mind: &Mind) -> bool {
        let near = |e: &Entity| e.paragraph == mind.paragraph && e.sentence + 3 >= mind.sentence;
        self.entities.get(entity as usize).is_some_and(|e| near(e) && e.weight >= 0.7)
    }
}

/// "Although she won, Dana Holt said": nobody before fits, so the next one named in the paragraph.
fn coming(table: &Table<'_>, idx: u32, mention: &Mention) -> Option<u32> {
    let reach = if mention.paragraph <= 1 { 2 } else { 0 };
    let after = table.mentions.all.iter().enumerate().skip(idx as usize + 1).take(24);
    for (i, m) in after.take_while(|(_, m)| m.passage <= mention.passage + reach) {
        let entity = table.entity_of[i];
        if entity != NONE && !table.quoted[i] && m.kind != MentionKind::Place {
            let e = &table.entities[entity as usize];
            let person = matches!(mention.gender, Gender::Male | Gender::Female)
                && e.may_be_person()
                && table.gender_fits(entity, mention.gender);
            let body = mention.gender == Gender::Neuter && e.kind == SpeakerKind::Body && !e.place;
            if person || body {
                return Some(entity);
            }
        }
    }
    None
}

/// Whom "who" or "which" stands for: the phrase right before it.
fn antecedent(table: &Table<'_>, idx: u32, mention: &Mention) -> u32 {
    let all = &table.mentions.all[..idx as usize];
    // `Ann Lee, 68, who`
    let comma = mention.first.checked_sub(1).is_some_and(|i| table.tokens.all[i as usize].is_mark(','));
    let touches = |m: &&Mention| {
        let gap = mention.first.saturating_sub(m.last.max(m.first));
        !matches!(m.kind, MentionKind::Relative | MentionKind::Pronoun) && m.last <= mention.first && gap <= 1
            || m.end + u32::from(comma) == mention.first && !m.nested
    };
    all.iter().rev().take(12).find(touches).map_or(NONE, |m| {
        let at = all.partition_point(|x| {
            (x.range.start, std::cmp::Reverse(x.range.end)) < (m.range.start, std::cmp::Reverse(m.range.end))
        });
        table.entity_of[at]
    })
}

fn described(table: &mut Table<'_>, state: &mut State<'_>, idx: u32, mention: &Mention) -> u32 {
    if let Some(entity) = apposed(table, state, idx, mention) {
        return entity;
    }
    // "his spokesman": whose, first.
    if let Some(own) = opening_pronoun(table, idx, mention) {
        let whose = table.mentions.all[own as usize];
        table.entity_of[own as usize] = pronoun(table, &mut state.mind, own, &whose);
    }
    let (entity, why) = table.describe(idx, &state.mind);
    table.why.push((idx, why));
    entity
}

/// The mention of the possessive pronoun that opens a description, where nobody has looked at it yet.
fn opening_pronoun(table: &Table<'_>, idx: u32, mention: &Mention) -> Option<u32> {
    let mut after = table.mentions.all.iter().enumerate().skip(idx as usize + 1).take(4);
    let own = after.find(|(_, m)| m.first == mention.first && m.kind == MentionKind::Pronoun);
    own.map(|(i, _)| i as u32).filter(|i| table.entity_of[*i as usize] == NONE)
}

/// The person whose apposition the description is: before the name ("the chief executive, Ann Lee") or behind it.
fn apposed(table: &Table<'_>, state: &State<'_>, idx: u32, mention: &Mention) -> Option<u32> {
    let all = &table.mentions.all;
    let near = idx.saturating_sub(3) as usize..(idx as usize + 4).min(all.len());
    let named = near.clone().find(|i| {
        all[*i].first == mention.first && all[*i].kind == MentionKind::Person && all[*i].last > mention.last
    });
    if let Some(i) = named {
        return Some(table.entity_of[i]).filter(|e| *e != NONE);
    }
    // `Ines Vale and Tom Birch, directors of the play, said`.
    let comma = table.tokens.all[..mention.first as usize].last().is_some_and(|t| t.is_mark(','));
    if comma && mention.plural && mention.kind == MentionKind::Description {
        let both = |i: &usize| all[*i].kind == MentionKind::Joined && all[*i].last + 1 == mention.first;
        let joined = (idx.saturating_sub(4) as usize..idx as usize).find(both);
        if let Some(entity) = joined.map(|i| table.entity_of[i]).filter(|e| *e != NONE) {
            return Some(entity);
        }
    }
    let outer = &all[state.outer? as usize];
    let inside = mention.first >= outer.last && mention.end <= outer.end && mention.first <= outer.last + 4;
    // `Hale, a top aide said, …`: a tag.
    let says = table.mentions.classes.get(mention.end as usize).is_some_and(|c| c.word.is(Word::SAY));
    let tag = says && table.tokens.all.get(mention.end as usize + 1).is_some_and(|t| t.is_mark(','));
    // `in Chelsea, the mayor`: a place.
    let before = outer.first.checked_sub(1).map_or(0, |b| table.tokens.all[b as usize].key);
    let place = outer.kind == MentionKind::Name && [key("in"), key("near"), key("at")].contains(&before);
    (inside && comma && !tag && !place && mention.kind == MentionKind::Description)
        .then(|| table.entity_of[state.outer.unwrap_or(0) as usize])
        .filter(|e| *e != NONE)
}

impl State<'_> {
    /// Goes on to a mention's place.
    fn advance(&mut self, table: &Table<'_>, mention: &Mention) {
        let starts = &table.mentions.sentence_starts;
        while starts.get(self.next_start).is_some_and(|start| *start <= mention.first) {
            let at = table.tokens.all[starts[self.next_start] as usize].range.start;
            while let [first, rest @ ..] = self.marked
                && first.end <= at
            {
                self.marked = rest;
            }
            // However long somebody speaks, the narrator has not turned to anybody else.
            let speech = self.marked.first().is_some_and(|m| m.start < at);
            self.next_start += 1;
            self.mind.sentence += u32::from(!speech);
            self.begun = 0;
        }
        self.begun += 1;
        self.mind.paragraph = mention.passage;
    }

    /// How much attention a mention draws: subjects most, names inside other phrases least.
    fn weight(&self, table: &Table<'_>, idx: u32, mention: &Mention) -> f32 {
        let classes = &table.mentions.classes;
        let word = |t: u32| classes.get(t as usize).map_or(Word::default(), |c| c.word);
        let before = word(mention.first.wrapping_sub(1));
        let mut after = mention.end;
        if table.tokens.all.get(after as usize).is_some_and(|t| t.is_mark(',')) {
            after += 1;
        }
        let verbs = Word::AUXILIARY.or(Word::SAY).or(Word::VERB);
        // "says", "had said", "had also said". All three are looked at: nobody can foresee which it is.
        // `a statement announcing the end` says nothing yet; `Hale, saying so,` does.
        let announcing = |t: u32| {
            let token = table.tokens.all.get(t as usize);
            t == mention.end
                && word(t).is(Word::SAY)
                && token.is_some_and(|t| table.words(t.range).ends_with("ing"))
        };
        let over = |t: u32| {
            let [first, second, third] = [word(t), word(t + 1), word(t + 2)];
            let later = second.is(Word::SAY) | second.is(Word::FUNCTION) & third.is(Word::SAY);
            first.is(Word::SAY) & !announcing(t) | first.is(Word::FUNCTION) & later
        };
        let (mut subject, mut says) = (word(after).is(verbs), over(after));
        // Behind the name within a longer phrase.
        if mention.last != after {
            subject |= word(mention.last).is(verbs);
            says |= over(mention.last);
        }
        says |= before.is(Word::SAY) && !subject;
        let key =
            |back: u32| table.tokens.all.get(mention.first.wrapping_sub(back) as usize).map_or(0, |t| t.key);
        // `according to Hale`, `shared by councillor Paul Hale`.
        let introduced = mention.first < mention.name_first || mention.end > mention.last;
        let agent = (mention.kind == MentionKind::Person && introduced
            || mention.kind == MentionKind::Description && mention.plural)
            && key(1) == BY;
        let accord = key(1) == TO && key(2) == ACCORDING;
        says |= accord;
        let draws = if mention.possessive {
            0
        } else if mention.nested {
            1
        } else if before.is(Word::PREPOSITION) && !agent && !accord {
            2
        } else {
            3 + usize::from(subject)
        };
        let says = says && !mention.nested && !mention.possessive;
        let mut weight = DRAWS[draws] + f32::from(says) + 0.25 * f32::from(self.begun == 1);
        // Who is introduced, with what he or she is, will hardly be left at that.
        let entity = table.entity_of[idx as usize];
        if mention.kind == MentionKind::Person
            && (mention.end > mention.last || before.is(Word::AUXILIARY) || agent)
            && weight >= 0.7
            && entity != NONE
            && table.entities[entity as usize].begins == idx
        {
            weight += 0.8;
        }
        weight * QUOTED[usize::from(table.quoted[idx as usize])]
    }
}
