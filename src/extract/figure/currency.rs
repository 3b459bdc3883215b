//! Currencies: signs, letters before a number, words and codes, each with its ISO 4217 code.

/// Words for money: word, code ("" where the country decides), the share of the major unit in hundredths.
pub const WORDS: &[(&str, &str, u32)] = &[
    ("baht", "THB", 100),
    ("birr", "ETB", 100),
    ("bitcoin", "bitcoin", 100),
    ("bitcoins", "bitcoin", 100),
    ("bolivars", "VES", 100),
    ("btc", "bitcoin", 100),
    ("buck", "USD", 100),
    ("bucks", "USD", 100),
    ("cedi", "GHS", 100),
    ("cedis", "GHS", 100),
    ("cent", "$", 1),
    ("cents", "$", 1),
    ("colones", "CRC", 100),
    ("crowns", "crown", 100),
    ("dinar", "dinar", 100),
    ("dinars", "dinar", 100),
    ("dirham", "AED", 100),
    ("dirhams", "AED", 100),
    ("dollar", "$", 100),
    ("dollars", "$", 100),
    ("dong", "VND", 100),
    ("eur", "EUR", 100),
    ("euro", "EUR", 100),
    ("euros", "EUR", 100),
    ("forint", "HUF", 100),
    ("forints", "HUF", 100),
    ("franc", "franc", 100),
    ("francs", "franc", 100),
    ("gbp", "GBP", 100),
    ("geneh", "EGP", 100),
    ("guilders", "NLG", 100),
    ("hryvnia", "UAH", 100),
    ("hryvnias", "UAH", 100),
    ("kopecks", "RUB", 1),
    ("kopeks", "RUB", 1),
    ("kopiykas", "UAH", 1),
    ("koruna", "CZK", 100),
    ("korunas", "CZK", 100),
    ("krona", "SEK", 100),
    ("krone", "krone", 100),
    ("kroner", "krone", 100),
    ("kronor", "SEK", 100),
    ("kwacha", "ZMW", 100),
    ("lira", "TRY", 100),
    ("liras", "TRY", 100),
    ("markka", "FIM", 100),
    ("naira", "NGN", 100),
    ("paise", "INR", 1),
    ("pence", "GBP", 1),
    ("pennies", "GBP", 1),
    ("penny", "GBP", 1),
    ("peseta", "ESP", 100),
    ("pesetas", "ESP", 100),
    ("peso", "peso", 100),
    ("pesos", "peso", 100),
    ("pula", "BWP", 100),
    ("quid", "GBP", 100),
    ("rand", "ZAR", 100),
    ("rands", "ZAR", 100),
    ("reais", "BRL", 100),
    ("renminbi", "CNY", 100),
    ("rial", "rial", 100),
    ("rials", "rial", 100),
    ("ringgit", "MYR", 100),
    ("ringgits", "MYR", 100),
    ("riyal", "riyal", 100),
    ("riyals", "riyal", 100),
    ("rmb", "CNY", 100),
    ("rouble", "RUB", 100),
    ("roubles", "RUB", 100),
    ("ruble", "RUB", 100),
    ("rubles", "RUB", 100),
    ("rupee", "rupee", 100),
    ("rupees", "rupee", 100),
    ("rupiah", "IDR", 100),
    ("satoshi", "satoshi", 100),
    ("satoshis", "satoshi", 100),
    ("sen", "MYR", 1),
    ("sens", "MYR", 1),
    ("shekel", "ILS", 100),
    ("shekels", "ILS", 100),
    ("shilling", "shilling", 100),
    ("shillings", "shilling", 100),
    ("sterling", "GBP", 100),
    ("taka", "BDT", 100),
    ("tenge", "KZT", 100),
    ("tugrik", "MNT", 100),
    ("tugriks", "MNT", 100),
    ("usd", "USD", 100),
    ("won", "KRW", 100),
    ("yen", "JPY", 100),
    ("yuan", "CNY", 100),
    ("zloty", "PLN", 100),
    ("zlotys", "PLN", 100),
];

/// Signs of one character before or after a number.
pub const SIGNS: &[(char, &str)] = &[
    ('$', "$"),
    ('£', "GBP"),
    ('¢', "$"),
    ('¥', "JPY"),
    ('฿', "THB"),
    ('₡', "CRC"),
    ('₦', "NGN"),
    ('₩', "KRW"),
    ('₪', "ILS"),
    ('₫', "VND"),
    ('€', "EUR"),
    ('₭', "LAK"),
    ('₮', "MNT"),
    ('₱', "PHP"),
    ('₲', "PYG"),
    ('₴', "UAH"),
    ('₵', "GHS"),
    ('₸', "KZT"),
    ('₹', "INR"),
    ('₺', "TRY"),
    ('₼', "AZN"),
    ('₽', "RUB"),
    ('₾', "GEL"),
];

