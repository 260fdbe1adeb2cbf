import type { ReportLine } from '../../contract/sources.ts';

export type { ReportLine };

/** What was found in a file, and is in the text. */
export const recognised = (text: string): ReportLine => ({ kind: 'recognised', text });
/** What stands otherwise in the text than in the file, every word kept. */
export const changed = (text: string): ReportLine => ({ kind: 'changed', text });
/** What is in the file and not in the text, and why. */
export const dropped = (text: string): ReportLine => ({ kind: 'dropped', text });
/** What a person should look at before relying on the text. */
export const look = (text: string): ReportLine => ({ kind: 'look', text });
