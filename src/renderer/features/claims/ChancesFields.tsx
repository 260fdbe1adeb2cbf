import type { Chances } from '../../../contract/index.ts';
import { Checkbox, Columns, Stack, TextArea, TextField } from '../../ui/index.ts';

/** Chances as they are being written. A range is written "0.6 to 0.8". */
export type WrittenChances = { sensitivity: string; falseAlarm: string; isInterpretive: boolean; reason: string; agreedBy: string };

const shown = ([least, most]: Chances['sensitivity']): string => (least === most ? String(least) : `${least} to ${most}`);

export function writtenChances(chances: Chances | null): WrittenChances {
  return chances === null ? { sensitivity: '', falseAlarm: '', isInterpretive: false, reason: '', agreedBy: '' } : { ...chances, sensitivity: shown(chances.sensitivity), falseAlarm: shown(chances.falseAlarm) };
}

/** A chance between 0 and 1, or from one to another; null where it is not understood. */
export function readChance(text: string): Chances['sensitivity'] | null {
  const parts = text.trim().split(/\s*(?:to|–|-)\s*/u);
  if (parts.length > 2 || !parts.every((part) => /^(?:0|1|0?[.,]\d+|1[.,]0+|0[.,]\d+)$/u.test(part))) return null;
  const [least, most = least] = parts.map((part) => Number(part.replace(',', '.')));
  return least! <= most! && least! >= 0 && most! <= 1 ? [least!, most!] : null;
}

/** The chances, or why they can't be read yet. */
export function readChances(written: WrittenChances): Chances | string {
  const sensitivity = readChance(written.sensitivity);
  const falseAlarm = readChance(written.falseAlarm);
  if (sensitivity === null || falseAlarm === null) return 'A chance lies between 0 and 1: 0.7, or 0.6 to 0.8.';
  return { sensitivity, falseAlarm, isInterpretive: written.isInterpretive, reason: written.reason.trim(), agreedBy: written.agreedBy.trim() };
}

const errorOf = (text: string): { error?: string } => (text.trim() === '' || readChance(text) !== null ? {} : { error: 'Between 0 and 1: 0.7, or 0.6 to 0.8.' });

export function ChancesFields({ written, onChange }: { written: WrittenChances; onChange: (written: WrittenChances) => void }) {
  return (
    <Stack gap={12}>
      <Columns gap={16} least="narrow">
        <TextField label="Chance of seeing it if it holds" placeholder="0.9, or 0.8 to 0.95" inputMode="decimal" value={written.sensitivity} onChange={(sensitivity) => onChange({ ...written, sensitivity })} {...errorOf(written.sensitivity)} />
        <TextField label="Chance of seeing it if it does not" placeholder="0.3" inputMode="decimal" value={written.falseAlarm} onChange={(falseAlarm) => onChange({ ...written, falseAlarm })} {...errorOf(written.falseAlarm)} />
      </Columns>
      <TextArea label="Why these numbers" rows={2} value={written.reason} onChange={(reason) => onChange({ ...written, reason })} description="Without a reason the number is not shown." />
      <TextField label="Who else agrees to them" note="by name; without a second person the number is not shown" value={written.agreedBy} onChange={(agreedBy) => onChange({ ...written, agreedBy })} />
      <Checkbox isSelected={written.isInterpretive} onChange={(isInterpretive) => onChange({ ...written, isInterpretive })} description="Then it may weigh five to one at most, other evidence twenty to one.">It is somebody’s opinion or reading of it</Checkbox>
    </Stack>
  );
}
