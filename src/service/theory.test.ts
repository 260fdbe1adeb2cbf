/** Theories of change through the whole service, over a real vault. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { makeSmallClaim } from '../../test/small-claim.ts';
import { evening, find, storeText, writeFile } from '../../test/small-sources.ts';
import { makeSmallTheory, type SmallTheory } from '../../test/small-theory.ts';

let vault: TestVault;
let theory: SmallTheory;
beforeEach(async () => {
  vault = await openTestVault();
  theory = await makeSmallTheory(vault);
});
afterEach(() => vault.close());

const get = (id = theory.theoryId) => vault.call('theory.get', { id });
const undo = () => vault.call('history.undo');
const refused = (answer: unknown) => answer as { ok: false; error: { code: string; message: string } };
const label = async () => (await vault.call('history.list', { limit: 1 })).entries[0]!.label;
const content = (file: { base64: string }) => Buffer.from(file.base64, 'base64').toString('utf8');

describe('a theory of change', () => {
  test('holds places, links and assumptions, and names the theory that it stands in', async () => {
    const now = await get();
    expect(now).toMatchObject({ name: 'How evenings lead on', parent: null, nodes: 4, links: 2, versions: 0, isChanged: true, kept: [], rings: [] });
    expect(now.nodeList.find(({ id }) => id === theory.nodes.trust)).toMatchObject({ kind: 'condition', opensId: theory.innerId, at: null });
    expect(now.assumptions).toMatchObject([{ linkId: theory.links.trust, status: 'holds', history: [{ status: 'holds' }] }]);
    const { theories } = await vault.call('theory.list');
    expect(theories.map(({ name, parent }) => [name, parent?.nodeId ?? null])).toEqual([['How evenings lead on', null], ['How trust grows', theory.nodes.trust]]);
  });

  test('is renamed, moved and edited; an edit of what somebody else changed is refused in words', async () => {
    await vault.call('theory.edit', { id: theory.theoryId, expectedVersion: 1, name: 'How evenings grow' });
    expect(refused(await vault.answer('theory.edit', { id: theory.theoryId, expectedVersion: 1, note: 'x' })).error).toMatchObject({ code: 'conflict', message: expect.stringContaining('a theory of change was changed elsewhere') });
    const places = [{ id: theory.nodes.run, at: { x: 12.5, y: -3 } }, { id: theory.nodes.trust, at: null }];
    await vault.call('theory.placeNodes', { theoryId: theory.theoryId, places });
    expect((await get()).nodeList.find(({ id }) => id === theory.nodes.run)!.at).toEqual({ x: 12.5, y: -3 });
    const { version } = (await get()).nodeList.find(({ id }) => id === theory.nodes.run)!;
    await vault.call('theory.editNode', { id: theory.nodes.run, expectedVersion: version, label: 'Parents run them', at: null });
    expect((await get()).nodeList.find(({ id }) => id === theory.nodes.run)).toMatchObject({ label: 'Parents run them', at: null });
    expect(refused(await vault.answer('theory.editNode', { id: theory.nodes.run, expectedVersion: version, label: 'Other' })).error.code).toBe('conflict');
    await vault.call('theory.editLink', { id: theory.links.run, mechanism: 'A key.' });
    expect(refused(await vault.answer('theory.editLink', { id: theory.links.run, expectedVersion: 1, mechanism: 'Two keys.' })).error.code).toBe('conflict');
    for (let step = 0; step < 4; step += 1) await undo();
    expect((await get()).name).toBe('How evenings lead on');
    expect((await get()).nodeList.every(({ at }) => at === null)).toBe(true);
  });

  test('names its feedback, and forbids what is none: to itself, twice, across theories', async () => {
    await vault.call('theory.addLink', { fromId: theory.nodes.run, toId: theory.nodes.evenings });
    const { rings } = await get();
    expect(rings.map((ring) => new Set(ring))).toEqual([new Set([theory.nodes.evenings, theory.nodes.trust, theory.nodes.run])]);
    const inner = (await get(theory.innerId)).nodeList[0]!.id;
    for (const [toId, why] of [[theory.nodes.evenings, 'already'], [theory.nodes.run, 'to itself'], [inner, 'two theories']]) {
      expect(refused(await vault.answer('theory.addLink', { fromId: theory.nodes.run, toId })).error).toMatchObject({ code: 'not-allowed', message: expect.stringContaining(why!) });
    }
    expect(refused(await vault.answer('theory.addNode', { theoryId: theory.innerId, kind: 'context', label: 'x', linkedFrom: theory.nodes.run })).error.message).toContain('two theories');
    expect(refused(await vault.answer('theory.placeNodes', { theoryId: theory.innerId, places: [{ id: theory.nodes.run, at: null }] })).error.message).toContain('two theories');
  });

  test('can’t stand in itself, nor in two places', async () => {
    const inner = (await get(theory.innerId)).nodeList[0]!.id;
    expect(refused(await vault.answer('theory.editNode', { id: inner, opensId: theory.innerId })).error.message).toContain('stands in “Parents trust each other” already');
    expect(refused(await vault.answer('theory.editNode', { id: inner, opensId: theory.theoryId })).error.message).toContain('“How evenings lead on” holds “How trust grows”');
    expect(refused(await vault.answer('theory.create', { name: 'Another', openedBy: theory.nodes.trust })).error.message).toContain('opens a theory already');
    await vault.call('theory.editNode', { id: theory.nodes.trust, opensId: null });
    expect((await get(theory.innerId)).parent).toBeNull();
    // Free again, it may hold the one that held it, but not both ways.
    await vault.call('theory.editNode', { id: inner, opensId: theory.theoryId });
    expect(refused(await vault.answer('theory.editNode', { id: theory.nodes.run, opensId: theory.innerId })).error.message).toContain("can't stand in itself");
  });

  test('loses a place with its links; assumptions, factors and the theory that it opened stay', async () => {
    const source = await storeText(vault, 'evening.txt', evening);
    await vault.call('causes.code', { passage: await find(vault, source.id, 'every week'), cause: { name: 'evenings' }, effect: { name: 'trust' } });
    const { factors } = await vault.call('causes.factors');
    for (const [name, nodeId] of [['evenings', theory.nodes.evenings], ['trust', theory.nodes.trust]] as const) await vault.call('causes.editFactor', { id: factors.find((factor) => factor.name === name)!.id, nodeId });
    expect((await get()).linkList.find(({ id }) => id === theory.links.trust)).toMatchObject({ toldBy: 1, for: 0 });
    await vault.call('theory.addEvidence', { about: { is: 'link', linkId: theory.links.trust }, side: 'for', target: { kind: 'quote', ...(await find(vault, source.id, 'every week')) }, reason: 'So often.' });
    const before = await get();
    await vault.call('theory.removeNode', { id: theory.nodes.trust });
    expect(await label()).toBe('Took “Parents trust each other” out of the theory “How evenings lead on”, with one item of evidence; one assumption stands under the whole theory now; the theory “How trust grows” that it opened stands alone now');
    const after = await get();
    expect(after).toMatchObject({ nodes: 3, links: 0, assumptions: [{ linkId: null, text: 'The same faces stay long enough' }] });
    expect((await get(theory.innerId)).parent).toBeNull();
    expect((await vault.call('causes.factors')).factors.map(({ nodeId }) => nodeId).toSorted()).toEqual([null, theory.nodes.evenings].toSorted());
    await undo();
    expect(await get()).toEqual({ ...before, nodeList: expect.anything(), linkList: expect.anything(), assumptions: expect.anything() });
    expect((await get()).linkList.find(({ id }) => id === theory.links.trust)).toMatchObject({ toldBy: 1, for: 1 });
  });

  test('goes away whole and comes back whole; what it held inside stays', async () => {
    await vault.call('theory.keepVersion', { id: theory.theoryId, reason: 'First.' });
    const before = await get();
    await vault.call('theory.remove', { id: theory.theoryId });
    expect(refused(await vault.answer('theory.get', { id: theory.theoryId })).error.code).toBe('not-found');
    expect((await vault.call('theory.list')).theories).toMatchObject([{ name: 'How trust grows', parent: null }]);
    await undo();
    expect((await get()).kept).toEqual(before.kept);
    expect((await get()).nodeList.map(({ label: words }) => words)).toEqual(before.nodeList.map(({ label: words }) => words));
    await vault.call('theory.remove', { id: theory.innerId });
    expect((await get()).nodeList.find(({ id }) => id === theory.nodes.trust)!.opensId).toBeNull();
  });

  test('is found by words, and stands among the names', async () => {
    const { hits } = await vault.call('search.find', { words: 'handed' });
    expect(hits).toMatchObject([{ kind: 'theory', id: theory.theoryId, thingId: theory.links.run, title: 'How evenings lead on' }]);
    expect((await vault.call('search.find', { words: 'parents trust', kinds: ['node'] })).hits).toMatchObject([{ id: theory.theoryId, thingId: theory.nodes.trust }]);
    expect((await vault.call('search.find', { words: 'faces' })).hits).toMatchObject([{ kind: 'assumption', id: theory.theoryId }]);
    expect((await vault.call('search.names')).names.filter(({ kind }) => kind === 'theory').map(({ name }) => name)).toEqual(['How evenings lead on', 'How trust grows']);
    await vault.call('theory.removeLink', { id: theory.links.run });
    expect((await vault.call('search.find', { words: 'handed' })).hits).toEqual([]);
  });
});

describe('kept versions', () => {
  test('keep the theory with a reason, and never change again', async () => {
    const { id, number } = await vault.call('theory.keepVersion', { id: theory.theoryId, reason: 'Agreed in autumn.' });
    expect(number).toBe(1);
    expect(await get()).toMatchObject({ isChanged: false, versions: 1, kept: [{ id, number: 1, reason: 'Agreed in autumn.' }] });
    // Moving places on the picture changes nothing of what it says.
    await vault.call('theory.placeNodes', { theoryId: theory.theoryId, places: [{ id: theory.nodes.run, at: { x: 1, y: 1 } }] });
    expect((await get()).isChanged).toBe(false);
    expect(refused(await vault.answer('theory.keepVersion', { id: theory.theoryId, reason: 'Again.' })).error.message).toContain('the same as version 1');
    await vault.call('theory.editNode', { id: theory.nodes.run, label: 'Parents run family night' });
    await vault.call('theory.removeNode', { id: theory.nodes.worker });
    expect((await get()).isChanged).toBe(true);
    const kept = await vault.call('theory.version', { id });
    expect(kept.nodes.map((node) => node.label)).toContain('A worker who stays');
    expect(kept.nodes.map((node) => node.label)).toContain('Parents run the evenings');
    expect(refused(await vault.answer('theory.keepVersion', { id: (await vault.call('theory.create', { name: 'Empty' })).id, reason: 'x' })).error.message).toContain('still empty');
  });

  test('are compared with each other and with the theory as it stands', async () => {
    const { id: first } = await vault.call('theory.keepVersion', { id: theory.theoryId, reason: 'First.' });
    await vault.call('theory.editNode', { id: theory.nodes.run, label: 'Parents run family night' });
    await vault.call('theory.removeNode', { id: theory.nodes.worker });
    await vault.call('theory.editAssumption', { id: theory.assumptionId, status: 'challenged', reason: 'Three workers in two years.' });
    const difference = await vault.call('theory.compare', { theoryId: theory.theoryId, beforeId: first, nowId: null });
    expect(difference.sentences).toEqual([
      'One place was changed and one was taken out; one assumption was changed.',
      '“Parents run the evenings” now reads “Parents run family night”.',
      '“A worker who stays” was taken out (context).',
      'The assumption “The same faces stay long enough” is challenged; before, it held.',
    ]);
    expect(await vault.call('theory.compare', { theoryId: theory.theoryId, beforeId: first, nowId: first })).toEqual({ nodes: [], links: [], assumptions: [], sentences: [] });
    expect(refused(await vault.answer('theory.compare', { theoryId: theory.innerId, beforeId: first, nowId: null })).error.code).toBe('not-found');
  });

  test('stay while a claim was written against one: the theory is not taken away', async () => {
    const { id: theoryVersionId } = await vault.call('theory.keepVersion', { id: theory.theoryId, reason: 'First.' });
    const { id: claimId } = await vault.call('claims.create', { statement: 'Evenings helped parents to run things.' });
    await vault.call('claims.edit', { id: claimId, theoryVersionId });
    expect(refused(await vault.answer('theory.remove', { id: theory.theoryId })).error).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('“Evenings helped parents to run things.”') });
    // The place may go: the version has it still.
    await vault.call('theory.removeNode', { id: theory.nodes.trust });
    expect((await vault.call('theory.version', { id: theoryVersionId })).nodes).toHaveLength(4);
    await vault.call('claims.edit', { id: claimId, theoryVersionId: null });
    await vault.call('theory.remove', { id: theory.theoryId });
  });

  test('an outcome or an indicator that a place stands for is not taken away from the framework', async () => {
    const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'A sense of belonging' });
    const { id: indicatorId } = await vault.call('framework.addIndicator', { wording: 'We run our own activities', groups: ['Parents and carers'] });
    await vault.call('theory.editNode', { id: theory.nodes.run, outcomeId, indicatorId });
    for (const [name, id] of [['framework.removeOutcome', outcomeId], ['framework.removeIndicator', indicatorId]]) {
      expect(refused(await vault.answer(name!, { id })).error).toMatchObject({ code: 'not-allowed', message: expect.stringContaining('“Parents run the evenings” in a theory of change') });
    }
    expect(refused(await vault.answer('theory.editNode', { id: theory.nodes.run, outcomeId: 'none' })).error.message).toContain('no such outcome');
  });
});

describe('assumptions', () => {
  test('keep the history of their standing, each with its reason', async () => {
    expect(refused(await vault.answer('theory.editAssumption', { id: theory.assumptionId, status: 'overturned' })).error).toMatchObject({ code: 'bad-input', message: expect.stringContaining('It is not said why') });
    await vault.call('theory.editAssumption', { id: theory.assumptionId, status: 'challenged', reason: 'Three workers.' });
    await vault.call('theory.editAssumption', { id: theory.assumptionId, status: 'challenged', reason: 'Asked again.' });
    await vault.call('theory.editAssumption', { id: theory.assumptionId, text: 'The same faces stay' });
    const [assumption] = (await get()).assumptions;
    expect(assumption).toMatchObject({ text: 'The same faces stay', status: 'challenged', version: 4 });
    expect(assumption!.history.map(({ status, reason }) => [status, reason])).toEqual([['holds', ''], ['challenged', 'Three workers.'], ['challenged', 'Asked again.']]);
    expect(refused(await vault.answer('theory.editAssumption', { id: theory.assumptionId, expectedVersion: 2, text: 'x' })).error.code).toBe('conflict');
    expect(refused(await vault.answer('theory.addAssumption', { theoryId: theory.innerId, linkId: theory.links.trust, text: 'x' })).error.message).toContain('another theory');
    await vault.call('theory.removeAssumption', { id: theory.assumptionId });
    expect((await get()).assumptions).toEqual([]);
    await undo();
    expect((await get()).assumptions[0]!.history).toHaveLength(3);
  });
});

describe('evidence of links and assumptions', () => {
  test('is pinned, shown, counted, found stale and accepted as it is now', async () => {
    const small = await makeSmallClaim(vault);
    const quote = await find(vault, small.sources.evening, 'I felt trusted for the first time in years');
    const about = { is: 'link', linkId: theory.links.trust } as const;
    const { id } = await vault.call('theory.addEvidence', { about, side: 'for', target: { kind: 'quote', ...quote }, reason: 'She tells how.' });
    await vault.call('theory.addEvidence', { about: { is: 'assumption', assumptionId: theory.assumptionId }, side: 'against', target: { kind: 'event', eventId: small.eventId }, reason: 'Before any worker stayed.' });
    const { evidence } = await vault.call('theory.evidence', { theoryId: theory.theoryId });
    expect(evidence).toMatchObject([
      { id, about, side: 'for', shown: 'I felt trusted for the first time in years', provenance: expect.stringContaining('Bracken'), stale: null },
      { about: { is: 'assumption' }, side: 'against', shown: 'First family evening', stale: null },
    ]);
    const now = await get();
    expect([now.linkList.find((link) => link.id === theory.links.trust), now.assumptions[0]]).toMatchObject([{ for: 1, against: 0 }, { for: 0, against: 1 }]);
    expect(refused(await vault.answer('theory.addEvidence', { about, side: 'against', target: { kind: 'quote', ...quote }, reason: '' })).error.message).toContain('nothing counts twice');

    const { revisionId } = await vault.call('sources.read', { id: small.sources.evening });
    await vault.call('sources.correct', { id: small.sources.evening, revisionId, edits: [{ start: quote.start + 2, end: quote.start + 6, text: 'have been' }], reason: 'Heard again.' });
    const stale = () => vault.call('theory.evidence', { theoryId: theory.theoryId }).then(({ evidence: all }) => all[0]!);
    expect((await stale()).stale).toMatchObject({ gone: false, why: expect.stringContaining('corrected') });
    await vault.call('theory.editEvidence', { id, expectedVersion: 1, acceptAsNow: true, side: 'against', reason: 'It reads otherwise now.' });
    expect(await stale()).toMatchObject({ stale: null, side: 'against', reason: 'It reads otherwise now.', shown: 'I have been trusted for the first time in years' });
    expect(refused(await vault.answer('theory.editEvidence', { id, expectedVersion: 1, side: 'for' })).error.code).toBe('conflict');
    await vault.call('voices.setConsent', { id: small.voices.bracken, consent: { state: 'withdrawn', audiences: { team: 'unknown', board: 'unknown', partners: 'unknown', public: 'unknown' }, attribution: 'group', until: null, note: '' } });
    expect((await stale()).stale).toMatchObject({ gone: true });
    expect(refused(await vault.answer('theory.editEvidence', { id, acceptAsNow: true })).error.message).toContain('nothing left to accept');
    await vault.call('theory.removeEvidence', { id });
    expect((await vault.call('theory.evidence', { theoryId: theory.theoryId })).evidence).toHaveLength(1);
  });
});

describe('a theory on its way out and in', () => {
  const title = 'How evenings lead on';
  async function exported(format: 'outline' | 'json', more = {}) {
    const { file, recordId } = await vault.call('theory.export', { id: theory.theoryId, format, audience: 'team', ...more });
    const { exports } = await vault.call('reports.exports');
    expect(exports[0]).toMatchObject({ id: recordId, title: `Theory of change: ${title}`, format, audience: 'team' });
    return content(file);
  }

  test('reads as an outline, with what is inside', async () => {
    await vault.call('theory.addLink', { fromId: theory.nodes.run, toId: theory.nodes.evenings });
    const outline = await exported('outline');
    expect(outline).toContain('- Family evenings with food\n  leads to “Parents trust each other” (no evidence yet)\n    Assumes: The same faces stay long enough (holds)');
    expect(outline).toContain('How: A key is handed over; people see that they can.');
    expect(outline).toContain('Opens a theory of its own: “How trust grows”, below');
    expect(outline).toContain('## How trust grows');
    expect(outline).toContain('Where it feeds back on itself');
    expect(outline).toMatch(/State of the vault: event \d+/);
    const { id: versionId } = await vault.call('theory.keepVersion', { id: theory.theoryId, reason: 'First.' });
    await vault.call('theory.editNode', { id: theory.nodes.run, label: 'Other words' });
    expect(await exported('outline', { versionId })).toContain('Parents run the evenings');
  });

  test('goes to another vault and comes out the same', async () => {
    const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'A sense of belonging' });
    await vault.call('theory.editNode', { id: theory.nodes.run, outcomeId, at: { x: 3, y: 4 } });
    await vault.call('theory.editAssumption', { id: theory.assumptionId, status: 'challenged', reason: 'Three workers.' });
    const json = await exported('json');
    const other = await openTestVault();
    try {
      await other.call('framework.addOutcome', { wording: ' a sense of  Belonging' });
      const file = writeFile(other, 'theory.json', json);
      expect(await other.call('theory.prepareImport', { file })).toMatchObject({ name: title, nodes: 6, links: 3, problem: null, report: ['One theory inside it comes along: “How trust grows”.', expect.stringContaining('Assumptions come')].map((words) => (typeof words === 'string' ? words.replace('One', 'one') : words)) });
      const { id } = await other.call('theory.import', { file });
      const taken = await other.call('theory.get', { id });
      expect(taken).toMatchObject({ name: title, group: 'Parents and carers', nodes: 4, links: 2, assumptions: [{ status: 'challenged', history: [{ status: 'challenged', reason: 'Three workers.' }] }] });
      expect(taken.nodeList.find(({ label: words }) => words === 'Parents run the evenings')).toMatchObject({ at: { x: 3, y: 4 }, outcomeId: (await other.call('framework.outcomes')).outcomes[0]!.id });
      expect(taken.assumptions[0]!.linkId).toBe(taken.linkList.find(({ assumption }) => assumption === '')!.id);
      const inner = taken.nodeList.find(({ opensId }) => opensId !== null)!.opensId!;
      expect(await other.call('theory.get', { id: inner })).toMatchObject({ name: 'How trust grows', nodes: 2, links: 1, parent: { theoryId: id } });
      await other.call('history.undo');
      expect((await other.call('theory.list')).theories).toEqual([]);
    } finally {
      await other.close();
    }
  });

  test('a file that is not one is refused by name, and nothing is stored', async () => {
    const good = JSON.parse(await exported('json')) as { format: number; theories: { nodes: { key: string; label: string; kind: string }[]; links: { from: string; to: string }[] }[] };
    const broken = (change: (file: typeof good) => unknown): string => {
      const copy = structuredClone(good);
      change(copy);
      return JSON.stringify(copy);
    };
    const cases: [string, string, string][] = [
      ['', 'empty-file', 'is empty'],
      ['{"kist": "theory of change", "form', 'damaged-file', 'no whole JSON file'],
      ['{"nodes": []}', 'unknown-format', 'no theory of change'],
      [broken((file) => (file.format = 9)), 'format-later', 'a later Kist'],
      [broken((file) => (file.theories[0]!.links[0]!.to = 'nowhere')), 'damaged-file', 'ends at a place that is not in the file (“nowhere”)'],
      [broken((file) => (file.theories[0]!.nodes[0]!.kind = 'wish')), 'damaged-file', 'has to be one of'],
      [broken((file) => (file.theories[0]!.nodes[1]!.key = file.theories[0]!.nodes[0]!.key)), 'damaged-file', 'share the key'],
      [broken((file) => (file.theories = [])), 'damaged-file', 'holds no theory'],
    ];
    for (const [words, code, why] of cases) {
      const file = writeFile(vault, 'strange.json', words);
      expect((await vault.call('theory.prepareImport', { file })).problem).toMatchObject({ code, message: expect.stringContaining(why) });
      expect(refused(await vault.answer('theory.import', { file })).error).toMatchObject({ code, message: expect.stringContaining('Nothing was stored') });
    }
    expect((await vault.call('theory.list')).theories).toHaveLength(2);
  });

  test('what may identify somebody waits for a person, or is left out with what hangs on it', async () => {
    await storeText(vault, 'evening.txt', evening);
    await vault.call('theory.editNode', { id: theory.nodes.trust, note: 'Morag said so.' });
    const { findings } = await vault.call('theory.checkExport', { id: theory.theoryId, audience: 'board' });
    expect(findings.filter(({ verdict }) => verdict !== 'enters')).toMatchObject([{ evidenceId: theory.nodes.trust, verdict: 'decide', check: 'identifiers' }]);
    expect(refused(await vault.answer('theory.export', { id: theory.theoryId, format: 'outline', audience: 'board' })).error.code).toBe('gate-closed');
    const decision = { allow: [], leaveOut: [theory.nodes.trust], person: 'Ailsa', reason: '' };
    const { file } = await vault.call('theory.export', { id: theory.theoryId, format: 'outline', audience: 'board', decision });
    expect(content(file)).not.toMatch(/Morag|How trust grows|faces|leads to/);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><text>Trust</text></svg>').toString('base64');
    expect(refused(await vault.answer('theory.export', { id: theory.theoryId, format: 'svg', audience: 'board', pictureBase64: svg, decision })).error).toMatchObject({ code: 'gate-closed', message: expect.stringContaining('The picture shows something') });
    const allowed = { allow: [theory.nodes.trust], leaveOut: [], person: 'Ailsa', reason: 'She agreed to it.' };
    expect((await vault.call('theory.export', { id: theory.theoryId, format: 'svg', audience: 'board', pictureBase64: svg, decision: allowed })).file.mediaType).toBe('image/svg+xml');
    expect(refused(await vault.answer('theory.export', { id: theory.theoryId, format: 'png', audience: 'board', decision: allowed })).error.message).toContain('no picture');
    expect(refused(await vault.answer('theory.export', { id: theory.theoryId, format: 'outline', audience: 'board', decision: { ...decision, leaveOut: [theory.theoryId] } })).error.code).toBe('gate-closed');
  });
});
