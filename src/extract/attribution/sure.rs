//! Sure rules: forms of print that name the speaker by themselves.

use super::flow::Flow;
use crate::extract::mention::{Mention, MentionKind};
use crate::extract::quote::segment::Found;
use crate::extract::token::{Shape, TokenKind, Tokens};

/// Returns the mention that a sure rule takes for a segment, and why.
pub(super) fn rule(
    flow: &Flow<'_>,
    tokens: &Tokens,
    mentions: &[Mention],
    starts: &[u32],
    found: &Found,
) -> Option<(u32, &'static str)> {
    let passage = found.passage as usize;
    let range = *starts.get(passage)? as usize..*starts.get(passage + 1)? as usize;
    let own = mentions.get(range.clone())?;
    let at = |token: u32| own.partition_point(|m| m.first < token);
    let label = own.iter().enumerate().skip(at(found.first)).take_while(|(_, m)| m.first == found.first);
    for (i, mention) in label {
        if is_label(flow, mention) {
            return Some(((range.start + i) as u32, "name and colon open the words"));
        }
    }
    let dash = dash_behind(flow, found, tokens.passages[passage].last)?;
    let signature = own.iter().enumerate().skip(at(dash)).take_while(|(_, m)| m.first == dash);
    for (i, mention) in signature {
        if is_signature(flow, mention, tokens.passages[passage].last) {
            return Some(((range.start + i) as u32, "signed with a dash"));
        }
    }
    None
}

/// `“HALE: We sail.”`: capitals and a colon, as transcripts have them.
fn is_label(flow: &Flow<'_>, mention: &Mention) -> bool {
    let upper = (mention.first..mention.last)
        .all(|t| flow.token(t).is_some_and(|t| t.shape == Shape::Upper || !t.is_word()));
    upper && flow.token(mention.last).is_some_and(|t| t.is_mark(':'))
}

/// `“We sail.” ― Tom Hale`: the token behind the dash, where the words open their passage.
fn dash_behind(flow: &Flow<'_>, found: &Found, last: u32) -> Option<u32> {
    if found.next >= last {
        return None;
    }
    let token = flow.token(found.next)?;
    let double = token.is_mark('-') && flow.token(found.next + 1).is_some_and(|t| t.is_mark('-') && !t.gap);
    let dash = matches!(token.kind, TokenKind::Mark('―' | '—' | '–')) || double;
    dash.then_some(found.next + 1 + u32::from(double))
}

/// A name that the passage, or a new quote, ends.
fn is_signature(flow: &Flow<'_>, mention: &Mention, last: u32) -> bool {
    if !matches!(mention.kind, MentionKind::Person | MentionKind::Name) {
        return false;
    }
    let end = mention.last
        + u32::from(flow.token(mention.last).is_some_and(|t| mention.last < last && t.is_mark('.')));
    end >= last || mention.end >= last || flow.spot(end).inside > 0
}
