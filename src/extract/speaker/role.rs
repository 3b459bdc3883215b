//! Roles: "the Vermont senator", "the mill's chief executive": which named person a noun belongs to.
//!
//! They are read off what stands before a name and behind it ("housing minister Karl Dunne", "Ann Lee, head of the mill").

use super::{NONE, Table};
use crate::extract::SpeakerKind;
use crate::extract::mention::lexicon::Word;
use crate::extract::mention::{Gender, Mention, MentionKind};
use crate::extract::token::{Listed, Shape, TokenKind, key, keys};

/// How many holders of one role are kept.
const HOLDERS: usize = 12;

/// A noun that is said of an entity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Role {
    /// The noun's [`root`].
    noun: u64,
    pub entity: u32,
    /// The tokens of the phrase that says it.
    pub first: u32,
    pub last: u32,
    /// The mention that says it.
    pub mention: u32,
}

/// Nouns that are written in several ways, each with the one it is kept under.
const SAME: [(u64, u64); 22] = [
    (key("sen"), key("senator")),
    (key("sens"), key("senator")),
    (key("rep"), key("representative")),
    (key("congressman"), key("representative")),
    (key("congresswoman"), key("representative")),
    (key("lawmaker"), key("representative")),
    (key("gov"), key("governor")),
    (key("gen"), key("general")),
    (key("prof"), key("professor")),
    (key("dr"), key("doctor")),
    (key("spokeswoman"), key("spokesman")),
    (key("spokesperson"), key("spokesman")),
    (key("chair"), key("chairman")),
    (key("chairwoman"), key("chairman")),
    (key("chairperson"), key("chairman")),
    (key("candidate"), key("nominee")),
    (key("mogul"), key("businessman")),
    (key("tycoon"), key("businessman")),
    (key("mum"), key("mother")),
    (key("mom"), key("mother")),
    (key("dad"), key("father")),
    (key("skipper"), key("captain")),
];

/// What a firm may be called as well.
const FIRMS: [u64; 30] = keys([
    "leader",
    "sponsor",
    "maker",
    "owner",
    "operator",
    "provider",
    "champion",
    "partner",
    "member",
    "rival",
    "supplier",
    "competitor",
    "retailer",
    "manufacturer",
    "developer",
    "producer",
    "publisher",
    "broadcaster",
    "employer",
    "lender",
    "builder",
    "contractor",
    "buyer",
    "seller",
    "backer",
    "user",
    "client",
    "customer",
    "promoter",
    "winner",
]);

/// What says a role of the name before it.
const BEING: [u64; 3] = keys(["is", "was", "became"]);

/// The key under which a noun's role is kept.
pub(super) fn root(noun: u64) -> u64 {
    WRITTEN.position(noun).map_or(noun, |same| SAME[same].1)
}

/// Those of [`SAME`] that are kept under another one.
static WRITTEN: Listed<{ SAME.len() }> = Listed::of({
    let (mut written, mut i) = ([0; SAME.len()], 0);
    while i < SAME.len() {
        written[i] = SAME[i].0;
        i += 1;
    }
    written
});

/// Collects the roles of all named persons and bodies, by their noun.
pub(super) fn collect(table: &mut Table<'_>) {
    let mentions = table.mentions;
    for (idx, mention) in mentions.all.iter().enumerate() {
        let entity = table.entity_of[idx];
        if entity == NONE
            || mention.possessive && mention.first == mention.name_first
            || mention.kind == MentionKind::Place
        {
            continue;
        }
        if mention.kind == MentionKind::Name && table.acts_as_body(mention) {
            let e = &mut table.entities[entity as usize];
            if e.unclear && e.gender == Gender::Unknown {
                (e.kind, e.unclear) = (SpeakerKind::Body, false);
            }
        }
        for (first, last) in [(mention.first, mention.name_first), table.role_behind(mention)] {
            if first < last {
                table.roles_within(entity, idx as u32, first, last);
            }
        }
    }
    table.roles.sort_by_key(|r| r.noun);
}

