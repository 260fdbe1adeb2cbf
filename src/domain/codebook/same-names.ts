import type { Code } from '../../contract/index.ts';
import { nameKey } from './names.ts';

/** Names under which more than one code would be found: which of `names` a code other than `id` bears, and which. Nothing is forbidden by it. */
export function sharedNames(codes: readonly Pick<Code, 'id' | 'name' | 'aliases'>[], id: string | null, names: readonly string[]): { name: string; code: string }[] {
  return names.flatMap((name) => {
    const key = nameKey(name);
    const other = codes.find((code) => code.id !== id && [code.name, ...code.aliases].some((called) => nameKey(called) === key));
    return other === undefined || key === '' ? [] : [{ name, code: other.name }];
  });
}
