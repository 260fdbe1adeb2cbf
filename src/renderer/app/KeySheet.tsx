/** `?`: every key of the window on one sheet. */
import { useState } from 'react';
import { Dialog, KeyHint, Switch } from '../ui/index.ts';
import { keyLabel, singleLetterKeys } from './keys.ts';
import './KeySheet.css';

const sheet: readonly { about: string; keys: readonly (readonly [string, string])[] }[] = [
  {
    about: 'Everywhere',
    keys: [
      ['mod+k', 'Jump to anything'],
      ['mod+shift+f', 'Search in all words'],
      ['mod+z', 'Undo'],
      ['mod+shift+z', 'Redo'],
      ['mod+l', 'Lock'],
      ['?', 'This sheet'],
    ],
  },
  {
    about: 'Codebook',
    keys: [
      ['n', 'New code'],
      ['alt+arrowup', 'Move the chosen codes up; the other arrows down, in and out'],
      ['shift+arrowdown', 'Choose several'],
      ['F2', 'Rename'],
      ['Delete', 'Remove; undo brings it back'],
    ],
  },
  {
    about: 'Splitting a code by hand',
    keys: [
      ['0', 'The passage stays'],
      ['1', 'To the first of the other codes; 2 to the second, and so on'],
      ['n', 'To a new code'],
      ['c', 'To a code that is there'],
      ['arrowleft', 'The passage before; the other arrow the next'],
      ['f', 'Finish, and look at what would happen'],
    ],
  },
  {
    about: 'Framework, timeline, claims, briefs',
    keys: [
      ['n', 'New indicator, event, claim or brief'],
      ['o', 'New outcome'],
      ['s', 'Log a sign on the indicator, or from the event'],
      ['e', 'Use the event as evidence'],
      ['a', 'Add evidence for the claim'],
      ['shift+a', 'Add evidence against the claim'],
      ['mod+enter', 'Save what is being written'],
    ],
  },
  {
    about: 'Recordings, beside a source',
    keys: [
      ['k', 'Play, or pause'],
      ['shift+k', 'Play from the paragraph at the cursor'],
      ['j', 'Back 5 seconds'],
      ['shift+j', 'On 5 seconds'],
      ['<', 'Slower'],
      ['>', 'Faster'],
    ],
  },
  {
    about: 'Memos and history',
    keys: [
      ['n', 'Write a memo'],
      ['mod+f', 'Find words in the list'],
      ['arrowdown', 'Next entry of the history'],
      ['arrowup', 'Entry before'],
      ['mod+enter', 'Keep the memo'],
    ],
  },
  {
    about: 'Two readings',
    keys: [
      ['n', 'Next difference'],
      ['p', 'Difference before'],
      ['m', 'Write down what was said'],
      ['y', 'Settle it: code it'],
      ['l', 'Settle it: leave it'],
      ['d', 'Settle it: agree to differ'],
      ['mod+enter', 'Store the memo or the decision'],
      ['escape', 'Let go of the difference'],
    ],
  },
  {
    about: 'Reading and coding',
    keys: [
      ['c', 'Code the selected words, or else the paragraph'],
      ['mod+enter', 'While choosing a code: make a new one'],
      ['v', 'Code in their own words (in vivo)'],
      ['r', 'Code with the last code again'],
      ['x', 'Take away the coding at the cursor'],
      ['m', 'Memo of the coding at the cursor'],
      ['s', 'Log a sign of change from the selected words'],
      ['e', 'Use the selected words as evidence'],
      ['arrowdown', 'Next paragraph'],
      ['arrowup', 'Paragraph before'],
      ['shift+arrowdown', 'Take the next paragraph into the selection'],
      ['arrowright', 'Next sentence'],
      ['arrowleft', 'Sentence before'],
      ['shift+arrowright', 'Take the next sentence into the selection'],
      ['mod+shift+arrowright', 'Take the next word into it'],
      ['n', 'Next coding'],
      ['p', 'Coding before'],
      ['mod+f', 'Find in this source'],
      ['escape', 'Let go of the selection'],
    ],
  },
];

export function KeySheet({ onClose }: { onClose: () => void }) {
  const [lettersAreOn, setLettersAreOn] = useState(singleLetterKeys.areOn());
  return (
    <Dialog title="Keys" isOpen onClose={onClose} size="large">
      <div className="key-sheet">
        {sheet.map((part) => (
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
