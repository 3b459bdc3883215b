//! Numbers that are none: names of bands, films, roads, cars, aircraft, laws, shops and indices, hours and addresses.
//! No figure may be found in any of these.

use super::figures::check;

#[test]
fn names_with_numbers() {
    check("They drove along Route 66, the M25, the A1(M), the B4023 and Interstate 95 to Exit 12.");
    check(
        "An Airbus A320 and a Boeing 737-800 stood beside a Boeing 787, a Cessna 172, a Spitfire and an F-35.",
    );
    check("He drives a Porsche 911, an Audi A4, a BMW 3 Series, a Peugeot 208, a Fiat 500 and a Mazda 3.");
    check("City lined up in a 4-3-3, switched to 4-4-2 and ended in a 3-5-2 formation.");
    check("She teaches Year 6 and Year 10 pupils at School No 12; Key Stage 2 tests come in Year Six.");
    check("The Under-21s beat the under-18 side; the U23s and the England Under 19s drew.");
    check("Article 50 was triggered, Section 21 notices were banned and Title IX was invoked under Rule 5.");
    check("It is a Catch-22, and the Covid-19 pandemic and the H1N1 flu came before Windows 11 and iOS 17.");
    check("The shop is open 24/7 and the chance is 50/50.");
    check("He was born on 3 May 1978 and died in 2003, in his 20s, during the 1990s, aged in his mid-60s.");
    check("Call 020 7946 0958 or 0800 123 456, or write to PO Box 123, London SW1A 1AA.");
    check("The 9am meeting at 10 Downing Street moved to 6.30pm on the 21st, at No 11.");
    check("The First World War, World War II and the Gulf War of 1991 were taught in Grade 8.");
    check(
        "He rose to No. 3 in the rankings and to number one in the charts, and finished second twice removed.",
    );
    check(
        "The A380, the Model 3, the iPhone 15, the Galaxy S23 and the PlayStation 5 were shown at CES 2024.",
    );
    check("Channel 4 News, BBC One, Radio 5 Live, Sky Sports 2 and ITV1 reported it.");
    check("Flight MH370 and flight BA 286 left from Terminal 5, Gate 23, row 12, seat 4A.");
    check("Psalm 23, John 3:16, Chapter 7 and Verse 4 were read in Room 101 on page 14.");
    check("Ward 7, Bay 3 and Unit 4 of Block 12 were closed; Platform 9 too.");
    check("Formula 1, Formula One and Formula E race; MotoGP and the Six Nations do as well.");
    check(
        "The Dow Jones 30, the FTSE 100, the S&P 500, the Nikkei 225, the CAC 40, the DAX, the Hang Seng and the Russell 2000 fell.",
    );
    check(
        "Vitamin B12, Omega-3, CO2, PM2.5 and H2O were measured; MP3 files and 4K screens were sold with 5G and Wi-Fi 6.",
    );
    check(
        "The Chicago Seven, the Guildford Four, the Birmingham Six and the Hillsborough 97 are remembered.",
    );
    check("Highway 1, County Road 12 and State Route 99 were shut at Mile Marker 42.");
    check("Resolution 242 and Resolution 1701 of the Security Council, Protocol 1 and Annex VII apply.");
    check("The M16 rifle, the AK-47, the T-72 tank, the 9mm pistol and the .22 rifle were seized.");
    check("He wears the No 10 shirt; number nine Kane and the number 7 scored.");
    check("Studio 54, Club 27, Area 51, District 9, Pier 39 and Hangar 18 are known.");
    check("Season two of the show, episode 3 of series four and Part II of the film were on.");
    check("Hurricane Katrina was a category five storm; the threat level is at level 4; tier 2 rules apply.");
    check(
        "In the second half of the first quarter of fiscal 2019 the third-largest firm won a one-off case.",
    );
    check("On Saturday, July 4, and Sunday 5 July, from 7 to 9 p.m., doors open at 18:30.");
    check("He is one of the best; no one, one day, one man, one of us; it is one thing to say so.");
    check("The 100m champion and the 4x400m relay team met the 1500m runner and the 10,000m winner.");
    check("The Ford F-150, the Land Rover Defender 90, the Citroen C3 and the Renault 5 sold well.");
    check("The 49ers beat the 76ers; the Philadelphia 76ers and the San Francisco 49ers.");
    check("Room 7, apartment 3B, 221B Baker Street, Flat 2, 14a Mill Lane and Unit 5.");
    check("Junior doctors, the Class of '92, the Generation Z and Baby Boomers of '68.");
    check(
        "A four-letter word, a one-way street, a two-tier system, a second-hand car, a third-party claim, a 360-degree turn.",
    );
    check("Sections 5 and 6 and Articles 2, 3 and 8; paragraphs 12 to 14.");
    check("The Tories' 1922 Committee, the 2030 Agenda, Vision 2030 and the 2015 Paris deal.");
    check("Pope Benedict XVI, Henry VIII, Louis XIV and Elizabeth II.");
    check(
        "Double-decker buses, double standards, double Olympic champion, triple jump, treble clef, a quarter-final and a half-time team talk.",
    );
    check("The 999 call, the 111 service, the 911 dispatcher and the 112 number.");
    check("Thursday 12 December; 12/11/2019; 2019-12-12; 12.12.19; the 12th.");
}

