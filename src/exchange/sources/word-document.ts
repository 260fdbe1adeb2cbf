import mammoth from 'mammoth';
import { strToU8, zipSync } from 'fflate';
import { Refusal } from '../../domain/refusal.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { openArchive } from './archive.ts';
import type { Archive } from './archive.ts';
import { tidy } from './decode-text.ts';
import { counted, superscript } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { changed, dropped } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';

/** Mammoth's document tree, as far as it is used here (mammoth 1.13, lib/documents.js). */
type Node = {
  readonly type: string;
  readonly children?: readonly Node[];
  readonly value?: string;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: { readonly level: string | number; readonly isOrdered: boolean } | null;
  readonly isBold?: boolean;
  readonly isItalic?: boolean;
  readonly verticalAlignment?: string;
  readonly breakType?: string;
  readonly checked?: boolean;
  readonly noteType?: string;
  readonly noteId?: string;
  readonly body?: readonly Node[];
  readonly notes?: { readonly resolve: (reference: Node) => Node | null };
  readonly comments?: readonly Node[];
};

/**
 * Reads a Word document into paragraphs: headings, lists, tables and footnotes in order. Mammoth reads the structure; it
 * is handed only the checked XML parts, never pictures or anything that links outside.
 */
export async function readWordDocument(bytes: Uint8Array, name: string): Promise<ReadText> {
  const archive = openArchive(bytes, name);
  const body = documentPart(archive);
  const damaged = () => fileProblem('damaged-file', `“${name}” is damaged inside: its text can’t be read. Nothing was stored. Open it in Word, save a fresh copy, and import that.`);
  if (body === undefined) throw damaged();
  let tree: Node | undefined;
  try {
    await mammoth.convertToHtml(
      { buffer: slimCopy(archive) as never },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        transformDocument: (document: Node) => {
          tree = document;
          return { ...document, children: [], comments: [] };
        },
      },
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw damaged();
  }
  if (tree === undefined) throw damaged();
  const walk = startWalk(tree);
  for (const node of tree.children ?? []) block(node, walk);
  for (const note of walk.notes) footnote(note, walk);
  const report = [...remarks(walk, tree, archive, body)];
  const paragraphs = walk.paragraphs.map((paragraph) => ({ ...paragraph, text: tidy(paragraph.text) })).filter((paragraph) => paragraph.text.trim() !== '');
  return { title: titleOf(paragraphs, archive), paragraphs, report };
}

