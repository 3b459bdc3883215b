//! The one table of keys: context and sequence to [`Action`]. Help, README and completion are made from it.
//!
//! A key is an action or a prefix, never both in one context, so that nothing ever waits for a timeout. Digits are counts.

use crate::app::action::{Action, Group};
use crate::app::commands::OTHER_COMMANDS;
use crate::app::message::{Key, KeyCode};
use std::fmt::Write as _;

/// Where a key counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Context {
    /// The panes.
    Panes,
    /// While text is being selected.
    Visual,
    /// A popup of lines or a page of rows: people, marked words, help, search.
    Popup,
    /// The check sheet.
    Sheet,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// Where it counts.
    pub context: Context,
    /// The keys, as they are written in the help: `]q`, `Ctrl-d`, `m{a-z}`.
    pub keys: &'static str,
    /// What they do.
    pub action: Action,
}

/// What a sequence of keys is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// An action, with the letter that `{a-z}` stood for.
    Action(Action, Option<char>),
    /// The beginning of several.
    Prefix,
    /// Nothing.
    Nothing,
}

macro_rules! bindings {
    ($($context:ident { $($keys:literal $action:ident,)* })*) => {
        /// The table.
        pub const BINDINGS: &[Binding] = &[$($(Binding {
            context: Context::$context, keys: $keys, action: Action::$action,
        },)*)*];
    };
}