/// Returns the currency's name that a sign means.
pub fn sign(c: char) -> Option<&'static str> {
    // Marks of a sentence are none.
    if c.is_ascii() && c != '$' {
        return None;
    }
    SIGNS.iter().find(|sign| sign.0 == c).map(|sign| sign.1)
}

/// Letters before a dollar sign.
pub const DOLLARS: &[(&str, &str)] = &[
    ("A", "AUD"),
    ("AU", "AUD"),
    ("Aus", "AUD"),
    ("B", "BND"),
    ("C", "CAD"),
    ("CA", "CAD"),
    ("Can", "CAD"),
    ("EC", "XCD"),
    ("FJ", "FJD"),
    ("HK", "HKD"),
    ("J", "JMD"),
    ("M", "MXN"),
    ("Mex", "MXN"),
    ("N", "NAD"),
    ("NT", "TWD"),
    ("NZ", "NZD"),
    ("R", "BRL"),
    ("S", "SGD"),
    ("TT", "TTD"),
    ("U.S.", "USD"),
    ("US", "USD"),
    ("Z", "ZWL"),
];

/// Letters directly before a number; those marked `true` may also stand apart from it.
pub const LETTERS: &[(&str, &str, bool)] = &[
    ("DKr", "DKK", true),
    ("Dh", "AED", true),
    ("Dhs", "AED", true),
    ("GH", "GHS", true),
    ("K", "ZMW", false),
    ("KD", "KWD", true),
    ("KSh", "KES", true),
    ("Ksh", "KES", true),
    ("LE", "EGP", true),
    ("N", "NGN", false),
    ("NIS", "ILS", true),
    ("NKr", "NOK", true),
    ("Nu", "BTN", true),
    ("P", "PHP", false),
    ("PS", "GBP", false),
    ("Php", "PHP", true),
    ("QR", "QAR", true),
    ("R", "ZAR", false),
    ("RM", "MYR", true),
    ("RMB", "CNY", true),
    ("Rp", "IDR", true),
    ("Rs", "rupee", true),
    ("Rs.", "rupee", true),
    ("SFr", "CHF", true),
    ("SKr", "SEK", true),
    ("SR", "SAR", true),
    ("Sfr", "CHF", true),
    ("Sh", "KES", true),
    ("Shs", "KES", true),
    ("Tk", "BDT", true),
    ("TSh", "TZS", true),
    ("USh", "UGX", true),
    ("Ush", "UGX", true),
    ("kr", "SEK", true),
];

/// ISO 4217 codes that are no English word.
#[rustfmt::skip]
pub const CODES: &[&str] = &[
    "AED", "AFN", "AMD", "ANG", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BGN",
    "BHD", "BIF", "BMD", "BND", "BOB", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF",
    "CHF", "CLP", "CNY", "CRC", "CVE", "CZK", "DJF", "DKK", "DOP", "DZD", "EGP", "ETB", "EUR",
    "FJD", "FKP", "GBP", "GEL", "GHS", "GMD", "GNF", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF",
    "IDR", "ILS", "INR", "IQD", "IRR", "ISK", "JMD", "JOD", "JPY", "KES", "KGS", "KHR", "KMF",
    "KPW", "KRW", "KWD", "KYD", "KZT", "LBP", "LKR", "LRD", "LSL", "LYD", "MDL", "MGA", "MKD",
    "MMK", "MNT", "MRU", "MUR", "MVR", "MWK", "MXN", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK",
    "NPR", "NZD", "OMR", "PAB", "PGK", "PHP", "PKR", "PLN", "PYG", "QAR", "RON", "RSD", "RUB",
    "RWF", "SAR", "SBD", "SCR", "SDG", "SEK", "SGD", "SRD", "SSP", "SYP", "SZL", "THB", "TJS",
    "TMT", "TND", "TTD", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VES", "VND", "VUV",
    "WST", "XAF", "XCD", "XOF", "XPF", "YER", "ZAR", "ZMW",
];

/// Returns the code that `word` is, if it is one.
pub fn code(word: &str) -> Option<&'static str> {
    if word.len() != 3 || !word.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    CODES.binary_search(&word).ok().map(|i| CODES[i])
}

/// Returns the code and factor of letters like `MUSD`: a million of the currency.
pub fn million(word: &str) -> Option<(&'static str, u32)> {
    Some((code(word.strip_prefix('M')?)?, 1_000_000))
}

/// Returns what a currency's common name means where no country is told; an ISO code stays. Names that no country owns
/// more than others (dinar, franc, riyal) stay names: a code would be a guess.
pub fn usual(name: &'static str) -> &'static str {
    match name {
        "$" => "USD",
        "rupee" => "INR",
        "peso" => "MXN",
        "pound" => "GBP",
        "shilling" => "KES",
        code => code,
    }
}
