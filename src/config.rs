//! The configuration: keys, theme, widths, saved queries. Only the text of the file; who reads it from disk is another.
//!
//! A mistake costs one line, never the program: whatever can be read holds, and each mistake says its line and what would
//! have been right.
//!
//! ```toml
//! measure = 66                      # columns of the text
//! linear = false                    # one column, words for signs
//! sort = "-date,outlet"
//! citation = "{authors}: {title}. {outlet}, {date}. {url}"
//!
//! [panes]
//! list = 34
//! panel = 40
//!
//! [keys]                            # in the panes
//! "Q" = "quit"
//! "<C-n>" = "next"
//! "gx" = "nop"                      # takes a key away
//!
//! [keys.popup]                      # in lists over the panes; [keys.select] while text is selected, [keys.sheet]
//! "o" = "open"
//!
//! [theme]
//! base = "dark"                     # light, dark, monochrome
//! figure = "underline yellow"
//!
//! [queries]                         # :query NAME
//! unchecked = "status:open has:quote"
//! ```

use crate::app::{Action, Key};
use crate::keymap::{Context, Own, shadowed};
use crate::library::SortOrder;
use crate::library::nearest::nearest;
use crate::library::query;
use crate::text::clean_line;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

mod keys;
mod style;

pub use keys::{Binding, BoundTo, key_words, parse_keys};
pub use style::{Base, Colour, Look, NAMES as STYLE_NAMES, Styles};

/// What the file says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Config {
    /// Keys, in the order of the file; none conflicts with one before it.
    pub bindings: Vec<Binding>,
    /// How things look.
    pub styles: Styles,
    /// Columns of the list.
    pub list_cols: Option<u16>,
    /// Columns of the panel.
    pub panel_cols: Option<u16>,
    /// Columns of the text, at most.
    pub measure: Option<u16>,
    /// Named queries, each readable.
    pub queries: Vec<(String, String)>,
    /// How a citation is put together.
    pub citation: Option<String>,
    /// How the list is sorted.
    pub sort: Option<SortOrder>,
    /// Whether one column with words for signs is shown.
    pub linear: bool,
}

/// Something in the file that does not hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mistake {
    /// Its line, from 1.
    pub line: u32,
    /// What is wrong and what would be right, cleaned.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// What a citation may hold.
pub const CITATION_FIELDS: &[&str] = crate::export::FIELDS;

/// Columns that a pane or the text may be given.
const COLS: Range<i64> = 10..401;

const KEYS_OF_FILE: &[&str] = &["measure", "linear", "sort", "citation", "panes", "keys", "theme", "queries"];

/// Reads the file's text. Never fails; mistakes come in the order of lines.
pub fn parse(source: &str) -> (Config, Vec<Mistake>) {
    let (table, errors) = DeTable::parse_recoverable(source);
    let mut reader = Reader { source, config: Config::default(), mistakes: Vec::new() };
    for error in errors {
        let span = error.span().unwrap_or_default();
        let message = reader.worded(&span, error.message());
        reader.mistake(span, &message);
    }
    reader.file(table.get_ref());
    reader.check_keys();
    let mut mistakes = reader.mistakes;
    mistakes.sort();
    mistakes.dedup();
    (reader.config, mistakes)
}

impl Config {
    /// Returns the keys as the key table takes them.
    pub fn own_keys(&self) -> Vec<Own> {
        let own = |b: &Binding| Own {
            context: b.context,
            keys: b.keys.clone(),
            action: match b.to {
                BoundTo::Action(action) => Some(action),
                BoundTo::Nothing => None,
            },
        };
        self.bindings.iter().map(own).collect()
    }
}

struct Reader<'a> {
    source: &'a str,
    config: Config,
    mistakes: Vec<Mistake>,
}

/// A key of a table and what it is given.
type Pair<'t, 's> = (&'t Spanned<std::borrow::Cow<'s, str>>, &'t Spanned<DeValue<'s>>);

