import type { Input } from '../../../contract/index.ts';

/** The source or code whose history is looked at; null for the whole history. */
export type AboutWhat = NonNullable<Input<'history.list'>['about']> | null;
