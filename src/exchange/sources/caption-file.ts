import { labelShape } from '../../domain/sources/labels.ts';
import { clockToMs, readOpening } from '../../domain/sources/openings.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { counted } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { decodeEntities } from './inline-marks.ts';
import { dropped, look, recognised } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

const clock = '(?:\\d{1,4}:)?\\d{1,2}:\\d{1,2}(?:[.,]\\d{1,3})?';
const timing = new RegExp(`^\\s*(${clock})\\s*-->\\s*(${clock})(?:\\s+.*)?$`);

type Cue = { readonly line: number; readonly startMs: number; readonly endMs: number; readonly lines: string[] };

/** Whether a text holds captions: at least one timing line, near the beginning. */
export function looksLikeCaptions(text: string): 'vtt' | 'srt' | undefined {
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return 'vtt';
  const head = text.slice(0, 2_000).split('\n');
  const at = head.findIndex((line) => timing.test(line));
  return at !== -1 && at <= 3 && /^\d*$/.test((head[at - 1] ?? '').trim()) ? 'srt' : undefined;
}

/**
 * Reads WebVTT (W3C Recommendation candidate, 2019) and SubRip captions: one paragraph per voice in a caption, with its
 * times. Order is that of the file; captions that overlap or go back in time are kept and reported.
 */
export function readCaptions(text: string, format: 'vtt' | 'srt', name: string): ReadText {
  const { cues, notes, ignored } = cuesOf(text.split('\n'), format);
  if (cues.length === 0) {
    throw fileProblem('damaged-file', `“${name}” holds no caption: no line of the form 00:00:01.000 --> 00:00:04.000 was found. Nothing was stored. Export the captions again, or import the words as .txt or .docx.`);
  }
  const paragraphs: ReadParagraph[] = notes.map((note) => ({ text: note, kind: 'note' }));
  const report: ReportLine[] = [];
  let empty = 0;
  for (const cue of cues) {
    const voices = voicesOf(cue.lines);
    if (voices.length === 0) empty += 1;
    for (const voice of voices) {
      paragraphs.push({ text: voice.text, kind: 'text', ...(voice.name === undefined ? {} : { voice: voice.name }), startMs: cue.startMs, endMs: cue.endMs });
    }
  }
  report.push(recognised(`${counted(cues.length, 'caption', 'captions')} read.`), ...timeRemarks(cues));
  if (empty > 0) report.push(dropped(`${counted(empty, 'caption', 'captions')} without words and left out.`));
  if (ignored > 0) report.push(dropped(`${counted(ignored, 'block', 'blocks')} of styles or regions left out.`));
  return { title: null, paragraphs, report };
}

function cuesOf(lines: readonly string[], format: 'vtt' | 'srt'): { cues: Cue[]; notes: string[]; ignored: number } {
  const cues: Cue[] = [];
  const notes: string[][] = [];
  let ignored = 0;
  let open: Cue | undefined;
  let inBlock: 'note' | 'style' | undefined;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    const time = timing.exec(line);
    if (time !== null) {
      const startMs = clockToMs(time[1] ?? '');
      const endMs = clockToMs(time[2] ?? '');
      if (startMs !== undefined && endMs !== undefined) {
        // The line above a timing line is the caption's number or identifier, when it stands apart from other words.
        if (open !== undefined && /^(?:\d+|[\w-]{8,}(?:\/\d+-\d+)?)$/.test(open.lines.at(-1)?.trim() ?? '') && (open.lines.length < 2 || (open.lines.at(-2) ?? '').trim() === '')) open.lines.pop();
        open = { line: index + 1, startMs, endMs, lines: [] };
        cues.push(open);
        inBlock = undefined;
        continue;
      }
    }
    if (format === 'vtt') {
      const afterEmpty = index === 0 || (lines[index - 1] ?? '').trim() === '';
      if (index === 0 && line.startsWith('WEBVTT')) continue;
      if (afterEmpty && /^(?:STYLE|REGION)\s*$/.test(line)) {
        inBlock = 'style';
        ignored += 1;
        open = undefined;
        continue;
      }
      const note = afterEmpty ? /^NOTE(?:\s+(.*))?$/.exec(line) : null;
      if (note !== null) {
        inBlock = 'note';
        open = undefined;
        notes.push([(note[1] ?? '').trim()]);
        continue;
      }
      if (inBlock !== undefined) {
        if (line.trim() === '') inBlock = undefined;
        else if (inBlock === 'note') notes.at(-1)!.push(line.trim());
        continue;
      }
    }
    if (open !== undefined) open.lines.push(line);
  }
  return { cues, notes: notes.map((note) => note.join('\n').trim()).filter((note) => note !== ''), ignored };
}

