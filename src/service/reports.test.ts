import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Input } from '../contract/index.ts';
import { openTestVault, type TestVault } from '../../test/open-vault.ts';
import { consentTo, makeSmallClaim, type SmallClaim, storeSmallFlows } from '../../test/small-claim.ts';
import { find } from '../../test/small-sources.ts';

let vault: TestVault;
let small: SmallClaim;
beforeEach(async () => {
  vault = await openTestVault();
  small = await makeSmallClaim(vault);
});
afterEach(() => vault.close());

type Brief = Omit<Input<'reports.brief'>, 'claimIds' | 'format'> & { format?: 'html' | 'docx' };
const ask = (input: Brief) => vault.answer('reports.brief', { claimIds: [small.claimId], format: 'html', ...input });
async function brief(input: Brief) {
  const made = await vault.call('reports.brief', { claimIds: [small.claimId], format: 'html', ...input });
  return { ...made, bytes: Buffer.from(made.file.base64, 'base64'), text: Buffer.from(made.file.base64, 'base64').toString('utf8') };
}
const nothing = { allow: [], leaveOut: [], person: 'A. Tester', reason: '' };
/** Everything that the check leaves to people, allowed. */
async function allowing(audience: Brief['audience']) {
  const { findings } = await vault.call('reports.check', { claimIds: [small.claimId], audience });
  return { ...nothing, reason: 'Looked at with the parents.', allow: findings.filter((one) => one.verdict === 'decide').map((one) => one.evidenceId ?? one.claimId!) };
}

