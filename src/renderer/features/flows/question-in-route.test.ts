import { describe, expect, it } from 'vitest';
import type { FlowFilter, FlowView } from '../../../contract/index.ts';
import { flowFilter, flowView } from '../../../contract/flow-views.ts';
import { formatRoute, parseRoute } from '../../app/route.ts';
import { type FlowPlace, placeInRoute, placeOfRoute } from './question-in-route.ts';
import { firstView, ways } from './ways.ts';

const dataset = {
  snapshot: { month: 7, day: 31 },
  states: ['universal', 'team around the child', 'social work case', 'residential'].map((name, rank) => ({ name, label: '', rank, group: '' })),
};

const thereAndBack = (place: FlowPlace): FlowPlace => placeOfRoute(parseRoute(formatRoute({ room: 'flows', id: 'one', details: placeInRoute(place) })).details, dataset);

describe('a question in the address', () => {
  it('every way of looking begins with a question that the contract takes, and comes back from its address', () => {
    for (const { measure } of ways.flatMap((group) => group.ways)) {
      const view = firstView(measure, dataset);
      expect(flowView.parse(view)).toEqual(view);
      const place: FlowPlace = { view, filter: {}, beside: [], laterId: null, cell: null, part: 0 };
      expect(thereAndBack(place)).toEqual(place);
    }
  });

  it('keeps every part of a question', () => {
    const filter: FlowFilter = {
      places: ['Craigend', 'Millbank & Harbourside'],
      streams: ['education'],
      states: ['universal', 'residential'],
      groups: [{ attribute: 'sex', values: ['F'] }],
      from: '2020-01-01',
      to: '2023-01-01',
      pathway: [{ is: 'moves', from: ['residential'], to: ['universal'], within: 365 }, { is: 'moves at least', times: 3 }],
      subsetId: 'a-subset',
    };
    expect(flowFilter.parse(filter)).toEqual(filter);
    const views: FlowView[] = [
      { measure: 'rates', parts: { by: 'group', attribute: 'age: at first stay' } },
      { measure: 'no earlier step', state: 'social work case', lookBack: 365, parts: { by: 'quarter' } },
      { measure: 'coming back', states: ['universal', 'residential'], within: 91 },
      { measure: 'hidden moves', month: 3, day: 31, parts: { by: 'place' } },
    ];
    for (const view of views) {
      const place: FlowPlace = { view, filter, beside: [{ places: ['Elsewhere'] }, {}], laterId: 'later', cell: { table: 'moves', row: 'universal', column: 'gap' }, part: 1 };
      expect(thereAndBack(place)).toEqual(place);
    }
  });

  it('takes what a view begins with for what can not be read', () => {
    const place = placeOfRoute({ view: 'no earlier step', state: 'unheard of', lookBack: '17', parts: 'colour', groups: '{', pathway: '[1]', beside: '[1]', cell: '["one"]', part: '9' }, dataset);
    expect(place).toEqual({ view: firstView('no earlier step', dataset), filter: {}, beside: [], laterId: null, cell: null, part: 0 });
    expect(placeOfRoute({ view: 'toString' }, dataset).view).toEqual({ measure: 'moves' });
    expect(flowView.parse(placeOfRoute({ view: 'stocks', every: 'hour', parts: 'place' }, dataset).view)).toEqual({ measure: 'stocks', every: 'quarter' });
  });
});
