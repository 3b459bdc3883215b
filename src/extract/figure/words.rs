//! Word lists of the figure rules, by class; each list in order, in small letters, words parted by blanks.

use super::lexicon::{
    ACCORDING, ADJECTIVE, ADVERB, AUXILIARY, CARDINAL, CONNECTIVE, CONTAINER, CONTEST, Class, DETERMINER,
    EVENT, FALL, FALL_NOUN, GAINING, INDEX, LEVEL, MAGNITUDE, MONTH, MULTIPLIER, NEED, NEVER_OF, NOT_PLURAL,
    NUMBERED, PART, PARTS, PEOPLE, PERSON, PLURAL, POLL, PREDICATE, PREPOSITION, PRONOUN, REPORTING, RESULT,
    RISE, RISE_NOUN, STANDING, STREET, SUBJECT_LINK, TRANSITIVE, VERB, WARMTH, WEEKDAY, ZERO,
};

/// Words with a value: cardinals, magnitudes, the lower numbers of fractions, factors.
pub const VALUES: &[(Class, &[(&str, u64)])] = &[
    (CARDINAL, CARDINALS),
    (MAGNITUDE, MAGNITUDES),
    (PLURAL, PLURALS),
    (PART, PART_VALUES),
    (PARTS, PARTS_VALUES),
    (MULTIPLIER, FACTORS),
    (ZERO, ZEROS),
];

const CARDINALS: &[(&str, u64)] = &[
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("eleven", 11),
    ("twelve", 12),
    ("thirteen", 13),
    ("fourteen", 14),
    ("fifteen", 15),
    ("sixteen", 16),
    ("seventeen", 17),
    ("eighteen", 18),
    ("nineteen", 19),
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fourty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
];

const ZEROS: &[(&str, u64)] = &[("naught", 0), ("nil", 0), ("nought", 0), ("zero", 0)];

