/** Reads back a codebook that Kist has written as a Word file, also after people have edited it in Word. */
import { isCodesHeading } from '../../domain/codebook/as-document.ts';
import { readListText, readPathText } from '../../domain/codebook/path-text.ts';
import { readScaleText } from '../../domain/codebook/scale-text.ts';
import { fieldLabels, namedOnly, type WrittenCode } from '../../domain/codebook/written-code.ts';
import { Refusal } from '../../domain/refusal.ts';
import { openArchive } from '../sources/archive.ts';
import { readWordDocument } from '../sources/word-document.ts';
import type { ReadCodebook } from './what-was-read.ts';

type Field = keyof typeof fieldLabels | 'under' | 'examples';
const labels: Record<Field, string> = { ...fieldLabels, under: 'Under', examples: 'Examples' };

/**
 * Codes are the headings below the heading “Codes”; each has lines that begin with the name of a field. What follows the line of examples is theirs.
 *
 * @throws Refusal when the file is no Word file, is damaged, or was not made by Kist as a codebook
 */
export async function readCodebookDocx(bytes: Uint8Array, name: string): Promise<ReadCodebook> {
  const { paragraphs } = await readWordDocument(openArchive(bytes, name), name);
  const begin = paragraphs.findIndex((paragraph) => paragraph.kind === 'heading' && isCodesHeading(paragraph.text));
  if (begin === -1) {
    throw new Refusal('unknown-format', `“${name}” is a Word file, but not a codebook that Kist has written: it has no heading “Codes”. Nothing was stored. Bring the codes as a table: in Word or Excel, one row a code, saved as CSV.`);
  }
  const top = levelOf(paragraphs[begin]!);
  const codes: WrittenCode[] = [];
  const report: string[] = [];
  const above: string[] = [];
  let field: Field | null = null;
  let unread = 0;
  for (const paragraph of paragraphs.slice(begin + 1)) {
    if (paragraph.kind === 'footnote') continue;
    if (paragraph.kind === 'heading') {
      const depth = levelOf(paragraph) - top;
      if (depth < 1) break;
      const written = paragraph.text.replace(/\s+/g, ' ').trim();
      above.length = Math.min(above.length, depth - 1);
      above.push(written);
      codes.push(namedOnly([...above]));
      field = null;
      continue;
    }
    const code = codes.at(-1);
    if (!code) continue;
    const labelled = fieldOf(paragraph.text);
    if (labelled !== null) {
      field = labelled.field;
      say(code, field, labelled.words, report);
      if (field === 'under') above.splice(0, above.length, ...code.path);
    } else if (field === 'definition' || field === 'useWhen' || field === 'notWhen') {
      // Somebody has pressed Enter within a text.
      code[field] = `${code[field]}\n${paragraph.text}`;
    } else if (field !== 'examples') unread += 1;
  }
  if (unread > 0) report.push(`${unread} ${unread === 1 ? 'paragraph' : 'paragraphs'} under no field of a code ${unread === 1 ? 'was' : 'were'} not read.`);
  return { codes, report };
}

const levelOf = (paragraph: { level?: number }): number => paragraph.level ?? 1;

function fieldOf(text: string): { field: Field; words: string } | null {
  for (const [field, label] of Object.entries(labels) as [Field, string][]) {
    if (text.startsWith(`${label}:`)) return { field, words: text.slice(label.length + 1).trim() };
  }
  return null;
}

function say(code: WrittenCode, field: Field, words: string, report: string[]): void {
  switch (field) {
    case 'under': code.path = [...readPathText(words), code.path.at(-1)!]; break;
    case 'aliases': code.aliases = readListText(words); break;
    case 'scale':
      code.scale = readScaleText(words);
      if (code.scale === null) report.push(`“${code.path.at(-1)}”: “${words.slice(0, 60)}” is no scale that Kist can read.`);
      break;
    case 'examples': break;
    default: code[field] = words;
  }
}
