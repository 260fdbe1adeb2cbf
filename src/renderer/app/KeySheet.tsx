/** `?`: every key of the window on one sheet. */
import { useState } from 'react';
import { Dialog, KeyHint, SearchField, Switch } from '../ui/index.ts';
import { findKeys } from './key-list.ts';
import { keyLabel, singleLetterKeys } from './keys.ts';
import './KeySheet.css';

export function KeySheet({ onClose }: { onClose: () => void }) {
  const [lettersAreOn, setLettersAreOn] = useState(singleLetterKeys.areOn());
  const [typed, setTyped] = useState('');
  const groups = findKeys(typed, keyLabel);
  return (
    <Dialog title="Keys" isOpen onClose={onClose} size="large">
      <div className="key-sheet-find">
        <SearchField label="Find a key" placeholder="What you want to do, or a key" autoFocus value={typed} onChange={setTyped} />
      </div>
      <p className="key-sheet-none" role="status">{groups.length === 0 ? 'No key does that. Most things can also be reached with Ctrl K.' : ''}</p>
      <div className="key-sheet">
        {groups.map((part) => (
          <section key={part.about}>
            <h3>{part.about}</h3>
            <dl>
              {part.keys.map(([key, words]) => (
                <div key={key}>
                  <dt><KeyHint keys={keyLabel(key)} /></dt>
                  <dd>{words}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Switch
        isSelected={lettersAreOn}
        onChange={(on) => {
          singleLetterKeys.set(on);
          setLettersAreOn(on);
        }}
        description="Switch them off if you speak to your machine, or if they are pressed by accident."
      >
        Keys of a single letter
      </Switch>
    </Dialog>
  );
}
