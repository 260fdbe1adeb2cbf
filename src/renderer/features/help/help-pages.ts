/** The help that ships inside the window: it opens offline, next to the work. */
const files = import.meta.glob<string>('../../../../resources/help/*.md', { query: '?raw', import: 'default', eager: true });

export type HelpPage = { key: string; title: string; text: string };

/** Pages in the order of their file names (`01-getting-started.md`); the number is not part of the key. */
export const helpPages: readonly HelpPage[] = Object.entries(files)
  .sort(([a], [b]) => a.localeCompare(b))
  .map(([path, text]) => ({
    key: path.replace(/^.*\/(?:\d+-)?/, '').replace(/\.md$/, ''),
    title: /^# (.+)$/m.exec(text)?.[1] ?? '',
    text,
  }));
