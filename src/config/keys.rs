//! Keys as the configuration writes them: `]q`, `<C-d>`, `<Space>`, `<S-Tab>`.

use super::written;
use crate::app::{Action, Key, KeyCode};
use crate::keymap::{Context, NAMED};

/// A sequence of keys and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// Where it holds.
    pub context: Context,
    /// The keys; never empty.
    pub keys: Vec<Key>,
    /// What they do.
    pub to: BoundTo,
    /// The line that says so, from 1.
    pub line: u32,
}

/// What keys do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundTo {
    /// An action.
    Action(Action),
    /// Nothing: the keys are taken away.
    Nothing,
}

impl BoundTo {
    /// Returns its name, as the configuration has it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Action(action) => action.name(),
            Self::Nothing => "nop",
        }
    }
}

/// How the one character is written that a name begins with.
const LESS_THAN: (&str, KeyCode) = ("lt", KeyCode::Char('<'));

/// Returns the keys that have a name here.
fn names() -> impl Iterator<Item = &'static (&'static str, KeyCode)> {
    NAMED.iter().chain([&LESS_THAN])
}

impl Binding {
    /// Says what is wrong with it beside those that came before.
    pub(super) fn conflict(&self, earlier: &[Self]) -> Option<String> {
        earlier.iter().filter(|e| e.context == self.context).find_map(|e| {
            let (mine, theirs) = (written(&self.keys), written(&e.keys));
            if e.keys == self.keys {
                return Some(format!("{mine} is bound in line {} already", e.line));
            }
            let both_act = e.to != BoundTo::Nothing && self.to != BoundTo::Nothing;
            if both_act && self.keys.starts_with(&e.keys) {
                return Some(format!(
                    "{mine} can never be typed: {theirs} of line {} acts before it ends",
                    e.line
                ));
            }
            if both_act && e.keys.starts_with(&self.keys) {
                return Some(format!("{mine} would hide {theirs} of line {}", e.line));
            }
            None
        })
    }
}

/// Reads a sequence of keys.
pub fn parse_keys(text: &str) -> Result<Vec<Key>, String> {
    let mut keys = Vec::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if let Some((name, left)) = after.split_once('>').filter(|(name, _)| c == '<' && !name.is_empty()) {
            keys.push(named(name).ok_or_else(|| format!("no key <{name}>; there are {}", key_names()))?);
            rest = left;
        } else if c.is_control() {
            return Err("a key is a character or a name such as <Tab>".to_owned());
        } else {
            keys.push(Key::char(c));
            rest = after;
        }
    }
    match keys.first() {
        None => Err("no keys".to_owned()),
        Some(Key { code: KeyCode::Char('0'..='9'), ctrl: false, alt: false, .. }) => {
            Err("a sequence cannot begin with a digit: digits are counts".to_owned())
        }
        Some(_) => Ok(keys),
    }
}

fn key_names() -> String {
    let names: Vec<String> = names().map(|n| format!("<{}>", n.0)).collect();
    format!("{}, <F1>, <C-x>, <A-x>, <S-Tab>", names.join(", "))
}

/// Reads what stands between `<` and `>`.
fn named(name: &str) -> Option<Key> {
    let mut key = Key::plain(KeyCode::Esc);
    let mut rest = name;
    while let Some((held, after)) =
        rest.split_once('-').filter(|(held, after)| held.len() == 1 && !after.is_empty())
    {
        match held {
            "C" | "c" => key.ctrl = true,
            "A" | "a" | "M" | "m" => key.alt = true,
            "S" | "s" => key.shift = true,
            _ => return None,
        }
        rest = after;
    }
    let mut chars = rest.chars();
    key.code = match (chars.next()?, chars.next()) {
        (c, None) if key.ctrl => KeyCode::Char(c.to_ascii_lowercase()),
        (c, None) => KeyCode::Char(c),
        ('F' | 'f', Some('1'..='9')) => KeyCode::F(rest.get(1..)?.parse().ok().filter(|n| *n <= 24)?),
        _ => names().find(|n| n.0.eq_ignore_ascii_case(rest))?.1,
    };
    if let (KeyCode::Char(c), true) = (key.code, key.shift) {
        key.code = KeyCode::Char(c.to_ascii_uppercase());
        key.shift = false;
    }
    Some(key)
}

/// Writes one key as the file would.
pub fn key_words(key: Key) -> String {
    let held = key.ctrl || key.alt || key.shift;
    let name = names().find(|n| n.1 == key.code).map(|n| n.0.to_owned());
    let name = match (key.code, name) {
        (KeyCode::Char(c), None) if !held => return c.to_string(),
        (KeyCode::Char(c), None) => c.to_string(),
        (KeyCode::F(n), _) => format!("F{n}"),
        (_, name) => name.unwrap_or_default(),
    };
    let [ctrl, alt, shift] =
        [(key.ctrl, "C-"), (key.alt, "A-"), (key.shift, "S-")].map(|(on, s)| if on { s } else { "" });
    format!("<{ctrl}{alt}{shift}{name}>")
}
