//! Bytes to text: UTF-8 first, marked UTF-16, else the encoding that the bytes look like; and out of gzip, within a limit.

use super::{LARGEST, Problem, Warning};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_8859_2, ISO_8859_4, UTF_8, WINDOWS_1250, WINDOWS_1252, WINDOWS_1257};
use std::borrow::Cow;
use std::io::Read as _;

/// Bytes looked at to tell text from other data.
const SAMPLE: usize = 1 << 16;

/// Turns bytes into text. `declared` is the encoding that a page or message says it has; it is believed only where it fits.
///
/// What has characters of two bytes was [unpacked](unpack) before. What is not UTF-8 is read all the same, and said.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    declared: Option<&'static Encoding>,
) -> Result<(Cow<'a, str>, Option<Warning>), Problem> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::Empty);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_binary(bytes) {
        return Err(Problem::Binary);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((Cow::Borrowed(text), None));
    }
    let (n_damaged, n_whole) = utf8_marks(bytes);
    if n_whole > n_damaged {
        let places = if n_damaged == 1 { "place is" } else { "places are" };
        let warning = Warning(format!("{n_damaged} {places} not UTF-8, shown as \u{fffd}"));
        return Ok((String::from_utf8_lossy(bytes), Some(warning)));
    }
    if memchr::memchr(0, bytes).is_some() {
        return Err(Problem::Binary);
    }
    let encoding = declared.filter(|e| *e != UTF_8).unwrap_or_else(|| guess(bytes));
    read_as(bytes, encoding)
}

fn read_as<'a>(
    bytes: &'a [u8],
    encoding: &'static Encoding,
) -> Result<(Cow<'a, str>, Option<Warning>), Problem> {
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if text.trim().is_empty() {
        return Err(Problem::Empty);
    }
    let zeros = text.bytes().filter(|b| *b == 0).count();
    if zeros * 10 > text.len() {
        return Err(Problem::Binary);
    }
    let name = encoding.name();
    let and = if damaged { ", with places that are not, shown as \u{fffd}" } else { "" };
    Ok((text, Some(Warning(format!("not UTF-8: read as {name}{and}")))))
}

/// Says whether `bytes` are no text: a known magic number, or many are controls that no text has.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 8] = [
        b"%PDF-",
        b"PK\x03\x04",
        b"\x89PNG",
        b"\xff\xd8\xff",
        b"GIF8",
        b"\x7fELF",
        b"{\\rtf",
        b"\xd0\xcf\x11\xe0",
    ];
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let control = |b: &&u8| matches!(b, 0..=6 | 14..=26 | 28..=31);
    let n = sample.iter().filter(control).count();
    (n > 8 && n * 50 > sample.len()) || n * 4 > sample.len()
}

/// Counts runs of bytes that are not UTF-8, and characters of several bytes that are.
fn utf8_marks(bytes: &[u8]) -> (usize, usize) {
    let (mut n_damaged, mut n_whole) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        n_damaged += usize::from(!chunk.invalid().is_empty());
        n_whole += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
    }
    (n_damaged, n_whole)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..16 * SAMPLE).unwrap_or(bytes), true);
    let found = detector.guess(None, Utf8Detection::Deny);
    if EASTERN.contains(&found) && has_signs_only(bytes) { WINDOWS_1252 } else { found }
}

/// Encodings that have letters where Windows-1252 has signs (`£` is a `Ł`).
const EASTERN: [&Encoding; 4] = [WINDOWS_1250, WINDOWS_1257, ISO_8859_2, ISO_8859_4];

/// Says whether what `bytes` have beyond ASCII are signs of Windows-1252 and none of its letters, or a `£` before each sum: no
/// language of Eastern Europe does without letters, and none has one before a digit.
fn has_signs_only(bytes: &[u8]) -> bool {
    let is_letter = |b: &u8| matches!(b, 0x8a | 0x8c..=0x8f | 0x9a | 0x9c..=0x9f | 0xc0..=0xff);
    let mut pounds = memchr::memchr_iter(0xa3, bytes).map(|at| bytes.get(at + 1)).peekable();
    let has_pounds = pounds.peek().is_some();
    let are_sums = pounds.all(|next| next.is_some_and(u8::is_ascii_digit));
    !bytes.iter().any(is_letter) || (has_pounds && are_sums)
}

/// Says whether a file that begins with `bytes` holds its text in a form in which it cannot be looked through: gzip, or
/// characters of two bytes.
pub(super) fn is_packed(bytes: &[u8]) -> bool {
    is_gzip(bytes) || Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != UTF_8)
}

/// Says whether `bytes` are gzip.
pub(super) fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x1f\x8b\x08")
}

