import { describe, expect, test } from 'vitest';
import { levelRuleOf } from './level-rows.ts';

describe('a rule by table', () => {
  test('is not a rule while a row names no level or no state', () => {
    expect(levelRuleOf([])).toBeNull();
    expect(levelRuleOf([{ level: '', when: { health: 'open' } }])).toBeNull();
    expect(levelRuleOf([{ level: 'Some', when: { health: '' } }])).toBeNull();
  });

  test('reads rows from the top: the first is the highest level, and a level of two rows is one', () => {
    expect(levelRuleOf([
      { level: 'Away', when: { 'social work': 'placement', health: '' } },
      { level: ' Case ', when: { 'social work': 'open', health: 'open' } },
      { level: 'Away', when: { health: 'ward' } },
    ])).toEqual({
      is: 'table',
      rows: [
        { level: 'Away', when: [{ stream: 'social work', state: 'placement' }] },
        { level: 'Case', when: [{ stream: 'social work', state: 'open' }, { stream: 'health', state: 'open' }] },
        { level: 'Away', when: [{ stream: 'health', state: 'ward' }] },
      ],
      levels: [{ name: 'Case', label: '', rank: 1, group: '' }, { name: 'Away', label: '', rank: 2, group: '' }],
    });
  });
});
