//! The articles of a folder as commands name them: by path inside it, by file name with or without its extension, or by id.

use crate::article::Article;
use crate::store;
use anyhow::{Context as _, bail};
use std::path::{Path, PathBuf};

/// The files of a library, named but not read.
#[derive(Debug)]
pub(crate) struct Articles {
    root: PathBuf,
    /// Paths inside the root, in order.
    names: Vec<String>,
}

/// An article with its place in the library.
#[derive(Debug)]
pub(crate) struct Found {
    /// Its path inside the library; where a file holds several, with `#` and its number.
    pub name: String,
    /// The article.
    pub article: Article,
}

impl Articles {
    /// Walks a folder; a file is a library of one.
    pub fn of(library: &Path) -> anyhow::Result<Self> {
        let source = store::Source::find(Some(library))?;
        let root = match &source {
            store::Source::File(path) => path.parent().unwrap_or(Path::new("")).to_owned(),
            _ => library.to_owned(),
        };
        let mut names = Vec::new();
        for path in store::files(&[library.to_owned()]) {
            names.push(path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().into_owned());
        }
        Ok(Self { root, names })
    }

    /// Finds the one article that `wanted` names.
    pub fn find(&self, wanted: &str) -> anyhow::Result<Found> {
        let (path, number) = match wanted.rsplit_once('#') {
            Some((path, n)) if n.parse::<usize>().is_ok() => (path, n.parse::<usize>().unwrap_or(1)),
            _ => (wanted, 1),
        };
        let file = |name: &&String| Path::new(name).file_name().is_some_and(|f| f == path);
        let stem = |name: &&String| Path::new(name).file_stem().is_some_and(|f| f == path);
        let exact = self.names.iter().find(|n| *n == path);
        let name = match exact {
            Some(name) => Some(name),
            None => one(self.names.iter().filter(file), path)?
                .map_or_else(|| one(self.names.iter().filter(stem), path), |name| Ok(Some(name)))?,
        };
        if let Some(name) = name {
            let found = self.read(name).into_iter().nth(number.saturating_sub(1));
            return found.with_context(|| format!("{wanted}: no readable article there"));
        }
        self.all().find(|f| f.article.id.0 == wanted).with_context(|| format!("no article `{wanted}`"))
    }

    /// Reads all articles, one after the other; what cannot be read is left out.
    pub fn all(&self) -> impl Iterator<Item = Found> {
        self.names.iter().flat_map(|name| self.read(name))
    }

    fn read(&self, name: &str) -> Vec<Found> {
        let readings = store::read_all(&self.root.join(name));
        let many = readings.len() > 1;
        let found = readings.into_iter().enumerate().filter_map(|(i, (_, reading))| {
            let (article, _warnings) = reading.ok()?;
            let name = if many { format!("{name}#{}", i + 1) } else { name.to_owned() };
            Some(Found { name, article })
        });
        found.collect()
    }
}

fn one<'a>(mut names: impl Iterator<Item = &'a String>, wanted: &str) -> anyhow::Result<Option<&'a String>> {
    match (names.next(), names.next()) {
        (Some(a), Some(b)) => bail!("`{wanted}` is several files: {a}, {b}, …"),
        (name, _) => Ok(name),
    }
}
