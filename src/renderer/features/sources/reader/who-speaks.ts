/** Whose words a passage holds, and who may read them. */
import type { OpenedSource, Voice } from '../../../../contract/index.ts';
import { listed } from '../../coding/in-words.ts';
import { overlap, type Span } from '../../coding/highlights.ts';
import { consentInWords, todayHere } from '../../voices/consent-words.ts';

/** Two sentences for the inspector. Of several voices each has its own consent said. */
export function whoSpeaks(
  { turns, speakers }: Pick<OpenedSource, 'turns' | 'speakers'>,
  passage: Span,
  voices: ReadonlyMap<string, Voice>,
  placeName: (id: string | null) => string | null,
  today = todayHere(),
): { attribution: string; consent: string } {
  const numbers = [...new Set(turns.filter((turn) => overlap(turn, passage)).map((turn) => turn.speaker))];
  const heard = numbers.map((number) => speakers[number]).filter((speaker) => speaker !== undefined);
  const found = heard.map((speaker) => ({ speaker, voice: speaker.voiceId === null ? null : (voices.get(speaker.voiceId) ?? null) }));
  if (found.length === 0) return { attribution: 'Nobody is recorded as speaking here.', consent: '' };
  const one = found.length === 1 ? found[0] : undefined;
  if (one !== undefined) {
    if (one.voice === null) {
      return one.speaker.role === 'interviewer'
        ? { attribution: `${one.speaker.label}, interviewer.`, consent: '' }
        : { attribution: `${one.speaker.label}, not yet a voice.`, consent: consentInWords(null, today) };
    }
    const { pseudonym, roleGeneral, group, placeId, consent } = one.voice;
    return { attribution: `${[pseudonym, roleGeneral.toLowerCase() || group, placeName(placeId)].filter(Boolean).join(', ')}.`, consent: consentInWords(consent, today) };
  }
  const others = found.filter(({ voice, speaker }) => voice !== null || speaker.role !== 'interviewer');
  const words = new Map<string, string[]>();
  for (const { voice, speaker } of others) {
    const said = consentInWords(voice?.consent ?? null, today);
    words.set(said, [...(words.get(said) ?? []), voice?.pseudonym ?? speaker.label]);
  }
  const consent = words.size === 1 ? [...words.keys()][0]! : [...words].map(([said, who]) => `${listed(who)}: ${said}`).join(' ');
  return { attribution: `${listed(found.map(({ voice, speaker }) => voice?.pseudonym ?? speaker.label))}.`, consent };
}
