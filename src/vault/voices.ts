import type { Consent, Voice } from '../contract/index.ts';
import type { Row } from './change.ts';
import type { Readable } from './open.ts';

type VoiceRow = {
  id: string; pseudonym: string; stakeholder_group: string; place_id: string | null; role_full: string; role_general: string; area: string; credited_as: string;
  attributes: string; note: string; consent_state: string; consent_audiences: string; consent_attribution: string; consent_until: string | null; consent_note: string; version: number;
};
/** A voice without what was counted of it. */
export type VoiceRecord = Omit<Voice, 'sources' | 'words' | 'codings'>;

function voiceOf(row: VoiceRow): VoiceRecord {
  return {
    id: row.id,
    pseudonym: row.pseudonym,
    group: row.stakeholder_group,
    placeId: row.place_id,
    roleFull: row.role_full,
    roleGeneral: row.role_general,
    area: row.area,
    creditedAs: row.credited_as,
    attributes: JSON.parse(row.attributes) as Record<string, string>,
    note: row.note,
    consent: {
      state: row.consent_state as Consent['state'],
      audiences: JSON.parse(row.consent_audiences) as Consent['audiences'],
      attribution: row.consent_attribution as Consent['attribution'],
      until: row.consent_until,
      note: row.consent_note,
    },
    version: row.version,
  };
}

type VoiceFields = Pick<VoiceRecord, 'pseudonym' | 'group' | 'placeId' | 'roleFull' | 'roleGeneral' | 'area' | 'creditedAs' | 'attributes' | 'note'>;
type SomeVoiceFields = { [Field in keyof VoiceFields]?: VoiceFields[Field] | undefined };

/** The columns of the fields that were given. */
export function voiceColumns(fields: SomeVoiceFields): Row {
  const row: Row = {
    pseudonym: fields.pseudonym,
    stakeholder_group: fields.group,
    place_id: fields.placeId,
    role_full: fields.roleFull,
    role_general: fields.roleGeneral,
    area: fields.area,
    credited_as: fields.creditedAs,
    attributes: fields.attributes && JSON.stringify(fields.attributes),
    note: fields.note,
  };
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));
}

export function consentColumns(consent: Consent): Row {
  return {
    consent_state: consent.state,
    consent_audiences: JSON.stringify(consent.audiences),
    consent_attribution: consent.attribution,
    consent_until: consent.until,
    consent_note: consent.note,
  };
}

/** All voices, by pseudonym. */
export function voiceRecords(database: Readable): VoiceRecord[] {
  return (database.prepare('SELECT * FROM voice ORDER BY pseudonym COLLATE NOCASE, id').all() as VoiceRow[]).map(voiceOf);
}

export function readVoice(database: Readable, id: string): VoiceRecord | null {
  const row = database.prepare('SELECT * FROM voice WHERE id = ?').get(id) as VoiceRow | undefined;
  return row ? voiceOf(row) : null;
}

type Spoken = { voiceId: string; sources: number; words: number };

/** All voices with what they said in sources that are still here, and how many codings touch their turns. `by` counts one coder's codings alone. */
export function listVoices(database: Readable, by: string | null = null): Voice[] {
  const spoken = database
    .prepare(
      `SELECT p.voice_id AS voiceId, count(DISTINCT p.source_id) AS sources, sum(p.words) AS words
       FROM speaker p JOIN source s ON s.id = p.source_id WHERE p.voice_id IS NOT NULL AND s.removed = 0 GROUP BY p.voice_id`,
    )
    .all() as Spoken[];
  // From each coding to the turns that it touches, in this order: the other way round every speaker looks through all codings of the source.
  const coded = database
    .prepare(
      `SELECT p.voice_id AS voiceId, count(DISTINCT k.id) AS codings
       FROM live_coding k
       CROSS JOIN turn t ON t.revision_id = k.revision_id AND t.number >= k.first_turn AND t.number < k.last_turn
       CROSS JOIN speaker p ON p.source_id = k.source_id AND p.number = t.speaker
       WHERE p.voice_id IS NOT NULL AND (@by IS NULL OR k.coder_id = @by) GROUP BY p.voice_id`,
    )
    .all({ by }) as { voiceId: string; codings: number }[];
  const said = new Map(spoken.map((one) => [one.voiceId, one]));
  const codings = new Map(coded.map((one) => [one.voiceId, one.codings]));
  return voiceRecords(database).map(({ version, ...voice }) => ({
    ...voice,
    sources: said.get(voice.id)?.sources ?? 0,
    words: said.get(voice.id)?.words ?? 0,
    codings: codings.get(voice.id) ?? 0,
    version,
  }));
}

/** Speakers who are this voice: in sources that are here, and in sources that were removed and may come back. */
export function speakersOfVoice(database: Readable, voiceId: string): { id: string; live: boolean; title: string }[] {
  const rows = database
    .prepare('SELECT p.id, s.removed, s.title FROM speaker p JOIN source s ON s.id = p.source_id WHERE p.voice_id = ? ORDER BY s.title, p.number')
    .all(voiceId) as { id: string; removed: number; title: string }[];
  return rows.map(({ removed, ...speaker }) => ({ ...speaker, live: removed === 0 }));
}
