import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { contract, type Entry, type MethodName } from '../../src/contract/index.ts';
import { handlers } from '../../src/service/handlers.ts';

const entries = Object.entries(contract) as [MethodName, Entry][];

describe('the contract', () => {
  test('is answered wholly, and nothing is answered that it does not hold', () => {
    expect(Object.keys(handlers).toSorted()).toEqual(Object.keys(contract).toSorted());
  });

  test.each(entries)('%s is well written', (name, entry) => {
    expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
    expect(entry.summary).toMatch(/^[A-Z].{8,200}\.$/s);
    if (entry.kind === 'query') expect(entry.undoable).toBe(false);
    if (entry.needs === 'nothing') expect(entry.undoable).toBe(false);
  });

  test.each(entries)('%s can be told as JSON Schema, in and out', (_name, entry) => {
    const input = z.toJSONSchema(entry.input, { io: 'input' }) as { type?: string; additionalProperties?: unknown };
    const output = z.toJSONSchema(entry.output) as { type?: string };
    expect(input).toMatchObject({ type: 'object', additionalProperties: false });
    expect(output).toMatchObject({ type: 'object' });
    // What can't be told as a schema would stand here as an empty one.
    expect(JSON.stringify([input, output])).not.toContain(':{}}');
  });

  test.each(entries.filter(([, entry]) => entry.kind === 'command' && !entry.undoable))('%s is not undoable for a reason', (name) => {
    // Opening and closing, saying who works, undo itself, what is still being written, looking at others' codings after working blind, and what has left the vault.
    expect(name).toMatch(/^(vault\.|team\.(become|keepDraft)$|history\.(undo|redo)$|flows\.(show|hide)TrueCounts$|agreement\.setBlind$|reports\.brief$|memos\.report$|sources\.original$|[a-z]+\.export[A-Z]?[A-Za-z]*$)/);
  });
});
