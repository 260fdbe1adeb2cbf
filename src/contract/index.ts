/**
 * The contract: everything that a window, the command line or a test may ask of a vault.
 * One table; the service's handlers, the window's client and `kist methods` are derived from it.
 */
import type { z } from 'zod';
import type { Entry } from './entry.ts';
import { agreement } from './agreement.ts';
import { causes } from './causes.ts';
import { claims } from './claims.ts';
import { codebook } from './codebook.ts';
import { coding } from './coding.ts';
import { flowImport } from './flow-import.ts';
import { flows } from './flows.ts';
import { framework, timeline } from './framework.ts';
import { harvest } from './harvest.ts';
import { memos } from './memos.ts';
import { programme } from './programme.ts';
import { questions } from './questions.ts';
import { reports } from './reports.ts';
import { search } from './search.ts';
import { sources } from './sources.ts';
import { history, team } from './team.ts';
import { theories } from './theory.ts';
import { vault } from './vault.ts';
import { voices } from './voices.ts';

export const contract = {
  ...vault,
  ...programme,
  ...team,
  ...history,
  ...voices,
  ...sources,
  ...codebook,
  ...coding,
  ...memos,
  ...questions,
  ...agreement,
  ...framework,
  ...timeline,
  ...flowImport,
  ...flows,
  ...theories,
  ...causes,
  ...harvest,
  ...claims,
  ...reports,
  ...search,
} satisfies Record<string, Entry>;

export type Contract = typeof contract;
export type MethodName = keyof Contract;
/** What a caller gives. */
export type Input<Name extends MethodName> = z.input<Contract[Name]['input']>;
/** What a handler gets: the input, parsed. */
export type Parsed<Name extends MethodName> = z.output<Contract[Name]['input']>;
export type Output<Name extends MethodName> = z.output<Contract[Name]['output']>;
export type CommandName = { [Name in MethodName]: Contract[Name]['kind'] extends 'command' ? Name : never }[MethodName];
export type QueryName = Exclude<MethodName, CommandName>;

export function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(contract, name);
}

export type * from './agreement.ts';
export type * from './causes.ts';
export type * from './claim-evidence.ts';
export type * from './claims.ts';
export type * from './codebook.ts';
export type * from './coding.ts';
export type * from './entry.ts';
export type * from './errors.ts';
export type * from './flow-data.ts';
export type * from './flow-import.ts';
export type * from './flow-views.ts';
export type * from './flows.ts';
export type * from './framework.ts';
export type * from './harvest.ts';
export type * from './memos.ts';
export type * from './programme.ts';
export type * from './questions.ts';
export type * from './reports.ts';
export type * from './restriction.ts';
export type * from './search.ts';
export type * from './shapes.ts';
export type * from './sources.ts';
export type * from './team.ts';
export type * from './theory.ts';
export type * from './vault.ts';
export type * from './voices.ts';
export type * from './window.ts';
