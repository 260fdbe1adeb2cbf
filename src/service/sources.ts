import type { FileToStore, Parsed, SourceSummary, SpeakerChoice } from '../contract/index.ts';
import { nameKey } from '../domain/codebook/names.ts';
import { Refusal } from '../domain/refusal.ts';
import { labelKey } from '../domain/sources/labels.ts';
import type { SourceFormat } from '../domain/sources/transcript.ts';
import { identifierHits } from '../domain/voices/identifier-hits.ts';
import type { Change } from '../vault/change.ts';
import { readText } from '../vault/coding.ts';
import { historyHead } from '../vault/history.ts';
import type { Readable } from '../vault/open.ts';
import { recordExport } from '../vault/reports.ts';
import { findByHash, listSources, listSpeakers, openSource, readOriginal, readReport, readSpeaker, readSummary, sha256, writeDark } from '../vault/sources.ts';
import { readVoice } from '../vault/voices.ts';
import type { Handlers } from './context.ts';
import { defaultsOf, prepareFiles, type ReadFile, readForStoring, reportOf } from './read-files.ts';
import { recordingHandlers } from './recordings.ts';
import { given, requireHere } from './references.ts';
import { insertVoice } from './voices.ts';

const mediaTypes: Record<SourceFormat, string> = {
  txt: 'text/plain',
  md: 'text/markdown',
  rst: 'text/x-rst',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  pdf: 'application/pdf',
  vtt: 'text/vtt',
  srt: 'application/x-subrip',
  textgrid: 'text/x-praat-textgrid',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
};

function gone(id: string): Refusal {
  return new Refusal('not-found', 'That source is no longer here. Nothing was changed.', { sourceId: id });
}

function requireSummary(database: Readable, id: string): SourceSummary {
  const source = readSummary(database, id);
  if (!source) throw gone(id);
  return source;
}

/** The same bytes twice, in the vault or in one storing, are taken for an oversight unless the person says otherwise. */
function refuseTwice(database: Readable, files: readonly FileToStore[], read: readonly ReadFile[]): void {
  const names = new Map<string, string>();
  for (const [index, { name, hash }] of read.entries()) {
    const file = files[index]!;
    const here = findByHash(database, hash);
    const twin = names.get(hash);
    names.set(hash, name);
    if (file.evenIfHere || (!here && twin === undefined)) continue;
    const what = here ? `“${name}” is in this vault already, as “${here.title}”` : `“${name}” and “${twin}” are the same file`;
    throw new Refusal('not-allowed', `${what}. Nothing was stored. Leave it out, or say that it is to be stored again.`, { file: file.file, ...here });
  }
}

type Voice = NonNullable<SpeakerChoice['voice']>;

/** Which voice was chosen for each speaker of a file, by the label that the speaker ends up with. */
function chosenVoices(name: string, labels: readonly string[], choices: readonly SpeakerChoice[]): Map<string, Voice | null> {
  const byLabel = new Map(choices.map((choice) => [choice.label, choice]));
  const chosen = new Map<string, Voice | null>();
  // What was said of the speaker itself goes before what was said of another spelling of it.
  for (const choice of choices.toSorted((one, other) => Number(one.sameAs !== undefined) - Number(other.sameAs !== undefined))) {
    if (choice.notASpeaker) continue;
    let label = choice.label;
    for (let steps = 0, next = byLabel.get(label)?.sameAs; next !== undefined && steps < choices.length; steps += 1, next = byLabel.get(label)?.sameAs) label = next;
    const here = labels.find((one) => one === label) ?? labels.find((one) => labelKey(one) === labelKey(label));
    if (here === undefined) {
      throw new Refusal('bad-input', `“${name}” has no speaker “${label}”. Nothing was stored. Its speakers are: ${labels.map((one) => `“${one}”`).join(', ') || 'none'}.`, { label, labels });
    }
    if (choice.voice !== undefined && !chosen.has(here)) chosen.set(here, choice.voice);
  }
  return chosen;
}

