import type { ErrorCode } from '../../contract/errors.ts';
import { Refusal } from '../../domain/refusal.ts';

/** Every way in which a file can't be read. */
export type FileProblemCode = Extract<
  ErrorCode,
  'empty-file' | 'binary-file' | 'too-large' | 'password-protected' | 'mis-named' | 'damaged-file' | 'zip-bomb' | 'format-later' | 'unknown-format' | 'unreadable-file'
>;

/** A refusal about one file. The message says what was found, where, and what to do; the file itself is never touched. */
export function fileProblem(code: FileProblemCode, message: string): Refusal {
  return new Refusal(code, message);
}
