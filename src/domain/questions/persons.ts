/**
 * Who speaks in a passage, as numbers: voices by their index; somebody who is no voice yet, which may be anybody, by the number of voices plus the index of the speaker,
 * and so a different person in every source.
 */
import type { Ground } from './ground.ts';
import { type Scope, speakerOf } from './scope.ts';

/** Nobody is known to speak. */
export const nobody = -1;

export function personOf(ground: Ground, speaker: number): number {
  const { voice } = ground.speakers[speaker]!;
  return voice >= 0 ? voice : ground.voices.length + speaker;
}

/** Whether a person is a voice, and not a speaker who is none yet. */
export function isVoice(ground: Ground, person: number): boolean {
  return person >= 0 && person < ground.voices.length;
}

/** Everybody who is in and speaks in a passage, each once. */
export function personsIn(ground: Ground, scope: Scope, source: number, firstTurn: number, lastTurn: number): number[] {
  const persons: number[] = [];
  if (firstTurn < 0) return persons;
  for (let turn = firstTurn; turn < lastTurn; turn += 1) {
    const speaker = speakerOf(ground, source, turn);
    if (speaker < 0 || !scope.speaker[speaker]) continue;
    const person = personOf(ground, speaker);
    if (!persons.includes(person)) persons.push(person);
  }
  return persons;
}
