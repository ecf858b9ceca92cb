//! Words that are no names though they have a capital, and words that stand beside names.
//!
//! The lists are short on purpose: they travel to the phone. A word that is missing costs one look more; a name that
//! stands in them would be missed, so no first name does, but for months and days.

/// Before a name, whatever the letters.
pub(super) const TITLES: &str = "mr mrs ms miss mx dr sir madam";
/// Before a name, whatever its letters.
pub(super) const BEFORE_NAMES: &str = "called named surname";
/// What may follow those and is no name.
pub(super) const NOT_NAMES: &str = "after again and as at because by for her him his in it me my names not off on out the \
them to us who with you your an";
/// What follows a name at the beginning of a sentence; "can't" counts as "can".
pub(super) const TELLS: &str = "and asks came can comes cries did does doesn feels gets goes got had has hates hit hits is \
keeps likes lives needs said says thinks told wants was went will won";

/// Words that have a capital and are nobody: first words of sentences, times, places, faiths, tongues, services.
const ORDINARY: &str = "a about adult adults afternoon after again all already also although always am an and another any \
anybody anyone april are as asian at august aunt auntie autumn bank baby because bed bedtime before being black both \
boy breakfast bridlington britain british brother brothers but by can centre child childline children chinese christian \
christmas church class college council could cousin dad daddy daughter day december did dinner do doctor does doncaster \
early east easter eid either england english europe even evening every everybody everyone everything facebook families \
family father february first food for french friday friend friends from games get getting girl gp gran grandad grandma \
grays had half has have having he hello help her here hessle hi his his holiday home homework house how however hub hull \
humber i if in indian instagram internet is islam it its january july june just key kids last lately later leeds let \
like london lunch make many march mash may maybe me mental might monday money more morning most mother mum mummy \
music muslim must my nan nana never next nhs night no nobody none north not nothing november now nowhere nurse october \
of often oh ok okay on once one only or other our out over parent parents partner pc people perhaps playstation please \
police polish portuguese pupil ramadan reading reception rent romanian rotherham roma saturday school schools sen send \
september services several she sheffield should shouting shout since sister sisters sleep smoking snapchat so social some \
somebody someone something sometimes son south spring staff stage step stress student sunday summer teacher teachers teen \
than thank thanks that the their them then there therefore these they things this those though thurrock thursday tiktok \
till time to today together tomorrow tonight too tuesday tv twitter two uk uncle under until up urdu us very was we \
wednesday week weekends well were west what whatever when whenever where whether which while white who whose why wifi \
will winter with without woman work would xbox year years yes yesterday yet york yorkshire you young your youth youtube \
whatsapp";

/// Whether a word stands in a list; what follows an apostrophe does not count, so "I'm" is "I".
pub(super) fn is_in(list: &str, word: &str) -> bool {
    let plain = word.split(['\'', '’']).next().unwrap_or_default();
    list.split(' ').any(|each| each.eq_ignore_ascii_case(plain))
}

/// Whether a word is no name, whatever its capitals.
pub(super) fn is_ordinary(word: &str) -> bool {
    // "Struggling with mornings" begins many a question.
    (word.len() > 5 && word.ends_with("ing")) || is_in(ORDINARY, word)
}