describe('the gate', () => {
  test('lets enter for each audience only what consent covers', async () => {
    const verdicts = async (audience: Brief['audience']) => {
      const { findings } = await vault.call('reports.check', { claimIds: [small.claimId], audience });
      return Object.fromEntries(Object.entries(small.evidence).map(([name, id]) => [name, findings.filter((one) => one.evidenceId === id).map((one) => one.verdict)]));
    };
    // The team's brief names sources, and the title of one holds a speaker's own name.
    expect(await verdicts('team')).toEqual({ quote: ['decide'], second: ['enters'], sign: ['decide'], event: ['enters'], rival: ['enters'] });
    expect(await verdicts('board')).toEqual({ quote: ['enters'], second: ['held'], sign: ['enters'], event: ['enters'], rival: ['enters'] });
    expect(await verdicts('public')).toEqual({ quote: ['held'], second: ['held'], sign: ['held'], event: ['enters'], rival: ['enters'] });
  });

  test('nothing that it holds leaves, whatever anybody decides', async () => {
    const { text, recordId } = await brief({ audience: 'public', decision: { ...nothing, reason: 'I insist.', allow: Object.values(small.evidence) } });
    expect(text).not.toContain('worker came round');
    expect(text).not.toContain('Trust takes years');
    expect(text).toContain('Somebody listens now');
    for (const name of ['Bracken', 'Rowan', 'Linnet', 'Morag', 'Harbourside group']) expect(text).not.toContain(name);
    const [record] = (await vault.call('reports.exports')).exports;
    expect(record).toMatchObject({ id: recordId, entered: 2, held: 3, contents: { evidenceIds: [small.evidence.event, small.evidence.rival], voiceIds: [small.voices.rowan], sourceIds: [small.sources.group] } });
  });

  test('says what it held back, where it is missing and how often, and never what it was', async () => {
    const { text } = await brief({ audience: 'public' });
    expect(text).toContain('One piece of evidence that speaks against it is held back from this brief.');
    expect(text).not.toContain('Nobody has looked for what speaks against it');
    expect(text).toContain('Two quotes were held back: consent does not cover this audience.');
    expect(text).toContain('One sign of change was held back: consent does not cover this audience.');
  });

  test('waits for a named person and a reason where it can\'t know, and records both', async () => {
    await vault.call('claims.edit', { id: small.claimId, changeObserved: 'Morag says that three children sleep better.' });
    const answer = await ask({ audience: 'board' });
    expect(answer).toMatchObject({ error: { code: 'gate-closed' } });
    expect((answer as { error: { details: { findings: object[] } } }).error.details.findings).toMatchObject([
      { claimId: small.claimId, evidenceId: null, check: 'identifiers', verdict: 'decide', identifiers: [{ kind: 'name', text: 'Morag' }] },
      { claimId: small.claimId, evidenceId: null, check: 'small numbers', verdict: 'decide' },
    ]);
    expect((await vault.call('reports.exports')).exports).toEqual([]);
    expect(await ask({ audience: 'board', decision: { ...nothing, allow: [small.claimId] } })).toMatchObject({ error: { code: 'bad-input' } });
    const decision = { ...nothing, allow: [small.claimId], reason: 'She asked for it.' };
    const { text } = await brief({ audience: 'board', decision });
    expect(text).toContain('A. Tester looked at one thing that the export check leaves to people, and let it enter.');
    expect((await vault.call('reports.exports')).exports[0]!.decision).toEqual(decision);
  });

  test('holds numbers of one person until the text is edited', async () => {
    await vault.call('claims.edit', { id: small.claimId, unintended: 'Ask nora@example.org about it.' });
    expect(await ask({ audience: 'team', decision: await allowing('team') })).toMatchObject({ error: { code: 'gate-closed', details: { findings: expect.arrayContaining([expect.objectContaining({ verdict: 'held', check: 'identifiers' })]) } } });
    await vault.call('claims.edit', { id: small.claimId, unintended: 'None were found.' });
    await vault.call('claims.editEvidence', { id: small.evidence.event, reason: 'Ring 01382 496012 for it.' });
    const { text } = await brief({ audience: 'board' });
    expect(text).not.toContain('01382');
    expect(text).not.toContain('First family evening');
  });

  test('sees numbers and names through blanks, dashes and marks that a text was pasted with', async () => {
    for (const number of ['01382\u00a0496012', '01382\u2011496\u2009012', '０１３８２ ４９６０１２', '013\u200b82 49\u00ad6012', 'nora@exa\u200bmple.org']) {
      await vault.call('claims.edit', { id: small.claimId, unintended: `Ask ${number} about it.` });
      expect(await ask({ audience: 'team', decision: await allowing('team') }), number).toMatchObject({ error: { code: 'gate-closed' } });
    }
    await vault.call('claims.edit', { id: small.claimId, unintended: 'Mo\u00adrag would know.' });
    expect(await ask({ audience: 'board' })).toMatchObject({ error: { code: 'gate-closed' } });
  });

  test('keeps out what has lost its ground, and asks about what has changed', async () => {
    await vault.call('timeline.editEvent', { id: small.eventId, description: 'Nine households came.' });
    await vault.call('sources.remove', { id: small.sources.group });
    const { findings } = await vault.call('reports.check', { claimIds: [small.claimId], audience: 'board' });
    expect(findings.filter((one) => one.check === 'stale').map(({ evidenceId, verdict }) => ({ evidenceId, verdict }))).toEqual([
      { evidenceId: small.evidence.second, verdict: 'held' },
      { evidenceId: small.evidence.event, verdict: 'decide' },
      { evidenceId: small.evidence.rival, verdict: 'held' },
    ]);
    const { text } = await brief({ audience: 'board', decision: { ...nothing, allow: [small.evidence.event], reason: 'A slip of the pen.' } });
    expect(text).toContain('It has changed since it was chosen, and stands here because a named person let it.');
  });

  test('refuses an empty brief, a claim that is not there, and a title that gives somebody away', async () => {
    expect(await ask({ audience: 'board', decision: { ...nothing, leaveOut: [small.claimId] } })).toMatchObject({ error: { code: 'gate-closed' } });
    expect(await vault.answer('reports.check', { claimIds: ['nowhere'], audience: 'team' })).toMatchObject({ error: { code: 'not-found' } });
    expect(await ask({ audience: 'board', title: 'What Morag said' })).toMatchObject({ error: { code: 'gate-closed' } });
  });

  test('looks at the names of groups and of the programme too, which every brief prints', async () => {
    await vault.call('voices.edit', { id: small.voices.rowan, group: 'Ring 01382 496012' });
    expect(await ask({ audience: 'board', decision: await allowing('board') })).toMatchObject({ error: { code: 'gate-closed', message: expect.stringContaining('the name of a group') } });
    await vault.call('voices.edit', { id: small.voices.rowan, group: 'The family of Morag' });
    const decision = await allowing('board');
    expect(decision.allow).toEqual([small.claimId]);
    expect((await brief({ audience: 'board', decision })).text).toContain('The family of Morag');
    await vault.call('voices.edit', { id: small.voices.rowan, group: 'Parents and carers' });
    await vault.call('programme.edit', { name: 'Morag and the evenings' });
    expect(await ask({ audience: 'board', title: 'Evenings' })).toMatchObject({ error: { code: 'gate-closed', message: expect.stringContaining('The programme') } });
    expect(await ask({ audience: 'board' })).toMatchObject({ error: { code: 'gate-closed' } });
  });

  test('throws a brief away when something changes while it is being written', async () => {
    const making = ask({ audience: 'board', format: 'docx' });
    const { audiences } = consentTo({});
    await vault.call('voices.setConsent', { id: small.voices.bracken, consent: { state: 'withdrawn', audiences, attribution: 'none', until: null, note: '' } });
    expect(await making).toMatchObject({ error: { code: 'conflict' } });
    expect((await vault.call('reports.exports')).exports).toEqual([]);
  });

  test('consent that has run out is no consent', async () => {
    await vault.call('voices.setConsent', { id: small.voices.rowan, consent: consentTo({ public: 'given' }, 'group', '2020-01-01') });
    const { findings } = await vault.call('reports.check', { claimIds: [small.claimId], audience: 'public' });
    expect(findings.find((one) => one.evidenceId === small.evidence.rival)).toMatchObject({ verdict: 'held', check: 'consent', why: 'Consent ran until 1 January 2020.' });
  });
});

