import { describe, expect, it } from 'vitest';
import { readChance, readChances, writtenChances } from './ChancesFields.tsx';

describe('chances as people write them', () => {
  it('are one number or a range between 0 and 1', () => {
    expect(readChance('0.9')).toEqual([0.9, 0.9]);
    expect(readChance(' .6 to .8 ')).toEqual([0.6, 0.8]);
    expect(readChance('0,6 – 0,8')).toEqual([0.6, 0.8]);
    expect(readChance('1')).toEqual([1, 1]);
    for (const wrong of ['', '1.2', '-0.1', '90', '0.8 to 0.6', 'likely', '0.1 to 0.2 to 0.3']) expect(readChance(wrong), wrong).toBeNull();
  });

  it('come back as they were written', () => {
    const chances = { sensitivity: [0.6, 0.8] as [number, number], falseAlarm: [0.1, 0.1] as [number, number], isInterpretive: true, reason: 'Because', agreedBy: 'Ada' };
    expect(readChances(writtenChances(chances))).toEqual(chances);
    expect(readChances(writtenChances(null))).toBe('A chance lies between 0 and 1: 0.7, or 0.6 to 0.8.');
  });
});
