/** A coding as it stood before its coders talked about it. */
export type EarlierReading = { readonly id: string; readonly codeId: string; readonly coderId: string; readonly sourceId: string; readonly start: number; readonly end: number };

/** A decision that changed codings: how they stood before, and the ids of those that it wrote. */
export type Decided = { readonly before: readonly EarlierReading[]; readonly after: readonly string[] };

/**
 * Codings as each coder first read, from those of today: what decisions wrote is put back to what stood before, the newest decision first, since it may have changed
 * what an earlier one wrote. Agreement that was talked about is no agreement between readings.
 */
export function asFirstRead<Coding extends EarlierReading>(today: readonly Coding[], decisions: readonly Decided[]): (Coding | EarlierReading)[] {
  const readings = new Map<string, Coding | EarlierReading>(today.map((coding) => [coding.id, coding]));
  for (const { before, after } of decisions) {
    for (const id of after) readings.delete(id);
    for (const reading of before) readings.set(reading.id, reading);
  }
  return [...readings.values()];
}
