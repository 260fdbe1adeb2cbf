import { changed, dropped, look, recognised } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { counted } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';

type Interval = { readonly from: number; readonly to: number; readonly text: string };
type Tier = { readonly kind: 'interval' | 'point'; readonly name: string; readonly intervals: readonly Interval[]; readonly from: number; readonly to: number };

/** Tiers that hold sounds rather than words, as forced aligners make them. */
const soundTiers = /(?:^|[\s_-])(?:phones?|phonemes?|segments?|syllables?|pitch|tones?|breaks?)$/i;
/** Tiers that hold remarks rather than speech. */
const remarkTiers = /^(?:notes?|comments?|remarks?|events?|noises?|background|anonymi[sz]ation|gestures?|topics?|themes?)$/i;
/** What transcribers and aligners write into an interval in which nobody says anything. */
const silence = /^(?:sil|sp|spn|<sil>|<p:>|#|_|\(\.\)|-|–)$/i;

export function looksLikeTextGrid(text: string): boolean {
  return /^\s*(?:File type = )?"ooTextFile(?: short)?"\s+(?:Object class = )?"TextGrid"/.test(text.slice(0, 200)) || /^\s*"Praat chronological TextGrid/.test(text.slice(0, 200));
}

/**
 * Reads a Praat TextGrid in its long or its short text form (Praat manual, "TextGrid file formats"): both are the same
 * values in the same order, and whatever is no free-standing number, quoted text or flag is comment. Tiers of intervals
 * are speakers, woven together by time; tiers of points, and tiers of remarks, are notes.
 */
export function readTextGrid(text: string, name: string): ReadText & { readonly lengthMs: number } {
  const { tiers, from, to } = tiersOf(text, name);
  const report: ReportLine[] = [];
  const found: Array<{ paragraph: ReadParagraph; at: number }> = [];
  let empty = 0;
  let sounds = 0;
  let spans = 0;
  let backward = 0;
  let outside = 0;
  const marks = { taken: 0, replaced: 0 };
  const names = speakerNames(tiers);
  for (const [index, tier] of tiers.entries()) {
    if (soundTiers.test(tier.name)) {
      sounds += 1;
      continue;
    }
    const remark = tier.kind === 'point' || remarkTiers.test(tier.name);
    let before = Number.NEGATIVE_INFINITY;
    for (const interval of tier.intervals) {
      const words = wordsOf(interval.text, marks);
      if (words === '' || silence.test(words)) {
        empty += 1;
        continue;
      }
      if (interval.from < before || interval.to < interval.from) backward += 1;
      if (interval.from < from - 0.001 || interval.to > to + 0.001) outside += 1;
      before = interval.from;
      spans += 1;
      const startMs = Math.max(0, Math.round(interval.from * 1000));
      const endMs = Math.max(startMs, Math.round(interval.to * 1000));
      found.push({ at: interval.from, paragraph: remark ? { text: words, kind: 'note', startMs, endMs } : { text: words, kind: 'text', voice: names[index]!, startMs, endMs } });
    }
  }
  const paragraphs = found.toSorted((one, other) => one.at - other.at).map(({ paragraph }) => paragraph);
  if (paragraphs.length === 0) throw fileProblem('empty-file', `“${name}” is a TextGrid in which no interval holds words. Nothing was stored. Open it in Praat to see whether the words are in another file.`);
  const speakers = new Set(paragraphs.flatMap(({ voice }) => (voice === undefined ? [] : [voice])));
  report.push(recognised(`${counted(spans, 'stretch of speech or remark', 'stretches of speech and remarks')} read from ${tiers.length === 1 ? 'one tier' : `${tiers.length} tiers`}${speakers.size > 1 ? ', woven together by time' : ''}.`));
  const overlaps = overlapsOf(paragraphs);
  if (overlaps > 0) report.push(recognised(`${counted(overlaps, 'stretch', 'stretches')} spoken while another still ran; every one stays whole, where it begins.`));
  if (marks.replaced + marks.taken > 0) report.push(changed(`Marks of the transcription were put into words or taken off: ${marks.replaced} such as “<UNIN/>”, now “[unintelligible]”, and ${marks.taken} around words that stay.`));
  if (empty > 0) report.push(dropped(`${counted(empty, 'interval without words', 'intervals without words')} left out.`));
  if (sounds > 0) report.push(dropped(`${counted(sounds, 'tier that holds sounds rather than words', 'tiers that hold sounds rather than words')} left out: ${tiers.filter((tier) => soundTiers.test(tier.name)).map((tier) => `“${tier.name}”`).join(', ')}.`));
  if (backward > 0) report.push(look(`${counted(backward, 'interval', 'intervals')} out of order in time, or ended before ${backward === 1 ? 'it' : 'they'} began; all were put where they begin.`));
  if (outside > 0) report.push(look(`${outside === 1 ? 'One interval lies' : `${outside.toLocaleString('en-GB')} intervals lie`} outside the length that the file declares.`));
  return { title: null, paragraphs, report, lengthMs: Math.round((to - from) * 1000) };
}

/** "Mary - words" is Mary; tiers without a name, and names that come twice, are numbered. */
function speakerNames(tiers: readonly Tier[]): string[] {
  const seen = new Map<string, number>();
  return tiers.map((tier, index) => {
    const bare = tier.name.replace(/[\s_-]+(?:words?|orthography|ortho|transcription|transcript|utterances?|text)$/i, '').trim();
    const label = bare === '' ? `Speaker ${index + 1}` : bare;
    const count = (seen.get(label) ?? 0) + 1;
    seen.set(label, count);
    return count === 1 ? label : `${label} ${count}`;
  });
}

/** Tags of transcription conventions: "<UNSURE>maybe</UNSURE>" keeps its words, "<UNIN/>" becomes words in brackets. */
function wordsOf(raw: string, marks: { taken: number; replaced: number }): string {
  const text = raw
    .replace(/<([A-Za-z][\w:-]{0,40})\s*\/>/g, (_, tag: string) => {
      marks.replaced += 1;
      return ` [${tag.toUpperCase() === 'UNIN' ? 'unintelligible' : tag.replace(/[_:-]+/g, ' ').toLowerCase()}] `;
    })
    .replace(/<([A-Za-z][\w:-]{0,40})>|<\/[A-Za-z][\w:-]{0,40}>/g, (tag) => {
      if (silence.test(tag)) return tag;
      if (!tag.startsWith('</')) marks.taken += 1;
      return '';
    });
  return text.replace(/\s+/g, ' ').replace(/ (?=[.,;:!?](?:\s|$))/g, '').trim();
}

function overlapsOf(paragraphs: readonly ReadParagraph[]): number {
  let latest = 0;
  let overlaps = 0;
  for (const { kind, startMs = 0, endMs = 0 } of paragraphs) {
    if (kind === 'note') continue;
    if (startMs < latest) overlaps += 1;
    latest = Math.max(latest, endMs);
  }
  return overlaps;
}

function tiersOf(text: string, name: string): { tiers: Tier[]; from: number; to: number } {
  const values = text.matchAll(/"((?:[^"]|"")*)"|(?<![^\s])([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)%?(?![^\s])|<(exists|absent)>|![^\n]*/g);
  const cut = (what: string) => fileProblem('damaged-file', `“${name}” was cut short or is damaged: ${what}. Nothing was stored. Open it in Praat and save it again as a text file, or ask for the file again.`);
  const next = (): string | number => {
    for (let value = values.next(); value.done !== true; value = values.next()) {
      const [, quoted, number, flag] = value.value;
      if (quoted !== undefined) return quoted.replaceAll('""', '"');
      if (number !== undefined) return Number(number);
      if (flag !== undefined) return `<${flag}>`;
    }
    throw cut('it ends before all that it announces has come');
  };
  const number = (): number => {
    const value = next();
    if (typeof value !== 'number') throw cut(`words stand where a number should (“${value.slice(0, 40)}”)`);
    return value;
  };
  const string = (): string => {
    const value = next();
    if (typeof value !== 'string') throw cut(`the number ${value} stands where words should`);
    return value;
  };
  const kind = string();
  if (/chronological/.test(kind)) throw fileProblem('format-later', `“${name}” is a TextGrid in Praat’s chronological form, which Kist does not read. Nothing was stored. Open it in Praat, choose Save as text file, and import that.`);
  if (string() !== 'TextGrid') throw cut('it holds no TextGrid');
  const from = number();
  const to = number();
  const tiers: Tier[] = [];
  if (next() === '<absent>') return { tiers, from, to };
  const count = number();
  for (let index = 0; index < count; index += 1) {
    const form = string();
    const tierName = string().trim();
    if (form !== 'IntervalTier' && form !== 'TextTier') throw cut(`tier ${index + 1} is of an unknown kind (“${form.slice(0, 40)}”)`);
    const [tierFrom, tierTo, size] = [number(), number(), number()];
    const intervals: Interval[] = [];
    try {
      for (let at = 0; at < size; at += 1) {
        const start = number();
        intervals.push(form === 'IntervalTier' ? { from: start, to: number(), text: string() } : { from: start, to: start, text: string() });
      }
    } catch {
      throw cut(`the tier “${tierName}” announces ${size.toLocaleString('en-GB')} ${form === 'IntervalTier' ? 'intervals' : 'points'} and only ${intervals.length.toLocaleString('en-GB')} can be read`);
    }
    tiers.push({ kind: form === 'IntervalTier' ? 'interval' : 'point', name: tierName, intervals, from: tierFrom, to: tierTo });
  }
  return { tiers, from, to };
}
