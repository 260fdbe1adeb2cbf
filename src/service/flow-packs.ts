/** Packs of figures: out through the export gate and signed, in as evidence that says where it came from. */
import { createHash } from 'node:crypto';
import { figurePack } from '../contract/flows.ts';
import type { Audience, FigureAddress, FigurePack, GateDecision, GateFinding, MadeFile, Output, PackedFigure, Parsed } from '../contract/index.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import type { GateItem } from '../domain/disclosure/gate.ts';
import { canonicalJson, largestPack, oddityOf, type PackContent, packEnding, type PackProblem, readPackFile, writePackFile } from '../domain/flows/pack.ts';
import { Refusal } from '../domain/refusal.ts';
import { findPackByHash, insertDarkPack, isKnownSigner, listPacks, readPack } from '../vault/figure-packs.ts';
import { historyHead } from '../vault/history.ts';
import { readProgramme } from '../vault/programme.ts';
import { recordExport } from '../vault/reports.ts';
import { fingerprintOf, isOwnKey, isSignedBy, signingKeyOf } from '../vault/signing-key.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';
import { hashOfRows } from './data-state.ts';
import { examineItems, fileSlug, settleOrRefuse } from './export-gate.ts';
import { datasetHere } from './flow-answer.ts';
import { releasedFigure } from './flow-figures.ts';

type Asked = { readonly title: string; readonly address: FigureAddress };

/** What the gate calls the words of the pack itself: they can be allowed, or written anew. */
const wholePack = 'pack';
const idOf = (index: number): string => `figure-${index + 1}`;

/** The figures as they are told now, with the hash of the rows behind each, which is still to be keyed. */
function gather(context: Context, asked: readonly Asked[]): PackedFigure[] {
  const hashes = new Map<string, string>();
  return asked.map(({ title, address }, index): PackedFigure => {
    context.report((0.8 * index) / asked.length, `Working out “${title}”`);
    const dataset = datasetHere(context.database, address.question.datasetId);
    const rowsHash = hashes.get(dataset.id) ?? hashOfRows(context.database, dataset);
    hashes.set(dataset.id, rowsHash);
    const { sentence, table, definition } = releasedFigure(context, address);
    const { name, extractDate, from, to, holder, note, threshold, synthetic, version } = dataset;
    return { id: idOf(index), title, sentence, address, table, definition, data: { name, extractDate, from, to, holder, note, threshold, synthetic, version, rowsHash } };
  });
}

/** Every word that would leave. Numbers in sentences and tables have passed disclosure control; what people wrote has not. */
function itemsOf(figures: readonly PackedFigure[], frame: { title: string; note: string; from: string } | null): GateItem[] {
  const words = ({ title, sentence, address, table, definition, data }: PackedFigure): GateItem['texts'] => [
    { about: 'its title', text: title },
    { about: 'the sentence', text: sentence, said: true },
    { about: 'the table', text: [table.caption, ...table.head, ...table.rows.flat(), ...table.notes].join('\n'), said: true },
    { about: 'what was asked', text: wordsIn(address).join('\n'), said: true },
    { about: 'how it is counted', text: definition, said: true },
    { about: 'the name of the data', text: data.name },
    { about: 'who holds the data', text: data.holder },
    { about: 'the known limits of the data', text: data.note },
  ];
  const whole: GateItem[] = frame === null ? [] : [{ evidenceId: null, claimId: wholePack, what: 'The pack', words: null, texts: [{ about: 'its title', text: frame.title }, { about: 'its note', text: frame.note }, { about: 'the name of the programme', text: frame.from }], figure: null, stale: null }];
  return [...whole, ...figures.map((figure): GateItem => ({ evidenceId: figure.id, claimId: null, what: `Figure “${figure.title}”`, words: null, texts: words(figure).filter(({ text }) => text.trim() !== ''), figure: 'released', stale: null }))];
}

/** Names in a question: of places, states, streams, groups and the cell. */
function wordsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(wordsIn) : [];
}

