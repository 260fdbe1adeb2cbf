import { useMemo, useState } from 'react';
import type { Code } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { type PickGroup, PickList } from '../../ui/index.ts';
import { beginningOf } from './in-words.ts';
import { isTakenName, offerCodes } from './code-choices.ts';
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
  /** Given where a new code may be made: Ctrl Enter, or the last row. */
  onCreate?: (name: string) => void;
};

const create = 'create';

/** Type three letters and press Enter. Nothing typed: the codes used last come first. */
export function CodePicker({ label, codes, recent, present = [], onPick, onCreate }: CodePickerProps) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const canCreate = onCreate !== undefined && name !== '' && !isTakenName(codes, name);
  const offers = useMemo(() => offerCodes(codes, typed, recent), [codes, typed, recent]);
  const groups = useMemo((): PickGroup[] => {
    const rows = offers.map(({ code, path }, index) => ({
      id: code.id,
      label: code.name,
      description: [path, present.includes(code.id) ? 'on these words already' : '', beginningOf(code.definition, 70)].filter(Boolean).join('. '),
      colour: colourOf(code.colour),
      ...(index === 0 && name !== '' && { keys: keyLabel('enter') }),
    }));
    const used = name === '' ? rows.filter((row) => recent.includes(row.id)).slice(0, 6) : [];
    const rest = used.length === 0 ? rows : rows.filter((row) => !used.includes(row));
    return [
      { id: 'used', label: 'Used last', choices: used },
      { id: 'codes', label: used.length === 0 ? 'Codes' : 'All codes', choices: rest },
      { id: 'new', label: 'New', choices: canCreate ? [{ id: create, label: `Create “${name}”`, icon: 'plus', keys: keyLabel('mod+enter') }] : [] },
    ];
  }, [offers, name, recent, present, canCreate]);

  return (
    <div
      onKeyDownCapture={(event) => {
        if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
        event.preventDefault();
        event.stopPropagation();
        if (canCreate) onCreate(name);
      }}
    >
      <PickList
        label={label}
        placeholder="Type a few letters of a code"
        query={typed}
        onQuery={setTyped}
        groups={groups}
        onPick={(id) => (id === create ? onCreate?.(name) : onPick(id))}
        empty={onCreate === undefined ? 'No code is called that.' : 'The codebook is still empty. Type the name of a first code.'}
      />
    </div>
  );
}