/// Returns the pairs of a table in the order of the file.
fn in_order<'t, 's>(table: &'t DeTable<'s>) -> Vec<Pair<'t, 's>> {
    let mut pairs: Vec<Pair<'t, 's>> = table.iter().collect();
    pairs.sort_by_key(|(key, _)| key.span().start);
    pairs
}

impl Reader<'_> {
    fn line(&self, span: &Range<usize>) -> u32 {
        let before = self.source.as_bytes().get(..span.start).unwrap_or_default();
        memchr::memchr_iter(b'\n', before).count() as u32 + 1
    }

    /// Words a mistake of the file's form as the rest is worded.
    fn worded(&self, span: &Range<usize>, message: &str) -> String {
        let words = self.source.get(span.clone()).unwrap_or_default();
        match message {
            "duplicate key" => format!("{words} is there twice; the first one holds"),
            _ if message.starts_with("invalid boolean") => "true or false is wanted here".to_owned(),
            other => other.to_owned(),
        }
    }

    fn mistake(&mut self, span: Range<usize>, message: &str) {
        let line = self.line(&span);
        self.mistakes.push(Mistake { line, message: clean_line(message) });
    }

    fn file(&mut self, table: &DeTable<'_>) {
        for (key, value) in in_order(table) {
            match key.get_ref().as_ref() {
                "measure" => self.config.measure = self.cols(key.get_ref(), value),
                "linear" => self.config.linear = self.switch(value),
                "sort" => self.config.sort = self.read(value, str::parse),
                "citation" => self.config.citation = self.read(value, citation),
                "panes" => self.in_table(value, Self::pane),
                "keys" => self.in_table(value, Self::key),
                "theme" => self.in_table(value, Self::style),
                "queries" => self.in_table(value, Self::query),
                other => self.unknown(key.span(), "setting", other, KEYS_OF_FILE),
            }
        }
    }

    fn in_table(&mut self, value: &Spanned<DeValue<'_>>, each: fn(&mut Self, Pair<'_, '_>)) {
        match value.get_ref() {
            DeValue::Table(table) => {
                for pair in in_order(table) {
                    each(self, pair);
                }
            }
            other => self.mistake(value.span(), &format!("a table is wanted here, not {}", other.type_str())),
        }
    }

    fn pane(&mut self, (key, value): Pair<'_, '_>) {
        match key.get_ref().as_ref() {
            "list" => self.config.list_cols = self.cols("list", value),
            "panel" => self.config.panel_cols = self.cols("panel", value),
            other => self.unknown(key.span(), "pane", other, &["list", "panel"]),
        }
    }

    fn query(&mut self, (key, value): Pair<'_, '_>) {
        let query = |text: &str| match query::parse(text) {
            Ok(_) => Ok(text.to_owned()),
            Err(error) => Err(format!("{}: {error}", error.range.of(text))),
        };
        if let Some(text) = self.read(value, query) {
            self.config.queries.push((clean_line(key.get_ref()), text));
        }
    }

    fn style(&mut self, (key, value): Pair<'_, '_>) {
        let name = key.get_ref().as_ref();
        if name == "base" {
            if let Some(base) = self.read(value, str::parse) {
                self.config.styles.base = base;
            }
        } else if let Some(name) = style::NAMES.iter().find(|n| **n == name) {
            if let Some(look) = self.read(value, str::parse) {
                self.config.styles.looks.push((name, look));
            }
        } else {
            self.unknown(key.span(), "style", name, style::NAMES);
        }
    }

    fn key(&mut self, (key, value): Pair<'_, '_>) {
        let name = key.get_ref().as_ref();
        let DeValue::Table(table) = value.get_ref() else { return self.bind(Context::Panes, (key, value)) };
        match Context::NAMES.iter().find(|c| c.0 == name) {
            Some((_, context)) => {
                for pair in in_order(table) {
                    self.bind(*context, pair);
                }
            }
            None => self.unknown(key.span(), "place for keys", name, &Context::NAMES.map(|c| c.0)),
        }
    }

    fn bind(&mut self, context: Context, (key, value): Pair<'_, '_>) {
        let sequence = match parse_keys(key.get_ref()) {
            Ok(sequence) => sequence,
            Err(message) => return self.mistake(key.span(), &message),
        };
        let Some(to) = self.read(value, bound_to) else { return };
        let line = self.line(&key.span());
        let binding = Binding { context, keys: sequence, to, line };
        match binding.conflict(&self.config.bindings) {
            Some(message) => self.mistake(key.span(), &message),
            None => self.config.bindings.push(binding),
        }
    }

    /// Drops keys that would keep keys of the program from being typed, or could never be typed themselves.
    fn check_keys(&mut self) {
        let own = self.config.own_keys();
        let mut kept = Vec::new();
        for (binding, key) in std::mem::take(&mut self.config.bindings).into_iter().zip(&own) {
            let hidden = shadowed(key, &own);
            if hidden.is_empty() {
                kept.push(binding);
                continue;
            }
            let mine = written(&binding.keys);
            let message =
                format!("{mine} and {} cannot both be typed; nop takes those away", hidden.join(" "));
            self.mistakes.push(Mistake { line: binding.line, message });
        }
        self.config.bindings = kept;
    }

    /// Reads a string with `read`, whose error is the message.
    fn read<T>(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Option<T> {
        let result = match value.get_ref() {
            DeValue::String(text) => read(text),
            other => Err(format!("text in quotes is wanted here, not {}", other.type_str())),
        };
        result.map_err(|message| self.mistake(value.span(), &message)).ok()
    }

    fn switch(&mut self, value: &Spanned<DeValue<'_>>) -> bool {
        if let DeValue::Boolean(on) = value.get_ref() {
            return *on;
        }
        self.mistake(value.span(), "true or false is wanted here");
        false
    }

    fn cols(&mut self, what: &str, value: &Spanned<DeValue<'_>>) -> Option<u16> {
        let number = match value.get_ref() {
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        let cols = number.filter(|n| COLS.contains(n)).and_then(|n| u16::try_from(n).ok());
        if cols.is_none() {
            self.mistake(
                value.span(),
                &format!("{what} wants a number of columns from {} to {}", COLS.start, COLS.end - 1),
            );
        }
        cols
    }

    fn unknown(&mut self, span: Range<usize>, what: &str, name: &str, known: &[&str]) {
        let message = match nearest(name, known.iter().copied()) {
            Some(near) => format!("no {what} {name}; did you mean {near}?"),
            None => format!("no {what} {name}; there are {}", known.join(", ")),
        };
        self.mistake(span, &message);
    }
}

fn bound_to(name: &str) -> Result<BoundTo, String> {
    if name == "nop" {
        return Ok(BoundTo::Nothing);
    }
    Action::named(name).map(BoundTo::Action).ok_or_else(|| {
        match nearest(name, Action::ALL.iter().map(|a| a.name())) {
            Some(near) => format!("no command {name}; did you mean {near}?"),
            None => format!("no command {name}; ? lists them, nop takes a key away"),
        }
    })
}

/// Says whether all fields of a template are known.
fn citation(template: &str) -> Result<String, String> {
    let mut rest = template;
    while let Some((_, after)) = rest.split_once('{') {
        let (field, left) = after.split_once('}').ok_or("a { is never closed")?;
        // Text that is only there with its field stands beside it: `{, |outlet}`.
        if !field.split('|').any(|part| CITATION_FIELDS.contains(&part)) {
            return Err(format!("no field {field}; there are {}", CITATION_FIELDS.join(", ")));
        }
        rest = left;
    }
    Ok(template.to_owned())
}

/// Says how a key sequence is written in the file.
pub fn written(keys: &[Key]) -> String {
    keys.iter().map(|key| key_words(*key)).collect()
}
