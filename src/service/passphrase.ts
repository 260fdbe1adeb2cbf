/** How well a passphrase would hold against somebody who has the vault's files and time. */
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import * as common from '@zxcvbn-ts/language-common';
import * as english from '@zxcvbn-ts/language-en';
import type { Strength } from '../contract/index.ts';
import { Refusal } from '../domain/refusal.ts';

/**
 * Guesses a second that a well-equipped attacker makes against Argon2id with 64 MiB: memory, not arithmetic, is the limit,
 * so ten thousand is a generous reading of a rack of graphics cards.
 */
const guessesPerSecond = 10_000;
/** Under a year of that is not enough for what children and families said. */
const secondsEnough = 365.25 * 24 * 3600;

let checker: ZxcvbnFactory | undefined;

function inWords(seconds: number): string {
  const units: readonly (readonly [number, string])[] = [
    [60, 'seconds'],
    [3600, 'minutes'],
    [86_400, 'hours'],
    [86_400 * 30.44, 'days'],
    [secondsEnough, 'months'],
    [secondsEnough * 100, 'years'],
    [secondsEnough * 1e6, 'centuries'],
  ];
  return units.find(([limit]) => seconds < limit)?.[1] ?? 'longer than anybody could wait';
}

/** Estimates a passphrase (zxcvbn, Wheeler 2016) at the vault's own key-stretching speed. */
export function strengthOf(passphrase: string): Strength {
  checker ??= new ZxcvbnFactory({ dictionary: { ...common.dictionary, ...english.dictionary }, graphs: common.adjacencyGraphs, translations: english.translations });
  const estimate = checker.check(passphrase.slice(0, 100));
  const seconds = estimate.guesses / guessesPerSecond / 2;
  const enough = passphrase.length >= 10 && seconds >= secondsEnough;
  const score = Math.max(0, Math.min(4, Math.floor(Math.log10(Math.max(1, seconds)) / 2.6)));
  const advice = [estimate.feedback.warning, ...estimate.feedback.suggestions].filter((words): words is string => Boolean(words));
  if (!enough) advice.push('Four or more unrelated words are easy to remember and hard to guess. Length helps more than odd characters.');
  return { score: enough ? Math.max(3, score) : Math.min(2, score), enough, holds: inWords(seconds), advice };
}

export function refuseWeak(passphrase: string): void {
  const strength = strengthOf(passphrase);
  if (!strength.enough) {
    throw new Refusal('weak-passphrase', `That passphrase could be guessed within ${strength.holds}. Nothing was made or changed. ${strength.advice.at(-1)}`, strength);
  }
}
