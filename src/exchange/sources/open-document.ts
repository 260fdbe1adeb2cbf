import { changed, dropped, look } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import type { Archive } from './archive.ts';
import { headingTitle, propertyTitle } from './document-title.ts';
import { documentFlow, footnoteFrom } from './document-flow.ts';
import type { Run } from './document-flow.ts';
import { counted } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { marginRemarks } from './margin-remarks.ts';
import { openDocumentStyles } from './open-document-styles.ts';
import { readXml } from './xml-stream.ts';

type Paragraph = { readonly style: string | undefined; readonly level: number | undefined; readonly runs: Run[]; readonly boxes: ReadParagraph[]; readonly item: Item | undefined; /** White space runs together, also across the borders of spans (ODF 1.3 part 3, 6.1.2). */ afterSpace: boolean };
type List = { readonly style: string | undefined; readonly counts: number[]; readonly level: number };
type Item = { readonly list: List; marked: boolean };

/** Parts that hold templates, forms and numbers that programs write down for others, none of it said by anybody. */
const unspoken = new Set(['text:note-citation', 'text:number', 'text:ruby-text', 'text:hidden-text', 'office:forms', 'office:automatic-styles', 'office:font-face-decls', 'office:binary-data', 'table:shapes', 'dc:date', 'svg:title', 'svg:desc']);
const passedOver = (tag: string): boolean => unspoken.has(tag) || tag.startsWith('meta:') || (tag.startsWith('text:') && tag.endsWith('-source'));

/**
 * Reads an OpenDocument text (OASIS ODF 1.3 part 3) into paragraphs: headings, lists, tables, notes in order, tracked
 * changes as if all had been accepted.
 */
