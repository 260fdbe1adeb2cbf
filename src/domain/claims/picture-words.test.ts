import { expect, test } from 'vitest';
import { lettersOf, standsIn } from './picture-words.ts';

const words = 'The worker came round with cake, and she listened to us.';
const isIn = (svg: string, sought = words): boolean => standsIn(lettersOf(svg), sought);

test.each([
  ['broken over elements', '<svg><text>The worker came</text><text x="12" dy="1.2em">round with cake and she</text></svg>'],
  ['cut short', '<svg><text>The worker came round with c…</text></svg>'],
  ['from its middle on', '<svg><text>… came round with cake, and she listened</text></svg>'],
  ['letter by letter', `<svg>${[...words].map((letter, at) => `<text x="${at}">${letter}</text>`).join('')}</svg>`],
  ['escaped, and in other letters', '<svg><text>THE&#32;WORKER&#x20;came r&#111;und with cake</text></svg>'],
  ['in an attribute', '<svg aria-label="She says: the worker came round with cake"></svg>'],
  ['in a comment', '<svg><!-- the worker came round with cake --></svg>'],
  ['as character data', '<svg><text><![CDATA[the worker <came> round with cake]]></text></svg>'],
])('words are seen %s', (_how, svg) => expect(isIn(svg)).toBe(true));

test('words that are not there are not seen', () => {
  expect(isIn('<svg><text>Two quotes and a dated event</text></svg>')).toBe(false);
  expect(isIn('<svg><text>came round</text></svg>')).toBe(false);
  expect(isIn('<svg><text>Trust takes years.</text></svg>', 'Trust takes years')).toBe(true);
  // Too short to be told from chance.
  expect(isIn('<svg><text>We agree</text></svg>', 'agree')).toBe(false);
});
