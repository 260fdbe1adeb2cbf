import { superscript } from './draft.ts';

/** The words of a paragraph without marks, and what its marks told. */
export type Unmarked = { readonly text: string; readonly boldOpening?: number; readonly emphasis?: 'bold' | 'italic' };

/** What was taken off while marks were removed; counted over the whole file. */
export type MarkTally = { addresses: number; pictures: number; tags: number };

// Characters that a backslash or a code span protects are moved to a private area while marks are taken off.
const shelter = 0xe000;
const protect = (text: string): string => text.replace(/[\\`*_{}[\]()#+\-.!|<>~$&:^]/g, (sign) => String.fromCharCode(shelter + sign.charCodeAt(0)));
const release = (text: string): string => text.replace(/[\ue020-\ue07f]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - shelter));

/** Takes Markdown's inline marks off: emphasis, links, pictures, code, HTML tags, escapes, entities. Linear in length. */
export function unmarkMarkdown(marked: string, tally: MarkTally): Unmarked {
  return withOpening(marked, /^(\*\*|__)(?=\S)((?:(?!\1)[^\n\\]|\\.){1,300}?)\1(?!\*)/, (text) => markdownWords(text, tally));
}

/** Takes reStructuredText's inline marks off: emphasis, literals, roles, references, escapes. Linear in length. */
export function unmarkRestructured(marked: string, tally: MarkTally): Unmarked {
  return withOpening(marked, /^(\*\*)(?=\S)((?:(?!\1)[^\n\\]|\\.){1,300}?)\1/, (text) => restructuredWords(text, tally));
}

function withOpening(marked: string, bold: RegExp, words: (text: string) => string): Unmarked {
  const opening = bold.exec(marked);
  if (opening !== null) {
    const head = words(opening[2] ?? '');
    const rest = marked.slice(opening[0].length);
    // Bold right up to the end, or bold with a colon after it, is told apart by whoever asks for speakers.
    if (rest.trim() === '') return { text: head.trim(), emphasis: 'bold' };
    const text = head + words(rest);
    return { text: text.trim(), boldOpening: Math.min(head.length, text.trim().length) };
  }
  const italic = /^([*_])(?![*_\s])([^*_]+)\1$/.exec(marked.trim());
  if (italic !== null) return { text: words(italic[2] ?? '').trim(), emphasis: 'italic' };
  return { text: words(marked).trim() };
}

function markdownWords(marked: string, tally: MarkTally): string {
  // Some converters escape underscores in addresses twice.
  let text = marked.replace(/\\\\(?=_)/g, '\\').replace(/\\([\\`*_{}[\]()#+\-.!|<>~$&:^])/g, (_, sign: string) => protect(sign));
  text = text.replace(/(`{1,2})([^`\n]{1,2000})\1/g, (_, __, code: string) => protect(code));
  text = text.replace(/!\[([^\][]{0,500})\]\([^()\s]{0,100000}(?:\s+"[^"\n]{0,300}")?\)/g, (_, alt: string) => ((tally.pictures += 1), alt));
  text = text.replace(/\[([^\][]{0,1000})\]\((<[^<>\n]{0,2000}>|[^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,500})?)(?:\s+"[^"\n]{0,300}")?\)/g, (_, shown: string, address: string) => linkWords(shown, address, tally));
  text = text.replace(/\[\^([^\][\s]{1,40})\]/g, (_, mark: string) => (/^\d+$/.test(mark) ? superscript(mark) : `[${mark}]`));
  text = htmlWords(text, tally);
  for (const pattern of [/\*\*\*(?=\S)([^*\n]+)\*\*\*/g, /\*\*(?=\S)([^*\n]+(?:\*[^*\n]+\*[^*\n]*)?)\*\*/g, /(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu, /(?<![\p{L}\p{N}_])__(?=\S)([^_\n]+)__(?![\p{L}\p{N}_])/gu, /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_\n]*[^\s_])_(?![\p{L}\p{N}_])/gu, /~~(?=\S)([^~\n]+)~~/g]) {
    text = text.replace(pattern, '$1');
  }
  // Emphasis that was opened and never closed, or spans what looked like emphasis itself, leaves its signs behind.
  text = text.replace(/\*{2,}/g, '').replace(/(?<=^|\s)\*(?=[\p{L}"“‘'])|(?<=[\p{L}.,!?"”’'])\*(?=\s|$)/gu, '');
  return release(text);
}

function linkWords(shown: string, address: string, tally: MarkTally): string {
  const bare = address.replace(/^<|>$/g, '').replace(/^mailto:/, '');
  const words = shown.trim() === '' ? bare : shown;
  if (release(words).replace(/\/$/, '') !== release(bare).replace(/\/$/, '') && /^(?:https?:|www\.)/.test(bare)) tally.addresses += 1;
  return words;
}

/** HTML inside text: tags go, their words stay, entities become characters. Nothing is ever rendered. */
export function htmlWords(marked: string, tally: MarkTally): string {
  return decodeEntities(
    marked
      .replace(/<((?:https?|mailto):[^<>\s]{1,2000})>/g, (_, address: string) => address.replace(/^mailto:/, ''))
      .replace(/<([\w.+-]{1,64}@[\w.-]{1,200})>/g, '$1')
      // Converters from PDF write a raised number in this broken way now and then.
      .replace(/<sup>&<\/sup>lt;sup>/gi, '<sup>')
      .replace(/<sup>\s*(\d{1,4})\s*<\/sup>/gi, (_, digits: string) => superscript(digits))
      .replace(/<img\b[^<>]{0,100000}>/gi, () => ((tally.pictures += 1), ''))
      .replace(/\s{0,20}<\/?(?:br|p|div|li|ul|ol|tr|table|blockquote|h[1-6])(?:\s[^<>]{0,500})?\s?\/?>\s{0,20}/gi, '\n')
      .replace(/<\/?t[dh](?:\s[^<>]{0,500})?>/gi, '\t')
      .replace(/<a\b[^<>]{0,2000}?\bhref="([^"<>]{0,2000})"[^<>]{0,300}>([^<>]{0,1000})<\/a>/gi, (_, address: string, shown: string) => linkWords(shown, address, tally))
      .replace(/<\/?[a-z][a-z0-9-]{0,30}(?:\s[^<>]{0,2000})?\/?>/gi, () => ((tally.tags += 1), ''))
      .replace(/\n{2,}/g, '\n'),
  );
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', pound: '£', euro: '€', copy: '©', eacute: 'é', lrm: '', rlm: '', shy: '' };

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,10}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
    const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex ?? '', 16);
    return code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : '';
  });
}

