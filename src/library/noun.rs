//! What is counted, folded: the singular of English nouns, and the head of a noun phrase.

/// Plurals that no ending tells.
const IRREGULAR: &[(&str, &str)] = &[
    ("people", "person"),
    ("men", "man"),
    ("women", "woman"),
    ("children", "child"),
    ("lives", "life"),
    ("wives", "wife"),
    ("feet", "foot"),
    ("teeth", "tooth"),
    ("mice", "mouse"),
    ("geese", "goose"),
    ("media", "medium"),
    ("data", "data"),
    ("criteria", "criterion"),
    ("knives", "knife"),
    ("wolves", "wolf"),
    ("halves", "half"),
    ("thieves", "thief"),
    ("movies", "movie"),
    ("cookies", "cookie"),
    ("species", "species"),
    ("series", "series"),
    ("news", "news"),
    ("buses", "bus"),
    ("gases", "gas"),
    ("crises", "crisis"),
    ("analyses", "analysis"),
    ("viruses", "virus"),
    ("shoes", "shoe"),
    ("caches", "cache"),
    ("boxes", "box"),
];

/// Returns the singular of a folded noun; a word that is no plural as it is.
pub fn singular(noun: &str) -> String {
    if let Some((_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return (*one).to_owned();
    }
    for (plural, one) in
        [("policemen", "policeman"), ("men", "man"), ("women", "woman"), ("people", "person")]
    {
        if noun.len() > plural.len() + 2
            && let Some(stem) = noun.strip_suffix(plural)
        {
            return [stem, one].concat();
        }
    }
    let endings: [(&str, &str); 8] = [
        ("ies", "y"),
        ("sses", "ss"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("xes", "x"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
    ];
    let short = noun.chars().count() < 4;
    for (plural, one) in endings {
        if let Some(stem) = noun.strip_suffix(plural)
            && !short
        {
            return [stem, one].concat();
        }
    }
    noun.strip_suffix('s').filter(|_| !short).unwrap_or(noun).to_owned()
}

/// Returns a folded phrase with its last word in the singular.
pub fn singular_phrase(phrase: &str) -> String {
    match phrase.rsplit_once(' ') {
        Some((before, last)) => [before, " ", &singular(last)].concat(),
        None => singular(phrase),
    }
}
