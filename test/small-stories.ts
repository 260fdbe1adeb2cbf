/** Two small stories in which people say what leads to what, so that no one of them tells the whole way from the cake to the trust. Wholly invented. */
import type { Consent, Input } from '../src/contract/index.ts';
import type { TestVault } from './open-vault.ts';
import { find, storeText } from './small-sources.ts';

export const first = `Interview one (synthetic)

Interviewer: Does the money bring the cake?

Morag: The small sum bought the cake. Because there was cake, folk stayed. When folk stay, they talk.

Interviewer: And then?

Morag: Talking made me less worried. The worry kept me from sleeping.

Interviewer: Thank you.

Morag: You are welcome.
`;
export const second = `Interview two (synthetic)

Interviewer: What brought it about?

Isa: Folk stayed, so they talked. And it is the talking that brings the trust.

Interviewer: And what stands in its way?

Jock: The forms push trust away.

Isa: They do.

Jock: Every one of them.
`;

export const consentTo = (audiences: Partial<Consent['audiences']>, state: Consent['state'] = 'recorded'): Consent => ({ state, audiences: { team: 'given', board: 'unknown', partners: 'unknown', public: 'unknown', ...audiences }, attribution: 'group', until: null, note: '' });

export type Stories = { first: string; second: string; voices: Record<'Morag' | 'Isa' | 'Jock', string>; code(source: 'first' | 'second', words: string, cause: string, effect: string, more?: Partial<Input<'causes.code'>>): Promise<{ id: string; version: number }> };

/** Stores both, with a voice for each who speaks; nothing is coded. */
export async function tellStories(vault: TestVault): Promise<Stories> {
  const ids = { first: (await storeText(vault, 'one.txt', first)).id, second: (await storeText(vault, 'two.txt', second)).id };
  const { id: placeId } = await vault.call('programme.addPlace', { name: 'Millbank' });
  await vault.call('sources.edit', { id: ids.first, placeId });
  const voices = {} as Stories['voices'];
  for (const [pseudonym, source, group] of [['Morag', ids.first, 'Parents'], ['Isa', ids.second, 'Parents'], ['Jock', ids.second, 'Practitioners']] as const) {
    voices[pseudonym] = (await vault.call('voices.create', { pseudonym, group })).id;
    const speaker = (await vault.call('sources.read', { id: source })).speakers.find(({ label }) => label === pseudonym)!;
    await vault.call('sources.editSpeaker', { id: speaker.id, role: 'participant', voiceId: voices[pseudonym] });
  }
  return {
    ...ids,
    voices,
    code: async (source, words, cause, effect, more = {}) => vault.call('causes.code', { passage: await find(vault, ids[source], words), cause: { name: cause }, effect: { name: effect }, polarity: 'helps', ...more }),
  };
}

/** Codes what both tell. */
export async function codeStories(stories: Stories): Promise<void> {
  await stories.code('first', 'The small sum bought the cake', 'Small sum', 'Cake', { how: 'explicit' });
  await stories.code('first', 'Because there was cake, folk stayed', 'Cake', 'Staying; at the table');
  await stories.code('first', 'When folk stay, they talk', 'Staying; at the table', 'Talking');
  await stories.code('first', 'Talking made me less worried', 'Talking', 'Worry', { polarity: 'hinders' });
  await stories.code('second', 'Folk stayed, so they talked', 'Staying; at the table', 'Talking', { how: 'implicit' });
  await stories.code('second', 'it is the talking that brings the trust', 'Talking', 'Trust');
  await stories.code('second', 'The forms push trust away', 'Forms', 'Trust', { polarity: 'hinders', how: 'other' });
}