function restructuredWords(marked: string, tally: MarkTally): string {
  let text = marked.replace(/\\ /g, '').replace(/\\(.)/g, (_, sign: string) => protect(sign));
  text = text.replace(/``([^\n]{1,2000}?)``/g, (_, code: string) => protect(code));
  text = text.replace(/`([^`<\n]{0,1000}?)\s*<([^<>`\n]{1,2000})>`__?/g, (_, shown: string, address: string) => linkWords(shown, address, tally));
  text = text.replace(/:[a-z][\w.+-]{0,40}:`([^`\n]{1,1000})`/gi, '$1').replace(/`([^`\n]{1,1000})`(?::[a-z][\w.+-]{0,40}:|__?)?/gi, '$1');
  text = text.replace(/\[#?([\w*-]{1,40})\]_/g, (_, mark: string) => (/^\d+$/.test(mark) ? superscript(mark) : `[${mark}]`));
  text = text.replace(/\*\*(?=\S)([^*\n]+)\*\*/g, '$1').replace(/(?<![\p{L}\p{N}*])\*(?=[^\s*])([^*\n]*[^\s*])\*(?![\p{L}\p{N}*])/gu, '$1');
  text = text.replace(/\|(?=\S)([^|\n]{1,100})\|_?/g, '$1').replace(/(?<=\p{L})__?(?=[\s.,;:!?)]|$)/gu, '');
  return release(text);
}
