import { expect, test } from 'vitest';
import { codeColourNames } from '../src/domain/codebook/colours.ts';
import { codeColourNames as windowColours } from '../src/renderer/ui/palette.ts';

test('new codes take colours that the window can show, in the order of its palette', () => {
  expect(codeColourNames).toEqual(windowColours);
});
