//! Modifiers: over, at least, about, up to, under, and what bounds a figure from behind ("or more").

use super::amount::Amount;
use super::lexicon::{ADJECTIVE, AUXILIARY, FALL, RISE};
use super::numeral::Form;
use super::view::{View, before, says};
use crate::extract::{FigureKind, Modifier};

/// A modifier that was found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub modifier: Modifier,
    /// Whether the words leave no doubt that a quantity follows ("more than"; not "about").
    pub strong: bool,
}

/// Finds the modifier of an amount, and the token where it (or the amount's article and filler) begins.
pub fn find(v: &View<'_>, a: &Amount) -> (Option<Found>, usize) {
    if let Some(bound) = a.bound {
        return bound;
    }
    let (start, article) = skip_fillers(v, a.first);
    if a.inner_modifier {
        return (None, start);
    }
    if let Some((modifier, strong, begin)) = in_front(v, a, start, article) {
        return (Some(Found { modifier, strong }), begin);
    }
    let behind = behind(v, a).map(|modifier| Found { modifier, strong: true });
    (behind, start)
}

/// Steps back over words between a modifier and its number that say nothing for it: "more than *a record* 300".
/// The second value: an article stands there.
fn skip_fillers(v: &View<'_>, first: usize) -> (usize, bool) {
    let mut start = first;
    if v.is_mark(before(start), &['"', '“', '\'', '‘', '('])
        && v.gap(before(start))
        && !v.is_mark(before(start), &['('])
    {
        start = before(start);
    }
    if v.is_mark(before(start), &['-', '−', '±']) && v.is_mark(before(before(start)), &['/']) {
        start = start.saturating_sub(3);
    } else if v.is_mark(before(start), &['±']) {
        start = start.saturating_sub(1);
    } else if says!(v, before(start), "minus") && says!(v, before(before(start)), "or") {
        start = start.saturating_sub(3);
    }
    let mut article = false;
    for _ in 0..3 {
        let at = before(start);
        if says!(
            v,
            at,
            "just only further additional another record mere whopping total combined staggering \
                massive tepid extra modest astonishing huge paltry measly meagre whole good full \
                sharp average annual steep"
        ) {
            start = at;
        } else if says!(v, at, "a an the its their his her") {
            start = at;
            article = true;
            break;
        } else {
            break;
        }
    }
    (start, article)
}

fn in_front(v: &View<'_>, a: &Amount, start: usize, article: bool) -> Option<(Modifier, bool, usize)> {
    use Modifier::{About, AtLeast, AtMost, Over, Under};
    let last = before(start);
    let word = v.words(last);
    if word.is_empty() || word.len() > 13 {
        return None;
    }
    let (one, two) = (before(last), before(before(last)));
    let (mut room, mut more_room) = Default::default();
    let definite = article && says!(v, start, "the its their his her");
    Some(match v.small(last, &mut room) {
        "than" | "of" if definite => return None,
        "than" => {
            let no = says!(v, two, "no not");
            let begin = if no { two } else { one };
            match v.small(one, &mut more_room) {
                "more" | "greater" | "higher" | "longer" | "better" | "larger" | "bigger" | "older" if no => {
                    (AtMost, true, begin)
                }
                "more" | "greater" | "longer" | "older" | "larger" | "bigger" => (Over, true, begin),
                "fewer" | "less" if no => (AtLeast, true, begin),
                "fewer" | "less" | "younger" | "shorter" | "smaller" => (Under, true, begin),
                _ => return None,
            }
        }
        // "thumped over a 40m penalty", "over a 10-day span"
        "over" if article && a.unit.is_some() && says!(v, start, "a an") => return None,
        "over" if over_fits(v, a, one, definite) => (Over, true, last),
        "above" | "exceeding" | "topping" if !definite && !planned(v, start) => (Over, true, last),
        "exceeds" | "exceeded" | "exceed" | "tops" if !definite => (Over, true, last),
        "past"
            if v.is(one, RISE) && !definite
                || says!(v, one, "sail sails race races raced go goes passed way moved pushed")
                    && !definite =>
        {
            (Over, true, last)
        }
        "least" if says!(v, one, "at") => (AtLeast, true, one),
        "least" if says!(v, one, "very the") && says!(v, two, "at very") => (AtLeast, true, two),
        "of" => match v.words(one) {
            "excess" | "upwards" | "upward" | "north" => (Over, true, one),
            "minimum" => (AtLeast, true, one),
            "maximum" => (AtMost, true, one),
            "shy" | "short" | "south" => (Under, true, one),
            _ => return None,
        },
        "to" if says!(v, one, "up") && !climbs_up(v, two) => (AtMost, true, one),
        "to" if says!(v, one, "close") => (About, true, one),
        "as" => {
            let begin = two;
            match v.words(one) {
                "many" | "much" | "high" | "long" | "far" | "late" | "big" | "large"
                    if says!(v, two, "as") =>
                {
                    (AtMost, true, begin)
                }
                "low" | "little" | "few" | "young" if says!(v, two, "as") => (AtLeast, true, begin),
                _ => return None,
            }
        }
        "most" if says!(v, one, "at") => (AtMost, true, one),
        "under" | "below" | "beneath" if !planned(v, start) && !definite => {
            (Under, says!(v, last, "under"), last)
        }
        "about" if !speaks_about(v, one) && !definite => (About, false, last),
        "around" if !definite => (About, false, last),
        "some" if !definite && !says!(v, start, "just only") => (About, true, last),
        "roughly" | "approximately" | "approx" | "circa" | "nearly" | "almost" | "nearing" | "virtually"
        | "estimated" | "approaching" | "aproximately" | "perhaps" | "maybe" | "couple" | "~" | "≈" => {
            (About, true, last)
        }
        "like" if a.kind == FigureKind::Duration && v.is_participle(one) => (About, false, last),
        "c" | "ca" if v.is_lower(last) => (About, false, last),
        "." if says!(v, one, "c ca approx") => (About, true, one),
        "-" if says!(v, one, "sub") && !v.gap(last) => (Under, true, one),
        ">" => (Over, true, last),
        "<" => (Under, true, last),
        "≥" => (AtLeast, true, last),
        "≤" => (AtMost, true, last),
        _ => return None,
    })
}