#[test]
fn names_among_plain_words() {
    check("On stage the rapper 50 Cent and the group East 17 sang with Maroon 5 while others watched.");
    check(
        "Ocean's Eleven was shown after the meeting, and leaders of the Group of Seven saw the Famous Five.",
    );
    check("A 9mm pistol and a .22 rifle were found beside a tier 2 school and a size 10 shoe.");
    check("The doors will open from 7 to 9 p.m. and again between 2200 and 0600 on the day.");
    check("Sections 5 and 6 and Articles 2, 3 and 8 apply here, as do paragraphs 12 to 14 of the law.");
    check("The Stoxx 600 and the Nasdaq 100 were flat by percent, and the Dow Jones 30 was closed.");
    check("They made a 360-degree turn on a 4K screen bought at 7-Eleven in the two-tier market.");
    check("Dial the 111 service or the 101 line; a 999 caller rang from the 90049 postcode.");
    check("The firm moved to 16-18 Mill Road and then to Ten Downing Street nearby.");
}

#[test]
fn names_in_running_news() {
    check(
        "The minister said Article 50 had been triggered before the court looked at Section 21 and Regulation 28.",
    );
    check(
        "He drove his Ford Focus ST-3 and later a Golf GTI Mk 7 along the A303 past junction 24 of the motorway.",
    );
    check("The coach switched to a 4-2-3-1 formation and then to a back three before the break.");
    check("A spokesman for the U21 team said the under-19s would play in Group B of Euro 2025.");
    check("She read Catch-22, Fahrenheit 451, Nineteen Eighty-Four and Slaughterhouse-Five at school.");
    check("The hospital's A&E is open 24/7 and the odds were put at 50-50 by people near the talks.");
    check("Windows 11 and Android 14 will not run on the old Nokia 3310, the company warned in its note.");
    check("The Number 10 spokesman would not comment and nor would No 11 or the 1922 Committee.");
    check("They stayed in Room 237 of the hotel on Floor 3 and paid with a Visa card ending 4471.");
    check("Mr Hale, of 14 Elm Grove, appeared before District Judge Roe in court 3 on Monday.");
    check("The play is set in the 1930s and its second act ends on 24 December 1938 at midnight.");
    check("The bill passed its third reading after the Supreme Court cited Roe v Wade and Title 42.");
    check("Radio 1 and BBC Two will show the second half of the documentary at 9pm on the 14th.");
    check("The M4 was closed between junctions 10 and 11 after a lorry hit the bridge near Reading.");
    check("The asteroid 2024 YR4 and the comet 67P were seen by the James Webb telescope from L2.");
    check("A Boeing 737 MAX 9 of Alaska Airlines flew as Flight 1282 from Portland on 5 January.");
    check("In Genesis 1:27 and Surah 2 the writers say otherwise, the bishop told the BBC's Radio 4.");
    check("The Three Gorges, the Seven Sisters cliffs and the Four Corners were on his list of places.");
    check("It is one thing to plan and one day we may know, one official said on one condition.");
    check("The first, second and third placed teams go to the quarter-finals and the last 16 begins later.");
    check("Call Crimestoppers on 0800 555 111 quoting reference 4471 of 14 May or ring 101.");
    check("The F-16 pilots flew with a C-130 and an Mi-24 while T-90 tanks and S-300 missiles stood by.");
    check("Chapter 11 of the code, Form 990 and Rule 144A were cited in Case No. 22-451 by the clerk.");
    check("The G7, the G77, OPEC+, BRICS and the EU-27 were all named in UN Resolution 2758.");
    check("The team wore the number 7 shirt in memory of their winger and the No 9 stayed empty.");
    check("He came in at number three in the order and sat in seat 14C of carriage D on platform 2.");
    check("The Class 390 train, the Type 45 destroyer and the Mark 8 torpedo were shown on Pier 2.");
    check("Doctors gave him vitamin B12, vitamin D3 and an H5N1 test on ward 14 of the clinic.");
    check("Version 2.0 of the plan, Phase 2 of HS2 and Stage 3 of the tour were put off again.");
}
