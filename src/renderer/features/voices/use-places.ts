import { useMemo } from 'react';
import type { Place } from '../../../contract/index.ts';
import { useAsk } from '../../client/ask.ts';

export type PlaceChoice = { id: string; label: string; description?: string };

/** The places of the programme: their names, and the same as choices, each with the place that it lies in. */
export function usePlaces(): { nameOf: (id: string | null) => string | null; choices: PlaceChoice[] } {
  const programme = useAsk('programme.get', {});
  return useMemo(() => {
    const byId = new Map((programme.data?.places ?? []).map((place) => [place.id, place]));
    const nameOf = (id: string | null): string | null => (id === null ? null : (byId.get(id)?.name ?? null));
    return { nameOf, choices: inOrder([...byId.values()]).map((place) => ({ id: place.id, label: place.name, ...(place.parentId !== null && { description: nameOf(place.parentId) ?? '' }) })) };
  }, [programme.data]);
}

/** Each place followed by those that lie in it. */
function inOrder(places: readonly Place[], parentId: string | null = null): Place[] {
  return places.filter((place) => place.parentId === parentId).flatMap((place) => [place, ...inOrder(places, place.id)]);
}
