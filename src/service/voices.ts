import type { Parsed } from '../contract/index.ts';
import { nameKey } from '../domain/codebook/names.ts';
import { Refusal } from '../domain/refusal.ts';
import { unknownConsent } from '../domain/voices/consent.ts';
import type { Change } from '../vault/change.ts';
import type { Readable } from '../vault/open.ts';
import { consentColumns, listVoices, readVoice, speakersOfVoice, voiceColumns, voiceRecords } from '../vault/voices.ts';
import type { Handlers } from './context.ts';
import { onlyOf } from './put-codings.ts';
import { requireHere } from './references.ts';

type NewVoice = Parsed<'voices.create'>;

/** Who has which pseudonym, by the key under which spellings of it meet. */
export type TakenPseudonyms = Map<string, { id: string; pseudonym: string }>;

export function takenPseudonyms(database: Readable): TakenPseudonyms {
  return new Map(voiceRecords(database).map(({ id, pseudonym }) => [nameKey(pseudonym), { id, pseudonym }]));
}

/** Two voices under one pseudonym could not be told apart in a quote. */
function refuseTaken(taken: TakenPseudonyms, pseudonym: string, exceptId?: string): void {
  const other = taken.get(nameKey(pseudonym));
  if (!other || other.id === exceptId) return;
  throw new Refusal('not-allowed', `There is a voice called “${other.pseudonym}” already. Nothing was changed. Choose that voice, or another pseudonym.`, { voiceId: other.id });
}

function requireVoice(database: Readable, id: string): NonNullable<ReturnType<typeof readVoice>> {
  const voice = readVoice(database, id);
  if (!voice) throw new Refusal('not-found', 'That voice is no longer here. Nothing was changed.', { voiceId: id });
  return voice;
}

/** Adds a voice as a part of a change and answers its id; consent is unknown until somebody says otherwise. Whoever adds many reads `taken` once. */
export function insertVoice(change: Change, { consent, ...fields }: NewVoice, taken = takenPseudonyms(change.database)): string {
  refuseTaken(taken, fields.pseudonym);
  requireHere(change.database, 'place', fields.placeId);
  const id = change.newId();
  const blank = { placeId: null, roleFull: '', roleGeneral: '', area: '', creditedAs: '', attributes: {}, note: '' };
  change.insert('voice', { id, ...voiceColumns(blank), ...voiceColumns(fields), ...consentColumns(consent ?? unknownConsent), version: 1 });
  taken.set(nameKey(fields.pseudonym), { id, pseudonym: fields.pseudonym });
  return id;
}

export const voicesHandlers = {
  'voices.list': ({ database, coderId }) => ({ voices: listVoices(database, onlyOf(database, coderId)) }),
  'voices.create': ({ change }, input) => {
    const id = insertVoice(change, input);
    change.describe(`Added the voice “${input.pseudonym}”`);
    return { id, version: 1 };
  },
  'voices.edit': ({ change, database }, { id, expectedVersion, ...fields }) => {
    const voice = requireVoice(database, id);
    if (fields.pseudonym !== undefined) refuseTaken(takenPseudonyms(database), fields.pseudonym, id);
    requireHere(database, 'place', fields.placeId);
    const version = change.update('voice', id, voiceColumns(fields), expectedVersion);
    change.describe(`Changed the voice “${fields.pseudonym ?? voice.pseudonym}”`);
    return { id, version };
  },
  'voices.setConsent': ({ change, database }, { id, expectedVersion, consent }) => {
    const voice = requireVoice(database, id);
    const version = change.update('voice', id, consentColumns(consent), expectedVersion);
    const withdraws = consent.state === 'withdrawn' && voice.consent.state !== 'withdrawn';
    change.describe(withdraws ? `Recorded that “${voice.pseudonym}” withdrew consent` : `Recorded the consent of “${voice.pseudonym}”`);
    // A few presses of Ctrl Z must not bring back words that somebody took back. A slip is mended by recording the consent again.
    if (withdraws) change.keepFromUndo();
    return { id, version };
  },
  'voices.remove': ({ change, database }, { id }) => {
    const voice = requireVoice(database, id);
    const speakers = speakersOfVoice(database, id);
    const heard = speakers.find((speaker) => speaker.live);
    if (heard) {
      throw new Refusal('not-allowed', `“${voice.pseudonym}” speaks in “${heard.title}”. Nothing was changed. Say there who else speaks, or that nobody known does; then remove the voice.`);
    }
    // A removed source may come back; its speaker must then not point at nobody.
    for (const speaker of speakers) change.update('speaker', speaker.id, { voice_id: null });
    change.remove('voice', id);
    change.describe(`Removed the voice “${voice.pseudonym}”`);
    return {};
  },
} satisfies Handlers<'voices'>;
