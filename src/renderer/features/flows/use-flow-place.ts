import { go, useRoute } from '../../app/route.ts';
import type { Dataset } from '../../../contract/index.ts';
import { type FlowPlace, placeInRoute, placeOfRoute } from './question-in-route.ts';

export type PlaceInHand = FlowPlace & {
  /** Asks something else. What is a step of its own can be gone back to; choosing a figure is none. */
  set: (patch: Partial<FlowPlace>, options?: { replace?: boolean }) => void;
};

/** The question of the address, and how to change it. */
export function useFlowPlace(dataset: Dataset): PlaceInHand {
  const { details } = useRoute();
  const place = placeOfRoute(details, dataset);
  return {
    ...place,
    set(patch, options) {
      // A figure belongs to the answer that it stands in.
      const isOther = 'view' in patch || 'filter' in patch || 'beside' in patch || 'laterId' in patch;
      go({ room: 'flows', id: dataset.id, details: placeInRoute({ ...place, ...(isOther && { cell: null, part: 0 }), ...patch }) }, options);
    },
  };
}
