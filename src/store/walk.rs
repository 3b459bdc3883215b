//! Finding the articles of a folder.

use super::{EXPORTS, STDIN, Source, entry};
use crate::article::is_article_name;
use crate::library::{Entry, Place, Problem};
use crate::text::clean_line;
use std::path::Path;
use walkdir::{DirEntry, WalkDir};

/// How deep folders are followed; deeper ones are a loop that the file system hides.
const DEEPEST: usize = 64;

/// Walks what is to be opened, in the order of names, folder by folder. Never fails: what cannot be read is an entry with its reason.
///
/// Gives `None` for each thing that is no article, so that who asks can stop at any time.
///
/// Ignore files do not hide articles; hidden files and folders are left alone, and so are our own exports. Links are followed, loops of them are survived.
pub fn walk(source: &Source) -> Box<dyn Iterator<Item = Option<Entry>> + Send> {
    match source {
        Source::Stdin => Box::new(std::iter::once(Some(Entry::found(
            Place { path: Path::new(STDIN).into(), part: None },
            "standard input",
        )))),
        Source::File(path) => Box::new(std::iter::once(Some(named(path)))),
        Source::Folder(root) => Box::new(folder(root)),
    }
}

fn named(path: &Path) -> Entry {
    entry(path.into(), path.parent().unwrap_or(Path::new("")))
}

fn folder(root: &Path) -> impl Iterator<Item = Option<Entry>> + Send + use<> {
    let root = root.to_path_buf();
    // Following links itself, the walk would look at every file once more.
    walk_below(&root, false).flat_map(move |found| {
        let linked = found.as_ref().ok().filter(|f| f.path_is_symlink()).map(|f| linked(f.path(), &root));
        let alone = if linked.is_none() { Some(one(found, &root)) } else { None };
        alone.into_iter().chain(linked.into_iter().flatten())
    })
}

fn walk_below(folder: &Path, follow: bool) -> impl Iterator<Item = walkdir::Result<DirEntry>> + Send + use<> {
    // By file name: those of one folder have the rest of the path in common, and finding the name in it each time takes most of
    // the time that a folder of 100,000 files does.
    let by_name = |a: &DirEntry, b: &DirEntry| a.path().as_os_str().cmp(b.path().as_os_str());
    WalkDir::new(folder).follow_links(follow).max_depth(DEEPEST).sort_by(by_name).into_iter().filter_entry(
        |found| {
            let name = found.file_name();
            found.depth() == 0 || !name.as_encoded_bytes().starts_with(b".") && name != EXPORTS
        },
    )
}

fn one(found: walkdir::Result<DirEntry>, root: &Path) -> Option<Entry> {
    match found {
        Ok(found) => {
            let is_article =
                found.file_type().is_file() && is_article_name(&found.file_name().to_string_lossy());
            is_article.then(|| entry(found.into_path(), root))
        }
        Err(error) => unread(&error, root),
    }
}

/// Gives what a link leads to. A folder below `root` is listed already; so loops end here.
fn linked(link: &Path, root: &Path) -> Box<dyn Iterator<Item = Option<Entry>> + Send> {
    // A link to nowhere is nothing.
    let Ok(target) = std::fs::metadata(link) else { return Box::new(std::iter::empty()) };
    let is_listed = target.is_dir()
        && match (link.canonicalize(), root.canonicalize()) {
            (Ok(target), Ok(root)) => target.starts_with(&root) || root.starts_with(target),
            _ => true,
        };
    if is_listed {
        return Box::new(std::iter::empty());
    }
    let root = root.to_path_buf();
    Box::new(walk_below(link, true).map(move |found| one(found, &root)))
}

/// Makes the entry of what the walk could not look at. A loop is none: what it leads to is listed once already.
fn unread(error: &walkdir::Error, root: &Path) -> Option<Entry> {
    let path = error.path()?;
    let cause = error.io_error()?;
    let is_article = path.is_dir() || is_article_name(&path.file_name()?.to_string_lossy());
    is_article.then(|| {
        let mut entry = entry(path.into(), root);
        entry.problem = Some(Problem::Unreadable(clean_line(&super::why(cause))));
        entry
    })
}
