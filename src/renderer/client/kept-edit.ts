/**
 * Editing something that may be changed elsewhere meanwhile, without losing anybody's words. Fields that nobody else touched are saved without a question;
 * where somebody else changed the very same field, both versions are put in front of the person.
 */
import { useRef, useState } from 'react';
import { KistProblem } from './kist.ts';

export type KeptEdit<Fields> = {
  /** Saves the fields; answers whether they are stored. `over` writes over what somebody else wrote in the same fields. */
  submit(patch: Partial<Fields>, over?: boolean): Promise<boolean>;
  /** What stands in the vault now, of the fields that clash; null while nothing clashes. */
  clash: Partial<Fields> | null;
  problem: KistProblem | null;
  isSaving: boolean;
};

/** How long the news of somebody else's change is waited for, and how often it is looked for, in milliseconds. */
const patience = 3000;
const step = 50;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The fields in which what was written differs from what stood there. */
export function changesOf<Fields extends object>(stood: Fields, written: Partial<Fields>): Partial<Fields> {
  return Object.fromEntries(Object.entries(written).filter(([field, value]) => !same(value, stood[field as keyof Fields]))) as Partial<Fields>;
}

/** Fields of a patch that somebody else has changed since `opened`, as they stand in `present`. */
export function clashing<Fields extends object>(patch: Partial<Fields>, opened: Fields, present: Fields): Partial<Fields> | null {
  const fields = (Object.keys(patch) as (keyof Fields)[]).filter((field) => !same(present[field], opened[field]) && !same(present[field], patch[field]));
  return fields.length === 0 ? null : (Object.fromEntries(fields.map((field) => [field, present[field]])) as Partial<Fields>);
}

/** `present` is the thing as the vault has it now, kept fresh; what it was when the editor opened is remembered here. */
export function useKeptEdit<Fields extends object>(present: Fields & { version: number }, save: (patch: Partial<Fields>, expectedVersion: number) => Promise<unknown>): KeptEdit<Fields> {
  const [opened] = useState(present);
  const latest = useRef(present);
  latest.current = present;
  const [clash, setClash] = useState<Partial<Fields> | null>(null);
  const [problem, setProblem] = useState<KistProblem | null>(null);
  const [isSaving, setSaving] = useState(false);

  /** Whether a version later than `version` has come; the news of a change may be on its way when the vault already refuses the old one. */
  async function newsOf(version: number): Promise<boolean> {
    for (let waited = 0; waited < patience && latest.current.version === version; waited += step) await new Promise((resolve) => setTimeout(resolve, step));
    return latest.current.version !== version;
  }

  async function submit(patch: Partial<Fields>, over = false): Promise<boolean> {
    setProblem(null);
    setSaving(true);
    try {
      for (;;) {
        const found = over ? null : clashing(patch, opened, latest.current);
        setClash(found);
        if (found !== null) return false;
        const { version } = latest.current;
        try {
          await save(patch, version);
          return true;
        } catch (error) {
          if (!(error instanceof KistProblem)) throw error;
          if (error.code === 'conflict' && (await newsOf(version))) continue;
          setProblem(error);
          return false;
        }
      }
    } finally {
      setSaving(false);
    }
  }
  return { submit, clash, problem, isSaving };
}
