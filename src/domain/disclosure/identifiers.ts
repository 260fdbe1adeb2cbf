import type { IdentifierHit } from '../../contract/sources.ts';
import { isRoleWord } from '../sources/labels.ts';
import { isPostcodeArea } from './postcode-areas.ts';

/** Something in a text that may tell who somebody is. A range of the text, half open, in UTF-16 code units. */
export type FoundIdentifier = {
  readonly kind: IdentifierHit['kind'];
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** One plain sentence: what it looks like, and how sure that is. */
  readonly why: string;
};

/**
 * Finds what may identify people: CHI numbers, e-mail addresses, telephone numbers, postcodes, National Insurance
 * numbers, dates of birth, and the names given in `knownNames` (whole, or any part of three letters and more, where a
 * capital opens it). Hits come in the order of the text and never overlap; of two that would, the surer stays. A finder
 * can't know every way in which words point at a person: its silence proves nothing. Linear in the length of the text.
 */
export function findIdentifiers(text: string, knownNames: readonly string[]): FoundIdentifier[] {
  const hits = [
    ...findEmails(text),
    ...findCommunityHealthIndex(text),
    ...findNationalInsurance(text),
    ...findPhones(text),
    ...findPostcodes(text),
    ...findDatesOfBirth(text),
    ...findNames(text, knownNames),
  ];
  // Earlier finders are surer: at the same place the first of them stays.
  const order = hits.map((hit, rank) => ({ hit, rank })).sort((one, other) => one.hit.start - other.hit.start || one.rank - other.rank);
  const kept: Array<{ hit: FoundIdentifier; rank: number }> = [];
  for (const next of order) {
    const last = kept.at(-1);
    if (last === undefined || next.hit.start >= last.hit.end) kept.push(next);
    else if (next.rank < last.rank) kept[kept.length - 1] = next;
  }
  return kept.map((one) => one.hit);
}

function hitsOf(text: string, pattern: RegExp, judge: (written: string, start: number) => { kind: FoundIdentifier['kind']; why: string } | undefined): FoundIdentifier[] {
  const hits: FoundIdentifier[] = [];
  for (const match of text.matchAll(pattern)) {
    const judged = judge(match[0], match.index);
    if (judged !== undefined) hits.push({ ...judged, start: match.index, end: match.index + match[0].length, text: match[0] });
  }
  return hits;
}

function findEmails(text: string): FoundIdentifier[] {
  return hitsOf(text, /(?<![\p{L}\p{N}._%+'-])[\p{L}\p{N}_%+][\p{L}\p{N}._%+'-]{0,63}@(?:[\p{L}\p{N}-]{1,63}\.){1,6}[\p{L}]{2,24}(?![\p{L}\p{N}@])/gu, () => ({ kind: 'email', why: 'An e-mail address.' }));
}

/**
 * Community Health Index: ten figures, DDMMYY, three more, and a check figure. The check is 11 minus the remainder of
 * the sum of figures 1 to 9 times 10 to 2, divided by 11; 11 counts as 0 and 10 is never given out (NHS Scotland Data
 * Dictionary). About one in eleven numbers that begin like a date passes by chance.
 */
function findCommunityHealthIndex(text: string): FoundIdentifier[] {
  return hitsOf(text, /(?<![\p{L}\p{N}]|\d[ -])\d{2}(?:[ ./-]?\d{2}){2}[ ./-]?\d{2,3}[ -]?\d{1,2}(?![\p{L}\p{N}])/gu, (written) => {
    const digits = written.replace(/\D/g, '');
    return isCommunityHealthIndex(digits) ? { kind: 'chi', why: 'Ten figures that begin with a date and end with the right check figure: a CHI number.' } : undefined;
  });
}

/** Whether ten digits form a valid CHI number: a day that exists in that year of either century, and the check digit. */
export function isCommunityHealthIndex(digits: string): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const day = Number(digits.slice(0, 2));
  const month = Number(digits.slice(2, 4));
  const year = Number(digits.slice(4, 6));
  if (!isDay(day, month, 1900 + year) && !isDay(day, month, 2000 + year)) return false;
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(digits[index]) * (10 - index);
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9]);
}

function isDay(day: number, month: number, year: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] ?? 0;
  return day >= 1 && day <= days;
}

