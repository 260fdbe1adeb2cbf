/** Stores read files as sources, with the voices that speak in them: the writing half of `sources.store`. All or nothing. */
import type { FileToStore, Parsed, SourceSummary, SpeakerChoice } from '../contract/index.ts';
import { nameKey } from '../domain/codebook/names.ts';
import { Refusal } from '../domain/refusal.ts';
import { labelKey } from '../domain/sources/labels.ts';
import type { SourceFormat } from '../domain/sources/transcript.ts';
import type { Change } from '../vault/change.ts';
import type { Readable } from '../vault/open.ts';
import { findByHash, readSummary, writeDark } from '../vault/sources.ts';
import { readVoice } from '../vault/voices.ts';
import { defaultsOf, type ReadFile } from './read-files.ts';
import { requireHere } from './references.ts';
import { respondentVoices, voiceMaker } from './respondents.ts';

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

/** The same bytes twice, in the vault or in one storing, are taken for an oversight unless the person says otherwise. */
export function refuseTwice(database: Readable, files: readonly FileToStore[], read: readonly ReadFile[]): void {
  const names = new Map<string, string>();
  for (const [index, one] of read.entries()) {
    const file = files[index]!;
    for (const { name, hash } of [one, ...one.woven]) {
      const here = findByHash(database, hash);
      const twin = names.get(hash);
      names.set(hash, name);
      if (file.evenIfHere || (!here && twin === undefined)) continue;
      const what = here ? `“${name}” is in this vault already, as “${here.title}”` : `“${name}” and “${twin}” are the same file`;
      throw new Refusal('not-allowed', `${what}. Nothing was stored. Leave it out, or say that it is to be stored again.`, { file: file.file, ...here });
    }
  }
}

type Voice = NonNullable<SpeakerChoice['voice']>;

/** Which voice was chosen for each speaker of a file, by the label that the speaker ends up with. */
function chosenVoices(name: string, labels: readonly string[], choices: readonly SpeakerChoice[]): Map<string, Voice | null> {
  const byLabel = new Map(choices.map((choice) => [choice.label, choice]));
  const exactly = new Set(labels);
  const byKey = new Map(labels.toReversed().map((label) => [labelKey(label), label]));
  const chosen = new Map<string, Voice | null>();
  // What was said of the speaker itself goes before what was said of another spelling of it.
  for (const choice of choices.toSorted((one, other) => Number(one.sameAs !== undefined) - Number(other.sameAs !== undefined))) {
    if (choice.notASpeaker) continue;
    let label = choice.label;
    for (let steps = 0, next = byLabel.get(label)?.sameAs; next !== undefined && steps < choices.length; steps += 1, next = byLabel.get(label)?.sameAs) label = next;
    const here = exactly.has(label) ? label : byKey.get(labelKey(label));
    if (here === undefined) {
      const some = labels.slice(0, 20).map((one) => `“${one}”`).join(', ');
      throw new Refusal('bad-input', `“${name}” has no speaker “${label}”. Nothing was stored. Its speakers are: ${some || 'none'}${labels.length > 20 ? ` and ${labels.length - 20} more` : ''}.`, { label, labels: labels.slice(0, 200) });
    }
    if (choice.voice !== undefined && !chosen.has(here)) chosen.set(here, choice.voice);
  }
  return chosen;
}

type Keeper = { keep: (voice: Voice | null) => string | null; respondent: (fields: { group: string; attributes: Record<string, string> }) => string };

/** Finds the voices that were chosen and adds the new ones; the same new pseudonym is one voice throughout a storing. */
function voiceKeeper(change: Change): Keeper {
  const made = new Map<string, string>();
  const maker = voiceMaker(change);
  return {
    keep(voice) {
      if (voice === null) return null;
      if ('id' in voice) {
        if (!readVoice(change.database, voice.id)) throw new Refusal('not-found', 'A voice that you chose is no longer here. Nothing was stored. Choose again who speaks.', { voiceId: voice.id });
        return voice.id;
      }
      const key = nameKey(voice.pseudonym);
      const id = made.get(key) ?? maker.make(voice);
      made.set(key, id);
      return id;
    },
    respondent: (fields) => maker.make({ pseudonym: maker.respondent(), ...fields }),
  };
}

function storeOne(change: Change, file: FileToStore, read: ReadFile, voices: Keeper): string {
  const { transcript, table } = read;
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
    woven: read.woven.map(({ format, ...one }) => ({ ...one, mediaType: mediaTypes[format] })),
    transcript,
    report: transcript.report,
    choices: table ? { answers: { headings: table.found.columns.map(({ name }) => name), columns: table.columns } } : {},
    at: change.at,
  });
  const labels = transcript.speakers.map((speaker) => speaker.label);
  const chosen = chosenVoices(read.name, labels, file.speakers ?? []);
  const respondents = respondentVoices(read);
  for (const [number, { label, words, guess }] of transcript.speakers.entries()) {
    const said = chosen.get(label);
    const respondent = said === undefined ? respondents?.get(label) : undefined;
    const voiceId = respondent ? voices.respondent(respondent) : voices.keep(said ?? null);
    change.insert('speaker', { id: change.newId(), source_id: id, number, label, role: guess.role, voice_id: voiceId, words, version: 1 });
  }
  change.update('source', id, { removed: 0 });
  return id;
}

/** Writes everything in the transaction of one change. */
export function storeSources(change: Change, { files }: Parsed<'sources.store'>, read: readonly ReadFile[]): SourceSummary[] {
  refuseTwice(change.database, files, read);
  const voices = voiceKeeper(change);
  const ids = files.map((file, index) => storeOne(change, file, read[index]!, voices));
  const stored = ids.map((id) => readSummary(change.database, id)!);
  change.describe(stored.length === 1 ? `Imported “${stored[0]!.title}”` : `Imported ${stored.length} sources`);
  return stored;
}
