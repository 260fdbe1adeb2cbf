import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { marked, type Token } from 'marked';
import { describe, expect, test } from 'vitest';
import { helpPages } from './help-pages.ts';

const folder = join(import.meta.dirname, '../../../../resources/help');
const keys = new Set(helpPages.map(({ key }) => key));

function linksIn(text: string): string[] {
  const links: string[] = [];
  marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === 'link') links.push(token.href as string);
  });
  return links;
}

describe('help', () => {
  test('lists every page of the folder once, in order, each with a title', () => {
    expect(readdirSync(folder).filter((name) => !/^\d\d-[a-z-]+\.md$/.test(name))).toEqual([]);
    expect(helpPages.map(({ key }) => key)).toEqual(readdirSync(folder).toSorted().map((name) => name.slice(3, -3)));
    expect(keys.size).toBe(helpPages.length);
    for (const { key, title } of helpPages) expect(title, key).not.toBe('');
  });

  test('links lead to pages that are there', () => {
    const links = helpPages.flatMap(({ key, text }) => linksIn(text).map((href) => ({ from: key, to: href.replace(/\.md$/, '') })));
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter(({ to }) => !keys.has(to))).toEqual([]);
  });

  test('so do the buttons of the rooms', () => {
    const files = import.meta.glob<string>('../../**/*.tsx', { query: '?raw', import: 'default', eager: true });
    const asked = Object.values(files).flatMap((text) => [...text.matchAll(/room: 'help', id: '([^']+)'/g)].map(([, id]) => id!));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((id) => !keys.has(id))).toEqual([]);
  });
});
