import { useState } from 'react';
import type { Code, Coder, Coding } from '../../../contract/index.ts';
import { keyLabel } from '../../app/keys.ts';
import { KeyHint, LinkButton, Popover, Swatch } from '../../ui/index.ts';
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
};

/** One coding in the inspector: which code, by whom, when, why. */
export function CodingItem({ coding, codes, recent, coder, isInHand, hasActs, onTake, onRecode, onRemove }: CodingItemProps) {
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
          {hasActs && (
            <div className="coding-item-acts">
              <LinkButton onPress={() => setWriting(true)}>{coding.memo === '' ? 'Add a memo' : 'Edit the memo'}</LinkButton>
              <Popover label={`Another code instead of ${name}`} hasHiddenLabel isFlush trigger={<LinkButton>Change code</LinkButton>} placement="bottom end">
                {(close) => <CodePicker label={`Another code instead of ${name}`} codes={[...codes.values()].filter((one) => one.id !== coding.codeId)} recent={recent} onPick={(codeId) => { close(); onRecode(codeId); }} />}
              </Popover>
              <span><LinkButton aria-label={`Remove the coding ${name}`} onPress={onRemove}>Remove</LinkButton>{isInHand && <> <KeyHint keys={keyLabel('x')} /></>}</span>
            </div>
          )}
        </>
      )}
    </li>
  );
}
