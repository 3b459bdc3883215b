//! A folder held open, so that nobody can swap it under us; files in it are opened by name, never through a link.

use rustix::fs::{self, Access, AtFlags, Mode, OFlags};
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, Write as _};
use std::os::fd::OwnedFd;
use std::os::unix::fs::MetadataExt as _;
use std::path::Path;

/// An open folder.
#[derive(Debug)]
pub(crate) struct Folder(OwnedFd);

const PRIVATE: Mode = Mode::RUSR.union(Mode::WUSR);
const PRIVATE_FOLDER: Mode = Mode::RWXU;

/// Says whether `dir` can be written, or made, by looking only. `own`: it must be no link.
pub(crate) fn may_write(dir: &Path, own: bool) -> io::Result<()> {
    match Folder::open(dir, own) {
        Ok(folder) => Ok(fs::accessat(&folder.0, ".", Access::WRITE_OK, AtFlags::empty())?),
        Err(e) if e.kind() == io::ErrorKind::NotFound => match dir.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => may_write(parent, false),
            _ => Ok(fs::access(".", Access::WRITE_OK)?),
        },
        Err(e) => Err(e),
    }
}

/// Says whether the file can be appended to, by looking only.
pub(crate) fn may_append(path: &Path) -> io::Result<()> {
    let there = path.symlink_metadata()?;
    if !there.is_file() {
        return Err(not_a_file());
    }
    Ok(fs::access(path, Access::WRITE_OK)?)
}

fn not_a_file() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")
}

impl Folder {
    /// Opens a folder that is there.
    pub fn open(dir: &Path, own: bool) -> io::Result<Self> {
        let link = if own { OFlags::NOFOLLOW } else { OFlags::empty() };
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | link;
        Ok(Self(fs::open(dir, flags, Mode::empty())?))
    }

    /// Opens a folder, and makes it and those above it where they are missing.
    pub fn make(dir: &Path, own: bool) -> io::Result<Self> {
        match Self::open(dir, own) {
            Err(e) if e.kind() == io::ErrorKind::NotFound => {}
            other => return other,
        }
        let parent = dir.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let name = dir.file_name().ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?;
        Self::make(parent, false)?.make_sub(name)
    }

    /// Opens a folder in this one.
    pub fn sub(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC | OFlags::NOFOLLOW;
        Ok(Self(fs::openat(&self.0, name.as_ref(), flags, Mode::empty())?))
    }

    /// Opens a folder in this one, made where it is missing.
    pub fn make_sub(&self, name: impl AsRef<OsStr>) -> io::Result<Self> {
        let name = name.as_ref();
        match fs::mkdirat(&self.0, name, PRIVATE_FOLDER) {
            Ok(()) => {
                let made = self.sub(name)?;
                fs::fchmod(&made.0, PRIVATE_FOLDER)?;
                self.sync()?;
                Ok(made)
            }
            Err(rustix::io::Errno::EXIST) => self.sub(name),
            Err(e) => Err(e.into()),
        }
    }

    /// Makes the names in this folder durable.
    pub fn sync(&self) -> io::Result<()> {
        Ok(fs::fsync(&self.0)?)
    }

    /// Opens a file to read it.
    pub fn read_from(&self, name: &OsStr) -> io::Result<File> {
        self.file(name, OFlags::RDONLY)
    }

    /// Opens a file to append to it, and says whether it was made.
    pub fn append_to(&self, name: &OsStr) -> io::Result<(File, bool)> {
        self.file_or_new(name, OFlags::RDWR | OFlags::APPEND)
    }

    /// Opens a lock, and says whether it was made.
    pub fn open_lock(&self, name: &OsStr) -> io::Result<(File, bool)> {
        self.file_or_new(name, OFlags::RDWR)
    }

    /// Writes a file that is not there yet, durably.
    pub fn write_new(&self, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
        let mut file = self.new_file(name, OFlags::WRONLY)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        self.sync()
    }

    /// Puts `bytes` in the place of a file's content at once: a reader sees the old or the new, and so does who comes after a
    /// crash of the program.
    pub fn replace(&self, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
        self.replace_with(name, |file| file.write_all(bytes))
    }

    /// Does so durably: also after a crash of the machine it is the old or the new.
    pub fn replace_durably(&self, name: &OsStr, bytes: &[u8]) -> io::Result<()> {
        self.replace_with(name, |file| file.write_all(bytes).and_then(|()| file.sync_all()))?;
        self.sync()
    }

    fn replace_with(&self, name: &OsStr, write: impl Fn(&mut File) -> io::Result<()>) -> io::Result<()> {
        let mut new = name.to_owned();
        new.push(".new");
        self.remove(&new);
        let written = self.new_file(&new, OFlags::WRONLY).and_then(|mut file| write(&mut file));
        let renamed = written.and_then(|()| Ok(fs::renameat(&self.0, &new, &self.0, name)?));
        if renamed.is_err() {
            self.remove(&new);
        }
        renamed
    }

    fn file_or_new(&self, name: &OsStr, flags: OFlags) -> io::Result<(File, bool)> {
        loop {
            match self.file(name, flags) {
                Err(e) if e.kind() == io::ErrorKind::NotFound => {}
                other => return other.map(|file| (file, false)),
            }
            match self.new_file(name, flags) {
                // Another session was quicker.
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                other => return other.map(|file| (file, true)),
            }
        }
    }

    fn file(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        // A pipe put in our place must not make us wait.
        let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC | OFlags::NONBLOCK;
        let file = File::from(fs::openat(&self.0, name, flags, Mode::empty())?);
        if file.metadata()?.is_file() { Ok(file) } else { Err(not_a_file()) }
    }

    fn new_file(&self, name: &OsStr, flags: OFlags) -> io::Result<File> {
        let flags = flags | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let file = fs::openat(&self.0, name, flags, PRIVATE)?;
        fs::fchmod(&file, PRIVATE)?;
        Ok(File::from(file))
    }

    /// Says whether a file of this name is there.
    pub fn has(&self, name: &OsStr) -> bool {
        fs::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW).is_ok()
    }

    /// Says whether `name` still leads to `file`.
    pub fn is_named(&self, file: &File, name: &OsStr) -> bool {
        match (file.metadata(), self.file(name, OFlags::RDONLY).and_then(|f| f.metadata())) {
            (Ok(ours), Ok(named)) => (ours.dev(), ours.ino()) == (named.dev(), named.ino()),
            _ => false,
        }
    }

    /// Gives a file in it another name, in the place of what had that name.
    pub fn rename(&self, old: &OsStr, new: &OsStr) -> io::Result<()> {
        Ok(fs::renameat(&self.0, old, &self.0, new)?)
    }

    /// Removes a file; that it is gone already is fine.
    pub fn remove(&self, name: &OsStr) {
        fs::unlinkat(&self.0, name, AtFlags::empty()).ok();
    }

    /// Removes a folder that has nothing in it.
    pub fn remove_empty(&self, name: &OsStr) {
        fs::unlinkat(&self.0, name, AtFlags::REMOVEDIR).ok();
    }

    /// Returns the names of the files in it.
    pub fn names(&self) -> io::Result<Vec<std::ffi::OsString>> {
        use std::os::unix::ffi::OsStrExt as _;
        let mut names = Vec::new();
        for entry in fs::Dir::read_from(&self.0)? {
            let entry = entry?;
            let name = OsStr::from_bytes(entry.file_name().to_bytes());
            if name != "." && name != ".." {
                names.push(name.to_owned());
            }
        }
        names.sort();
        Ok(names)
    }
}