/// "over the past six months" and "grew over five years" bound nothing; "for over five years" does.
fn over_fits(v: &View<'_>, a: &Amount, one: usize, definite: bool) -> bool {
    if definite {
        return false;
    }
    if a.kind == FigureKind::Duration && !a.hyphen {
        return says!(
            v,
            one,
            "for well just of after in with little lasted takes took spent lasting from the \
                spanning to a"
        ) || v.is(one, AUXILIARY) && !says!(v, one, "will");
    }
    !says!(
        v,
        one,
        "lead leads leading took taken taking take win victory ruled concerns turn turned \
                hand handed"
    )
}

/// "below a planned 55 tons": the figure is another thing's, the words compare.
fn planned(v: &View<'_>, start: usize) -> bool {
    says!(v, start, "a an the")
        && !says!(
            v,
            start + 1,
            "record total further third quarter dozen hundred thousand million half fifth"
        )
}

/// "inches up to 6": the up belongs to the verb.
pub fn climbs_up(v: &View<'_>, verb: usize) -> bool {
    v.is(verb, RISE | FALL) && !says!(v, verb, "up down higher lower")
        || says!(
            v,
            verb,
            "edged edges ticked crept nudged inch inches inched tick ticks went add adds go goes creep crept going gone moved move moves moving bid \
                came pushed own stood catch live stand signed"
        )
}

fn speaks_about(v: &View<'_>, verb: usize) -> bool {
    says!(
        v,
        verb,
        "talk talked talking talks ask asked asking think thought thinking worried worry know \
                spoke speak speaking learned concerned complained questions question concerns story \
                book film information details wrote writing say said doubts statement statements \
                claim claims comments comment remarks warned"
    )
}

/// "or more", "or so", "or less", "-plus", "+".
fn behind(v: &View<'_>, a: &Amount) -> Option<Modifier> {
    let mut next = a.next;
    let more = |k: usize| says!(v, k, "or") && says!(v, k + 1, "more");
    let inside = (a.first + 1..next).any(|k| v.is_mark(k, &['+']) || says!(v, k, "plus") || more(k));
    if v.is_mark(next, &['+']) || inside {
        return Some(Modifier::AtLeast);
    }
    if v.is_hyphen(next) && says!(v, next + 1, "plus") || says!(v, next, "plus") && !v.gap(next) {
        return Some(Modifier::AtLeast);
    }
    if v.is_hyphen(next) && says!(v, next + 1, "odd") || says!(v, next, "odd") && a.form != Form::Words {
        return Some(Modifier::About);
    }
    if a.kind != FigureKind::Percent && !says!(v, next, "or and") && v.is_plural(next) {
        next += 1;
    }
    if says!(v, next, "or") {
        return match v.words(next + 1) {
            "more" | "higher" | "older" | "above" | "greater" | "longer" | "better" | "over" | "larger"
            | "later"
                if !says!(v, next + 2, "less") =>
            {
                Some(Modifier::AtLeast)
            }
            "less" | "fewer" | "lower" | "under" | "younger" | "below" => Some(Modifier::AtMost),
            "so" => Some(Modifier::About),
            _ => None,
        };
    }
    if says!(v, next, "and") {
        return match v.words(next + 1) {
            "over" | "older" | "above" | "up" | "upwards" if !v.is_nominal(next + 2) => {
                Some(Modifier::AtLeast)
            }
            "under" | "younger" | "below" if !v.is_nominal(next + 2) => Some(Modifier::AtMost),
            _ => None,
        };
    }
    (says!(v, next, "plus")
        && (v.at(next + 1).is_none() || v.mark(next + 1).is_some() || v.is_plural(next + 1)))
    .then_some(Modifier::AtLeast)
}

/// An adjective between article and number that no list knows ("a tepid 1.6 percent").
pub fn skips_adjective(v: &View<'_>, start: usize) -> usize {
    let at = before(start);
    // "a seasonally-adjusted 0.7%"
    let tied = v.is_hyphen(before(at)) && !v.gap(at) && !v.gap(before(at)) && v.is_participle(at);
    if tied && says!(v, at.wrapping_sub(3), "a an") {
        return at - 3;
    }
    if says!(v, before(at), "a an") && v.is_lower(at) && (v.word(at).class == 0 || v.is(at, ADJECTIVE)) {
        before(at)
    } else {
        start
    }
}
