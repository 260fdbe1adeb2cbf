/**
 * Two counts of the same words that differ by a few people give those people away: whoever has both takes one from the other. So each count that leaves is held against
 * those that left before (differencing: Office for National Statistics, "Policy on protecting confidentiality in tables of birth and death statistics").
 */

/** When a count was made, and of which speakers' words. */
export type CountedAmong = { readonly at: string; readonly speakerIds: ReadonlySet<string> };

/** Somebody who speaks in a source that is here; who withdrew is left out. `voiceId` null: nobody knows yet who it is. `addedAt`: since when the source is here. */
export type Speaking = { readonly id: string; readonly voiceId: string | null; readonly addedAt: string };

/**
 * Of how many people one count holds words that the other doesn't. `chosen`: by what was asked, since their words were here both times. `arrived`: because they came in since the earlier one.
 */
export function peopleApart(earlier: CountedAmong, now: CountedAmong, speaking: readonly Speaking[]): { chosen: number; arrived: number } {
  const chosen = new Set<string>();
  const arrived = new Set<string>();
  for (const { id, voiceId, addedAt } of speaking) if (earlier.speakerIds.has(id) !== now.speakerIds.has(id)) (addedAt > earlier.at ? arrived : chosen).add(voiceId ?? id);
  return { chosen: chosen.size, arrived: arrived.size };
}
