/** Links between passages, within a source or between two. */
import type { PassageLink, Passage } from '../contract/index.ts';
import { passageOf } from '../domain/coding/passage.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Row } from '../vault/change.ts';
import { quoteHash } from '../vault/coding.ts';
import { listLinks, readLink } from '../vault/links.ts';
import type { Readable } from '../vault/open.ts';
import type { Handlers } from './context.ts';
import { onlyOf, requireText } from './put-codings.ts';
import { given } from './references.ts';

function requireLink(database: Readable, id: string): PassageLink {
  const link = readLink(database, id);
  if (!link) throw new Refusal('not-found', 'That link is no longer here. Nothing was changed.', { linkId: id });
  return link;
}

function endColumns(database: Readable, which: 'from' | 'to', { sourceId, start, end }: Passage): Row {
  const open = requireText(database, sourceId);
  const words = passageOf(open.text, start, end);
  return { [`${which}_source_id`]: sourceId, [`${which}_revision_id`]: open.revisionId, [`${which}_start`]: start, [`${which}_end`]: end, [`${which}_quote_hash`]: quoteHash(words) };
}

const isAt = (end: PassageLink['from'], { sourceId, start, end: to }: Passage): boolean => end.sourceId === sourceId && end.start === start && end.end === to;

type LinkMethods = 'coding.links' | 'coding.link' | 'coding.editLink' | 'coding.unlink';

export const linkHandlers = {
  'coding.links': ({ database, coderId }, { sourceId }) => {
    if (sourceId !== undefined) requireText(database, sourceId);
    return { links: listLinks(database, sourceId ?? null, onlyOf(database, coderId)) };
  },
  'coding.link': ({ change, database, coderId }, { from, to, kind, note = '' }) => {
    if (from.sourceId === to.sourceId && from.start === to.start && from.end === to.end) {
      throw new Refusal('not-allowed', 'A link leads from one passage to another, and these are the same words. Nothing was changed. Choose another passage for its other end.');
    }
    const columns = { ...endColumns(database, 'from', from), ...endColumns(database, 'to', to) };
    change.describe(`Linked two passages: one ${kind} the other`);
    // The same said twice is said once; a new note replaces an empty one only.
    const same = listLinks(database, from.sourceId, coderId).find((link) => !link.stale && link.kind === kind && isAt(link.from, from) && isAt(link.to, to));
    if (same) return { id: same.id, version: same.note === '' && note !== '' ? change.update('passage_link', same.id, { note }) : same.version };
    const id = change.newId();
    change.insert('passage_link', { id, kind, note, ...columns, coder_id: change.coderId, at: change.at, version: 1 });
    return { id, version: 1 };
  },
  'coding.editLink': ({ change, database }, { id, expectedVersion, kind, note }) => {
    requireLink(database, id);
    const version = change.update('passage_link', id, given({ kind, note }), expectedVersion);
    change.describe('Changed a link between passages');
    return { id, version };
  },
  'coding.unlink': ({ change, database }, { id }) => {
    requireLink(database, id);
    change.remove('passage_link', id);
    change.describe('Took a link between passages away');
    return {};
  },
} satisfies Pick<Handlers<'coding'>, LinkMethods>;