const MAGNITUDES: &[(&str, u64)] = &[
    ("dozen", 12),
    ("hundred", 100),
    ("thousand", 1_000),
    ("lac", 100_000),
    ("lakh", 100_000),
    ("lkh", 100_000),
    ("lkhs", 100_000),
    ("million", 1_000_000),
    ("cr", 10_000_000),
    ("crore", 10_000_000),
    ("koti", 10_000_000),
    ("krore", 10_000_000),
    ("krores", 10_000_000),
    ("billion", 1_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("quadrillion", 1_000_000_000_000_000),
];

const PLURALS: &[(&str, u64)] = &[
    ("tens", 10),
    ("dozens", 12),
    ("scores", 20),
    ("hundreds", 100),
    ("thousands", 1_000),
    ("lacs", 100_000),
    ("lakhs", 100_000),
    ("millions", 1_000_000),
    ("crores", 10_000_000),
    ("billions", 1_000_000_000),
    ("trillions", 1_000_000_000_000),
];

const PART_VALUES: &[(&str, u64)] = &[
    ("half", 2),
    ("third", 3),
    ("quarter", 4),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("twelfth", 12),
    ("twentieth", 20),
    ("thirtieth", 30),
    ("fortieth", 40),
    ("fiftieth", 50),
    ("hundredth", 100),
    ("thousandth", 1000),
    ("millionth", 1_000_000),
    ("billionth", 1_000_000_000),
    ("½", 2),
    ("⅓", 3),
    ("⅔", 3),
    ("¼", 4),
    ("¾", 4),
    ("⅕", 5),
    ("⅙", 6),
    ("⅛", 8),
    ("⅜", 8),
    ("⅝", 8),
    ("⅞", 8),
];

const PARTS_VALUES: &[(&str, u64)] = &[
    ("halves", 2),
    ("thirds", 3),
    ("quarters", 4),
    ("fourths", 4),
    ("fifths", 5),
    ("sixths", 6),
    ("sevenths", 7),
    ("eighths", 8),
    ("ninths", 9),
    ("tenths", 10),
    ("twelfths", 12),
    ("twentieths", 20),
    ("thirtieths", 30),
    ("fortieths", 40),
    ("fiftieths", 50),
    ("hundredths", 100),
    ("thousandths", 1000),
    ("millionths", 1_000_000),
    ("billionths", 1_000_000_000),
    ("trillionths", 1_000_000_000_000),
];

const FACTORS: &[(&str, u64)] = &[
    ("double", 2),
    ("doubled", 2),
    ("doubles", 2),
    ("doubling", 2),
    ("eightfold", 8),
    ("fivefold", 5),
    ("fourfold", 4),
    ("halve", 0),
    ("halved", 0),
    ("halving", 0),
    ("hundredfold", 100),
    ("ninefold", 9),
    ("quadruple", 4),
    ("quadrupled", 4),
    ("quadruples", 4),
    ("quadrupling", 4),
    ("sevenfold", 7),
    ("sixfold", 6),
    ("tenfold", 10),
    ("threefold", 3),
    ("treble", 3),
    ("trebled", 3),
    ("trebling", 3),
    ("triple", 3),
    ("tripled", 3),
    ("triples", 3),
    ("tripling", 3),
    ("twice", 2),
    ("twofold", 2),
];

/// Classes and their words.
pub const LISTS: &[(Class, &str)] = &[
    (MONTH, MONTHS),
    (WEEKDAY, WEEKDAYS),
    (PREPOSITION, PREPOSITIONS),
    (CONNECTIVE, CONNECTIVES),
    (DETERMINER, DETERMINERS),
    (PRONOUN, PRONOUNS),
    (AUXILIARY, AUXILIARIES),
    (VERB, VERBS),
    (ADVERB, ADVERBS),
    (RISE, RISES),
    (FALL, FALLS),
    (RISE | TRANSITIVE, RAISES),
    (FALL | TRANSITIVE, CUTS),
    (RISE | GAINING, GAINS),
    (FALL | GAINING, LOSSES),
    (RISE_NOUN, RISE_NOUNS),
    (FALL_NOUN, FALL_NOUNS),
    (NUMBERED, NUMBERED_THINGS),
    (STREET, STREETS),
    (REPORTING, REPORTS),
    (ACCORDING, "according"),
    (INDEX, INDICES),
    (RESULT, RESULTS),
    (POLL, POLLS),
    (PEOPLE, IRREGULAR_PLURALS),
    (NOT_PLURAL, NO_PLURALS),
    (ADJECTIVE, ADJECTIVES),
    (CONTEST, CONTESTS),
    (WARMTH, WARMTHS),
    (LEVEL, LEVELS),
    (PERSON, PERSONS),
    (SUBJECT_LINK, SUBJECT_LINKS),
    (CONTAINER, CONTAINERS),
    (NEED, NEEDS),
    (NEVER_OF, EMPTY_NOUNS),
    (PREDICATE, PREDICATES),
    (STANDING, STANDINGS),
    (EVENT, EVENTS),
];

const MONTHS: &str = "\
    apr april aug august dec december feb february jan january jul july jun june mar march may nov \
    november oct october sep sept september";

const WEEKDAYS: &str = "\
    fri friday mon monday sat saturday sunday thu thur thurs thursday tue tues tuesday wed wednesday";

const PREPOSITIONS: &str = "\
    about above across after against along amid among amongst around as at before behind below beneath \
    beside besides between beyond by despite down due during except excluding following for from in \
    including inside into like near of off on onto out outside over per regarding round since than \
    through throughout till to toward towards under unlike until up upon versus via with within without";

const CONNECTIVES: &str = "\
    although and as because but how if nor or so than that though unless what when where whereas whether \
    which while who whom whose why yet";

const DETERMINERS: &str = "\
    a all an any both each either every her his its my neither no our some that the their these this \
    those your";

const PRONOUNS: &str = "\
    everyone he he'd he's here hers herself he’s him himself i i'd i'm i've it it's itself it’s i’m i’ve \
    me nobody she she's she’s someone them themselves there there's there’s they they're they've they’re \
    they’ve us we we'd we're we've we’re we’ve you you're you’re";

const AUXILIARIES: &str = "\
    am are aren't aren’t be been being can can't cannot can’t could couldn't did didn't didn’t do does \
    doesn't doesn’t don't don’t had hadn't has hasn't have haven't having is isn't isn’t may might must \
    shall should shouldn't was wasn't wasn’t were weren't weren’t will won't won’t would wouldn't \
    wouldn’t";

const VERBS: &str = "\
    admit agree agreed aim allow appear appears applies apply approve argue arrive ask attend \
    attends back became become becomes began begin begins begun believe belong belongs breaks \
    brings broke brought built buy called calls came cast caught chose closed come comes \
    consider contain continue cost costs crosses depend depends descend describe die died dies \
    differs disagree diverge drank drew dropped drove earn exists expect face favor favour fell \
    felt find finds fled flew flock follow forgave forgot found froze gather gave get gets \
    getting give given gives go goes gone got grew happen happens heard held help hid hit holds \
    hopes identify include includes joins keep keeps kept killed knew know known laid launches \
    leads led left lent let lies like lit live loses lost made make makes making march match \
    mean meant meet met need needed occurs oppose overcame overtook own paid pay plan play \
    prefer put raise ran reach read receive remain remains require ride rode run runs said sang \
    sank sat saw say says scores see seek seem seems seen sell sells send sent serve serves set \
    shook show showed shown sit slept sold sought speak spend spent spoke spread stand stands \
    stay stole stood stopped stretches strode struck suffer support swam swept swore take taken \
    takes taking taught tell tells think thinks thought threw told took tore tried turn turns \
    understand understood undertook underwent upheld use used using vied visit vote wait want \
    wanted wants watch wear went win withdrew withheld withstood woke won work works write wrote";

const ADVERBS: &str = "\
    aboard abroad actually again ago ahead almost alone already also altogether always annually apart \
    apiece away back barely currently downstairs dramatically each earlier else elsewhere even ever \
    exactly finally forever fully further hardly here instead just last later less long longer \
    modestly more nationwide nearby nearly never next not now offshore often once online only overall \
    perhaps possibly probably quite rather recently respectively roughly sharply significantly simply \
    slightly sometimes soon statewide steadily steeply still straight then there today together tomorrow \
    tonight too upfront very well worldwide yearly yesterday";

const RISES: &str = "\
    accelerated advance advanced advancing ballooned climb climbed climbing climbs grew grow growing grown grows higher \
    improve improved improves improving jump jumped jumping jumps leaped leapt mount mounted rallied \
    rally rebounded rebounding rise risen rises rising rocketed rose skyrocketed soar soared soaring soars spike \
    spiked strengthened surge surged surges surging swelled swollen up warm warmed warmer";

const FALLS: &str = "\
    collapsed contracted cooler decline declined declines declining deteriorated dip dipped dive dived \
    down drop dropped dropping drops dwindled ease eased fall fallen falling falls fell lower plummet \
    plummeted plummeting plummets plunge plunged plunges plunging retreated sank shrank shrink shrinking \
    shrinks shrunk sink sinking sinks slid slide slides sliding slip slipped slipping slips slow slowed \
    slowing slump slumped slumping slumps sunk tumble tumbled tumbles tumbling weakened";

const RAISES: &str = "\
    boost boosted boosting boosts expand expanded expanding expands hike hiked hiking increase \
    increased increases increasing lift lifted lifting raise raised raises raising";

const CUTS: &str = "\
    cut cuts cutting decrease decreased decreases decreasing halve lower lowered lowering lowers reduce \
    reduced reduces reducing slash slashed slashes slashing trim trimmed trimming";

const GAINS: &str = "\
    add added adding adds gain gained gaining gains";

const LOSSES: &str = "\
    lose loses losing lost shed shedding sheds";

const RISE_NOUNS: &str = "\
    climb gain growth hike improvement increase increases jump rebound rise rises spike surge upsurge \
    uptick";

const FALL_NOUNS: &str = "\
    contraction cut cuts decline declines decrease dip drop fall plunge reduction reductions slide slump \
    tumble";

const NUMBERED_THINGS: &str = "\
    act airbus aisle amendment apollo appendix article articles asset bay block boeing box build \
    building bus camp canto case category channel chapter chapters class clause company control \
    convention covid day deck district division door episode episodes euro event exhibit falcon figure \
    file flight floor form formula fortune freeway game gate generation grade group heat highway hole \
    interstate ipad iphone item junction junctions juror ladder lane law leg legion level line local lot mark \
    matchday minute mk model motorway no nos note number numbers p page pages paragraph paragraphs part \
    phase pier planet platform playstation plot post pp precinct press primaries primary priority prop \
    proposition protocol psalm question radio reference regulation resolution review room rooms round \
    route row rule schedule school season section sections sector series size slide sol space squadron \
    stage station step studio suite super table task terminal tier title track train tram tranche type \
    unit verse version volume ward week windows world xbox year zone";

const STREETS: &str = "\
    ave avenue blvd boulevard close court crescent drive gardens grove lane mews parade place quay rd road \
    row square st street terrace walk way wharf";

const REPORTS: &str = "\
    acknowledged add added adds admits admitted announced announces argued argues asserted asserts \
    believes boasted calculated calculates claimed claims concluded concludes confirmed confirms \
    declared disclosed estimated estimates expects explained explains finds forecast forecasts found \
    insisted insists noted notes pledged predicted predicts projected projects promised recalled reckons \
    recorded remarked reported reports reveal revealed reveals said say says show showed shows stated \
    states stressed suggested suggests tells testified told tweeted warned warns writes wrote";

const INDICES: &str = "\
    asx benchmark cac composite dax dow ftse ibex index indexes indices industrials kospi mib nasdaq nifty \
    nikkei russell sensex shanghai stock stocks stoxx topix tsx";

const RESULTS: &str = "\
    advantage aggregate away chance comeback deadlock decision defeat deficit draw drubbing final \
    hammering home lead loss majority margin mark opinion party-line record result rout ruling score \
    scoreline series split success thrashing tie triumph verdict victory vote votes win";

const POLLS: &str = "\
    approval ballot electorate percent percentage poll polling polls pollster pollsters rating \
    respondents survey turnout unemployment voters yield yields";

const IRREGULAR_PLURALS: &str = "\
    aircraft analysts babies batsmen businessmen businesswomen cattle children clergymen congressmen \
    countries craftsmen criteria crossings data deer feet firemen fish fishermen folk geese \
    grandchildren gunmen horsemen hovercraft kids lives media men mice offspring others people personnel \
    police policemen policewomen salespeople salmon schoolchildren servicemen sheep spacecraft species \
    spokesmen sportsmen staff teeth tradespeople troops watercraft women yachtsmen youth";

const NO_PLURALS: &str = "\
    across always analysis anonymous arms as athletics autonomous basis bonus bus campus census \
    christmas consecutive continuous crisis dangerous does economics enormous famous gas glorious goes \
    gross has his human indigenous is its less luxurious mathematics measles men's mumps news numerous \
    overseas perhaps physics plus politics populous precious previous religious sales savings says \
    series serious sports status suspicious tax tennis this thus tremendous upstairs us various versus \
    virus was women's yes";

const ADJECTIVES: &str = "\
    abandoned accused acting additional advanced alleged armed back-to-back best blessed close \
    combined competing confirmed consecutive convicted current cut dedicated detailed detained \
    different displaced educated elected embattled estimated exciting existing experienced extra \
    falling fast fewer fighting fired fixed flying former further growing heated hundred \
    increased injured integrated interesting key known leading left less licensed like limited \
    listed live living local long losing lost marching married missing more naked named \
    neighboring neighbouring new numbered opposed opposing other overcrowded oversized own paid \
    planned previous proposed qualified ragged red registered related remaining reported \
    required retired rising rugged sacred scheduled separate separated serving shocking sitting \
    skilled staggering standing straight stranded stunning successive surviving suspected swing \
    total training troubled unbeaten unidentified united unmarried unnamed unopened unpaid \
    unprecedented used visiting voting wanted whopping wicked winning working wounded";

const CONTESTS: &str = "\
    adopted approved beat beaten beating beats defeat defeated defeating draw drawn drew ended finished lead leading \
    leads led level lose loses losing lost overcame passed ratified rejected ruled score split thrashed trail trailed trailing \
    trails victory voted votes win winning wins won";

const WARMTHS: &str = "\
    chill cold cooler degrees heat heatwave hot temperature temperatures thermometer thermostat warm \
    warmer warming weather";

const LEVELS: &str = "\
    age amount annual attendance average backing balance base benefit bid bill budget budgets cap \
    capacity capital charge contract cost costs crowd deal debt deficit depth distance dividend earnings \
    fee fees figure fine fleet forecast fund funding growth height high housing income inflation investment \
    lending length level levels limit loss losses low majority margin maximum minimum net number offer \
    order orders pace pay payment peak penalty pension population price prices profit profits range rate \
    rates rating ratings ratio record rent reserves revenue revenues reward salary sale sales savings sentence share \
    shares size speed speeds spending stake sum surplus target tax temperature temperatures threshold \
    toll total turnout turnover valuation value volume wage wages weight width yield";

const PERSONS: &str = "\
    actor actress boss boy brother captain chairman champion chief child coach commander daughter defender \
    director driver father footballer girl goalkeeper governor grandfather grandmother husband judge \
    lady lawyer leader man manager mayor midfielder minister mother nurse officer owner partner \
    pensioner person player president professor prosecutor secretary senator singer sister son striker \
    student suspect teenager victim widow wife winger winner woman worker";

const SUBJECT_LINKS: &str = "\
    also appear appears born closed closer course detained due ended expected finished forecast \
    going held led likely made opened owned predicted projected run seem seems seen set track \
    traded";

const CONTAINERS: &str = "\
    city community country county crowd dad district family father grandfather grandmother group \
    island mom mother mum nation parent party province region state team town village";

const NEEDS: &str = "need needed needs require required requires want wants";

const EMPTY_NOUNS: &str = "\
    figure figures it number people sum that time times total who";

const PREDICATES: &str = "\
    accurate available behind better bigger certain cheaper committed confident convinced \
    correct dearer effective faster full happier happy higher larger likely lower often older \
    ready right safe safer satisfied short shy slower smaller stronger sure true worse wrong \
    younger";

const STANDINGS: &str = "\
    amounted amounts are averaged averages be been begin begins being closed cost costing costs crossed crosses ended estimated \
    exceed exceeded exceeds finished hit hovers is nearing opened pass passed put reached remain \
    remained remains set stand stands start starts steady stood surpassed surpasses topped totaled totaling totalled totalling totals \
    touch touched traded trading valued was were";

const EVENTS: &str = "\
    backstroke breaststroke bronze butterfly champion champions crown crowns event final finals \
    freestyle gold heats hurdler hurdles individual indoor medal medley men's men’s olympic race \
    record relay runner semi semis silver sprint steeplechase title titles women's women’s world";