impl Table<'_> {
    /// The roles with a noun (its [`root`]), in the order of the text.
    pub(super) fn holders(&self, noun: u64) -> &[Role] {
        let from = self.roles.partition_point(|r| r.noun < noun);
        let holders = self.roles.get(from..).unwrap_or_default();
        let n_holders = holders.iter().take(HOLDERS).take_while(|r| r.noun == noun).count();
        &holders[..n_holders]
    }

    fn roles_within(&mut self, entity: u32, idx: u32, first: u32, last: u32) {
        let mut linked = false;
        // `Herberth, a poet`, but `in Chelsea, the mayor`.
        let opens = self.mentions.classes.get(first as usize + 1).map_or(0, |c| c.key);
        let behind = first >= self.mentions.all[idx as usize].last && [key("a"), key("an")].contains(&opens);
        let article = behind || opens == key("the");
        if opens == key("who") && self.tokens.all[first as usize].is_mark(',') {
            self.is_person(entity, idx);
        }
        for at in first..last {
            let class = self.mentions.classes[at as usize];
            let token = &self.tokens.all[at as usize];
            let clause =
                class.word.is(Word::RELATIVE.or(Word::SAY).or(Word::VERB)) && !class.word.is(Word::NOUN);
            if clause && at > first + 1 {
                break;
            }
            linked |= class.word.is(Word::FUNCTION);
            let noun = class.word.is(Word::PERSON.or(Word::KIN).or(Word::TITLE))
                || class.word.is(Word::BODY) && !linked;
            // `Ann Lee, 68`, `68-year-old Ann Lee`.
            if at <= first + 2 && self.is_age(at) {
                let e = &mut self.entities[entity as usize];
                if e.unclear && !e.place {
                    (e.kind, e.unclear) = (SpeakerKind::Person, false);
                }
                self.is_person(entity, idx);
                self.roles.push(Role { noun: class.key, entity, first, last, mention: idx });
            }
            if token.is_word() && noun && !class.possessive {
                // `Lazaros Kone, a lecturer`: a name of no known form, but a person's.
                let e = &mut self.entities[entity as usize];
                if class.word.is(Word::PERSON.or(Word::KIN)) && !linked && !e.acronym {
                    // `Shell, a sponsor` may be a firm.
                    if e.n_words == 1 && e.unclear && !e.place && behind && !FIRMS.contains(&class.key) {
                        e.kind = SpeakerKind::Person;
                    }
                    e.unclear &= e.kind != SpeakerKind::Person;
                }
                let apposed = first >= self.mentions.all[idx as usize].last;
                let last_word = self.mentions.classes.get(at as usize + 1).is_none_or(|next| {
                    next.word.is(Word::FUNCTION.or(Word::RELATIVE))
                        || !self.tokens.all[at as usize + 1].is_word()
                });
                // `Hafen Nord, the German bourse`: a name of no known form, but a body's.
                let e = &mut self.entities[entity as usize];
                let body =
                    class.word.is(Word::BODY) && !class.word.is(Word::PERSON) && token.shape == Shape::Lower;
                if body && article && apposed && last_word && e.unclear && e.gender == Gender::Unknown {
                    (e.kind, e.unclear) = (SpeakerKind::Body, false);
                }
                self.roles.push(Role { noun: root(class.key), entity, first, last, mention: idx });
            }
        }
    }

    /// `Kent-based Hafen Nord`, `Hafen Nord, which …`, `Hafen Nord said its …`: whether the words beside a name are those for a body.
    fn acts_as_body(&self, mention: &Mention) -> bool {
        let key_at = |at: u32| self.tokens.all.get(at as usize).map_or(0, |t| t.key);
        let based = mention.first.checked_sub(1).is_some_and(|at| key_at(at) == key("based"));
        let comma = self.tokens.all.get(mention.last as usize).is_some_and(|t| t.is_mark(','));
        let which = key_at(mention.last + u32::from(comma)) == key("which");
        let says = self.mentions.classes.get(mention.last as usize).is_some_and(|c| c.word.is(Word::SAY));
        based || which || says && key_at(mention.last + 1) == key("its")
    }

    /// Takes a name of no known form for a person's: it has an age, or somebody "who" did something.
    fn is_person(&mut self, entity: u32, idx: u32) {
        let mention = &self.mentions.all[idx as usize];
        let e = &mut self.entities[entity as usize];
        // `the former Beatle, 82` is no name.
        if mention.first == mention.name_first && e.unclear && !e.acronym && !e.place && !e.plural {
            (e.kind, e.unclear) = (SpeakerKind::Person, false);
        }
    }

    /// Says whether the token is a number between commas, or one of years.
    fn is_age(&self, at: u32) -> bool {
        let token = |at: u32| self.tokens.all.get(at as usize);
        let mark = |at: u32, c: char| token(at).is_some_and(|t| t.is_mark(c));
        let number = token(at).is_some_and(|t| t.kind == TokenKind::Number && t.range.len() <= 3);
        let years = || mark(at + 1, '-') && token(at + 2).is_some_and(|t| t.key == key("year"));
        number && (years() || at > 0 && mark(at - 1, ',') && !mark(at + 1, '-'))
    }

    /// The apposition behind a name, or what "is" says of it.
    fn role_behind(&self, mention: &Mention) -> (u32, u32) {
        if mention.end > mention.last {
            return (mention.last, mention.end.min(mention.last + 24));
        }
        let at = mention.last as usize;
        let is = self.tokens.all.get(at).is_some_and(|t| t.shape == Shape::Lower && BEING.contains(&t.key));
        let article = self.mentions.classes.get(at + 1).is_some_and(|c| c.word.is(Word::DETERMINER));
        if is && article {
            (mention.last + 1, (mention.last + 8).min(self.tokens.all.len() as u32))
        } else {
            (0, 0)
        }
    }
}
