//! What comes out of a packed file, as it comes: for finding the articles of one that would fill the memory.
//!
//! Units: bytes. A file that is cut gives what comes out of it before.

use super::{LARGEST, decode};
use std::io::{self, BufRead, Cursor, Read};

/// Bytes that are read out of one packed file: more is refused, as nobody knows where it ends.
pub const MOST_UNPACKED: u64 = 2 << 30;

/// Bytes of a window of what comes out.
const WINDOW: usize = 1 << 18;

/// Returns a reader of what is in a packed file (gzip, or characters of two bytes), and `None` where it is not packed.
///
/// The reader ends in an error after [`MOST_UNPACKED`].
pub fn unpacking<'a>(file: impl Read + 'a) -> io::Result<Option<Box<dyn BufRead + 'a>>> {
    let mut packed = io::BufReader::with_capacity(WINDOW, file);
    let start = packed.fill_buf()?;
    if !decode::is_packed(start) {
        return Ok(None);
    }
    if !decode::is_gzip(start) {
        return wide(packed).map(Some);
    }
    let inner = Lenient { inner: flate2::bufread::MultiGzDecoder::new(packed), left: MOST_UNPACKED };
    let mut inner = io::BufReader::with_capacity(WINDOW, inner);
    if decode::is_packed(inner.fill_buf()?) { wide(inner).map(Some) } else { Ok(Some(Box::new(inner))) }
}

/// Characters of two bytes are turned into UTF-8 as a whole.
fn wide<'a>(file: impl Read) -> io::Result<Box<dyn BufRead + 'a>> {
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(too_much(LARGEST));
    }
    // What is no text has no articles in it.
    let text = decode::unpack(&bytes).map(|(text, _)| text).unwrap_or_default();
    Ok(Box::new(Cursor::new(text)))
}

fn too_much(limit: u64) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, format!("more than {} MB come out of it", limit >> 20))
}

/// Ends where what is packed is damaged, and complains where too much comes out.
struct Lenient<R> {
    inner: R,
    left: u64,
}

impl<R: Read> Read for Lenient<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let n = match self.inner.read(out) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => return Err(error),
            Err(_) => 0,
            Ok(n) => n,
        };
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| too_much(MOST_UNPACKED))?;
        Ok(n)
    }
}