/** Finds the voices that were chosen and adds the new ones; the same new pseudonym is one voice throughout a storing. */
function voiceKeeper(change: Change): (voice: Voice | null | undefined) => string | null {
  const made = new Map<string, string>();
  return (voice) => {
    if (voice == null) return null;
    if ('id' in voice) {
      if (!readVoice(change.database, voice.id)) throw new Refusal('not-found', 'A voice that you chose is no longer here. Nothing was stored. Choose again who speaks.', { voiceId: voice.id });
      return voice.id;
    }
    const key = nameKey(voice.pseudonym);
    const id = made.get(key) ?? insertVoice(change, voice);
    made.set(key, id);
    return id;
  };
}

function storeOne(change: Change, file: FileToStore, read: ReadFile, keepVoice: ReturnType<typeof voiceKeeper>): string {
  const { transcript } = read;
  const id = change.newId();
  const defaults = defaultsOf(read);
  requireHere(change.database, 'place', file.placeId);
  writeDark(change.database, {
    id,
    revisionId: change.newId(),
    title: file.title ?? defaults.title,
    kind: file.kind ?? defaults.kind,
    date: file.date === undefined ? defaults.date : file.date,
    placeId: file.placeId ?? null,
    note: file.note ?? '',
    format: read.format,
    fileName: read.name,
    fileHash: read.hash,
    mediaType: mediaTypes[read.format],
    bytes: read.bytes,
    transcript,
    report: reportOf(read),
    at: change.at,
  });
  const chosen = chosenVoices(read.name, transcript.speakers.map((speaker) => speaker.label), file.speakers ?? []);
  for (const [number, { label, words, guess }] of transcript.speakers.entries()) {
    change.insert('speaker', { id: change.newId(), source_id: id, number, label, role: guess.role, voice_id: keepVoice(chosen.get(label)), words, version: 1 });
  }
  change.update('source', id, { removed: 0 });
  return id;
}

function store(change: Change, { files }: Parsed<'sources.store'>, read: readonly ReadFile[]): SourceSummary[] {
  refuseTwice(change.database, files, read);
  const keepVoice = voiceKeeper(change);
  const ids = files.map((file, index) => storeOne(change, file, read[index]!, keepVoice));
  const stored = ids.map((id) => requireSummary(change.database, id));
  change.describe(stored.length === 1 ? `Imported “${stored[0]!.title}”` : `Imported ${stored.length} sources`);
  return stored;
}

export const sourcesHandlers = {
  ...recordingHandlers,
  'sources.prepare': async (context, { files, speakers }) => ({ files: await prepareFiles(context, files, speakers) }),
  'sources.store': {
    async prepare(context, { files }): Promise<ReadFile[]> {
      const read = await readForStoring(context, files);
      refuseTwice(context.database, files, read);
      return read;
    },
    store: ({ change }, input, read: ReadFile[]) => ({ sources: store(change, input, read) }),
  },
  'sources.list': ({ database }) => ({ sources: listSources(database) }),
  'sources.read': ({ database }, { id }) => {
    const source = openSource(database, id);
    if (!source) throw gone(id);
    return source;
  },
  'sources.original': ({ change, database }, { id }) => {
    const original = readOriginal(database, id);
    const source = readSummary(database, id);
    if (!original || !source) throw gone(id);
    const withdrawn = source.voices.filter((voiceId) => readVoice(database, voiceId)?.consent.state === 'withdrawn');
    if (withdrawn.length > 0) {
      throw new Refusal('gate-closed', 'Somebody who speaks in this file has withdrawn, so the file as it came does not leave the vault any more. Nothing was saved.', { voiceIds: withdrawn });
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
  'sources.report': ({ database }, { id }) => {
    const report = readReport(database, id);
    if (!report) throw gone(id);
    return { report };
  },
  'sources.remove': ({ change, database }, { id }) => {
    const source = requireSummary(database, id);
    change.update('source', id, { removed: 1 });
    change.describe(`Removed “${source.title}”`);
    return {};
  },
} satisfies Handlers<'sources'>;