bindings! {
    Panes {
        "j" LineDown, "Down" LineDown, "k" LineUp, "Up" LineUp,
        "Ctrl-d" HalfDown, "Ctrl-u" HalfUp,
        "Space" PageDown, "PgDn" PageDown, "Ctrl-f" PageDown, "b" PageUp, "PgUp" PageUp, "Ctrl-b" PageUp,
        "gg" Top, "Home" Top, "G" End, "End" End, "}" NextParagraph, "{" PrevParagraph,
        "Tab" FocusNext, "Shift-Tab" FocusPrev, "h" FocusLeft, "Left" FocusLeft, "l" FocusRight, "Right" FocusRight,
        "gq" Quotes, "gf" Figures, "ga" Notes, "gp" People, "S" SortItems,
        "zl" ToggleList, "zp" TogglePanel, "zt" TextAlone,
        "Enter" Open, "q" Close, "Esc" Escape, "Ctrl-c" Escape,
        "J" NextArticle, "K" PrevArticle, "]u" NextUnread, "[u" PrevUnread, "r" ToggleRead, "\\" Filter,
        "]q" NextQuote, "[q" PrevQuote, "]f" NextFigure, "[f" PrevFigure, "]x" NextCheck, "[x" PrevCheck,
        ";" Repeat, "," RepeatBack,
        "/" Search, "g/" Everywhere, "T" Bulk, "P" Everybody, "F" Numbers, "n" NextHit, "N" PrevHit,
        "v" Select,
        "yy" CopyQuote, "yc" CopyCitation, "yu" CopyUrl, "ym" CopyMarkdown,
        "]a" NextNote, "[a" PrevNote,
        "a" Note, "A" NoteArticle, "H" Highlight, "t" Tag, "s" Star,
        "xx" CheckConfirmed, "xw" CheckWrong, "xu" CheckUnverified, "xo" CheckOpen, "xs" CheckSource, "X" Sheet,
        "cs" CorrectSpeaker, "cv" CorrectValue, "cb" CorrectBounds, "c-" Reject, "cq" AddQuote, "cf" AddFigure,
        "cm" CorrectArticle, "cr" Review, "dd" Delete, "u" Undo, "Ctrl-r" Redo, "." RepeatMark, "e" Export,
        "m{a-z}" SetMark, "'{a-z}" GoMark, "Ctrl-o" Back,
        "=" Where, ":" CommandLine, "?" Help, "Ctrl-z" Suspend, "Ctrl-l" Redraw,
    }
    Visual {
        "h" Left, "Left" Left, "l" Right, "Right" Right, "j" Below, "Down" Below, "k" Above, "Up" Above,
        "w" WordNext, "b" WordPrev, "e" WordEnd, "0" LineStart, "$" LineEnd,
        ")" SentenceNext, "(" SentencePrev, "}" NextParagraph, "{" PrevParagraph, "gg" Top, "G" End,
        "Ctrl-d" HalfDown, "Ctrl-u" HalfUp, "PgDn" PageDown, "PgUp" PageUp, "Home" LineStart, "End" LineEnd,
        "o" SwapEnds, "iq" WholeQuote, "if" WholeFigure, "is" WholeSentence, "ip" WholeParagraph,
        "a" Note, "H" Highlight, "t" Tag, "s" Star,
        "xx" CheckConfirmed, "xw" CheckWrong, "xu" CheckUnverified, "xo" CheckOpen, "xs" CheckSource,
        "cb" CorrectBounds, "cq" AddQuote, "cf" AddFigure,
        "y" CopySelection, "v" Escape, "q" Close, "Esc" Escape, "Ctrl-c" Escape,
        "?" Help, "Ctrl-z" Suspend, "Ctrl-l" Redraw,
    }
    Popup {
        "j" LineDown, "Down" LineDown, "k" LineUp, "Up" LineUp, "Ctrl-d" HalfDown, "Ctrl-u" HalfUp,
        "Space" PageDown, "PgDn" PageDown, "Ctrl-f" PageDown, "b" PageUp, "PgUp" PageUp, "Ctrl-b" PageUp,
        "gg" Top, "Home" Top, "G" End, "End" End,
        "Enter" Open, "/" Search, "w" Wordings, "cs" CorrectSpeaker, "u" Undo, "Ctrl-r" Redo,
        "q" Close, "Esc" Escape, "Ctrl-c" Escape, "?" Help,
        "Ctrl-z" Suspend, "Ctrl-l" Redraw,
    }
    Sheet {
        "j" LineDown, "Down" LineDown, "k" LineUp, "Up" LineUp, "Ctrl-d" HalfDown, "Ctrl-u" HalfUp,
        "Space" PageDown, "PgDn" PageDown, "Ctrl-f" PageDown, "b" PageUp, "PgUp" PageUp, "Ctrl-b" PageUp,
        "gg" Top, "Home" Top, "G" End, "End" End, "Enter" Open, "]x" NextCheck, "[x" PrevCheck,
        "xx" CheckConfirmed, "xw" CheckWrong, "xu" CheckUnverified, "xo" CheckOpen, "xs" CheckSource,
        "a" Note, "H" Highlight, "t" Tag, "s" Star, "cs" CorrectSpeaker, "cv" CorrectValue, "c-" Reject,
        "u" Undo, "Ctrl-r" Redo, "." RepeatMark, "e" Export,
        "X" Close, "q" Close, "Esc" Escape, "Ctrl-c" Escape, "?" Help, ":" CommandLine,
        "Ctrl-z" Suspend, "Ctrl-l" Redraw,
    }
}

/// The keys that have a name, in the table, the help and the configuration.
pub const NAMED: &[(&str, KeyCode)] = &[
    ("Space", KeyCode::Char(' ')),
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
    ("Backspace", KeyCode::Backspace),
    ("Del", KeyCode::Delete),
];

/// Before the name of a key that is typed with Shift.
const SHIFT: &str = "Shift-";

/// The place of any letter in a sequence.
const ANY_LETTER: &str = "{a-z}";

/// A key of the reader's own, before the table: it adds to it, or takes its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Where it counts.
    pub context: Context,
    /// The keys.
    pub keys: Vec<Key>,
    /// What they do; `None` takes them away.
    pub action: Option<Action>,
}

impl Context {
    /// All, with their names in the configuration.
    pub const NAMES: [(&str, Self); 4] =
        [("panes", Self::Panes), ("select", Self::Visual), ("popup", Self::Popup), ("sheet", Self::Sheet)];
}

