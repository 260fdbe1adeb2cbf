/**
 * How somebody may be named in an output, at the level that they agreed to. Role, place and date together can tell who somebody is
 * (Saunders and others 2015), so the ladder runs: name, full role, general role with area, group, nothing. A level that has no words for it falls to the next
 * less telling one, never to a more telling one.
 *
 * The pseudonym stands in outputs for the team alone. Beyond it, a pseudonym would tie one person's quotes together across outputs, and together they tell more than
 * anybody agreed to. Dates beyond the team are years, and at the level "none" not even that.
 */
import type { Attribution, Audience, Voice } from '../../contract/index.ts';

export type NamedVoice = Pick<Voice, 'pseudonym' | 'group' | 'roleFull' | 'roleGeneral' | 'area' | 'creditedAs' | 'consent'>;

/** `year` is when the words were said, as far as it is known. Never empty. */
export function attributionFor(voice: NamedVoice | null, audience: Audience, year: number | null = null): string {
  if (audience === 'team') return voice === null ? 'a speaker who is not yet a voice' : [voice.pseudonym, voice.group].filter(Boolean).join(', ');
  if (voice === null) return 'a participant';
  const level = voice.consent.state === 'recorded' ? voice.consent.attribution : 'none';
  for (const rung of ladderFrom(level)) {
    const words = atLevel(voice, rung);
    if (words !== '') return rung === 'none' || year === null ? words : `${words}, ${year}`;
  }
  return 'a participant';
}

function ladderFrom(level: Attribution): readonly Attribution[] {
  return ladder.slice(ladder.indexOf(level));
}
const ladder: readonly Attribution[] = ['named', 'full role', 'general role', 'group', 'none'];

function atLevel(voice: NamedVoice, level: Attribution): string {
  switch (level) {
    case 'named': return voice.creditedAs.trim();
    case 'full role': return voice.roleFull.trim();
    case 'general role': return voice.roleGeneral.trim() === '' ? '' : [voice.roleGeneral.trim(), voice.area.trim()].filter(Boolean).join(', ');
    case 'group': return voice.group.trim() === '' ? '' : `from the group “${voice.group.trim()}”`;
    case 'none': return 'a participant';
  }
}
