import type { PreparedFlows } from '../../contract/index.ts';
import { isoDay } from './days.ts';
import { OPEN, type SpellSet } from './spells.ts';

const peopleShown = 8;
const staysShown = 40;

/** The first people as timelines, numbered: enough to see whether columns were understood. */
export function previewPeople({ spells, states, places, streams }: Pick<SpellSet, 'spells' | 'states' | 'places' | 'streams'>): PreparedFlows['preview'] {
  const people: PreparedFlows['preview'] = [];
  let last = -1;
  for (let index = 0; index < spells.count; index += 1) {
    if (spells.person[index] !== last) {
      if (people.length === peopleShown) break;
      last = spells.person[index]!;
      people.push({ person: people.length + 1, stays: [] });
    }
    const { stays } = people.at(-1)!;
    if (stays.length === staysShown) continue;
    const end = spells.endDay[index]!;
    stays.push({ stream: streams[spells.stream[index]!]!, place: places[spells.place[index]!]!, state: states[spells.state[index]!]!, from: isoDay(spells.startDay[index]!), to: end === OPEN ? null : isoDay(end) });
  }
  return people;
}