export function readOpenDocument(archive: Archive, name: string, pause?: () => void): ReadText {
  const manifest = archive.names.includes('META-INF/manifest.xml') ? new TextDecoder('utf-8').decode(archive.read('META-INF/manifest.xml')?.subarray(0, 1_000_000)) : '';
  if (archive.names.includes('encrypted-package') || /:encryption-data\b/.test(manifest)) {
    throw fileProblem('password-protected', `“${name}” is protected by a password. Nothing was stored. Open it with its password, save a copy without one, and import that.`);
  }
  const styles = openDocumentStyles(archive, name);
  const flow = documentFlow(name);
  const margin = marginRemarks();
  const notes = new Map<string, readonly ReadParagraph[]>();
  const paragraphs: Paragraph[] = [];
  const spans: Array<string | undefined> = [];
  const lists: List[] = [];
  const items: Array<Item | undefined> = [];
  /** Numbers reached in lists of each style, for lists that go on after other words. */
  const reached = new Map<string, number[]>();
  const changes = new Map<string, string | undefined>();
  const insertions = new Map<string, string | undefined>();
  const notesOpen: string[] = [];
  const sections: boolean[] = [];
  const cellsRepeated: number[] = [];
  let passing = 0;
  let region: { id: string; who: string; kind: 'insertion' | 'deletion' | undefined } | undefined;
  let comment: { who: string } | undefined;
  let inCreator = false;
  let inInfo = 0;
  let hiddenSections = 0;
  let pictures = 0;
  let hidden = 0;

  const put = (text: string) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) return;
    const set = styles.looks('paragraph', paragraph.style);
    let [bold, italic, isHidden] = [set.bold ?? false, set.italic ?? false, set.hidden ?? false];
    for (const span of spans) {
      const own = styles.looks('text', span);
      bold = own.bold ?? bold;
      italic = own.italic ?? italic;
      isHidden = own.hidden ?? isHidden;
    }
    if (isHidden || hiddenSections > 0) {
      if (text.trim() !== '') hidden += 1;
      return;
    }
    if (region === undefined && comment === undefined) {
      const who = [...insertions.values()].at(-1);
      if (insertions.size > 0) margin.change('insertion', who, text);
      else if (text.trim() !== '') margin.unchanged();
    }
    paragraph.runs.push({ text, bold, italic });
  };
  const collapse = (raw: string) => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined) return;
    let text = raw.replace(/[ \t\r\n]+/g, ' ');
    if (paragraph.afterSpace && text.startsWith(' ')) text = text.slice(1);
    if (text === '') return;
    paragraph.afterSpace = text.endsWith(' ');
    put(text);
  };
  const close = (paragraph: Paragraph) => {
    const level = paragraph.level ?? styles.level(paragraph.style);
    const { item } = paragraph;
    let mark: string | undefined;
    if (item !== undefined && !item.marked && paragraph.runs.some((run) => run.text.trim() !== '')) {
      item.marked = true;
      mark = styles.mark(item.list.style ?? styles.listOf(paragraph.style), item.list.level, item.list.counts);
    }
    flow.add(paragraph.runs, { level, mark: level !== undefined && mark !== undefined && /^[•◦▪]?$/.test(mark) ? undefined : mark });
    flow.place(paragraph.boxes);
  };

  const there = readXml(archive, 'content.xml', name, {
    ...(pause === undefined ? {} : { pause }),
    open(tag, attribute) {
      if (passing > 0 || passedOver(tag)) {
        passing += 1;
        return;
      }
      switch (tag) {
        case 'text:p':
        case 'text:h':
          paragraphs.push({ style: attribute('text:style-name'), level: tag === 'text:h' ? Math.min(10, Math.max(1, Number(attribute('text:outline-level')) || 1)) : undefined, runs: [], boxes: [], item: items.at(-1), afterSpace: true });
          break;
        case 'text:span':
          spans.push(attribute('text:style-name'));
          break;
        case 'text:s':
          put(' '.repeat(Math.min(200, Number(attribute('text:c') ?? 1) || 1)));
          break;
        case 'text:tab':
          put('\t');
          break;
        case 'text:line-break': {
          put('\n');
          const paragraph = paragraphs.at(-1);
          if (paragraph !== undefined) paragraph.afterSpace = true;
          break;
        }
        case 'text:note':
          notesOpen.push(`${notes.size + notesOpen.length} ${attribute('text:id') ?? ''}`);
          put(flow.noteMark(notesOpen.at(-1)!));
          break;
        case 'text:note-body':
        case 'draw:text-box':
          flow.begin();
          items.push(undefined);
          break;
        case 'office:annotation':
          comment = { who: '' };
          flow.begin();
          items.push(undefined);
          break;
        case 'text:changed-region':
          region = { id: attribute('xml:id') ?? attribute('text:id') ?? '', who: '', kind: undefined };
          flow.begin();
          break;
        case 'text:insertion':
        case 'text:deletion':
          if (region !== undefined) region.kind = tag === 'text:insertion' ? 'insertion' : 'deletion';
          break;
        case 'office:change-info':
          inInfo += 1;
          break;
        case 'dc:creator':
          inCreator = true;
          break;
        case 'text:change-start': {
          const id = attribute('text:change-id') ?? '';
          if (changes.has(id)) insertions.set(id, changes.get(id));
          break;
        }
        case 'text:change-end':
          insertions.delete(attribute('text:change-id') ?? '');
          break;
        case 'text:section':
          sections.push(attribute('text:display') === 'none');
          if (sections.at(-1) === true) hiddenSections += 1;
          break;
        case 'text:list': {
          const level = lists.length;
          const style = attribute('text:style-name') ?? lists.at(-1)?.style;
          const goesOn = attribute('text:continue-numbering') === 'true' || attribute('text:continue-list') !== undefined;
          const counts = [...(lists.at(-1)?.counts ?? []), goesOn ? (reached.get(`${style} ${level}`)?.[level] ?? styles.start(style, level) - 1) : styles.start(style, level) - 1];
          lists.push({ style, counts, level });
          break;
        }
        case 'text:list-item': {
          const list = lists.at(-1);
          if (list !== undefined) {
            const start = Number(attribute('text:start-value'));
            list.counts[list.level] = start > 0 ? start : (list.counts[list.level] ?? 0) + 1;
            reached.set(`${list.style} ${list.level}`, [...list.counts]);
          }
          items.push(list === undefined ? undefined : { list, marked: false });
          break;
        }
        case 'text:list-header':
          items.push(undefined);
          break;
        case 'table:table':
          flow.beginTable();
          break;
        case 'table:table-row':
          flow.beginRow();
          break;
        case 'table:table-cell':
        case 'table:covered-table-cell':
          cellsRepeated.push(Math.min(50, Number(attribute('table:number-columns-repeated') ?? 1) || 1));
          flow.beginCell();
          items.push(undefined);
          break;
        case 'draw:image':
          pictures += 1;
          break;
        default:
      }
    },
    text(text) {
      if (passing > 0) return;
      if (inCreator) {
        if (inInfo > 0 && region !== undefined) region.who += text;
        else if (comment !== undefined) comment.who += text;
      } else if (inInfo === 0) collapse(text);
    },
    close(tag) {
      if (passing > 0) {
        passing -= 1;
        return;
      }
      switch (tag) {
        case 'text:p':
        case 'text:h': {
          const paragraph = paragraphs.pop();
          if (paragraph !== undefined) close(paragraph);
          break;
        }
        case 'text:span':
          spans.pop();
          break;
        case 'text:note-body':
          items.pop();
          notes.set(notesOpen.pop() ?? '', flow.end());
          break;
        case 'draw:text-box': {
          items.pop();
          const box = flow.end();
          const paragraph = paragraphs.at(-1);
          if (paragraph === undefined) flow.place(box);
          else paragraph.boxes.push(...box);
          break;
        }
        case 'office:annotation':
          items.pop();
          margin.comment(comment?.who, flow.end().map((one) => one.text).join(' '));
          comment = undefined;
          break;
        case 'text:changed-region': {
          const words = flow.end().map((one) => one.text).join(' ');
          if (region?.kind === 'deletion') {
            margin.unchanged();
            margin.change('deletion', region.who, words);
          } else if (region?.kind === 'insertion') changes.set(region.id, region.who);
          region = undefined;
          break;
        }
        case 'office:change-info':
          inInfo -= 1;
          break;
        case 'dc:creator':
          inCreator = false;
          break;
        case 'text:section':
          if (sections.pop() === true) hiddenSections -= 1;
          break;
        case 'text:list':
          lists.pop();
          break;
        case 'text:list-item':
        case 'text:list-header':
          items.pop();
          break;
        case 'table:table':
          flow.endTable();
          break;
        case 'table:table-cell':
        case 'table:covered-table-cell':
          items.pop();
          flow.endCell();
          for (let more = cellsRepeated.pop() ?? 1; more > 1; more -= 1) {
            flow.beginCell();
            flow.endCell();
          }
          break;
        default:
      }
    },
  });
  if (!there) throw fileProblem('damaged-file', `“${name}” is damaged inside: its text is missing. Nothing was stored. Open it in LibreOffice or Word, save a fresh copy, and import that.`);
  let placed = 0;
  for (const [index, id] of flow.notes.entries()) {
    const note = footnoteFrom(index + 1, notes.get(id) ?? []);
    if (note === undefined) continue;
    placed += 1;
    flow.place([note]);
  }
  const report: ReportLine[] = margin.report();
  if (placed > 0) report.push(changed(`${counted(placed, 'footnote', 'footnotes')} put at the end.`));
  if (hidden > 0) report.push(look(`${counted(hidden, 'stretch of hidden text', 'stretches of hidden text')} left out. Show hidden text in the program that made the file to see whether it matters.`));
  if (pictures > 0) report.push(dropped(`${counted(pictures, 'picture', 'pictures')} left out.`));
  if (/\p{L}{3}/u.test(styles.edges)) report.push(dropped(`The head or foot of the page was left out: “${styles.edges.slice(0, 80)}”.`));
  return { title: headingTitle(flow.body) ?? propertyTitle(archive, 'meta.xml', name), paragraphs: flow.body, report };
}
