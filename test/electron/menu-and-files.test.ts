/** What the host does in the system's own clothes: dialogs, dropped files, the native menu. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MenuAction } from '../../src/contract/index.ts';
import { runOnDouble } from './run-on-double.ts';

const running = runOnDouble();

describe('files', () => {
  test('are read on the reading thread, with progress and a stop', async () => {
    for (let number = 1; number <= 600; number += 1) writeFileSync(join(running.double.home, `interview ${number}.txt`), `Interviewer: Synthetic question ${number}?\n\nParent: A synthetic answer, the ${number}th.\n\n`.repeat(20));
    await running.createVault();
    running.double.dialogs.willOpen(running.double.home);
    const chosen = await running.double.page.evaluate(() => window.kist!.chooseFiles({ many: false, folder: true, extensions: ['txt'] }));
    expect(chosen).toHaveLength(600);
    const [one] = chosen;
    const { files } = await running.value<{ files: { name: string; speakers: { label: string }[] }[] }>('sources.prepare', { files: [one!.token] });
    expect(files[0]).toMatchObject({ name: 'interview 1.txt', speakers: [{ label: 'Interviewer' }, { label: 'Parent' }] });
    const stopped = await running.double.page.evaluate(async (tokens) => {
      const silence = window.kist!.on((event) => {
        if (event.kind === 'progress' && event.callId === 'reading#1') window.kist!.cancel('reading#1');
      });
      const answer = await window.kist!.call('sources.prepare', { files: tokens }, 'reading#1');
      silence();
      return answer;
    }, chosen.map(({ token }) => token));
    expect(stopped).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(await running.value('vault.state')).toMatchObject({ open: true });
  });

  test('chosen in the dialog become tokens, whole folders too', async () => {
    const one = join(running.double.home, 'interview.txt');
    writeFileSync(one, 'Interviewer: How was it?\n');
    writeFileSync(join(running.double.home, 'notes.md'), '# Synthetic notes\n');
    writeFileSync(join(running.double.home, 'picture.bin'), 'x');
    running.double.dialogs.willOpen(one);
    const chosen = await running.double.page.evaluate(() => window.kist!.chooseFiles({ many: true, extensions: ['txt', 'md'] }));
    expect(chosen).toEqual([{ token: expect.stringMatching(/^[0-9a-f-]{36}$/), name: 'interview.txt', bytes: 25 }]);
    expect(running.double.dialogs.opened[0]).toMatchObject({ properties: ['openFile', 'multiSelections', 'dontAddToRecent'], filters: [{ extensions: ['txt', 'md'] }, { extensions: ['*'] }] });
    running.double.dialogs.willOpen(running.double.home);
    const folder = await running.double.page.evaluate(() => window.kist!.chooseFiles({ many: false, folder: true, extensions: ['txt', '.md'] }));
    expect(folder.map(({ name }) => name)).toEqual(['interview.txt', 'notes.md']);
    expect(await running.double.page.evaluate(() => window.kist!.chooseFiles({ many: true, extensions: [] }))).toEqual([]);
  });

  test('dropped go by their path, or by their bytes where they have none', async () => {
    const path = join(running.double.home, 'dropped.vtt');
    writeFileSync(path, 'WEBVTT\n');
    await running.double.placeFiles({ 'dropped.vtt': path });
    const taken = await running.double.page.evaluate(() => window.kist!.takeFiles([new File(['other bytes'], 'dropped.vtt'), new File(['made here'], 'made.txt'), { name: 'odd.txt', arrayBuffer: async () => new ArrayBuffer(3) }]));
    expect(taken.map(({ name, bytes }) => [name, bytes])).toEqual([['dropped.vtt', 7], ['made.txt', 9], ['odd.txt', 3]]);
  });

  test('made by Kist are saved where the dialog says', async () => {
    const path = join(running.double.home, 'brief.html');
    running.double.dialogs.willSave(path);
    const file = { name: '../../Contribution: brief.html', mediaType: 'text/html', base64: Buffer.from('<p>Synthetic</p>').toString('base64') };
    expect(await running.double.page.evaluate((made) => window.kist!.saveFile(made), file)).toBe(path);
    expect(readFileSync(path, 'utf8')).toBe('<p>Synthetic</p>');
    expect(running.double.dialogs.saved[0]).toMatchObject({ defaultPath: join(running.double.home, 'Contribution- brief.html') });
    expect(await running.double.page.evaluate((made) => window.kist!.saveFile(made), file)).toBeNull();
    const refused = running.double.page.evaluate((made) => window.kist!.saveFile(made), { ...file, name: 'brief.exe' });
    await expect(refused).rejects.toThrow('an ending that Kist does not write');
    running.double.dialogs.willSave(join(running.double.home, 'no such folder', 'brief.html'));
    await expect(running.double.page.evaluate((made) => window.kist!.saveFile(made), file)).rejects.toThrow('could not be saved there (ENOENT)');
  });

  test('a chosen folder is answered by its path', async () => {
    running.double.dialogs.willOpen(running.double.home);
    expect(await running.double.page.evaluate(() => window.kist!.chooseFolder())).toBe(running.double.home);
    expect(await running.double.page.evaluate(() => window.kist!.chooseFolder())).toBeNull();
  });
});

describe('the native menu', () => {
  test('sends every action to the window, once a vault is open', async () => {
    const anywhere: MenuAction[] = ['edit.undo', 'edit.redo', 'view.theme.light', 'go.help', 'help.keys'];
    for (const action of anywhere) running.double.menu.click(action);
    expect(() => running.double.menu.click('sources.import')).toThrow('greyed');
    await running.createVault();
    const inVault: MenuAction[] = ['sources.import', 'flows.import', 'reports.export', 'vault.backUp', 'edit.find', 'edit.jump', 'go.sources', 'go.claims'];
    for (const action of inVault) running.double.menu.click(action);
    expect(() => running.double.menu.click('vault.new')).toThrow('greyed');
    const events = await running.toldOf('menu', anywhere.length + inVault.length);
    expect(events).toEqual([...anywhere, ...inVault].map((action) => ({ kind: 'menu', action })));
  });

  test('locks by itself, whatever the window does', async () => {
    await running.createVault();
    running.double.menu.click('vault.lock');
    expect(await running.toldOf('locked')).toEqual([{ kind: 'locked', why: 'person' }]);
  });

  test('gives undo to the text in which somebody types, and to the vault otherwise', async () => {
    await running.double.page.click('#words');
    await running.double.page.keyboard.type('Some words');
    running.double.menu.click('edit.undo');
    await running.double.page.waitForFunction(() => (document.querySelector('#words') as HTMLTextAreaElement).value === '');
    running.double.menu.click('edit.redo');
    await running.double.page.waitForFunction(() => (document.querySelector('#words') as HTMLTextAreaElement).value === 'Some words');
    await running.double.page.focus('#button');
    running.double.menu.click('edit.undo');
    expect(await running.toldOf('menu')).toEqual([{ kind: 'menu', action: 'edit.undo' }]);
  });

  test('is reached by its keys, unless the page or a text has taken them', async () => {
    await running.double.page.focus('#button');
    await running.double.page.keyboard.press('Control+n');
    expect(await running.toldOf('menu')).toEqual([{ kind: 'menu', action: 'vault.new' }]);
    await running.double.page.click('#words');
    await running.double.page.keyboard.type('a');
    await running.double.page.keyboard.press('Control+z');
    await running.double.page.evaluate(() => addEventListener('keydown', (event) => event.preventDefault()));
    await running.double.page.focus('#button');
    await running.double.page.keyboard.press('Control+o');
    await running.value('vault.state');
    expect((await running.told()).filter(({ kind }) => kind === 'menu')).toHaveLength(1);
  });
});
