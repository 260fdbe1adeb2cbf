/** Groups whose words are not those of the text (RTF specification 1.9.1); those that a star marks are passed over anyway unless they are known. */
export const silent = new Set(
  'colortbl listtable listoverridetable rsidtbl generator pict object datafield fldinst ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn bkmkstart bkmkend tc tcn xe pn filetbl template themedata colorschememapping datastore xmlnstbl latentstyles do upr nonshppict sp author operator subject category manager company doccomm keywords comment hlinkbase creatim revtim printim buptim atrfstart atrfend atnid atnref atndate atnparent mmathPr wgrffmtfilter blipuid panose falt fontemb fontfile docvar userprops propname staticval'.split(' '),
);
/** Groups that hold what stands at the head or foot of pages. */
export const edges = new Set(['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf']);
/** Words that stand for a sign. */
export const signs: Readonly<Record<string, string>> = { emdash: '—', endash: '–', bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', emspace: ' ', enspace: ' ', qmspace: ' ', tab: '\t', line: '\n', page: '\n', column: '\n', softline: '\n' };

/** Groups with a star whose words are wanted all the same. */
export const starredAndRead = new Set(['footnote', 'annotation', 'atnauthor', 'shppict', 'shpinst', 'shptxt', 'ud', 'cs', 'revtbl']);
/** Words that open a part to be read inside one that is passed over. */
export const reviving = new Set(['result', 'ud', 'shptxt']);
