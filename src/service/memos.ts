import type { MemoAbout } from '../contract/index.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { Refusal } from '../domain/refusal.ts';
import { quoteHash, readCoding, readText } from '../vault/coding.ts';
import { aboutFinder, listMemos, type MemoRow, readMemoRow } from '../vault/memos.ts';
import type { Readable } from '../vault/open.ts';
import { isBlind } from '../vault/team.ts';
import type { Row } from '../vault/change.ts';
import type { Handlers } from './context.ts';
import { checkMemos, memoReport } from './memo-report.ts';
import { requireCoding } from './put-codings.ts';
import { given, inShort, notHere } from './references.ts';

const inWords: Record<Exclude<MemoAbout['kind'], 'passage'>, string> = {
  source: 'source', code: 'code', coding: 'coding', voice: 'voice', place: 'place', outcome: 'outcome', indicator: 'leading indicator', sign: 'sign of change', event: 'event',
  dataset: 'flow data', claim: 'claim', question: 'saved question', coder: 'coder', programme: 'programme',
};

/** Where a new memo is anchored; refuses what is not here. A passage is anchored like a coding: by its revision and the hash of its words. */
function anchorOf(database: Readable, about: MemoAbout): Row {
  const nowhere = { source_id: null, revision_id: null, start: null, end: null, quote_hash: null };
  if (about.kind === 'passage') {
    const open = readText(database, about.sourceId) ?? notHere('source', about.sourceId);
    const words = passageOf(open.text, about.start, about.end);
    return { about_kind: 'passage', about_id: about.sourceId, source_id: about.sourceId, revision_id: open.revisionId, start: about.start, end: about.end, quote_hash: quoteHash(words) };
  }
  // There is one programme, whatever it is called by.
  if (about.kind === 'programme') return { about_kind: 'programme', about_id: 'programme', ...nowhere };
  if (aboutFinder(database)(about, null).stale) {
    // A coding that was left behind is stale and here all the same.
    if (about.kind !== 'coding' || !readCoding(database, about.id)) notHere(inWords[about.kind], about.id);
  }
  if (about.kind === 'coding') {
    const { sourceId } = readCoding(database, about.id)!;
    const hash = database.prepare('SELECT quote_hash FROM coding WHERE id = ?').pluck().get(about.id) as string;
    return { about_kind: 'coding', about_id: about.id, ...nowhere, source_id: sourceId, quote_hash: hash };
  }
  return { about_kind: about.kind, about_id: about.id, ...nowhere, ...(about.kind === 'source' && { source_id: about.id }) };
}

/** What a memo is about, for the history: "about “Trust”". */
function aboutInWords(database: Readable, row: Pick<MemoRow, 'aboutKind' | 'aboutId' | 'sourceId' | 'revisionId' | 'start' | 'end' | 'quoteHash'>): string {
  const about: MemoAbout = row.aboutKind === 'passage' ? { kind: 'passage', sourceId: row.sourceId!, start: row.start!, end: row.end! } : { kind: row.aboutKind, id: row.aboutId };
  const { aboutName } = aboutFinder(database)(about, row);
  return row.aboutKind === 'passage' ? `words of “${inShort(aboutName)}”` : `“${inShort(aboutName)}”`;
}

function requireMemo(database: Readable, id: string): MemoRow {
  const row = readMemoRow(database, id);
  if (row) return row;
  if (readCoding(database, id)) throw new Refusal('not-allowed', 'This note stands in a coding. Nothing was changed. Change it there, with the memo of the coding.', { codingId: id });
  throw new Refusal('not-found', 'That memo is no longer here. Nothing was changed.', { memoId: id });
}

function refuseEmpty(title: string, text: string): void {
  if (title === '' && text.trim() === '') throw new Refusal('bad-input', 'A memo needs some words. Nothing was stored. Write something, or remove the memo.');
}

export const memosHandlers = {
  'memos.list': ({ database, coderId: own }, choice) => ({ memos: listMemos(database, { ...choice, blindFor: isBlind(database, own) ? own : null }) }),
  'memos.write': ({ change, database }, { about, kind, title = '', text }) => {
    refuseEmpty(title, text);
    if (about.kind === 'coding') requireCoding(database, about.id, change.coderId);
    const id = change.newId();
    change.insert('memo', { id, kind, title, text, ...anchorOf(database, about), coder_id: change.coderId, at: change.at, changed_at: change.at, version: 1 });
    change.describe(`Wrote a memo about ${aboutInWords(database, readMemoRow(database, id)!)}`);
    return { id, version: 1 };
  },
  'memos.edit': ({ change, database }, { id, expectedVersion, ...fields }) => {
    const row = requireMemo(database, id);
    refuseEmpty(fields.title ?? row.title, fields.text ?? row.text);
    const isSame = (fields.kind ?? row.kind) === row.kind && (fields.title ?? row.title) === row.title && (fields.text ?? row.text) === row.text;
    const version = change.update('memo', id, isSame ? {} : { ...given(fields), changed_at: change.at }, expectedVersion);
    change.describe(`Changed a memo about ${aboutInWords(database, row)}`);
    return { id, version };
  },
  'memos.remove': ({ change, database }, { id }) => {
    const row = requireMemo(database, id);
    change.remove('memo', id);
    change.describe(`Removed a memo about ${aboutInWords(database, row)}`);
    return {};
  },
  'memos.check': (context, { audience, ...choice }) => ({ findings: checkMemos(context, choice, audience) }),
  'memos.report': memoReport,
} satisfies Handlers<'memos'>;
