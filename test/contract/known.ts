/** What earlier answers held, so that random calls meet things that are there. */
import type { Pools } from './from-schema.ts';

/** Which area a field points into, by its name. */
const pointsTo: readonly (readonly [RegExp, string])[] = [
  [/^sourceIds?$/, 'sources'],
  [/^(codeIds?|intoId|beforeId)$/, 'codebook'],
  [/^questionIds?$/, 'questions'],
  [/^(indicatorId|indicatorIds|outcomeIds|signId)$/, 'framework'],
  [/^(linkedFrom|openedBy|assumptionId|nowId|versionId)$/, 'theory'],
  [/^(outcomeId|entryId|roundId|nextId)$/, 'harvest'],
  [/^eventId$/, 'timeline'],
  [/^(claimId|claimIds|rivalId|leaveOut|allow)$/, 'claims'],
  [/^datasetId$/, 'flows'],
  [/^placeIds?$/, 'programme'],
  [/^voiceIds?$/, 'voices'],
];

export type Known = { remember(method: string, value: unknown): void; poolsFor(method: string): Pools };

export function createKnown(): Known {
  const ids = new Map<string, Set<string>>();
  const fields = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, value: string, most: number): void => {
    const set = map.get(key) ?? new Set();
    map.set(key, set);
    if (value.length > 200) return;
    set.add(value);
    // The oldest goes: what was made last is most likely still there.
    if (set.size > most) set.delete(set.values().next().value!);
  };
  function remember(area: string, value: unknown, field: string): void {
    if (typeof value === 'string') {
      add(fields, field, value, 30);
      if (field === 'id') add(ids, area, value, 60);
    } else if (Array.isArray(value)) {
      for (const one of value.slice(0, 60)) remember(area, one, field);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, one] of Object.entries(value)) remember(area, one, key);
    }
  }
  const areaOf = (method: string): string => method.split('.')[0]!;
  return {
    remember: (method, value) => remember(areaOf(method), value, ''),
    poolsFor(method) {
      const idsOf = (area: string): string[] => [...(ids.get(area) ?? [])];
      return {
        strings: () => idsOf(areaOf(method)),
        forField(name) {
          const area = pointsTo.find(([pattern]) => pattern.test(name))?.[1];
          const own = name === 'id' || name === 'parentId' ? idsOf(areaOf(method) === 'coding' && name === 'parentId' ? 'codebook' : areaOf(method)) : [];
          return [...own, ...(area ? idsOf(area) : [...(fields.get(name) ?? [])])];
        },
      };
    },
  };
}
