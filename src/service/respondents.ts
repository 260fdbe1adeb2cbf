/** Voices for those who answered a form: thousands of them in one step, under numbers instead of invented names. */
import { nameKey } from '../domain/codebook/names.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Change } from '../vault/change.ts';
import type { ReadFile } from './read-files.ts';
import { insertVoice, takenPseudonyms } from './voices.ts';

/** "Respondent 1", "Respondent 2" ... that no voice is called yet, each once. */
export function respondentNumbers(taken: Iterable<string>): () => string {
  const keys = new Set([...taken].map(nameKey));
  let number = 0;
  return () => {
    let pseudonym: string;
    do pseudonym = `Respondent ${(number += 1)}`; while (keys.has(nameKey(pseudonym)));
    return pseudonym;
  };
}

/** Makes voices as they are asked for; whose pseudonym is taken is read once, not for each of them. */
export function voiceMaker(change: Change): { make: (voice: Parameters<typeof insertVoice>[1]) => string; respondent: () => string } {
  const taken = takenPseudonyms(change.database);
  return {
    make: (voice) => insertVoice(change, voice, taken),
    respondent: respondentNumbers([...taken.values()].map(({ pseudonym }) => pseudonym)),
  };
}

/** What the table says of each respondent, as the fields of a voice, by label; null where no voices are wanted. */
export function respondentVoices({ name, table }: ReadFile): Map<string, { group: string; attributes: Record<string, string> }> | null {
  if (!table?.columns.voices) return null;
  const voices = new Map<string, { group: string; attributes: Record<string, string> }>();
  for (const { label, group, attributes } of table.respondents) {
    const said = (group || table.columns.group).trim();
    if (said === '') {
      throw new Refusal('bad-input', `“${name}” does not say to which stakeholder group “${label}” belongs. Nothing was stored. Choose a group for all who answered, or a column that names it for each; or store the answers without voices.`, { label });
    }
    voices.set(label, { group: said, attributes: { ...attributes } });
  }
  return voices;
}
