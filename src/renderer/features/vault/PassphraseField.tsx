import { useAsk } from '../../client/ask.ts';
import { Stack, TextField } from '../../ui/index.ts';
import { StrengthMeter } from './StrengthMeter.tsx';

export type PassphraseFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  description?: string;
  error?: string;
  autoFocus?: boolean;
};

/** A new passphrase, with how long it would hold and what would make it better, as it is typed. */
export function PassphraseField({ label, value, onChange, description, error, autoFocus }: PassphraseFieldProps) {
  const strength = useAsk('vault.strength', { passphrase: value }, { enabled: value.length > 0, keepPrevious: true });
  return (
    <Stack gap={8}>
      <TextField
        label={label}
        type="password"
        value={value}
        onChange={onChange}
        autoComplete="new-password"
        autoFocus={autoFocus ?? false}
        description={description ?? 'Four or more unrelated words are easy to remember and hard to guess.'}
        {...(error === undefined ? {} : { error })}
      />
      {value.length > 0 && strength.data && <StrengthMeter strength={strength.data} />}
    </Stack>
  );
}
