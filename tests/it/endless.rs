//! Texts of any length that would show a quadratic rule: of one thing without an end. Measured by `benches/extract.rs`, held
//! by `linear.rs`.

/// Makes about so many bytes.
pub type Make = fn(usize) -> String;

/// The texts by name.
pub const TEXTS: [(&str, Make); 14] = [
    ("prose", |n| over(PROSE, n)),
    ("digits", |n| over("1234567890", n)),
    ("numbers", |n| over("12 ", n)),
    ("commas", |n| over("1,", n)),
    ("number words", |n| over("twenty-one hundred and ", n)),
    ("digits, commas and number words", |n| over("1,200, three million and 4.5, ", n)),
    ("and", |n| over("and ", n)),
    ("one sentence", |n| over("prices rose 3 percent to 640 from 12 of the 19 members, ", n)),
    ("open brackets", |n| over("(5 - ", n)),
    ("quotation marks", |n| over("\"", n)),
    ("curly marks", |n| over("”“’‘", n)),
    ("opening marks", |n| over("“a ‘b ", n)),
    ("speech without a paragraph", |n| {
        over("“We sail,” said Tom Hale. The quay, he added, was “not ready”. ", n)
    }),
    ("names", |n| names(n / NAME)),
];

const PROSE: &str = "The council said on Monday that more than 1,200 homes had been built since 2019, up from 900, at a \
    cost of £3.4m. “We have three more sites,” said Ann Lee, 47, who leads the 21-member board. Rents rose 4.5 percent \
    to $1,150 a month; nearly one in five tenants paid for 12 weeks in advance. Nobody was hurt.\n\n";

/// The bytes of one name's sentence.
const NAME: usize = 21;

fn over(unit: &str, n_bytes: usize) -> String {
    unit.repeat(n_bytes.div_ceil(unit.len()))
}

/// So many names, each once, each the speaker of a quote.
pub fn names(n: usize) -> String {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let surname = |i: usize| [i, i / 26, i / 676, i / 17_576].map(letter).iter().collect::<String>();
    (0..n).flat_map(|i| ["Jo Be".to_owned(), surname(i), " said “no”. ".to_owned()]).collect()
}
