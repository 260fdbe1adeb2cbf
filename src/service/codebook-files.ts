/** The codebook as a file: out through the gate, and in without writing over anything. */
import { knownColour, pathKey, planImport, type PlannedCode } from '../domain/codebook/plan-import.ts';
import { fieldLabels } from '../domain/codebook/written-code.ts';
import { audienceInWords } from '../domain/disclosure/consent.ts';
import { Refusal } from '../domain/refusal.ts';
import { counted } from '../domain/reports/sentences.ts';
import { readCodebook } from '../exchange/codebook/read-codebook.ts';
import type { ReadCodebook } from '../exchange/codebook/what-was-read.ts';
import type { Change } from '../vault/change.ts';
import { codeColumns, type CodeRow, codeRows } from '../vault/codebook.ts';
import { historyHead } from '../vault/history.ts';
import { recordExport } from '../vault/reports.ts';
import { gatherCodebook, prepareCodebookExport, type PreparedCodebook } from './codebook-export.ts';
import { insertCode, namedOnce } from './codebook-tree.ts';
import type { Context, Handlers, PrepareAndStore } from './context.ts';

async function readChosen(context: Context, file: string): Promise<ReadCodebook> {
  context.report(0.1, 'Reading the file');
  const read = await readCodebook(await context.inbox.read(file));
  const strange = [...new Set(read.codes.map(({ colour }) => colour.trim()).filter((colour) => colour !== '' && knownColour(colour) === ''))];
  return {
    codes: read.codes.map((code) => ({ ...code, colour: knownColour(code.colour) })),
    report: [...read.report, ...(strange.length > 0 ? [`Colours that the palette does not have (${strange.slice(0, 5).join(', ')}${strange.length > 5 ? ' and others' : ''}) are replaced: only colours that people with every kind of colour vision can tell apart are used.`] : [])],
  };
}

/** Adds and fills what was planned, in the order of the file; codes above come before those under them. */
function takeIn(change: Change, codes: CodeRow[], planned: readonly PlannedCode[]): { added: number; filled: number } {
  const ids = new Map(planned.filter(({ id }) => id !== null).map(({ read, id }) => [pathKey(read.path), id!]));
  const done = { added: 0, filled: 0 };
  for (const { read, would, id, fill } of planned) {
    if (would === 'add') {
      const { path, ...fields } = read;
      const parentId = path.length === 1 ? null : ids.get(pathKey(path.slice(0, -1)))!;
      ids.set(pathKey(path), insertCode(change, { ...fields, name: path.at(-1)!, parentId }, codes));
      done.added += 1;
    } else if (would === 'fill in') {
      change.update('code', id!, codeColumns({ ...fill, aliases: fill.aliases && namedOnce(fill.aliases, read.path.at(-1)!) }));
      done.filled += 1;
    }
  }
  return done;
}

function inWords({ added, filled }: { added: number; filled: number }): string {
  if (added > 0 && filled > 0) return `Took in a codebook: ${counted(added, 'code')} added, ${filled} filled in`;
  return added > 0 ? `Took in a codebook: ${counted(added, 'code')} added` : `Took in a codebook: ${counted(filled, 'code')} filled in`;
}

export const codebookFileHandlers = {
  'codebook.checkExport': (context, { audience, examples = true }) => ({ findings: gatherCodebook(context, audience, examples).findings }),
  'codebook.export': {
    prepare: prepareCodebookExport,
    store({ change }, { decision, audience }, { file, findings, title, record }) {
      // Consent could have been withdrawn while the file was being written.
      if (historyHead(change.database).hash !== record.head.hash) {
        throw new Refusal('conflict', 'Something in the vault changed while the file was being written, so it was thrown away. Nothing was exported. Export it again.');
      }
      const recordId = recordExport(change, { ...record, decision: decision ?? null });
      change.describe(`Exported “${title}” for ${audienceInWords[audience]}`);
      return { file, findings, recordId };
    },
  } satisfies PrepareAndStore<'codebook.export', PreparedCodebook>,
  'codebook.prepare': async (context, { file }) => {
    const { codes, report } = await readChosen(context, file);
    context.report(0.8, 'Comparing it with the codebook here');
    return { codes: planImport(codeRows(context.database), codes).map(({ read, would, fill }) => ({ ...read, would, fills: Object.keys(fill).map((field) => fieldLabels[field as keyof typeof fieldLabels]) })), report };
  },
  'codebook.import': {
    prepare: (context, { file }) => readChosen(context, file),
    store({ change, database }, _input, { codes }) {
      const rows = codeRows(database);
      const done = takeIn(change, rows, planImport(rows, codes));
      change.describe(inWords(done));
      return done;
    },
  } satisfies PrepareAndStore<'codebook.import', ReadCodebook>,
} satisfies Partial<Handlers<'codebook'>>;

