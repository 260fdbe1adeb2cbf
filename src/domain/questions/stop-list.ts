/**
 * Words that say little about what somebody speaks of, left out of the count of words unless the team keeps a list of its own: articles, pronouns, prepositions,
 * conjunctions, forms of "be", "have" and "do", and the small words of speech. Written as `wordsToCount` gives them: lower case, straight apostrophes.
 */
export const usualStopList: readonly string[] = listed(`
  a an the this that these those here there such same other others another each every either neither both all any some none no nor not only own just even still also too very
  i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them their theirs themselves one ones
  who whom whose which what when where why how whoever whatever
  and or but if because as until while than then so though although whether unless since
  of at by for with about against between into through during before after above below to from up down in out on off over under again further once without within upon across around along toward towards onto per via
  am is are was were be been being have has had having do does did doing done can could will would shall should may might must ought need
  i'm i've i'd i'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd it'll we're we've we'd we'll they're they've they'd they'll that's that'd that'll there's there're here's what's who's where's how's let's
  isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't cannot couldn't won't wouldn't shan't shouldn't mightn't mustn't ain't
  yes yeah yep aye okay ok oh ah er erm eh um uh hm hmm mm mhm well right like actually basically really quite sort kind bit lot lots thing things something anything everything nothing
  get gets getting got gotten go goes going gone went come comes coming came say says saying said know knows knew known think thinks thinking thought mean means see sees saw seen want wanted
  make makes made making take takes took taken give gives gave given let put one two first last back now then always never ever often sometimes maybe perhaps much many more most less least few little
  sir madam mr mrs ms miss dr
`);

function listed(words: string): string[] {
  return [...new Set(words.split(/\s+/).filter(Boolean))].toSorted();
}