/** The letters that HMRC gives out (NIM39110): no D, F, I, Q, U, V at the front, no O second, and some pairs never. */
function findNationalInsurance(text: string): FoundIdentifier[] {
  return hitsOf(text, /(?<![\p{L}\p{N}])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D](?![\p{L}\p{N}])/giu, (written) =>
    /^(?:BG|GB|NK|KN|TN|NT|ZZ)/i.test(written) ? undefined : { kind: 'national-insurance', why: 'Two letters, six figures and a letter: a National Insurance number.' },
  );
}

/** Numbers as Ofcom's plan has them: 01, 02, 03, 05, 07, 08 or 09 and nine or ten figures in all after the 0; or +44 before them. */
function findPhones(text: string): FoundIdentifier[] {
  return hitsOf(text, /(?<![\p{L}\p{N}+./-])(?:\+44[ ]?(?:\(0\))?|0044[ ]?(?:\(0\))?|\(?0(?=\d))\d?(?:[ .()-]{0,2}\d){7,10}(?![\p{L}\p{N}])/gu, (written) => {
    let digits = written.replace(/\D/g, '');
    const abroad = /^(?:\+44|0044)/.test(written);
    if (abroad) digits = `0${digits.replace(/^(?:0044|44)/, '').replace(/^0/, '')}`;
    const fits = /^0(?:1\d{8,9}|2\d{9}|3\d{9}|5[56]\d{8}|7\d{9}|8\d{8,9}|9\d{9})$/.test(digits);
    return fits ? { kind: 'phone', why: digits.startsWith('07') ? 'A mobile telephone number.' : 'A telephone number.' } : undefined;
  });
}

/** Shapes A9, A99, A9A, AA9, AA99, AA9A and 9AA (Royal Mail PAF), with an area that exists; small letters only with the space. */
function findPostcodes(text: string): FoundIdentifier[] {
  const inward = '\\d[ABD-HJLNP-UW-Z]{2}';
  const upper = hitsOf(text, new RegExp(`(?<![\\p{L}\\p{N}])[A-Z]{1,2}\\d[A-Z\\d]?[ ]{0,2}${inward}(?![\\p{L}\\p{N}])`, 'gu'), judgePostcode);
  const lower = hitsOf(text, new RegExp(`(?<![\\p{L}\\p{N}])[a-z]{1,2}\\d[a-z\\d]? \\d[abd-hjlnp-uw-z]{2}(?![\\p{L}\\p{N}])`, 'gu'), judgePostcode);
  return [...upper, ...lower];
}

function judgePostcode(written: string): { kind: 'postcode'; why: string } | undefined {
  const area = /^[a-z]+/i.exec(written)?.[0] ?? '';
  return isPostcodeArea(area.toUpperCase()) ? { kind: 'postcode', why: 'A postcode; it stands for about fifteen addresses.' } : undefined;
}

const month = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ordinal = '(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth)';
const spokenDay = `(?:(?:twenty|thirty)[ -])?${ordinal}`;
const spokenYear = '(?:(?:nineteen|twenty|two thousand)(?:[ -](?:and[ -])?[a-z]{3,9}){0,3})';
const birthday = new RegExp(
  [
    '(?<!\\d)\\d{1,2}[ ]?[./-][ ]?\\d{1,2}[ ]?[./-][ ]?(?:\\d{4}|\\d{2})(?!\\d)',
    '(?<!\\d)(?:19|20)\\d{2}-\\d{2}-\\d{2}(?!\\d)',
    `(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?: of)?(?: \\[[^\\]\\n]{0,30}\\])? ${month}\\b(?:[, ]{1,2}\\d{4})?`,
    `\\b${month} \\d{1,2}(?:st|nd|rd|th)?\\b(?:[, ]{1,2}\\d{4})?`,
    `\\b(?:the )?${spokenDay}(?: of)?(?: \\[[^\\]\\n]{0,30}\\])? ${month}\\b(?:,? (?:\\d{4}|${spokenYear}))?`,
    `\\b${month} (?:19|20)\\d{2}(?!\\d)`,
  ].join('|'),
  'gi',
);

/** A date soon after words that ask for or tell a birthday; the answer may stand in the next turn. */
function findDatesOfBirth(text: string): FoundIdentifier[] {
  const hits: FoundIdentifier[] = [];
  let after = 0;
  for (const cue of text.matchAll(/\b(?:dates? of birth|d\.o\.b\.?|dob|born(?: on| in)?|birthday(?: is| was)?)(?![\p{L}\p{N}])/giu)) {
    const from = Math.max(after, cue.index + cue[0].length);
    const reach = /^(?:born|birthday)/i.test(cue[0]) ? 60 : 160;
    const window = text.slice(from, from + reach);
    birthday.lastIndex = 0;
    const found = birthday.exec(window);
    if (found === null) continue;
    const start = from + found.index;
    // A window may cut a date short: read it again to its own end.
    birthday.lastIndex = 0;
    const whole = birthday.exec(text.slice(start, start + 80));
    const written = whole?.index === 0 ? whole[0] : found[0];
    hits.push({ kind: 'date-of-birth', start, end: start + written.length, text: written, why: `A date after “${cue[0]}”.` });
    after = start + written.length;
  }
  return hits;
}

/** Given and family names that are everyday words as well; where a sentence begins they may be just that. */
const everyday = new Set('will may mark grace hope faith joy rose bill rob sue pat art dean grant frank jack june april august dawn heather ivy lily daisy summer rich drew miles page young long little brown green white black gray grey king bishop cook baker day law park parks price rice street wood woods field lane hill west north south best good fox wolf bird rush wise sharp bright'.split(' '));

function findNames(text: string, knownNames: readonly string[]): FoundIdentifier[] {
  const parts = new Map<string, Set<string>>();
  for (const name of knownNames) {
    // "Head of Housing" is a post: its words are in every other sentence and name nobody.
    if (/\s(of|for)\s/i.test(name)) continue;
    const words = name.replace(/\([^)]*\)/g, ' ').match(/\p{L}[\p{L}'’-]*/gu) ?? [];
    for (const word of words) {
      const key = keyOf(word);
      if ([...key].length < 3 || !/^\p{Lu}/u.test(word) || isRoleWord(key) || notNames.has(key)) continue;
      const owners = parts.get(key) ?? new Set();
      owners.add(name.trim());
      parts.set(key, owners);
    }
  }
  if (parts.size === 0) return [];
  const hits: Array<FoundIdentifier & { owners: ReadonlySet<string>; words: number; opens: boolean }> = [];
  for (const match of text.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
    const word = match[0].replace(/['’-]+$/, '');
    if (!/^\p{Lu}/u.test(word)) continue;
    const bare = word.replace(/['’]s$/i, '');
    // "Duncan-Burton" holds two names that are known apart.
    const owners = parts.get(keyOf(bare)) ?? bare.split('-').map((part) => parts.get(keyOf(part))).find((found) => found !== undefined);
    if (owners === undefined) continue;
    const start = match.index;
    const end = start + bare.length;
    const last = hits.at(-1);
    const gap = last === undefined ? '' : text.slice(last.end, start);
    const shared = last === undefined ? [] : [...owners].filter((owner) => last.owners.has(owner));
    if (last !== undefined && shared.length > 0 && /^(?: |-| \p{Lu}\.? )$/u.test(gap)) {
      hits[hits.length - 1] = { ...last, end, text: text.slice(last.start, end), owners: new Set(shared), words: last.words + 1, why: `The name of a speaker (${shared[0]}).` };
      continue;
    }
    const opens = /(?:^|[.?!:\n]["'“‘”’]?\s*)$/.test(text.slice(Math.max(0, start - 4), start));
    const owner = [...owners][0] ?? '';
    const doubt = opens && everyday.has(keyOf(bare)) ? ' Here it may be an ordinary word.' : '';
    hits.push({ kind: 'name', start, end, text: bare, why: `A part of the name of a speaker (${owner}).${doubt}`, owners, words: 1, opens });
  }
  return hits.map(({ kind, start, end, text: written, why, owners, words }) => {
    const sole = words === 1 && [...owners].some((owner) => keyOf(owner) === keyOf(written));
    return { kind, start, end, text: written, why: sole ? `The name of a speaker (${written}).` : why };
  });
}

/** Words in labels that name nobody. */
const notNames = new Set('all other not lead counsel inquiry module kc qc msp mp cbe obe mbe the speaker voice unknown female male group and for with one two three four five six seven eight nine ten focus interview'.split(' '));

function keyOf(word: string): string {
  return word.toLowerCase().replace(/’/g, "'").replace(/'s$/, '');
}