/** The words of the decision go out with the pack; what the person saw stays here. */
function decisionFor(context: Context, decision: GateDecision | undefined, audience: Audience): GateDecision | null {
  if (!decision) return null;
  const { saw: _, ...told } = decision;
  const item: GateItem = { evidenceId: null, claimId: null, what: 'The reason of the decision', words: null, texts: [{ about: 'its words', text: told.reason }], figure: null, stale: null };
  const [held] = examineItems(context, [item], audience).filter(({ verdict }) => verdict === 'held');
  if (held) throw new Refusal('gate-closed', `${held.what} holds something that may not leave. ${held.why} Nothing was exported.`, { findings: [held] });
  return told;
}

type Prepared = { content: Omit<PackContent, 'figures'>; figures: PackedFigure[]; held: number; head: { seq: number; hash: string } };

const exportPack: PrepareAndStore<'flows.exportPack', Prepared> = {
  async prepare(context, { title, note = '', figures: asked, audience, decision }) {
    const head = historyHead(context.database);
    const figures = gather(context, asked);
    context.report(0.85, 'Looking for names and small numbers');
    const from = readProgramme(context.database).name.trim() || 'A programme without a name';
    const findings = examineItems(context, itemsOf(figures, { title, note, from }), audience);
    if (decision?.leaveOut.includes(wholePack)) throw new Refusal('gate-closed', 'The words of the pack itself were left out, so that nothing is left to send. Nothing was exported. Change its title or note instead.', { findings });
    const { entering, held } = settleOrRefuse(findings, decision, 'pack');
    const going = figures.filter(({ id }) => entering.has(id));
    if (going.length === 0) throw new Refusal('gate-closed', 'Every figure was held back or left out, so there is nothing to send. Nothing was exported. Let at least one figure enter.', { findings });
    return { content: { title, from, madeAt: context.now(), audience, decision: decisionFor(context, decision, audience), note }, figures: going, held, head: { seq: head.seq, hash: head.hash } };
  },
  store({ change, now, newId }, { title, audience, decision }, { content: frame, figures, held, head }) {
    if (historyHead(change.database).hash !== head.hash) throw new Refusal('conflict', 'Something in the vault changed while the pack was being made, so it was thrown away. Nothing was exported. Make it again.');
    const key = signingKeyOf(change.database, now(), newId);
    const content: PackContent = { ...frame, figures: figures.map((figure) => ({ ...figure, data: { ...figure.data, rowsHash: key.keyedHash(figure.data.rowsHash) } })) };
    const signature = Buffer.from(key.sign(canonicalJson(content))).toString('base64');
    const bytes = Buffer.from(writePackFile({ content, publicKey: Buffer.from(key.publicKey).toString('base64'), signature }), 'utf8');
    const file: MadeFile = { name: `${fileSlug(title, 'figures')}-${audience}-${frame.madeAt.slice(0, 10)}${packEnding}`, mediaType: 'application/json', base64: bytes.toString('base64') };
    const recordId = recordExport(change, {
      audience, title, format: 'kistpack', hash: createHash('sha256').update(bytes).digest('hex'), decision: decision ?? null, entered: figures.length, held, head,
      contents: { claimIds: [], evidenceIds: [], sourceIds: [], voiceIds: [] },
    });
    change.describe(`Exported the pack of figures “${title}” for ${audienceInWords[audience]}`);
    return { file, recordId, fingerprint: fingerprintOf(key.publicKey) };
  },
};

/** A pack whose signature holds. */
type SignedPack = { content: PackContent; canonical: string; publicKey: Uint8Array; signature: Uint8Array; hash: string };

const contentShape = figurePack.omit({ id: true, fingerprint: true });
const refuse = (code: PackProblem['code'], message: string): Refusal => new Refusal(code, message);