type Voice = { readonly name?: string; text: string };

/** The words of one caption, parted where another voice, a dash or a label begins. */
function voicesOf(lines: readonly string[]): Voice[] {
  const voices: Voice[] = [];
  let name: string | undefined;
  /** One dash alone is a dash; several begin the lines of several people. */
  const dashes = lines.filter((line) => /^\s*[-–—]\s*\S/.test(line)).length;
  for (const line of lines) {
    const parts = line.split(/(<v(?:\.[^\s<>]{0,100})?(?:\s[^<>]{0,200})?>|<\/v>)/i);
    let begins = true;
    for (const part of parts) {
      const tag = /^<v(?:\.[^\s<>]*)?(?:\s([^<>]*))?>$/i.exec(part);
      if (tag !== null) {
        name = decodeEntities((tag[1] ?? '').trim()) || undefined;
        begins = true;
        voices.push({ ...(name === undefined ? {} : { name }), text: '' });
        continue;
      }
      if (/^<\/v>$/i.test(part)) {
        name = undefined;
        continue;
      }
      const words = decodeEntities(part.replace(/<[^<>]{0,200}>/g, '').replace(/\{\\[^{}]{0,60}\}/g, '')).replace(/\s+/g, ' ').trim();
      if (words === '') continue;
      const last = voices.at(-1);
      const dashed = begins && dashes > 1 && /^[-–—]\s*(?=\S)/.test(words);
      const said = dashed ? words.replace(/^[-–—]\s*/, '') : words;
      if (last === undefined || dashed || last.name !== name || (begins && name === undefined && isLabelled(said))) voices.push({ ...(name === undefined ? {} : { name }), text: said });
      else last.text = last.text === '' ? said : `${last.text} ${said}`;
      begins = false;
    }
  }
  return voices.filter((voice) => voice.text !== '');
}

function isLabelled(line: string): boolean {
  const opening = readOpening(line);
  if (opening === undefined || opening.style !== 'colon') return false;
  const shape = labelShape(opening.label);
  return shape !== 'never' && shape !== 'phrase';
}

function timeRemarks(cues: readonly Cue[]): ReportLine[] {
  let overlaps = 0;
  let backward = 0;
  let reversed = 0;
  let firstBackward = 0;
  let latest = 0;
  cues.forEach((cue, index) => {
    const before = cues[index - 1];
    if (cue.endMs < cue.startMs) reversed += 1;
    if (before !== undefined && cue.startMs < before.startMs) {
      backward += 1;
      firstBackward ||= cue.line;
    } else if (before !== undefined && cue.startMs < latest) overlaps += 1;
    latest = Math.max(latest, cue.endMs);
  });
  const remarks: ReportLine[] = [];
  if (overlaps > 0) remarks.push(recognised(`${counted(overlaps, 'caption', 'captions')} spoken while another still ran; every one keeps its own time.`));
  if (backward > 0) remarks.push(look(`${counted(backward, 'caption', 'captions')} out of order in time (first at line ${firstBackward}); the order of the file is kept.`));
  if (reversed > 0) remarks.push(look(`${counted(reversed, 'caption', 'captions')} ended before ${reversed === 1 ? 'it' : 'they'} began; the times are kept as they stand.`));
  return remarks;
}
