import { keyLabel } from '../../app/keys.ts';
import { Button } from '../../ui/index.ts';
import './PassageBar.css';

export type PassageAct = 'code' | 'in-vivo' | 'again' | 'sign' | 'evidence' | 'cause';

type PassageBarProps = {
  /** Where it stands, in pixels within the positioned element around it. */
  at: { left: number; top: number };
  /** Name of the code used last, for coding with it again. */
  lastCode: string | null;
  onAct: (act: PassageAct) => void;
};

/** What can be done with the words just selected by mouse; every act has a key too. */
export function PassageBar({ at, lastCode, onAct }: PassageBarProps) {
  return (
    <div className="passage-bar" role="toolbar" aria-label="Selected words" style={{ insetInlineStart: at.left, insetBlockStart: at.top }}>
      <Button size="small" kind="quiet" keys={keyLabel('c')} onPress={() => onAct('code')}>Code</Button>
      <Button size="small" kind="quiet" keys={keyLabel('v')} onPress={() => onAct('in-vivo')}>In their words</Button>
      {lastCode !== null && (
        <Button size="small" kind="quiet" keys={keyLabel('r')} aria-label={`Code as ${lastCode} again`} onPress={() => onAct('again')}>
          <span className="passage-bar-last">{lastCode}</span>
        </Button>
      )}
      <Button size="small" kind="quiet" keys={keyLabel('s')} onPress={() => onAct('sign')}>Sign</Button>
      <Button size="small" kind="quiet" keys={keyLabel('e')} onPress={() => onAct('evidence')}>Evidence</Button>
      <Button size="small" kind="quiet" keys={keyLabel('w')} onPress={() => onAct('cause')}>Leads to</Button>
    </div>
  );
}