describe('the brief in HTML', () => {
  test('tells the contribution story in its order, each finding linked to its note', async () => {
    const { text, file } = await brief({ audience: 'board', title: 'Family evenings in Millbank' });
    expect(file).toMatchObject({ name: expect.stringMatching(/^family-evenings-in-millbank-board-\d{4}-\d\d-\d\d\.html$/), mediaType: 'text/html' });
    const headings = [...text.matchAll(/<h[1234][^>]*>(.*?)<\/h/g)].map((found) => found[1]);
    expect(headings).toEqual([
      'Family evenings in Millbank', 'Family evenings, together with a steady worker, contributed to parents in Millbank feeling listened to.', 'What changed', 'The programme’s part', 'What else was needed', 'What speaks for it',
      'What speaks against it', 'What else could explain it', 'A new team leader in social work', 'How sure we are, and why', 'Whose voice is here', 'How the quotes were chosen', 'Unintended or unwelcome effects',
      'What would change our mind', 'What is still missing', 'How this brief was made', 'Evidence notes',
    ]);
    expect(text).toContain('“the worker came round with cake and she listened”');
    expect(text).toContain('Parent at a family evening, Invermuir, 2024');
    expect(text).toContain('from the group “Parents and carers”, 2024');
    // Three voices are fewer than the threshold, so the board is not told how many there are.
    expect(text).toContain('One of three passages coded “being listened to”, from fewer than 5 voices in the sources.');
    expect(text).toContain('A confirming sign of “We feel listened to by professionals” was seen in March 2024 by parents. It had been expected.');
    expect(text).toContain('Autumn 2023: First family evening.');
    expect(text).toMatch(/Nobody from “Children and young people”, .*“Funders” was asked\./);
    const ids = new Set([...text.matchAll(/ id="([^"]+)"/g)].map((found) => found[1]));
    for (const [, target] of text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
    for (const number of [1, 2, 3, 4]) expect(text).toMatch(new RegExp(`<li id="e${number}"[\\s\\S]*?href="#c\\d+" role="doc-backlink"`));
  });

  test('needs nothing and runs nothing; what people said is text', async () => {
    await vault.call('claims.edit', { id: small.claimId, programmePart: '<script>alert(1)</script><img src=x onerror=alert(2)> & "quoted" \u202Eright to left' });
    await vault.call('claims.editEvidence', { id: small.evidence.event, reason: '</li></ol><iframe src="https://example.org">' });
    const { text } = await brief({ audience: 'board', title: '</style><script>alert(3)</script>' });
    expect(text).not.toMatch(/<script|<img|<iframe|\u202E/i);
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
    // Whatever loads or leads away would be an attribute of a tag, or stand in the style.
    expect(text.replace(/href="#[^"]*"/g, '')).not.toMatch(/<[^>]+\s(?:src|href|srcset|style|on\w+)=|url\(|@import/);
  });

  test('names the fingerprint of the vault\'s history, and the record names the file\'s', async () => {
    const made = await brief({ audience: 'board' });
    const [record] = (await vault.call('reports.exports')).exports;
    expect(record!.hash).toBe(createHash('sha256').update(made.bytes).digest('hex'));
    expect(made.text).toContain(`event ${record!.head.seq} of its history, fingerprint ${record!.head.hash}`);
    expect((await vault.call('history.list')).entries[0]).toMatchObject({ method: 'reports.brief', label: 'Exported “Test: contribution brief” for the board' });
    expect(await vault.call('history.undo')).not.toMatchObject({ label: expect.stringContaining('Exported') });
  });

  test('shows flow figures as tables after disclosure control, small numbers hidden', async () => {
    const { id: datasetId } = await storeSmallFlows(vault);
    for (const to of ['team', 'placement']) {
      const target = { kind: 'figure', address: { question: { datasetId, view: { measure: 'moves' } }, cell: { table: 'moves', row: to === 'team' ? 'universal' : 'team', column: to } } } as const;
      await vault.call('claims.addEvidence', { claimId: small.claimId, side: 'for', reason: 'They moved.', target });
    }
    const { text } = await brief({ audience: 'public' });
    expect(text).toMatch(/From universal to team about 40 moves were recorded/);
    expect(text).toMatch(/Moves from state to state: from “team”, “placement”: not shown, to protect people/);
    expect(text).toMatch(/<caption[^>]*>Moves from state to state/);
    expect(text).toContain('<th scope="row">team</th>');
    expect(text).toContain('[c]');
    expect(text).toContain('Synthetic figures: the people counted in');
    expect(text).toContain('numbers with fewer than 5 people behind them are hidden, and all others are rounded');
  });

  test('of several claims holds each, numbered, and counts their notes through', async () => {
    const { id: second } = await vault.call('claims.create', { statement: 'A café contributed to new friendships.' });
    await vault.call('claims.addEvidence', { claimId: second, side: 'for', reason: 'They met there.', target: { kind: 'quote', ...(await find(vault, small.sources.evening, 'We went every week')) } });
    const made = await vault.call('reports.brief', { claimIds: [second, small.claimId], audience: 'board', format: 'html' });
    const text = Buffer.from(made.file.base64, 'base64').toString('utf8');
    expect(text).toContain('Claim 1: A café contributed to new friendships.');
    expect(text).toContain('Claim 2: Family evenings');
    expect([...text.matchAll(/<li id="e(\d+)"/g)].map((found) => found[1])).toEqual(['1', '2', '3', '4', '5']);
    expect(text).toContain('No other factor is named yet.');
  });
});

describe('a preview', () => {
  test('is what would go out, leaves out what nobody decided on, and is written down nowhere', async () => {
    const { brief: text, open, blocking } = await vault.call('reports.preview', { claimIds: [small.claimId], audience: 'board' });
    expect({ open, blocking }).toEqual({ open: 0, blocking: 0 });
    const words = JSON.stringify(text);
    expect(words).toContain('the worker came round with cake and she listened');
    expect(words).not.toContain('Trust takes years');
    const { text: html } = await brief({ audience: 'board' });
    for (const block of text.blocks) if (block.kind === 'heading') expect(html.includes(block.text.replaceAll("'", '&#39;'))).toBe(true);
    const team = await vault.call('reports.preview', { claimIds: [small.claimId], audience: 'team' });
    expect(team.open).toBe(2);
    expect(JSON.stringify(team.brief)).not.toContain('came round with cake');
    expect((await vault.call('reports.preview', { claimIds: [small.claimId], audience: 'team', decision: await allowing('team') })).open).toBe(0);
    expect((await vault.call('reports.exports')).exports).toHaveLength(1);
  });
});

describe('the brief in Word', () => {
  test('has headings, tables with header rows, a footnote per piece of evidence, its language, and nobody\'s name in its properties', async () => {
    const { bytes, file } = await brief({ audience: 'board', format: 'docx' });
    expect(file.name).toMatch(/\.docx$/);
    const parts = unzipSync(bytes);
    const part = (name: string) => strFromU8(parts[name]!);
    const document = part('word/document.xml');
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(2);
    expect(document).toContain('<w:tblHeader/>');
    expect(document.match(/<w:footnoteReference w:id="\d+"\/>/g)).toHaveLength(4);
    expect(part('word/footnotes.xml')).toContain('She tells how it began.');
    for (const number of [1, 2, 3, 4]) expect(document).toContain(`<w:bookmarkStart w:name="e${number}"`);
    for (const [, anchor] of document.matchAll(/w:anchor="([^"]+)"/g)) expect(document).toContain(`<w:bookmarkStart w:name="${anchor}"`);
    expect(part('word/styles.xml')).toContain('w:val="en-GB"');
    expect(part('docProps/core.xml')).toContain('<dc:creator>Kist</dc:creator>');
    expect(part('docProps/core.xml')).toContain('<cp:lastModifiedBy>Kist</cp:lastModifiedBy>');
    expect(Object.keys(parts).some((name) => /comments|custom/.test(name) && strFromU8(parts[name]!).includes('Un-named'))).toBe(false);
  });

  test('takes whatever people typed', async () => {
    await vault.call('claims.edit', { id: small.claimId, programmePart: 'A < B & "C" \u0000\u0007 \uD800 <w:p/> ]]> end' });
    const { bytes } = await brief({ audience: 'board', format: 'docx' });
    const document = strFromU8(unzipSync(bytes)['word/document.xml']!);
    expect(document).toContain('A &lt; B &amp; ');
    expect(document).not.toContain('<w:p/>');
    expect(document).not.toMatch(/[\u0000-\u0008]/);
  });
});
