import { describe, expect, test } from 'vitest';
import type { Term } from '../../../contract/index.ts';
import { term as shape } from '../../../contract/questions.ts';
import { blank, isComplete, joined, related, without } from './terms.ts';

const trust: Term = { is: 'code', codeId: 'trust' };
const fill = (term: Term): Term => JSON.parse(JSON.stringify(term).replaceAll('"codeId":""', '"codeId":"other"')) as Term;

describe('a question in the making', () => {
  test('can be asked once every part is filled in', () => {
    for (const grown of [joined(trust, 'and'), joined(trust, 'or'), joined(trust, 'but not'), related(trust, 'near'), related(trust, 'overlaps')]) {
      expect(isComplete(grown)).toBe(false);
      expect(isComplete(fill(grown))).toBe(true);
      expect(shape.safeParse(fill(grown)).success).toBe(true);
    }
    expect(isComplete(blank)).toBe(false);
    expect(isComplete({ is: 'words', words: '  ' })).toBe(false);
    expect(isComplete({ is: 'saved', questionId: '' })).toBe(false);
  });
  test('grows flat where it can, and is the one part again when the other is taken out', () => {
    const both = joined(joined(trust, 'and'), 'but not');
    expect(both).toEqual({ is: 'all', of: [trust, blank, { is: 'not', of: blank }] });
    expect(without(without(both as never, 2) as never, 1)).toEqual(trust);
    expect(joined(joined(trust, 'or'), 'and')).toMatchObject({ is: 'all', of: [{ is: 'any' }, blank] });
  });
  test('knows how far near is', () => {
    expect(related(trust, 'near')).toMatchObject({ distance: { most: 20, unit: 'words' } });
    expect(related(trust, 'within')).not.toHaveProperty('distance');
  });
});
