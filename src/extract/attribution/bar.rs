//! What cannot be: forms of print that rule a mention, or nobody, out, whatever the ranker makes of them.

use super::candidate::{Context, PASSIVE, QUOTE};
use super::cue::Cue;
use super::feature::{Setting, by, small};
use super::flow::Flow;
use crate::extract::token::key;

impl Setting {
    /// Whether it is a whole sentence or more, as people speak: six words at least, from a capital to a stop, and not in
    /// the midst of the narrator's sentence.
    pub fn speaks(&self) -> bool {
        self.length >= 5
            && self.capitals == 1
            && self.opens > 0
            && matches!(char::from_u32(self.stop), Some('.' | '!' | '?' | '…'))
    }

    /// Whether the words are held at arm's length: `the so-called “…”`.
    pub fn is_so_called(&self) -> bool {
        self.so_called
    }

    /// `“…?” Hale asked.`, `“…,” Hale said`: whether the mention is tagged on to the words.
    pub fn is_tagged(&self, context: &Context) -> bool {
        let closed = matches!(char::from_u32(self.stop), Some(',' | '?' | '!')) && context.bare_tag;
        let verb = context.verb_after.is_some_and(|v| v.over < 2 && v.cue != Cue::Weak && v.cue != Cue::Call);
        context.place == self.place + 1 && closed && verb
    }

    /// The token of the word that gives something its name, right before the words: `a plan called “…”`.
    pub fn naming(&self, flow: &Flow<'_>) -> Option<u32> {
        let at = self.first.checked_sub(1)?;
        flow.token(at).filter(|t| NAMING.contains(&t.key)).map(|_| at)
    }

    /// Whether a verb before the words says what somebody is called.
    pub fn calls(&self) -> bool {
        self.cue_before >> 4 == Cue::Call as u32
    }

    /// `X was called “…”`, `X branded “…” by Y`: whether X is who is spoken of.
    pub fn is_called(&self, context: &Context) -> bool {
        let ahead = context.sentence == self.sentence && context.place < self.place;
        context
            .verb_after
            .filter(|_| ahead)
            .is_some_and(|v| v.cue == Cue::Call && (v.form == PASSIVE || self.after == by()))
    }

    /// `an e-mail seen by the BBC`: who only came to know of the words.
    pub fn is_witness(context: &Context) -> bool {
        const SEEN: [u32; 4] = [small("seen"), small("obtained"), small("reviewed"), small("leaked")];
        context.before == by() && SEEN.contains(&context.before2)
    }

    /// `was called “…” by Y`, `was described by Y as “…”`: whether Y is who calls.
    pub fn is_agent(&self, context: &Context) -> bool {
        let near = if context.place > self.place {
            self.after == by() && context.place <= self.place + 3
        } else {
            self.passive && [QUOTE, small("as")].contains(&context.after_end)
        };
        context.sentence == self.sentence && context.before == by() && near
    }
}

/// What stands between a thing and its name.
const NAMING: [u64; 5] = [key("called"), key("titled"), key("entitled"), key("named"), key("headlined")];
