//! pullquote reads news articles and takes from them the quotes (who said what) and the figures (which number, of what).
//!
//! # The map
//!
//! One direction: a module uses only those of a smaller layer (the test `tidy` holds it).
//!
//! | layer | module | what |
//! |---|---|---|
//! | 0 | [`text`] | byte ranges, cleaning untrusted text, the way back to the source |
//! | 1 | [`article`] | text and metadata of one article, from any format |
//! | 2 | [`extract`] | quotes, speakers, figures |
//! | 3 | [`annotation`] | notes, checks, corrections, and their places after a text changed |
//! | 3 | [`export`] | what leaves with its source: Markdown, tables, annotations, citations |
//! | 3 | [`json`] | what leaves the program as JSON |
//! | 3 | [`library`] | the articles of a folder, and what can be asked of all of them |
//! | 4 | `app` | the reader without a screen: model, messages, effects; `panes` and `keymap` beside it (feature `tui`) |
//! | 5 | `config` | keys, theme, widths, saved queries: the text of the configuration (feature `tui`) |
//! | 5 | `ui` | draws the model (feature `tui`) |
//! | 6 | [`store`] | the folder on disk, and the log of annotations |
//! | 6 | `clipboard` | the clipboard of the terminal (feature `tui`) |
//! | 7 | `tui` | the terminal (feature `tui`) |
//! | 7 | [`cli`] | arguments to commands |
//!
//! # Example
//!
//! ```
//! use pullquote::{article::Article, extract::extract};
//!
//! let (article, _warnings) = Article::parse("“We met 14 people,” Ann Lee said.", "");
//! let found = extract(&article);
//! for figure in &found.figures {
//!     println!("{} ({})", article.slice(figure.range), figure.kind.word());
//! }
//! assert_eq!(found.figures.len(), 1);
//! ```

pub mod annotation;
#[cfg(feature = "tui")]
pub mod app;
pub mod article;
pub mod cli;
#[cfg(feature = "tui")]
pub mod clipboard;
#[cfg(feature = "tui")]
pub mod config;
pub mod export;
pub mod extract;
pub mod json;
#[cfg(feature = "tui")]
pub mod keymap;
pub mod library;
#[cfg(feature = "tui")]
pub mod panes;
pub mod store;
pub mod text;
#[cfg(feature = "tui")]
pub mod tui;
#[cfg(feature = "tui")]
pub mod ui;
pub mod wrap;
