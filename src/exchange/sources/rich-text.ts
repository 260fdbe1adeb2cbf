import { changed, dropped, look } from '../../domain/sources/report.ts';
import type { ReportLine } from '../../domain/sources/report.ts';
import type { ReadParagraph } from '../../domain/sources/transcript.ts';
import { codePage } from './code-pages.ts';
import type { CodePage } from './code-pages.ts';
import { tidy } from './decode-text.ts';
import { documentFlow, footnoteFrom } from './document-flow.ts';
import type { Run } from './document-flow.ts';
import { counted, superscript } from './draft.ts';
import type { ReadText } from './draft.ts';
import { fileProblem } from './file-problem.ts';
import { marginRemarks } from './margin-remarks.ts';
import { symbolOf } from './symbol-fonts.ts';
import { rtfTables } from './rtf-tables.ts';
import type { RtfTable } from './rtf-tables.ts';
import { walkRtf } from './rtf-tokens.ts';
import { edges, reviving, signs, silent, starredAndRead } from './rtf-words.ts';

/** Documents made by people stay below 50. */
const deepest = 2_000;

/** Where the words of a group go. `note`, `comment` and `box` are stretches of their own. */
type Destination = 'body' | 'nothing' | 'fonts' | 'styles' | 'authors' | 'title' | 'edge' | 'list mark' | 'author of comment' | 'note' | 'comment' | 'box';

type State = {
  destination: Destination;
  font: number;
  /** How many characters stand in for one \u character. */
  stand: number;
  bold: boolean;
  italic: boolean;
  hidden: boolean;
  raised: boolean;
  inserted: boolean;
  deleted: boolean;
  insertedBy: number;
  deletedBy: number;
};

type Paragraph = { runs: Run[]; style: number | undefined; outline: number | undefined; inTable: boolean; mark: string | undefined; listed: boolean };
/** A stretch that is read by itself: the body, a note, a comment, a text box. */
type Stretch = { paragraph: Paragraph; table: boolean; cell: boolean; readonly depth: number; readonly noteId: string | undefined };

/**
 * Reads rich text (RTF specification 1.9.1) into paragraphs. Characters are read in the code page of the document or of
 * their font, \u characters pass by what stands in for them; what is deleted under revision is left out and told.
 * Braces that don't match are told of; nesting is bounded.
 */
