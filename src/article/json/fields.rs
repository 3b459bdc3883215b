//! The fields of one JSON object as they stand, without reading what is in them: for listing records of which most is text.

/// Returns the top fields of `record`: each key, and its value as it is written. `None` where it is no object, or has a key
/// with escapes.
pub(super) fn read(record: &str) -> Option<Vec<(&str, &str)>> {
    let mut rest = record.trim_start().strip_prefix('{')?.trim_start();
    let mut fields = Vec::new();
    while !rest.starts_with('}') {
        let n_key = string(rest.as_bytes())?;
        let key = rest.get(1..n_key - 1).filter(|k| !k.contains('\\'))?;
        let value = rest.get(n_key..)?.trim_start().strip_prefix(':')?.trim_start();
        let n_value = value_len(value.as_bytes())?;
        fields.push((key, value.get(..n_value)?));
        rest = value.get(n_value..)?.trim_start();
        match rest.strip_prefix(',') {
            Some(next) => rest = next.trim_start(),
            None if rest.starts_with('}') => {}
            None => return None,
        }
    }
    let after = rest.get(1..)?.trim();
    (after.is_empty() || after == ",").then_some(fields)
}

/// Returns the bytes of the string at the start of `json`, its marks included.
fn string(json: &[u8]) -> Option<usize> {
    if json.first() != Some(&b'"') {
        return None;
    }
    let mut at = 1;
    loop {
        at += memchr::memchr2(b'"', b'\\', json.get(at..)?)?;
        match json.get(at) {
            Some(b'"') => return Some(at + 1),
            _ => at += 2,
        }
    }
}

fn value_len(json: &[u8]) -> Option<usize> {
    match json.first()? {
        b'"' => string(json),
        b'{' | b'[' => nested(json),
        _ => json
            .iter()
            .position(|b| matches!(b, b',' | b'}' | b']') || b.is_ascii_whitespace())
            .filter(|n| *n > 0),
    }
}

fn nested(json: &[u8]) -> Option<usize> {
    let (mut at, mut depth) = (0, 0_u32);
    loop {
        match json.get(at)? {
            b'"' => {
                at += string(json.get(at..)?)?;
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
        if depth == 0 {
            return Some(at);
        }
    }
}

/// Returns about the first `n` bytes of a written string, read. Cut at a blank, which stands inside no escape.
pub(super) fn opening(string: &str, n: usize) -> Option<String> {
    let Some(start) = string.as_bytes().get(..n) else { return serde_json::from_str(string).ok() };
    let cut = memchr::memrchr(b' ', start)?;
    serde_json::from_str(&format!("{}\"", string.get(..cut)?)).ok()
}

#[cfg(test)]
mod tests {
    use super::{opening, read};

    #[test]
    fn fields_are_found_without_reading_them() {
        let record = r#" { "a": "x \" } \\", "b" : [1, {"c": "]"}], "d":-1.5e3 , "e":null}, "#;
        let expected =
            vec![("a", r#""x \" } \\""#), ("b", r#"[1, {"c": "]"}]"#), ("d", "-1.5e3"), ("e", "null")];
        assert_eq!(read(record), Some(expected));
        for cut in 1..record.trim_end_matches([',', ' ']).len() - 1 {
            assert_eq!(read(record.get(..cut).unwrap()), None, "{cut}");
        }
        for other in ["", "[]", "{]", "{\"a\"}", "{\"a\":1 2}", "{} {}", "{\"a\":}"] {
            assert_eq!(read(other), None, "{other}");
        }
        assert_eq!(read("{}"), Some(Vec::new()));
    }

    #[test]
    fn an_opening_ends_at_a_blank() {
        assert_eq!(opening(r#""a \n\u00e9 b""#, 100).unwrap(), "a \né b");
        assert_eq!(opening(r#""a \n\u00e9 b""#, 6).unwrap(), "a");
    }
}