/// Says what in the table the reader's own keys would keep from ever being typed, or be kept by, if `own` were taken in beside
/// those that were taken already.
pub fn shadowed(own: &Own, taken: &[Own]) -> Vec<&'static str> {
    let is_away = |written: &str| {
        taken.iter().any(|t| t.context == own.context && t.action.is_none() && t.keys == keys(written))
    };
    let hides = |b: &&Binding| {
        let theirs = keys(b.keys.strip_suffix(ANY_LETTER).unwrap_or(b.keys));
        let shorter = theirs.len() < own.keys.len() && own.keys.starts_with(&theirs);
        let longer = theirs.len() + usize::from(b.keys.ends_with(ANY_LETTER)) > own.keys.len()
            && theirs.starts_with(&own.keys);
        shorter || longer
    };
    let bound = BINDINGS.iter().filter(|b| b.context == own.context && own.action.is_some());
    bound.filter(hides).map(|b| b.keys).filter(|keys| !is_away(keys)).collect()
}

/// Looks up what was typed so far.
pub fn look_up(context: Context, typed: &[Key], own: &[Own]) -> Found {
    let mut prefix = false;
    for own in own.iter().filter(|o| o.context == context) {
        if own.keys == typed {
            return own.action.map_or(Found::Nothing, |action| Found::Action(action, None));
        }
        prefix |= own.action.is_some() && own.keys.starts_with(typed);
    }
    let is_away = |written: &str| own.iter().any(|o| o.context == context && o.keys == keys(written));
    for binding in BINDINGS.iter().filter(|b| b.context == context && !is_away(b.keys)) {
        match compare(binding.keys, typed) {
            Some((true, letter)) => return Found::Action(binding.action, letter),
            Some((false, _)) => prefix = true,
            None => {}
        }
    }
    if prefix { Found::Prefix } else { Found::Nothing }
}

/// Compares a written sequence with typed keys: `None` if they differ, else whether it is complete, and its letter.
fn compare(written: &str, typed: &[Key]) -> Option<(bool, Option<char>)> {
    let (fixed, letter) = written.strip_suffix(ANY_LETTER).map_or((written, false), |f| (f, true));
    let fixed = keys(fixed);
    let len = fixed.len() + usize::from(letter);
    if typed.is_empty() || typed.len() > len || fixed.iter().zip(typed).any(|(a, b)| a != b) {
        return None;
    }
    match typed.get(fixed.len()) {
        Some(Key { code: KeyCode::Char(c @ 'a'..='z'), ctrl: false, alt: false, .. }) => {
            Some((true, Some(*c)))
        }
        Some(_) => None,
        None => Some((typed.len() == len, None)),
    }
}

/// Reads a sequence as it is written in the table, without `{a-z}`.
pub fn keys(written: &str) -> Vec<Key> {
    let (name, shift) = written.strip_prefix(SHIFT).map_or((written, false), |name| (name, true));
    if let Some((_, code)) = NAMED.iter().find(|n| n.0 == name) {
        return vec![Key { shift, ..Key::plain(*code) }];
    }
    match written.strip_prefix("Ctrl-").and_then(|c| c.chars().next()) {
        Some(c) => vec![Key::ctrl(c)],
        None => written.chars().map(Key::char).collect(),
    }
}

/// Writes a key as in the table.
pub fn written(key: Key) -> String {
    match key.code {
        KeyCode::Char(c) if key.ctrl => format!("Ctrl-{c}"),
        code => {
            let named = NAMED.iter().find(|n| n.1 == code);
            match (named, code) {
                (Some(named), _) => [if key.shift { SHIFT } else { "" }, named.0].concat(),
                (None, KeyCode::Char(c)) => c.to_string(),
                (None, _) => String::new(),
            }
        }
    }
}

