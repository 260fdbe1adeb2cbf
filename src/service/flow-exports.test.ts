import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { storeSmallFlows } from '../../test/small-claim.ts';
import type { FlowQuestion } from '../contract/index.ts';

let vault: TestVault;
let question: FlowQuestion;
beforeEach(async () => {
  vault = await openTestVault();
  const { id } = await storeSmallFlows(vault);
  question = { datasetId: id, view: { measure: 'moves' } };
});
afterEach(() => vault.close());

const textOf = (file: { base64: string }): string => Buffer.from(file.base64, 'base64').toString('utf8');
const svg = (inner: string): string => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`).toString('base64');

describe('an answer of flow data as a file', () => {
  test('holds the protected tables, how they are counted and what they are from, and is recorded', async () => {
    const answer = await vault.call('flows.view', question);
    const { file, recordId } = await vault.call('flows.export', { question, audience: 'partners', format: 'csv' });
    const text = textOf(file);
    expect(text).toContain(answer.tables[0]!.caption);
    expect(text).toContain(answer.definition.slice(0, 40));
    expect(text).toContain('State of the vault');
    expect(file.name).toMatch(/-partners-\d{4}-\d{2}-\d{2}\.csv$/);
    const { exports } = await vault.call('reports.exports');
    expect(exports).toMatchObject([{ id: recordId, audience: 'partners', format: 'csv' }]);
    const hidden = answer.tables.flatMap(({ cells }) => cells.flat()).filter((count) => typeof count === 'object' && count !== null).length;
    expect(text.split('[c]').length - 1).toBe(hidden + 1);
  });

  test('is the protected one also while true counts are shown', async () => {
    const before = textOf((await vault.call('flows.export', { question, audience: 'team', format: 'csv' })).file);
    await vault.call('flows.showTrueCounts', { datasetId: question.datasetId, reason: 'Looking closer.' });
    const after = textOf((await vault.call('flows.export', { question, audience: 'team', format: 'csv' })).file);
    const numbers = (text: string): string => text.split('Finding')[0]!;
    expect(numbers(after)).toBe(numbers(before));
  });

  test('waits for a person where the name of the data tells who somebody is', async () => {
    const { datasets } = await vault.call('flows.list');
    await vault.call('flows.edit', { id: datasets[0]!.id, note: 'Ask m.brown@example.org about gaps.' });
    const { findings } = await vault.call('flows.checkExport', { question, audience: 'public' });
    expect(findings.map(({ verdict, check }) => [verdict, check])).toContainEqual(['held', 'identifiers']);
    expect(await vault.answer('flows.export', { question, audience: 'public', format: 'csv' })).toMatchObject({ error: { code: 'gate-closed' } });
  });

  test('as a picture is what it says, and holds a drawing alone', async () => {
    const made = await vault.call('flows.export', { question, audience: 'board', format: 'svg', pictureBase64: svg('<rect width="4" height="4"/>') });
    expect(textOf(made.file)).toContain('<rect');
    const bad: [string, 'svg' | 'png'][] = [
      [svg('<script>1</script>'), 'svg'], [svg('<foreignObject/>'), 'svg'], [svg('<rect onclick="x()"/>'), 'svg'], [svg('<image href="https://example.org/x.png"/>'), 'svg'], [svg('<rect style="fill:url(https://example.org)"/>'), 'svg'],
      [Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>').toString('base64'), 'svg'], [svg(''), 'png'], ['', 'png'], [Buffer.from([0xff, 0xfe]).toString('base64'), 'svg'],
    ];
    for (const [pictureBase64, format] of bad) expect(await vault.answer('flows.export', { question, audience: 'board', format, pictureBase64 })).toMatchObject({ error: { code: 'bad-input' } });
    expect(await vault.answer('flows.export', { question, audience: 'board', format: 'png' })).toMatchObject({ error: { code: 'bad-input', message: expect.stringContaining('drawn by the window') } });
    expect((await vault.call('reports.exports')).exports).toHaveLength(1);
  });
});