/** The main part is usually word/document.xml; the package's relations have the last word (ECMA-376 part 2, 9.3). */
function documentPart(archive: Archive): string | undefined {
  const relations = textOf(archive, '_rels/.rels');
  const target = /Type="[^"]{0,200}\/officeDocument"[^>]{0,500}?Target="([^"]{1,300})"|Target="([^"]{1,300})"[^>]{0,500}?Type="[^"]{0,200}\/officeDocument"/.exec(relations ?? '');
  const path = (target?.[1] ?? target?.[2] ?? 'word/document.xml').replace(/^\//, '');
  return archive.names.includes(path) ? path : archive.names.includes('word/document.xml') ? 'word/document.xml' : undefined;
}

/** Only the XML parts, stored without compression, so that nothing unchecked reaches the reader. */
function slimCopy(archive: Archive): Uint8Array {
  const parts: Record<string, Uint8Array> = {};
  for (const path of archive.names) {
    if (!/\.(?:xml|rels)$/i.test(path) || /^(?:customXml|docProps)\//.test(path)) continue;
    const part = archive.read(path);
    if (part === undefined) continue;
    // A document type declaration is forbidden in packages (ECMA-376 part 2, 9.1.7) and could name entities.
    const head = new TextDecoder('utf-8').decode(part.subarray(0, 4096));
    if (/<!DOCTYPE/i.test(head)) throw new Error('document type declaration');
    parts[path] = part;
  }
  if (parts['_rels/.rels'] === undefined) parts['_rels/.rels'] = strToU8('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>');
  return zipSync(parts, { level: 0 });
}

type Walk = {
  readonly root: Node;
  readonly paragraphs: ReadParagraph[];
  readonly notes: Node[];
  readonly numbers: number[];
  pictures: number;
};

function startWalk(root: Node): Walk {
  return { root, paragraphs: [], notes: [], numbers: [], pictures: 0 };
}

function block(node: Node, walk: Walk): void {
  if (node.type === 'paragraph') paragraph(node, walk);
  else if (node.type === 'table') table(node, walk);
  else for (const child of node.children ?? []) block(child, walk);
}

function paragraph(node: Node, walk: Walk): void {
  const runs = inline(node, walk, { bold: false, italic: false });
  const text = runs.map((run) => run.text).join('');
  if (text.trim() === '') return;
  const lead = text.length - text.trimStart().length;
  const style = `${node.styleName ?? ''} ${node.styleId ?? ''}`;
  const level = headingLevel(style);
  if (level !== undefined) {
    walk.paragraphs.push({ text: text.trim(), kind: 'heading', level });
    walk.numbers.length = 0;
    return;
  }
  if (node.numbering != null) {
    const depth = Number(node.numbering.level) || 0;
    walk.numbers.length = depth + 1;
    const number = (walk.numbers[depth] ?? 0) + 1;
    walk.numbers[depth] = number;
    const mark = node.numbering.isOrdered ? `${number}.` : '•';
    walk.paragraphs.push({ text: `${mark} ${text.trim()}`, kind: 'list' });
    return;
  }
  walk.numbers.length = 0;
  const boldOpening = openingLength(runs) - lead;
  const words = runs.filter((run) => run.text.trim() !== '');
  const emphasis = words.every((run) => run.bold) ? ('bold' as const) : words.every((run) => run.italic) ? ('italic' as const) : undefined;
  walk.paragraphs.push({
    text: text.trim(),
    kind: 'text',
    ...(emphasis === undefined ? {} : { emphasis }),
    ...(emphasis === undefined && boldOpening > 0 ? { boldOpening } : {}),
  });
}

type Run = { readonly text: string; readonly bold: boolean; readonly italic: boolean };

function inline(node: Node, walk: Walk, set: { bold: boolean; italic: boolean }): Run[] {
  switch (node.type) {
    case 'text': {
      return [{ text: node.value ?? '', ...set }];
    }
    case 'tab':
      return [{ text: '\t', ...set }];
    case 'break':
      return node.breakType === 'line' ? [{ text: '\n', ...set }] : [];
    case 'checkbox':
      return [{ text: node.checked === true ? '☒' : '☐', ...set }];
    case 'image':
      walk.pictures += 1;
      return [];
    case 'noteReference': {
      const note = walk.root.notes?.resolve(node) ?? null;
      if (note === null) return [];
      walk.notes.push(note);
      return [{ text: superscript(String(walk.notes.length)), ...set }];
    }
    case 'run': {
      const own = { bold: set.bold || node.isBold === true || /\bstrong\b/i.test(node.styleName ?? ''), italic: set.italic || node.isItalic === true || /\bemphasis\b/i.test(node.styleName ?? '') };
      const runs = (node.children ?? []).flatMap((child) => inline(child, walk, own));
      return node.verticalAlignment === 'superscript' ? runs.map((run) => (/^\d{1,4}$/.test(run.text) ? { ...run, text: superscript(run.text) } : run)) : runs;
    }
    case 'paragraph':
      // A text box inside a paragraph.
      return [{ text: '\n', ...set }, ...(node.children ?? []).flatMap((child) => inline(child, walk, set))];
    default:
      return (node.children ?? []).flatMap((child) => inline(child, walk, set));
  }
}

function openingLength(runs: readonly Run[]): number {
  let length = 0;
  for (const run of runs) {
    if (!run.bold && run.text.trim() !== '') break;
    length += run.text.length;
  }
  return length;
}

function headingLevel(style: string): number | undefined {
  if (/^title\b/i.test(style) || /\btitle$/i.test(style.trim())) return /subtitle/i.test(style) ? 2 : 1;
  if (/subtitle/i.test(style)) return 2;
  const found = /heading ?(\d)|\boverskrift ?(\d)|berschrift ?(\d)|titre ?(\d)/i.exec(style);
  if (found === null) return undefined;
  return Number(found[1] ?? found[2] ?? found[3] ?? found[4]);
}

/** One paragraph per row, cells parted by tabs; a table of one column is only a frame around paragraphs. */
function table(node: Node, walk: Walk): void {
  const rows = (node.children ?? []).filter((row) => row.type === 'tableRow');
  const widest = Math.max(0, ...rows.map((row) => (row.children ?? []).length));
  for (const row of rows) {
    if (widest <= 1) {
      for (const cell of row.children ?? []) for (const child of cell.children ?? []) block(child, walk);
      continue;
    }
    const cells = (row.children ?? []).map((cell) => {
      const inner = { ...startWalk(walk.root), notes: walk.notes };
      for (const child of cell.children ?? []) block(child, inner);
      walk.pictures += inner.pictures;
      return inner.paragraphs.map((one) => one.text).join('\n');
    });
    const text = cells.join('\t').replace(/\t+$/, '');
    if (text.trim() !== '') walk.paragraphs.push({ text, kind: 'table' });
  }
}

function footnote(note: Node, walk: Walk): void {
  const number = walk.notes.indexOf(note) + 1;
  const inner = startWalk(walk.root);
  for (const child of note.body ?? []) block(child, inner);
  const text = inner.paragraphs.map((one) => one.text).join('\n').trim();
  if (text !== '') walk.paragraphs.push({ text: `${superscript(String(number))} ${text}`, kind: 'footnote' });
}

function remarks(walk: Walk, tree: Node, archive: Archive, body: string): ReportLine[] {
  const report: ReportLine[] = [];
  const xml = textOf(archive, body) ?? '';
  const inserted = xml.match(/<w:ins\s[^>]*w:id=/g)?.length ?? 0;
  const deleted = xml.match(/<w:del\s[^>]*w:id=/g)?.length ?? 0;
  if (inserted + deleted > 0) {
    report.push(dropped(`The file has tracked changes: ${inserted} ${inserted === 1 ? 'insertion was' : 'insertions were'} taken in and ${deleted} ${deleted === 1 ? 'deletion' : 'deletions'} left out, as if all had been accepted.`));
  }
  const comments = tree.comments?.length ?? 0;
  if (comments > 0) report.push(dropped(`${counted(comments, 'comment in the margin', 'comments in the margin')} left out.`));
  if (walk.notes.length > 0) report.push(changed(`${counted(walk.notes.length, 'footnote', 'footnotes')} put at the end.`));
  if (walk.pictures > 0) report.push(dropped(`${counted(walk.pictures, 'picture', 'pictures')} left out.`));
  const edges = archive.names.filter((path) => /^word\/(?:header|footer)\d*\.xml$/.test(path)).map((path) => wordsOfXml(textOf(archive, path) ?? '')).filter((words) => /\p{L}{3}/u.test(words));
  if (edges.length > 0) report.push(dropped(`The head or foot of the page was left out: “${edges[0]?.slice(0, 80)}”.`));
  return report;
}

function titleOf(paragraphs: readonly ReadParagraph[], archive: Archive): string | null {
  const heading = paragraphs.slice(0, 4).find((one) => one.kind === 'heading' && one.level === 1);
  if (heading !== undefined) return heading.text;
  const said = /<dc:title[^>]{0,100}>([^<]{1,300})<\/dc:title>/.exec(textOf(archive, 'docProps/core.xml') ?? '')?.[1];
  // Word fills in "Microsoft Word - file.doc" and "Document1" by itself.
  return said === undefined || said.trim() === '' || /^(?:microsoft word|document\s*\d*$)/i.test(said.trim()) ? null : tidy(wordsOfXml(said));
}

function textOf(archive: Archive, path: string): string | undefined {
  const part = archive.read(path);
  return part === undefined ? undefined : new TextDecoder('utf-8').decode(part);
}

function wordsOfXml(xml: string): string {
  return xml.replace(/<[^<>]{0,5000}>/g, ' ').replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;|&#39;/g, "'").replace(/\s+/g, ' ').trim();
}