/// Returns the ways on from a prefix: the rest of each sequence and what it does, the reader's own first.
pub fn continuations(context: Context, typed: &[Key], own: &[Own]) -> Vec<(String, Action)> {
    let mine = own.iter().filter(|o| o.context == context && o.keys.starts_with(typed));
    let mine = mine.filter_map(|o| {
        let rest = o.keys.get(typed.len()..).unwrap_or_default();
        Some((rest.iter().map(|k| written(*k)).collect(), o.action?))
    });
    let is_own = |keys_of: &str| own.iter().any(|o| o.context == context && o.keys == keys(keys_of));
    let bound = BINDINGS.iter().filter(|b| b.context == context && !is_own(b.keys));
    let ways = bound.filter(|b| matches!(compare(b.keys, typed), Some((false, _))));
    mine.chain(ways.map(|b| (b.keys.get(typed.len()..).unwrap_or_default().to_owned(), b.action))).collect()
}

/// Returns all keys of an action in a context, as in the table, joined by blanks.
pub fn keys_of(context: Context, action: Action, own: &[Own]) -> String {
    let here = |o: &&Own| o.context == context;
    let mine = own.iter().filter(here).filter(|o| o.action == Some(action));
    let mine = mine.map(|o| o.keys.iter().map(|k| written(*k)).collect::<String>());
    let is_own = |keys_of: &str| own.iter().filter(here).any(|o| o.keys == keys(keys_of));
    let bound = BINDINGS.iter().filter(|b| b.context == context && b.action == action && !is_own(b.keys));
    mine.chain(bound.map(|b| b.keys.to_owned())).collect::<Vec<_>>().join(" ")
}

/// A line of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    /// The heading of a part.
    Heading(&'static str),
    /// Keys, the command's name, what they do.
    Keys(String, &'static str, &'static str),
}

/// Makes the help: all actions with their keys, those with all words of `query` in them.
pub fn help(query: &str, own: &[Own]) -> Vec<HelpLine> {
    let query = query.to_lowercase();
    let mut lines = Vec::new();
    for group in Group::ALL {
        let heading = lines.len();
        for action in Action::ALL.iter().filter(|a| a.group() == group) {
            let keys = all_keys(*action, own);
            let hay = format!("{keys} {} {}", action.name(), action.help()).to_lowercase();
            if query.split_whitespace().all(|w| hay.contains(w)) {
                lines.push(HelpLine::Keys(keys, action.name(), action.help()));
            }
        }
        for (name, what) in others(group) {
            if query.split_whitespace().all(|w| name.contains(w) || what.contains(w)) {
                lines.push(HelpLine::Keys(String::new(), name, what));
            }
        }
        if lines.len() > heading {
            lines.insert(heading, HelpLine::Heading(group.title()));
        }
    }
    lines
}

/// Returns the commands of a part of the help that are no action and have no key.
fn others(group: Group) -> impl Iterator<Item = (&'static str, &'static str)> {
    let others = OTHER_COMMANDS.iter().filter(move |(name, _)| group == Group::Program && *name != "q");
    others.copied().filter(|(name, _)| Action::named(name).is_none())
}

/// Returns the keys of an action in the panes, else those while selecting or in a popup.
fn all_keys(action: Action, own: &[Own]) -> String {
    let is_bound = |context: &Context| {
        BINDINGS.iter().any(|b| b.context == *context && b.action == action)
            || own.iter().any(|o| o.context == *context && o.action == Some(action))
    };
    // Where its keys were taken away it has none, whatever those elsewhere do.
    let context = [Context::Panes, Context::Visual, Context::Popup].into_iter().find(is_bound);
    context.map(|context| keys_of(context, action, own)).unwrap_or_default()
}

/// Writes the keys as the Markdown table of the README.
pub fn markdown() -> String {
    let mut out = String::from("| keys | what | command |\n|---|---|---|\n");
    for group in Group::ALL {
        let _ = writeln!(out, "| **{}** | | |", group.title());
        for action in Action::ALL.iter().filter(|a| a.group() == group) {
            let keys = all_keys(*action, &[]);
            let keys: Vec<_> = keys.split(' ').filter(|k| !k.is_empty()).map(|k| format!("`{k}`")).collect();
            let _ = writeln!(out, "| {} | {} | `:{}` |", keys.join(" "), action.help(), action.name());
        }
        for (name, what) in others(group) {
            let _ = writeln!(out, "|  | {what} | `:{name}` |");
        }
    }
    out
}