export function readRichText(bytes: Uint8Array, name: string): ReadText & { readonly encoding: string } {
  const flow = documentFlow(name);
  const margin = marginRemarks();
  const notes = new Map<string, readonly ReadParagraph[]>();
  const tables = rtfTables();
  const { fonts, authors } = tables;
  const tally = { hidden: 0, pictures: 0, symbols: 0, lost: 0 };
  const unknownPages = new Set<number>();
  let documentPage = 1252;
  let title = '';
  let edge = '';
  let commentAuthor = '';
  let listMark = '';
  let starred = false;
  let passNext = 0;
  let surrogate = '';
  let unopened = 0;
  const states: State[] = [];
  let state: State = { destination: 'body', font: -1, stand: 1, bold: false, italic: false, hidden: false, raised: false, inserted: false, deleted: false, insertedBy: 0, deletedBy: 0 };
  const stretches: Stretch[] = [{ paragraph: freshParagraph(), table: false, cell: false, depth: 0, noteId: undefined }];
  const here = (): Stretch => stretches.at(-1)!;

  const pageOf = (): CodePage => {
    const number = fonts.get(state.font)?.page ?? documentPage;
    const page = codePage(number);
    if (page === undefined) unknownPages.add(number);
    return page ?? codePage(1252)!;
  };
  let pending: number[] = [];
  const flush = (): void => {
    if (pending.length === 0) return;
    const bytesHere = Uint8Array.from(pending);
    pending = [];
    const font = fonts.get(state.font);
    if (font?.pictures === true && state.destination !== 'fonts') {
      for (const byte of bytesHere) {
        const sign = symbolOf(font.name, byte);
        if (sign === undefined) tally.symbols += 1;
        else write(sign);
      }
      return;
    }
    write(pageOf().decode(bytesHere));
  };

  const write = (text: string): void => {
    switch (state.destination) {
      case 'fonts':
      case 'styles':
      case 'authors':
        tables.text(state.destination, text);
        return;
      case 'title':
        if (title.length < 400) title += text;
        return;
      case 'edge':
        if (edge.length < 500) edge += text;
        return;
      case 'list mark':
        if (listMark.length < 60) listMark += text;
        return;
      case 'author of comment':
        commentAuthor += text;
        return;
      case 'nothing':
        return;
      default:
    }
    const { paragraph } = here();
    if (state.deleted) {
      margin.change('deletion', authors[state.deletedBy], text);
      return;
    }
    if (state.hidden) {
      if (text.trim() !== '') tally.hidden += 1;
      return;
    }
    if (state.inserted) margin.change('insertion', authors[state.insertedBy], text);
    else if (text.trim() !== '') margin.unchanged();
    tally.lost += text.includes('\ufffd') ? text.split('\ufffd').length - 1 : 0;
    paragraph.runs.push({ text: state.raised && /^\d{1,4}$/.test(text) ? superscript(text) : text, bold: state.bold, italic: state.italic });
  };

  /** Ends a paragraph, and opens or closes the table around it. */
  const endParagraph = (cellEnds: boolean): void => {
    flush();
    const stretch = here();
    const { paragraph } = stretch;
    const inTable = paragraph.inTable || cellEnds;
    if (inTable && !stretch.table) {
      flow.beginTable();
      flow.beginRow();
      stretch.table = true;
    }
    if (!inTable && stretch.table && paragraph.runs.some((run) => run.text.trim() !== '')) endTable();
    if (stretch.table && inTable && !stretch.cell) {
      flow.beginCell();
      stretch.cell = true;
    }
    const level = paragraph.outline ?? (paragraph.style === undefined ? undefined : tables.levels.get(paragraph.style));
    const mark = paragraph.mark ?? (paragraph.listed ? '•' : undefined);
    flow.add(paragraph.runs, { level, mark: level !== undefined && mark === '•' ? undefined : mark });
    paragraph.runs = [];
    paragraph.mark = undefined;
    if (cellEnds) {
      flow.endCell();
      stretch.cell = false;
    }
  };
  const endTable = (): void => {
    const stretch = here();
    if (stretch.cell) flow.endCell();
    if (stretch.table) flow.endTable();
    stretch.cell = false;
    stretch.table = false;
  };
  const beginStretch = (destination: 'note' | 'comment' | 'box', noteId?: string): void => {
    flow.begin();
    stretches.push({ paragraph: freshParagraph(), table: false, cell: false, depth: states.length, noteId });
    state.destination = destination;
    state.deleted = false;
    state.hidden = false;
  };
  const endStretch = (): void => {
    endParagraph(false);
    endTable();
    const { noteId } = stretches.pop()!;
    const paragraphs = flow.end();
    if (state.destination === 'note') notes.set(noteId ?? '', paragraphs);
    else if (state.destination === 'comment') {
      margin.comment(commentAuthor, paragraphs.map((one) => one.text).join(' '));
      commentAuthor = '';
    } else flow.place(paragraphs);
  };
  const pass = (): boolean => {
    if (passNext === 0) return false;
    passNext -= 1;
    return true;
  };

  walkRtf(bytes, {
    passing: () => state.destination === 'nothing',
    open() {
      flush();
      passNext = 0;
      starred = false;
      if (states.length >= deepest) {
        throw fileProblem('zip-bomb', `“${name}” was refused because its groups are nested more than ${deepest.toLocaleString('en-GB')} deep. A document never needs that; such files are made to exhaust a computer. Nothing was stored.`);
      }
      states.push({ ...state });
    },
    close() {
      flush();
      passNext = 0;
      starred = false;
      if (state.destination === 'list mark' && states.at(-1)?.destination !== 'list mark') {
        const mark = listMark.replace(/\s+/g, ' ').trim();
        here().paragraph.mark = mark === '' || /[\p{L}\p{N}]/u.test(mark) ? mark : '•';
        listMark = '';
      }
      if (isTable(state.destination)) tables.close(state.destination);
      if (stretches.length > 1 && here().depth === states.length) endStretch();
      const before = states.pop();
      if (before === undefined) unopened += 1;
      else state = before;
    },
    byte(byte) {
      if (pass()) return;
      pending.push(byte);
      // Long words are written piece by piece, never in the middle of a character of two bytes.
      if (pending.length > 8_000 && byte < 0x40) flush();
    },
    symbol(symbol) {
      if (symbol === '*') {
        starred = true;
        return;
      }
      if (state.destination === 'nothing' || pass()) return;
      flush();
      if (symbol === '~') write(' ');
      else if (symbol === '_') write('-');
      else if (symbol === '\\' || symbol === '{' || symbol === '}') write(symbol);
      else if (symbol === '\t') write('\t');
    },
    word(word, parameter) {
      const isStarred = starred;
      starred = false;
      if (state.destination === 'nothing' && !reviving.has(word)) return;
      if (word !== 'u' && word !== 'uc' && pass()) return;
      if (word !== 'u') surrogate = '';
      flush();
      const isOn = parameter !== 0;
      const sign = signs[word];
      if (sign !== undefined) {
        write(sign);
        return;
      }
      if (isTable(state.destination) && word !== 'u' && word !== 'uc') {
        tables.word(state.destination, word, parameter);
        // The font of an entry is that which its name is written in.
        if (word === 'f') state.font = parameter ?? -1;
        if (isStarred && !starredAndRead.has(word)) state.destination = 'nothing';
        return;
      }
      switch (word) {
        case 'u': {
          const code = ((parameter ?? 0) + 0x10000) % 0x10000;
          const unit = String.fromCharCode(code);
          passNext = state.stand;
          // Characters past the first plane come as two halves.
          if (code >= 0xd800 && code <= 0xdbff) surrogate = unit;
          else {
            const font = fonts.get(state.font);
            const whole = code >= 0xf000 && code <= 0xf0ff ? (symbolOf(font?.name ?? '', code) ?? '') : surrogate + unit;
            if (whole === '') tally.symbols += 1;
            surrogate = '';
            write(whole.toWellFormed());
          }
          return;
        }
        case 'uc':
          state.stand = Math.max(0, Math.min(20, parameter ?? 1));
          return;
        case 'ansi':
          documentPage = 1252;
          return;
        case 'mac':
          documentPage = 10_000;
          return;
        case 'pc':
          documentPage = 437;
          return;
        case 'pca':
          documentPage = 850;
          return;
        case 'ansicpg':
          // Some writers put 0 here and mean the system's own.
          if (parameter !== undefined && parameter > 0) documentPage = parameter;
          return;
        case 'fonttbl':
          state.destination = 'fonts';
          return;
        case 'stylesheet':
          state.destination = 'styles';
          return;
        case 'revtbl':
          state.destination = 'authors';
          return;
        case 'f':
          state.font = parameter ?? -1;
          return;
        case 's':
          here().paragraph.style = parameter;
          return;
        case 'outlinelevel':
          here().paragraph.outline = parameter !== undefined && parameter >= 0 && parameter <= 8 ? parameter + 1 : undefined;
          return;
        case 'cs':
        case 'ds':
        case 'ts':
          return;
        case 'info':
          return;
        case 'title':
          state.destination = 'title';
          return;
        case 'pard': {
          const { paragraph } = here();
          if (state.destination === 'list mark' || state.destination === 'edge') return;
          Object.assign(paragraph, { style: undefined, outline: undefined, inTable: false, listed: false });
          return;
        }
        case 'plain':
          Object.assign(state, { bold: false, italic: false, hidden: false, raised: false, inserted: false, deleted: false });
          return;
        case 'intbl':
          here().paragraph.inTable = true;
          return;
        case 'ls':
          here().paragraph.listed = (parameter ?? 0) > 0;
          return;
        case 'par':
        case 'sect':
          if (state.destination === 'edge' || state.destination === 'list mark') {
            write(' ');
            return;
          }
          if (!isFlowing(state.destination)) return;
          // A paragraph whose end was deleted runs on into the next.
          if (state.deleted && word === 'par') margin.change('deletion', authors[state.deletedBy], ' ');
          else endParagraph(false);
          return;
        case 'cell':
          if (isFlowing(state.destination)) endParagraph(true);
          return;
        case 'row':
          if (isFlowing(state.destination) && here().table) flow.beginRow();
          return;
        case 'nestcell':
          write('\t');
          return;
        case 'nestrow':
          if (isFlowing(state.destination)) endParagraph(false);
          return;
        case 'b':
          state.bold = isOn;
          return;
        case 'i':
          state.italic = isOn;
          return;
        case 'v':
          state.hidden = isOn && state.destination !== 'note';
          return;
        case 'super':
          state.raised = isOn;
          return;
        case 'nosupersub':
        case 'sub':
          state.raised = false;
          return;
        case 'revised':
          state.inserted = isOn;
          return;
        case 'deleted':
          state.deleted = isOn;
          return;
        case 'revauth':
          state.insertedBy = parameter ?? 0;
          return;
        case 'revauthdel':
          state.deletedBy = parameter ?? 0;
          return;
        case 'footnote': {
          const id = `note ${notes.size + stretches.length} ${flow.notes.length}`;
          if (!state.deleted && isFlowing(state.destination)) write(flow.noteMark(id));
          beginStretch('note', id);
          return;
        }
        case 'atnauthor':
          commentAuthor = '';
          state.destination = 'author of comment';
          return;
        case 'annotation':
          beginStretch('comment');
          return;
        case 'shptxt':
          beginStretch('box');
          return;
        case 'shppict':
          return;
        case 'result':
        case 'ud':
          state.destination = outerDestination(states);
          return;
        case 'listtext':
        case 'pntext':
          state.destination = 'list mark';
          return;
        case 'pict':
          tally.pictures += 1;
          state.destination = 'nothing';
          return;
        default:
      }
      if (edges.has(word)) state.destination = 'edge';
      else if (silent.has(word) || (isStarred && !starredAndRead.has(word))) state.destination = 'nothing';
    },
  });
  flush();
  while (stretches.length > 1) endStretch();
  endParagraph(false);
  endTable();

  let placed = 0;
  for (const [index, id] of flow.notes.entries()) {
    const note = footnoteFrom(index + 1, notes.get(id) ?? []);
    if (note === undefined) continue;
    placed += 1;
    flow.place([note]);
  }
  const report: ReportLine[] = margin.report();
  if (states.length > 0) report.push(look('The file ends before all of its groups are closed, so it may have been cut short. Look whether its end is there.'));
  if (unopened > 0) report.push(look(`${counted(unopened, 'closing brace', 'closing braces')} too many in the file; reading went on behind ${unopened === 1 ? 'it' : 'them'}. Look whether the text is whole.`));
  if (unknownPages.size > 0) report.push(look(`The file uses ${unknownPages.size === 1 ? 'the code page' : 'code pages'} ${[...unknownPages].join(', ')}, which Kist does not know; the characters were read as Windows-1252. Look at words with accents.`));
  if (tally.lost > 0) report.push(look(`${counted(tally.lost, 'character', 'characters')} not to be read in the code page that the file names; they are shown as \ufffd.`));
  if (placed > 0) report.push(changed(`${counted(placed, 'footnote', 'footnotes')} put at the end.`));
  if (tally.hidden > 0) report.push(look(`${counted(tally.hidden, 'stretch of hidden text', 'stretches of hidden text')} left out. Show hidden text in the program that made the file to see whether it matters.`));
  if (tally.symbols > 0) report.push(dropped(`${counted(tally.symbols, 'sign of a picture font', 'signs of picture fonts')} left out.`));
  if (tally.pictures > 0) report.push(dropped(`${counted(tally.pictures, 'picture', 'pictures')} left out.`));
  const edgeWords = edge.replace(/\s+/g, ' ').trim();
  if (/\p{L}{3}/u.test(edgeWords)) report.push(dropped(`The head or foot of the page was left out: “${edgeWords.slice(0, 80)}”.`));
  const first = flow.body.slice(0, 4).find((one) => one.kind === 'heading' && one.level === 1);
  const said = tidy(title).replace(/\s+/g, ' ').trim().slice(0, 300);
  return { title: first?.text ?? (said === '' || /^(?:microsoft word|document\s*\d*$)/i.test(said) ? null : said), paragraphs: flow.body, report, encoding: codePage(documentPage)?.name ?? 'windows-1252' };
}

function isTable(destination: Destination): destination is RtfTable {
  return destination === 'fonts' || destination === 'styles' || destination === 'authors';
}

function isFlowing(destination: Destination): boolean {
  return destination === 'body' || destination === 'note' || destination === 'comment' || destination === 'box';
}

/** Where words went before the group that is passed over began. */
function outerDestination(states: readonly State[]): Destination {
  return states.findLast((one) => isFlowing(one.destination))?.destination ?? 'nothing';
}

function freshParagraph(): Paragraph {
  return { runs: [], style: undefined, outline: undefined, inTable: false, mark: undefined, listed: false };
}
