import { useState } from 'react';
import type { Code, Coder, Coding } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { KeyHint, LinkButton, Popover, Select, Swatch } from '../../ui/index.ts';
import { CodePicker } from './CodePicker.tsx';
import { whenInWords } from './in-words.ts';
import { MemoForm } from './MemoForm.tsx';
import { colourOf } from './stripes.ts';
import './CodingItem.css';

type CodingItemProps = {
  coding: Coding;
  codes: ReadonlyMap<string, Code>;
  recent: readonly string[];
  coder: Coder | undefined;
  /** The keys x and m are about this one. */
  isInHand: boolean;
  /** Shows what can be done with it; where many codings lie on the same words, only for the one in hand. */
  hasActs: boolean;
  onTake: () => void;
  onRecode: (codeId: string) => void;
  onRemove: () => void;
  onWeigh: (weight: number | null) => void;
  onPin: () => void;
};

/** One coding in the inspector: which code, by whom, when, how strongly, why. */
export function CodingItem({ coding, codes, recent, coder, isInHand, hasActs, onTake, onRecode, onRemove, onWeigh, onPin }: CodingItemProps) {
  const [isWriting, setWriting] = useState(false);
  const code = codes.get(coding.codeId);
  const name = code?.name ?? 'a code that is gone';
  return (
    <li className="coding-item" data-in-hand={isInHand || undefined}>
      <div className="coding-item-head">
        <Swatch colour={colourOf(code?.colour)} />
        <span className="coding-item-name"><LinkButton isQuiet aria-current={isInHand || undefined} onPress={onTake}>{name}</LinkButton></span>
        <span className="coding-item-when" title={coder?.name}>{[coder?.initials, whenInWords(coding.at, new Date().toISOString())].filter(Boolean).join(', ')}</span>
      </div>
      {isWriting ? <MemoForm coding={coding} codeName={name} onDone={() => setWriting(false)} /> : (
        <>
          {coding.memo !== '' && <p className="coding-item-memo">{coding.memo}</p>}
          {coding.how !== '' && <p className="coding-item-memo">How it came here: {coding.how}</p>}
          {coding.pinned && <p className="coding-item-memo">Shown as an example in the codebook</p>}
          {!hasActs && coding.weight !== null && <p className="coding-item-memo">{weightInWords(code?.scale ?? null, coding.weight)}</p>}
          {hasActs && code?.scale != null && <WeightChoice name={name} scale={code.scale} weight={coding.weight} onWeigh={onWeigh} />}
          {hasActs && (
            <div className="coding-item-acts">
              <LinkButton onPress={() => setWriting(true)}>{coding.memo === '' ? 'Add a memo' : 'Edit the memo'}</LinkButton>
              <Popover label={`Another code instead of ${name}`} hasHiddenLabel isFlush trigger={<LinkButton>Change code</LinkButton>} placement="bottom end">
                {(close) => <CodePicker label={`Another code instead of ${name}`} codes={[...codes.values()].filter((one) => one.id !== coding.codeId)} recent={recent} onPick={(codeId) => { close(); onRecode(codeId); }} />}
              </Popover>
              <LinkButton aria-pressed={coding.pinned} onPress={onPin}>{coding.pinned ? 'No example' : 'Make it an example'}</LinkButton>
              <span><LinkButton aria-label={`Remove the coding ${name}`} onPress={onRemove}>Remove</LinkButton>{isInHand && <> <KeyHint keys={keyLabel('x')} /></>}</span>
            </div>
          )}
        </>
      )}
    </li>
  );
}

type Scale = NonNullable<Code['scale']>;

function weightInWords(scale: Scale | null, weight: number): string {
  return [`Weight ${weight}`, scale?.words[String(weight)] ?? ''].filter(Boolean).join(': ');
}

/** How strongly the passage shows the code, on the code's own scale; its digits do the same. */
function WeightChoice({ name, scale, weight, onWeigh }: { name: string; scale: Scale; weight: number | null; onWeigh: (weight: number | null) => void }) {
  const weights = Array.from({ length: scale.to - scale.from + 1 }, (_, index) => scale.from + index);
  return (
    <div className="coding-item-weight">
      <Select
        label={`Weight of ${name}`}
        hasHiddenLabel
        choices={[{ id: 'none', label: 'Not weighed' }, ...weights.map((one) => ({ id: String(one), label: [String(one), scale.words[String(one)] ?? ''].filter(Boolean).join(': ') }))]}
        value={weight === null ? 'none' : String(weight)}
        onChange={(id) => onWeigh(id === 'none' ? null : Number(id))}
      />
    </div>
  );
}
