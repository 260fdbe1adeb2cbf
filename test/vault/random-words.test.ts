/**
 * Anything in any order: two coders code, correct, merge, split, settle, link, write, go back, take sources out, undo and redo at random, over texts with surrogates, marks from
 * right to left and joined letters. After every step the vault is sound; what was just done can be taken back to exactly what was, and done again; no question fails.
 * `KIST_RANDOM_STEPS` makes it longer, `KIST_RANDOM_SEED` repeats one.
 */
import { expect, test } from 'vitest';
import { openTestVault, type TestVault } from '../open-vault.ts';
import { evening, group, storeText } from '../small-sources.ts';
import { dumpLight } from './dump-rows.ts';

const steps = Number(process.env.KIST_RANDOM_STEPS ?? 80);
const seed = Number(process.env.KIST_RANDOM_SEED ?? 20_260_312);

/** Mulberry32, so that a failure can be repeated. */
function random(from: number): (below: number) => number {
  let state = from >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const strange = `A story (synthetic)

Teller: The wee one 👩‍👩‍👧 said “שלום” and \u200fthen\u200e went. The cafe\u0301 was warm\u200b, was warm.

Listener: 𝒲hy was it warm?

Teller: Because somebody lit the stove before us. Trust takes years. Trust takes years.
`;

const pieces = ['', ' ', 'warm', ' 👧 ', '\n', '. Then', '\u0301', '\u200f', 'é', 'trust takes years', '\n\n'];

type Ask = (name: string, input?: unknown) => Promise<any>;
type World = { ask: Ask; pick: (below: number) => number; one: <Thing>(things: readonly Thing[]) => Thing };

async function look({ ask, one }: World) {
  const sources = (await ask('sources.list')).sources as { id: string }[];
  const codes = (await ask('codebook.list')).codes as { id: string }[];
  const source = sources.length > 0 ? await ask('sources.read', { id: one(sources).id }) : null;
  const codings = source ? (await ask('coding.list', { sourceId: source.source.id })).codings : [];
  return { sources, codes, source, codings: codings as { id: string; codeId: string; start: number; end: number; coderId: string }[] };
}

/** One command and its input, or null where there is nothing to do it to. */
async function nextCommand(world: World): Promise<[string, unknown] | null> {
  const { ask, pick, one } = world;
  const { sources, codes, source, codings } = await look(world);
  const coders = ((await ask('team.coders')).coders as { id: string }[]).map(({ id }) => id);
  const range = (): { start: number; end: number } => {
    const start = pick(source.text.length);
    return { start, end: Math.min(source.text.length, start + 1 + pick(pick(4) === 0 ? 120 : 25)) };
  };
  const passage = () => ({ sourceId: source.source.id as string, ...range() });
  const code = () => one(codes).id;
  const coding = () => one(codings);
  const place = () => source && codes.length > 0;
  const name = () => `Code ${pick(12)}`;
  const makers: [number, () => Promise<[string, unknown]> | [string, unknown] | null][] = [
    [6, () => place() && ['coding.apply', { ...passage(), codeId: code(), ...(pick(3) === 0 && { memo: 'seen' }) }]],
    [2, () => source && ['coding.applyNew', { ...passage(), name: name() }]],
    [2, () => place() && ['coding.applyMany', { passages: [passage(), passage(), passage()], code: { id: code() }, how: 'words: at random' }]],
    [2, () => codings.length > 0 && ['coding.resize', { id: coding().id, ...range() }]],
    [2, () => codings.length > 0 && ['coding.recode', { id: coding().id, codeId: code() }]],
    [1, () => codings.length > 0 && ['coding.remove', { id: coding().id }]],
    [1, () => codings.length > 0 && ['coding.pin', { id: coding().id, pinned: pick(2) === 0 }]],
    [1, () => source && ['coding.link', { from: passage(), to: passage(), kind: one(['explains', 'contradicts', 'illustrates']) }]],
    [1, () => source && ['memos.write', { about: { kind: 'passage', ...passage() }, kind: 'note', text: 'A note.' }]],
    [1, () => codings.length > 0 && ['memos.write', { about: { kind: 'coding', id: coding().id }, kind: 'idea', text: 'An idea.' }]],
    [1, () => ['codebook.create', { name: name(), ...(codes.length > 0 && pick(2) === 0 && { parentId: code() }) }]],
    [1, () => codes.length > 1 && ['codebook.merge', { id: code(), intoId: code() }]],
    [1, () => codes.length > 1 && ['codebook.move', { id: code(), parentId: pick(2) === 0 ? null : code() }]],
    [1, () => codes.length > 3 && ['codebook.remove', { id: code() }]],
    [1, () => codings.length > 1 && ['codebook.split', { id: codings[0]!.codeId, parts: [{ code: { name: name() }, codingIds: [codings[0]!.id] }] }]],
    [1, () => place() && ['questions.save', { name: `Question ${pick(1000)}`, asks: { find: { is: 'code', codeId: code() } } }]],
    [1, () => place() && ['questions.summarise', { rowKind: 'source', rowId: source.source.id, codeId: code(), text: pick(3) === 0 ? '' : 'In short.', cites: codings.slice(0, 1 + pick(2)).map(({ id }) => id) }]],
    [2, () => place() && ['agreement.settle', { ...passage(), codeId: code(), coderIds: coders, decision: one(['code it', 'leave it', 'agree to differ']), reason: 'Talked about.' }]],
    [5, () => source && ['sources.correct', { id: source.source.id, revisionId: source.revisionId, edits: Array.from({ length: 1 + pick(3) }, () => ({ ...range(), text: one(pieces) })) }]],
    [1, () => source && ['sources.correct', { id: source.source.id, revisionId: source.revisionId, edits: [{ start: 0, end: source.text.length, text: 'Teller: All of it anew. Trust takes years.' }] }]],
    [1, () => source?.turns.length > 0 && ['sources.correctTurn', { id: source.source.id, revisionId: source.revisionId, turn: pick(source.turns.length), speaker: { label: `Somebody ${pick(3)}` } }]],
    [1, async () => (source ? ['sources.goBack', { id: source.source.id, revisionId: one((await ask('sources.revisions', { id: source.source.id })).revisions as { id: string }[]).id }] : (null as never))],
    [1, () => sources.length > 1 && ['sources.remove', { id: one(sources).id }]],
    [1, async () => ['history.goBack', { to: one((await ask('history.list', { limit: 12 })).entries as { seq: number }[]).seq, of: pick(2) === 0 || !source ? { kind: 'codebook' } : { kind: 'source', id: source.source.id } }]],
    [1, async () => {
      const { indicators } = await ask('framework.indicators');
      return (source && indicators.length > 0 ? ['framework.logSign', { indicatorId: one(indicators as { id: string }[]).id, date: { from: '2024-03-01', to: '2024-04-01', precision: 'month', text: 'March 2024' }, seenIn: { kind: 'passage', ...passage() }, polarity: 'confirming' }] : null) as never;
    }],
    [1, async () => {
      const { claims } = await ask('claims.list');
      return (source && claims.length > 0 ? ['claims.addEvidence', { claimId: one(claims as { id: string }[]).id, side: one(['for', 'against']), target: { kind: 'quote', ...passage() }, reason: 'It bears on it.' }] : null) as never;
    }],
    [4, () => ['history.undo', {}]],
    [3, () => ['history.redo', {}]],
    [2, () => ['team.become', { id: one(coders) }]],
  ];
  const total = makers.reduce((sum, [weight]) => sum + weight, 0);
  let at = pick(total);
  const maker = makers.find(([weight]) => (at -= weight) < 0)!;
  return (await maker[1]()) || null;
}

/** Everything that reads words of the vault, asked for its answer's own sake. */
async function askAll({ ask }: World, codeIds: string[]): Promise<void> {
  const { sources } = await ask('sources.list');
  for (const { id } of sources as { id: string }[]) for (const name of ['sources.revisions', 'sources.corrected']) await ask(name, { id });
  for (const name of ['coding.leftBehind', 'coding.links', 'memos.list', 'framework.signs', 'questions.list', 'voices.list', 'search.names']) await ask(name);
  for (const { id } of (await ask('claims.list')).claims) await ask('claims.get', { id });
  if (codeIds.length === 0) return;
  await ask('questions.ask', { question: { find: { is: 'relation', how: 'near', one: { is: 'code', codeId: codeIds[0]! }, other: { is: 'any', of: codeIds.slice(0, 20).map((codeId) => ({ is: 'code', codeId })) }, distance: { most: 3, unit: 'words' } } } });
  await ask('questions.matrix', { rows: { by: 'code' }, columns: { by: 'code' }, count: 'words' });
  await ask('questions.framework', { rows: 'source', codeIds: codeIds.slice(0, 5) });
}

async function begin(): Promise<TestVault> {
  const vault = await openTestVault();
  for (const [name, text] of [['evening.txt', evening], ['group.txt', group], ['strange.txt', strange]] as const) await storeText(vault, name, text);
  await vault.call('team.addCoder', { name: 'Ruaridh', initials: 'RB' });
  const { id: outcomeId } = await vault.call('framework.addOutcome', { wording: 'Families are heard' });
  await vault.call('framework.addIndicator', { wording: 'Somebody asks first', outcomeIds: [outcomeId], groups: ['Parents and carers'] });
  await vault.call('claims.create', { statement: 'The evenings helped families to be heard' });
  return vault;
}

test(`${steps} steps at random from seed ${seed}`, { timeout: 60_000 + steps * 2500 }, async () => {
  const vault = await begin();
  try {
    const pick = random(seed);
    const log: string[] = [];
    const ask: Ask = async (name, input = {}) => {
      const answer = await vault.answer(name, input);
      expect(answer, [...log.slice(-6), `${name} ${JSON.stringify(input)}`].join('\n')).toMatchObject({ ok: true });
      return (answer as { value: unknown }).value;
    };
    const world: World = { ask, pick, one: (things) => things[pick(things.length)]! };
    let done = 0;
    const answered = new Map<string, number>();
    for (let step = 0; step < steps; step += 1) {
      const command = await nextCommand(world);
      if (!command) continue;
      const [name, input] = command;
      const isPair = !/^history\.(un|re)do$|become/.test(name) && pick(4) === 0;
      const before = isPair ? await dumpLight(vault) : null;
      const answer = await vault.answer(name, input);
      log.push(`${step}: ${name} ${JSON.stringify(input)} ${answer.ok ? 'done' : answer.error.message}`);
      const told = log.slice(-8).join('\n');
      if (!answer.ok) {
        expect(answer.error.code, told).not.toBe('internal');
        if (before) expect(await dumpLight(vault), told).toEqual(before);
        continue;
      }
      done += 1;
      answered.set(name, (answered.get(name) ?? 0) + 1);
      const check = await vault.call('vault.check');
      expect(check.findings.filter(({ ok }) => !ok), told).toEqual([]);
      if (before) {
        const after = await dumpLight(vault);
        if (JSON.stringify(after) !== JSON.stringify(before)) {
          await ask('history.undo');
          expect(await dumpLight(vault), `taken back:\n${told}`).toEqual(before);
          await ask('history.redo');
          expect(await dumpLight(vault), `done again:\n${told}`).toEqual(after);
        }
      }
      if (step % 20 === 19) await askAll(world, ((await ask('codebook.list')).codes as { id: string }[]).map(({ id }) => id));
      if (step % 60 === 59) await vault.restart();
    }
    expect(done).toBeGreaterThan(steps / 3);
    // Long runs have to have done everything, or they prove little.
    if (steps >= 1000) expect(answered.size, JSON.stringify([...answered])).toBeGreaterThan(24);
    if (process.env.KIST_RANDOM_TELL) console.log(JSON.stringify([...answered]));
  } finally {
    await vault.close();
  }
});
