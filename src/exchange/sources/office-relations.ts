import type { Archive } from './archive.ts';
import { readXml } from './xml-stream.ts';

export type Relation = { readonly id: string; /** The last part of the type's address: "styles", "comments" ... */ readonly type: string; /** Path inside the archive. */ readonly target: string };

/** The parts that a part names as its own (ECMA-376 part 2, section 9.3); the package itself is the part ''. Addresses outside the file are passed over. */
export function relationsOf(archive: Archive, part: string, name: string): Relation[] {
  const folder = part.replace(/[^/]*$/, '');
  const relations: Relation[] = [];
  readXml(archive, `${folder}_rels/${part.slice(folder.length)}.rels`, name, {
    open(tag, attribute) {
      if (tag !== 'rel:Relationship' || attribute('TargetMode') === 'External') return;
      const target = attribute('Target') ?? '';
      relations.push({ id: attribute('Id') ?? '', type: (attribute('Type') ?? '').replace(/^.*\//, ''), target: resolved(target.startsWith('/') ? target.slice(1) : folder + target) });
    },
  });
  return relations;
}

function resolved(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
