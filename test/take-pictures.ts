/** `node test/take-pictures.ts [FOLDER]`: takes the pictures of the README anew, from the sample programme in the real window; light, 1280 by 800. */
import { join } from 'node:path';
import { openTestWindow } from './journey/open-window.ts';

const folder = process.argv[2] ?? join(import.meta.dirname, '..', 'resources', 'pictures');
const window = await openTestWindow({ sample: true });
const { page } = window;
const take = async (name: string): Promise<void> => {
  await window.settle();
  await page.screenshot({ path: join(folder, `${name}.png`) });
};
try {
  const { sources } = await window.call('sources.list');
  const twice = sources.find(({ title }) => title.includes('Harbourside'))!;
  const { text } = await window.call('sources.read', { id: twice.id });
  // Where codings lie on one another, two people don't agree, and what they said of it is kept.
  const said = "It was a person. It wasn't the organisation. I thought it was the organisation, but it was her.";
  const start = text.indexOf(said);
  await window.at(`#/sources/${twice.id}?at=${start}&end=${start + said.length}`);
  await take('reader');

  const { claims } = await window.call('claims.list');
  await window.at(`#/claims/${claims.find(({ statement }) => statement.startsWith('In Millbank'))!.id}`);
  await take('claim');

  await window.at(`#/agreement/${twice.id}`);
  // On to the difference that was settled.
  const { coders } = await window.call('team.coders');
  const { differences } = await window.call('agreement.compare', { sourceId: twice.id, coderIds: coders.filter(({ initials }) => ['IR', 'JA'].includes(initials)).map(({ id }) => id) });
  for (let at = differences.findIndex(({ settlement }) => settlement !== null); at >= 0; at -= 1) await page.keyboard.press('n');
  await take('two-readings');
} finally {
  await window.close();
}