/// Makes UTF-8 of UTF-16 and unpacks gzip. A cut file gives what came out, and says so; one that would fill the memory is refused.
pub(super) fn unpack(bytes: &[u8]) -> Result<(Vec<u8>, Option<Warning>), Problem> {
    let (out, early) = if is_gzip(bytes) { unpack_within(bytes, LARGEST)? } else { (bytes.to_vec(), None) };
    match Encoding::for_bom(&out) {
        Some((encoding, mark)) if encoding != UTF_8 => {
            let (text, wide) = read_as(out.get(mark..).unwrap_or_default(), encoding)?;
            Ok((text.into_owned().into_bytes(), early.or(wide)))
        }
        _ => Ok((out, early)),
    }
}

fn unpack_within(bytes: &[u8], limit: u64) -> Result<(Vec<u8>, Option<Warning>), Problem> {
    let malformed = |why: String| Problem::Malformed { format: "gzip", why };
    let mut out = Vec::new();
    let read = flate2::read::MultiGzDecoder::new(bytes).take(limit + 1).read_to_end(&mut out);
    if out.len() as u64 > limit {
        return Err(malformed(format!("more than {} MB come out of it", limit >> 20)));
    }
    match read {
        Ok(_) => Ok((out, None)),
        Err(error) if out.is_empty() => Err(malformed(error.to_string())),
        Err(error) => Ok((out, Some(Warning(format!("its gzip ends early: {error}"))))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Problem, WINDOWS_1250, decode, is_gzip, unpack, unpack_within};

    fn read(bytes: &[u8]) -> (String, String) {
        let (text, warning) = decode(bytes, None).unwrap();
        (text.into_owned(), warning.map(|w| w.0).unwrap_or_default())
    }

    #[test]
    fn encodings_are_found_and_said() {
        let utf16: Vec<u8> = "\u{feff}“Là”".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (wide, warning) = unpack(&utf16).unwrap();
        assert_eq!(read(&wide).0, "“Là”");
        assert_eq!(warning.unwrap().0, "not UTF-8: read as UTF-16BE");
        assert_eq!(read(b"\xef\xbb\xbfL\xc3\xa0"), ("Là".into(), String::new()));
        assert_eq!(
            read(b"A caf\xe9, \x93yes\x94"),
            ("A café, “yes”".into(), "not UTF-8: read as windows-1252".into())
        );
        let western = "not UTF-8: read as windows-1252";
        let pounds = b"\x93It cost \xa3480,000,\x94 she said. It\x92s now \xa3610,000.";
        assert_eq!(read(pounds), ("“It cost £480,000,” she said. It’s now £610,000.".into(), western.into()));
        let polish = WINDOWS_1250.encode("Łódź – „Zażółć gęślą jaźń”, powiedział.").0;
        assert!(read(&polish).0.starts_with("Łódź – „Zażółć"));
        assert_eq!(
            read("“It is cut”, he said \u{201c}".as_bytes().split_last().unwrap().1).1,
            "1 place is not UTF-8, shown as \u{fffd}"
        );
    }

    #[test]
    fn what_is_no_text_is_a_problem() {
        assert_eq!(decode(b" \r\n\t", None), Err(Problem::Empty));
        assert_eq!(decode(b"", None), Err(Problem::Empty));
        assert_eq!(decode(&[0; 400], None), Err(Problem::Binary));
        assert_eq!(decode(&(0..=255).collect::<Vec<u8>>(), None), Err(Problem::Binary));
        assert_eq!(decode(b"%PDF-1.4 and so on", None), Err(Problem::Binary));
        assert!(
            decode("one zero \0 in a text of more than fifty letters, shown as a mark".as_bytes(), None)
                .is_ok()
        );
    }

    #[test]
    fn gzip_is_unpacked_within_a_limit() {
        use std::io::Write as _;
        let pack = |bytes: &[u8]| {
            let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
            out.write_all(bytes).unwrap();
            out.finish().unwrap()
        };
        let text: Vec<u8> =
            (0..20_000u32).flat_map(|i| format!("{} ", i.wrapping_mul(2_654_435_761)).into_bytes()).collect();
        let packed = pack(&text);
        assert!(is_gzip(&packed));
        assert_eq!(unpack(&packed), Ok((text.clone(), None)));
        let (cut, warning) = unpack(&packed[..packed.len() / 2]).unwrap();
        assert!(text.starts_with(&cut) && !cut.is_empty());
        assert!(warning.unwrap().0.starts_with("its gzip ends early"));
        assert!(matches!(unpack(&packed[..6]), Err(Problem::Malformed { format: "gzip", .. })));
        let bomb = pack(&vec![b'x'; (1 << 20) + 1]);
        let problem = unpack_within(&bomb, 1 << 20).unwrap_err();
        assert!(problem.to_string().ends_with("more than 1 MB come out of it"));
    }
}
