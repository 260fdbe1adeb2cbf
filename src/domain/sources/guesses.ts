import { parseUncertainDate } from '../timeline/uncertain-date.ts';
import type { UncertainDate } from '../timeline/uncertain-date.ts';
import type { ReadSource, SourceKind, TranscriptSpeaker } from './transcript.ts';

const month = '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const year = '(?:19|20)\\d{2}';
const dayPatterns = [
  new RegExp(`(?<![\\d-])${year}-\\d{2}-\\d{2}(?!\\d)`, 'i'),
  new RegExp(`(?<!\\d)\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${month},? ${year}(?!\\d)`, 'i'),
  new RegExp(`\\b${month} \\d{1,2}(?:st|nd|rd|th)?,? ${year}(?!\\d)`, 'i'),
  new RegExp(`(?<![\\d/.])\\d{1,2}[/.]\\d{1,2}[/.]${year}(?![\\d/.])`),
  /(?<![\d/.-])\d{1,2}([/.-])\d{1,2}\1\d{2}(?![\d/.-])/,
];
const looserPatterns = [
  new RegExp(`(?<![\\d-])${year}-(?:0[1-9]|1[0-2])(?![\\d-])`),
  new RegExp(`\\b${month} ${year}(?!\\d)`, 'i'),
  new RegExp(`\\b(?:spring|summer|autumn|winter) ${year}(?!\\d)`, 'i'),
];

type DateGuess = UncertainDate & { readonly why: string };

/**
 * When it happened, by the title, then the file's name, then the short lines before anybody speaks. Dates inside
 * running words tell of other days and are left alone. Undefined when nothing says.
 */
export function guessDate(source: ReadSource, opening: readonly string[]): DateGuess | undefined {
  const name = source.name.replace(/\.[^.]*$/, '').replace(/_/g, ' ').replace(/(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)/, '$1-$2-$3');
  const places: Array<readonly [string, string]> = [
    ...(source.title === null ? [] : [[source.title, 'the title'] as const]),
    [name, 'the name of the file'],
    ...opening.slice(0, 15).filter(isDateLine).map((line) => [line, `the line “${line.length > 60 ? `${line.slice(0, 60)}…` : line}” near the beginning`] as const),
  ];
  for (const patterns of [dayPatterns, looserPatterns]) {
    for (const [text, where] of places) {
      for (const pattern of patterns) {
        const written = pattern.exec(text)?.[0];
        // "2/11/23" in a title or a file's name is of this century.
        const full = written?.replace(/^(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})$/, '$1/$2/20$3');
        const reading = full === undefined ? undefined : parseUncertainDate(full);
        if (reading?.understood === true) {
          const dayFirst = /^\d{1,2}[/.]/.test(reading.date.text) ? ', read with the day first' : '';
          return { ...reading.date, why: `It stands in ${where}${dayFirst}.` };
        }
      }
    }
  }
  return undefined;
}

/** A line that is there to say when: short, or headed by a word such as "Date". */
function isDateLine(line: string): boolean {
  return line.length <= 60 || (line.length <= 160 && /^(?:date|recorded|interviewed|held|interview date|date of \w+)\b/i.test(line));
}

const kindWords: ReadonlyArray<readonly [RegExp, SourceKind]> = [
  [/\bfocus[ _-]?groups?\b|\bFG ?\d{1,2}\b/i, 'focus group'],
  [/\b(?:field ?notes?|observations?)\b/i, 'observation'],
  [/\b(?:minutes|meeting|debrief|action inquiry)\b/i, 'meeting note'],
  [/\b(?:hearing|public inquiry|to the inquiry|tribunal|evidence session)\b/i, 'hearing'],
  [/\b(?:story|stories|case stud(?:y|ies)|vignette)\b/i, 'story'],
  [/\b(?:interview|consultation|conversation with)\b/i, 'interview'],
  [/\b(?:report|update|review|briefing|strategy|plan|evaluation|digest)\b/i, 'document'],
];

/** What kind of source it is, by its title, name and first heads, then by who speaks. */
export function guessKind(source: ReadSource, heads: readonly string[], speakers: readonly TranscriptSpeaker[], text: string): { kind: SourceKind; why: string } {
  const name = source.name.replace(/\.[^.]*$/, '').replace(/[_-]/g, ' ');
  const opening = [source.title ?? '', name, ...heads.slice(0, 3)];
  for (const [pattern, kind] of kindWords) {
    // Only a text in which somebody speaks is a conversation, whatever its title says about one.
    if (speakers.length === 0 && (kind === 'interview' || kind === 'focus group' || kind === 'hearing')) continue;
    if (speakers.length > 0 && kind === 'document') continue;
    const place = opening.find((one) => pattern.test(one));
    if (place !== undefined) return { kind, why: `“${pattern.exec(place)?.[0] ?? ''}” stands in the title, the name or the first heading.` };
  }
  if (speakers.length === 0) return { kind: 'document', why: 'Nobody was recognised as speaking.' };
  if (/\((?:sworn|affirmed)\)|\bmy l(?:ady|ord)\b/i.test(text.slice(0, 20_000)) && speakers.some((one) => one.guess.role === 'interviewer')) {
    return { kind: 'hearing', why: 'Witnesses are sworn or a judge is addressed.' };
  }
  const heard = speakers.filter((one) => one.guess.role === 'participant' && one.turns > 1).length;
  if (speakers.length === 1) return { kind: 'story', why: 'One person speaks.' };
  if (heard >= 3) return { kind: 'focus group', why: `${heard} people are heard.` };
  return { kind: 'interview', why: `${speakers.length} people speak.` };
}

/** The title to offer: what the file says, else its name in words. */
export function guessTitle(source: ReadSource, heads: readonly string[]): string {
  const said = source.title ?? heads[0];
  if (said !== undefined && said.trim() !== '') return said.replace(/\s+/g, ' ').trim().slice(0, 200);
  return source.name.replace(/\.[^.]*$/, '').replace(/[_]+/g, ' ').replace(/\s+/g, ' ').trim() || source.name;
}
