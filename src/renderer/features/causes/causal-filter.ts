import type { CausalFilter } from '../../../contract/index.ts';
import { keptWhileOpen } from '../coding/kept-while-open.ts';

/** Which causal links are looked at; one for all tabs of the room. */
export const causalFilter = keptWhileOpen<CausalFilter>({});