/** Reads a pack and believes nothing of it: size, envelope, signature, shape, in this order. Throws what is wrong with it. */
async function readSigned(context: Context, file: string): Promise<SignedPack> {
  const { name, bytes } = await context.inbox.read(file);
  if (bytes.length === 0) throw new Refusal('empty-file', `“${name}” is empty. Nothing was stored.`);
  if (bytes.length > largestPack) throw refuse('too-large', `“${name}” is larger than any pack of figures. Nothing was stored. Choose a file that ends in ${packEnding}.`);
  const read = readPackFile(decode(name, bytes));
  if ('problem' in read) throw refuse(read.problem.code, read.problem.message);
  const [publicKey, signature] = [bytesOf(read.publicKey), bytesOf(read.signature)];
  const canonical = canonicalOf(read.content);
  if (!isSignedBy(publicKey, canonical, signature)) {
    throw refuse('damaged-file', 'The signature of this pack does not hold: something in it was changed after it was made, or it was damaged on the way. Nothing was stored. Ask whoever made it for the file again.');
  }
  const parsed = contentShape.safeParse(read.content);
  if (!parsed.success) throw refuse('damaged-file', 'The signature of this pack holds, but it does not say what a pack says. Nothing was stored. Ask whoever made it which Kist it was made with.');
  const oddity = oddityOf(parsed.data);
  if (oddity !== null) throw refuse('damaged-file', `This pack can't be used: ${oddity}. Nothing was stored. Ask whoever made it.`);
  return { content: parsed.data, canonical, publicKey, signature, hash: createHash('sha256').update(publicKey).update(canonical).digest('hex') };
}

function decode(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuse('unknown-format', `“${name}” is not a pack of figures: it is no text. Nothing was stored. Packs are made in Kist and end in ${packEnding}.`);
  }
}

const bytesOf = (base64: string): Uint8Array => new Uint8Array(Buffer.from(base64, 'base64'));

function canonicalOf(content: unknown): string {
  try {
    return canonicalJson(content);
  } catch {
    throw refuse('damaged-file', 'This pack is built in a way that no pack is. Nothing was stored. Ask for it again.');
  }
}

const alreadyHere = ({ title, madeAt }: FigurePack): Refusal => new Refusal('not-allowed', `This pack is here already, as “${title}” of ${madeAt.slice(0, 10)}. Nothing was stored. Use the one that is here.`);

const importPack: PrepareAndStore<'flows.importPack', SignedPack> = {
  async prepare(context, { file }) {
    const pack = await readSigned(context, file);
    const here = findPackByHash(context.database, pack.hash);
    if (here) throw alreadyHere(here);
    return pack;
  },
  store({ change, now, newId }, _input, { content, canonical, signature, publicKey, hash }) {
    const here = findPackByHash(change.database, hash);
    if (here) throw alreadyHere(here);
    const id = newId();
    insertDarkPack(change.database, { id, content: canonical, signature, publicKey, hash, at: now() });
    change.update('figure_pack', id, { removed: 0 });
    change.describe(`Took in the pack of figures “${content.title}” of ${content.from}`);
    return { id, figures: content.figures.length };
  },
};

async function preparePack(context: Context, { file }: Parsed<'flows.preparePack'>): Promise<Output<'flows.preparePack'>> {
  try {
    const { content, publicKey, hash } = await readSigned(context, file);
    return {
      pack: { id: hash.slice(0, 32), ...content, fingerprint: fingerprintOf(publicKey) },
      problem: null,
      alreadyHere: findPackByHash(context.database, hash) !== null,
      knownSigner: isKnownSigner(context.database, publicKey) || isOwnKey(context.database, publicKey),
    };
  } catch (error) {
    // A pack that can't be used is an answer here, so that the window can show why; a stop is not.
    if (!(error instanceof Refusal) || error.code === 'cancelled') throw error;
    return { pack: null, problem: { code: error.code, message: error.message }, alreadyHere: false, knownSigner: false };
  }
}

export const flowPackHandlers = {
  'flows.checkPack': (context, { figures, audience }): { findings: GateFinding[] } => ({ findings: examineItems(context, itemsOf(gather(context, figures), null), audience) }),
  'flows.exportPack': exportPack,
  'flows.preparePack': preparePack,
  'flows.importPack': importPack,
  'flows.packs': ({ database }) => ({ packs: listPacks(database) }),
  'flows.removePack': ({ change, database }, { id }) => {
    const pack = readPack(database, id);
    if (!pack) throw new Refusal('not-found', 'This pack of figures is not in this vault (any more). Nothing was changed.');
    change.update('figure_pack', id, { removed: 1 });
    change.describe(`Took out the pack of figures “${pack.title}”`);
    return {};
  },
} satisfies Pick<Handlers<'flows'>, 'flows.checkPack' | 'flows.exportPack' | 'flows.preparePack' | 'flows.importPack' | 'flows.packs' | 'flows.removePack'>;
