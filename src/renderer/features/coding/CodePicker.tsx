import { useMemo, useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { type PickGroup, PickList } from '../../ui/index.ts';
import { beginningOf } from './in-words.ts';
import { isTakenName, newCodeFrom, offerCodes } from './code-choices.ts';
import { colourOf } from './stripes.ts';

type CodePickerProps = {
  /** What is picked: "Code for these words". */
  label: string;
  codes: readonly Code[];
  /** Ids of the codes used last, the latest first. */
  recent: readonly string[];
  /** Ids of the codes that these words bear already. */
  present?: readonly string[];
  onPick: (codeId: string) => void;
  /** Given where a new code may be made: Ctrl Enter, or the last rows; under a code, where one was chosen for it. */
  onCreate?: (name: string, parentId: string | null) => void;
};

const create = 'create';
const createUnder = 'create-under';

/** Type three letters and press Enter. Nothing typed: the codes used last come first. */
export function CodePicker({ label, codes, recent, present = [], onPick, onCreate }: CodePickerProps) {
  const [typed, setTyped] = useState('');
  /** Name of the new code while it is chosen where it goes. */
  const [placing, setPlacing] = useState<string | null>(null);
  const wanted = newCodeFrom(codes, typed);
  const name = wanted.name;
  const siblings = wanted.parent === null ? codes : codes.filter((code) => code.parentId === wanted.parent!.id);
  const canCreate = onCreate !== undefined && name !== '' && !isTakenName(siblings, name);
  const offers = useMemo(() => offerCodes(codes, typed, recent), [codes, typed, recent]);
  const groups = useMemo((): PickGroup[] => {
    const rows = offers.map(({ code, path, alias }, index) => ({
      id: code.id,
      label: code.name,
      description: [path, alias === null ? '' : `also called ${alias}`, present.includes(code.id) ? 'on these words already' : '', beginningOf(code.definition, 70)].filter(Boolean).join('. '),
      colour: colourOf(code.colour),
      ...(index === 0 && typed.trim() !== '' && { keys: keyLabel('enter') }),
    }));
    const used = typed.trim() === '' ? rows.filter((row) => recent.includes(row.id)).slice(0, 6) : [];
    const rest = used.length === 0 ? rows : rows.filter((row) => !used.includes(row));
    const makes = !canCreate ? [] : [
      { id: create, label: wanted.parent === null ? `Create “${name}”` : `Create “${name}” under “${wanted.parent.name}”`, icon: 'plus' as const, keys: keyLabel('mod+enter') },
      ...(wanted.parent === null && codes.length > 0 ? [{ id: createUnder, label: `Put “${name}” under another code…`, icon: 'plus' as const, keys: keyLabel('mod+shift+enter') }] : []),
    ];
    return [
      { id: 'used', label: 'Used last', choices: used },
      { id: 'codes', label: used.length === 0 ? 'Codes' : 'All codes', choices: rest },
      { id: 'new', label: 'New', choices: makes },
    ];
  }, [offers, typed, name, wanted.parent, recent, present, canCreate, codes.length]);

  if (placing !== null) {
    return (
      <PickList
        key="placing"
        label={`Under which code does “${placing}” go?`}
        query={typed}
        onQuery={setTyped}
        choices={offers.map(({ code, path }) => ({ id: code.id, label: code.name, description: path, colour: colourOf(code.colour) }))}
        onPick={(parentId) => onCreate?.(placing, parentId)}
        empty="No code is called that."
      />
    );
  }
  const make = (isUnder: boolean): void => {
    if (!canCreate) return;
    if (isUnder && wanted.parent === null) {
      setPlacing(name);
      setTyped('');
    } else onCreate(name, wanted.parent?.id ?? null);
  };
  return (
    <div
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        make(event.shiftKey);
      }}
    >
      <PickList
        label={label}
        placeholder="Type a few letters of a code"
        query={typed}
        onQuery={setTyped}
        groups={groups}
        onPick={(id) => (id === create || id === createUnder ? make(id === createUnder) : onPick(id))}
        empty={onCreate === undefined ? 'No code is called that.' : 'The codebook is still empty. Type the name of a first code.'}
      />
    </div>
  );
}
