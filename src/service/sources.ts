import type { SourceSummary } from '../contract/index.ts';
import { consentFor } from '../domain/disclosure/consent.ts';
import { Refusal } from '../domain/refusal.ts';
import { joinLabels } from '../domain/sources/join-labels.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import { namesSomebody } from '../domain/voices/suggest.ts';
import { readText } from '../vault/coding.ts';
import { speakersOfAll } from '../vault/speakers.ts';
import { historyHead } from '../vault/history.ts';
import type { Readable } from '../vault/open.ts';
import { readRemembered } from '../vault/remembered.ts';
import { recordExport } from '../vault/reports.ts';
import { listOriginals, listSources, listSpeakers, openSource, readOriginal, readReport, readSpeaker, readSummary, sha256 } from '../vault/sources.ts';
import { readVoice } from '../vault/voices.ts';
import type { Handlers } from './context.ts';
import { correctionHandlers } from './corrections.ts';
import { prepareFiles } from './prepare-files.ts';
import { type ReadFile, readForStoring } from './read-files.ts';
import { onlyOf } from './put-codings.ts';
import { recordingHandlers } from './recordings.ts';
import { given, requireHere } from './references.ts';
import { refuseTwice, storeSources } from './store-sources.ts';

function gone(id: string): Refusal {
  return new Refusal('not-found', 'That source is no longer here. Nothing was changed.', { sourceId: id });
}

function requireSummary(database: Readable, id: string): SourceSummary {
  const source = readSummary(database, id);
  if (!source) throw gone(id);
  return source;
}

export const sourcesHandlers = {
  ...recordingHandlers,
  ...correctionHandlers,
  'sources.prepare': async (context, input) => ({ files: await prepareFiles(context, input) }),
  'sources.store': {
    async prepare(context, { files }): Promise<ReadFile[]> {
      const read = await readForStoring(context, files);
      refuseTwice(context.database, files, read);
      return read;
    },
    store: ({ change }, input, read: ReadFile[]) => ({ sources: storeSources(change, input, read) }),
  },
  'sources.list': ({ database, coderId }) => ({ sources: listSources(database, onlyOf(database, coderId)) }),
  'sources.read': ({ database, coderId }, { id }) => {
    const source = openSource(database, id, onlyOf(database, coderId));
    if (!source) throw gone(id);
    return source;
  },
  'sources.labels': ({ database }) => ({ labels: joinLabels(speakersOfAll(database)) }),
  'sources.original': ({ change, database, now }, { id, file = 0 }) => {
    const source = readSummary(database, id);
    if (!source) throw gone(id);
    const original = readOriginal(database, id, file);
    if (!original) throw new Refusal('not-found', `“${source.title}” came as ${source.fileName}; there is no file ${file + 1} of it. Nothing was saved.`, { sourceId: id });
    // The same answer as at the gate: a withdrawal, or a no to the team, holds the whole file, in which words can't be told apart.
    const held = source.voices.filter((voiceId) => consentFor(readVoice(database, voiceId)?.consent ?? null, 'team', now().slice(0, 10)).verdict === 'held');
    if (held.length > 0) {
      const isWithdrawn = held.some((voiceId) => readVoice(database, voiceId)?.consent.state === 'withdrawn');
      throw new Refusal('gate-closed', `Somebody who speaks in this file has ${isWithdrawn ? 'withdrawn' : 'said no to the team'}, so the file as it came does not leave the vault any more. Nothing was saved.`, { voiceIds: held });
    }
    const { seq, hash } = historyHead(database);
    const contents = { claimIds: [], evidenceIds: [], sourceIds: [id], voiceIds: source.voices };
    recordExport(change, { audience: 'team', title: source.title, format: 'original', hash: sha256(original.bytes), decision: null, entered: 1, held: 0, head: { seq, hash }, contents });
    change.describe(`Handed out the file of “${source.title}” as it came`);
    return { file: { name: original.name, mediaType: original.mediaType, base64: Buffer.from(original.bytes).toString('base64') } };
  },
  'sources.edit': ({ change, database }, { id, expectedVersion, placeId, date, ...fields }) => {
    const source = requireSummary(database, id);
    requireHere(database, 'place', placeId);
    const version = change.update('source', id, given({ ...fields, date: date && JSON.stringify(date), place_id: placeId }), expectedVersion);
    change.describe(fields.title !== undefined && fields.title !== source.title ? `Renamed “${source.title}” to “${fields.title}”` : `Changed “${source.title}”`);
    return { id, version };
  },
  'sources.editSpeaker': ({ change, database }, { id, expectedVersion, role, voiceId }) => {
    const speaker = readSpeaker(database, id);
    if (!speaker) throw new Refusal('not-found', 'That speaker is no longer here. Nothing was changed.', { speakerId: id });
    if (voiceId != null && !readVoice(database, voiceId)) throw new Refusal('not-found', 'That voice is no longer here. Nothing was changed. Choose another.', { voiceId });
    const version = change.update('speaker', id, given({ role, voice_id: voiceId }), expectedVersion);
    change.describe(`Said who speaks in “${speaker.sourceTitle}”`);
    return { id, version };
  },
  'sources.identifiers': ({ database }, { id }) => {
    const open = readText(database, id);
    if (!open) throw gone(id);
    return { identifiers: identifierHits(open.text, listSpeakers(database, id).map((speaker) => speaker.label)) };
  },
  'sources.remembered': ({ database }) => {
    const remembered = readRemembered(database);
    // A role or a letter ("Parent 1", "Q") may be anybody in the next file: what they do is offered again, not who they are.
    return { ...remembered, speakers: remembered.speakers.map((speaker) => ({ ...speaker, voiceId: namesSomebody(speaker.label) ? speaker.voiceId : null })) };
  },
  'sources.report': ({ database }, { id }) => {
    const report = readReport(database, id);
    if (!report) throw gone(id);
    return { report, files: listOriginals(database, id) };
  },
  'sources.remove': ({ change, database }, { id }) => {
    const source = requireSummary(database, id);
    change.update('source', id, { removed: 1 });
    change.describe(`Removed “${source.title}”`);
    return {};
  },
} satisfies Handlers<'sources'>;
