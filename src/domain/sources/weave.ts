import { labelKey } from './labels.ts';
import { look, recognised } from './report.ts';
import type { ReportLine } from './report.ts';
import type { ReadParagraph, ReadSource } from './transcript.ts';

/**
 * Weaves files that hold the speakers of one recording into one source: every stretch of speech stays whole and stands
 * where it begins. What begins at the same moment keeps the order of the files. The first file gives its name. Pure.
 */
export function weaveSources(reads: readonly ReadSource[]): ReadSource {
  const [first] = reads;
  if (first === undefined) throw new Error('Nothing to weave.');
  if (reads.length === 1) return first;
  const report: ReportLine[] = [recognised(`${reads.length} files of one recording were woven together by time: ${reads.map((read) => `“${read.name}”`).join(', ')}.`)];
  const labels = ownLabels(reads, report);
  const all: Array<{ paragraph: ReadParagraph; at: number; file: number; order: number }> = [];
  for (const [file, read] of reads.entries()) {
    let at = 0;
    for (const [order, paragraph] of read.paragraphs.entries()) {
      // What has no time stays behind what stands before it.
      at = paragraph.startMs ?? at;
      const voice = paragraph.voice === undefined ? undefined : (labels[file]!.get(paragraph.voice) ?? paragraph.voice);
      all.push({ paragraph: voice === undefined ? paragraph : { ...paragraph, voice }, at, file, order });
    }
    for (const line of read.report) report.push({ ...line, text: `${read.name}: ${line.text}` });
  }
  all.sort((one, other) => one.at - other.at || one.file - other.file || one.order - other.order);
  const lengths = reads.map((read) => read.lengthMs).filter((length) => length !== undefined);
  const spread = lengths.length < 2 ? 0 : Math.max(...lengths) - Math.min(...lengths);
  if (spread > tolerance(Math.max(...lengths))) {
    report.push(look(`The files differ in length by ${Math.round(spread / 1000)} seconds. Look whether they belong to one recording, and whether they begin at the same moment.`));
  }
  return {
    ...first,
    title: reads.map((read) => read.title).find((title) => title !== null) ?? commonStem(reads.map((read) => read.name)),
    paragraphs: all.map(({ paragraph }) => paragraph),
    report,
    ...(lengths.length === 0 ? {} : { lengthMs: Math.max(...lengths) }),
  };
}

/**
 * Which of the chosen files seem to hold the speakers of one recording: TextGrid files that are called alike but for
 * the last part of their names and last equally long. Answers groups of two and more, as indexes into `files`.
 */
export function groupRecordings(files: readonly Pick<ReadSource, 'name' | 'format' | 'lengthMs'>[]): number[][] {
  const groups = new Map<string, number[]>();
  for (const [index, file] of files.entries()) {
    if (file.format !== 'textgrid') continue;
    const stem = /^(.+)[ _.-]+[^ _.-]+$/.exec(bare(file.name))?.[1]?.toLowerCase();
    if (stem === undefined) continue;
    const group = groups.get(stem);
    if (group === undefined) groups.set(stem, [index]);
    else group.push(index);
  }
  return [...groups.values()].filter((group) => {
    if (group.length < 2 || group.length > 20) return false;
    const lengths = group.map((index) => files[index]?.lengthMs ?? 0);
    return Math.max(...lengths) - Math.min(...lengths) <= tolerance(Math.max(...lengths));
  });
}

/** Recordings of two microphones seldom stop in the same moment. */
function tolerance(length: number): number {
  return Math.max(2_000, length * 0.01);
}

/** Labels that occur in several files are told apart by what tells the files apart ("talk_mary", "talk_ben"). */
function ownLabels(reads: readonly ReadSource[], report: ReportLine[]): Array<Map<string, string>> {
  const used = reads.map((read) => new Set(read.paragraphs.flatMap((paragraph) => (paragraph.voice === undefined ? [] : [paragraph.voice]))));
  const stem = commonStem(reads.map((read) => read.name));
  let renamed = false;
  const maps = reads.map((read, file) => {
    const map = new Map<string, string>();
    const part = bare(read.name).slice(stem.length).replace(/^[ _.-]+/, '').replace(/_+/g, ' ').trim() || `File ${file + 1}`;
    const own = part.charAt(0).toUpperCase() + part.slice(1);
    for (const label of used[file] ?? []) {
      const shared = used.some((others, other) => other !== file && [...others].some((one) => labelKey(one) === labelKey(label)));
      if (!shared) continue;
      map.set(label, (used[file]?.size ?? 0) === 1 ? own : `${own} (${label})`);
      renamed = true;
    }
    return map;
  });
  if (renamed) report.push(look('The files call their speakers by the same names, so the speakers are named after the files. Look whether they are right.'));
  return maps;
}

function commonStem(names: readonly string[]): string {
  const [first = '', ...rest] = names.map(bare);
  let length = first.length;
  for (const name of rest) {
    let same = 0;
    while (same < length && same < name.length && name[same] === first[same]) same += 1;
    length = same;
  }
  const stem = first.slice(0, length);
  // Names are cut between their parts, not inside a word that begins alike ("mary", "martin").
  return length === first.length ? stem : (/^(.*)[ _.-]/.exec(stem)?.[1] ?? '');
}

function bare(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}
