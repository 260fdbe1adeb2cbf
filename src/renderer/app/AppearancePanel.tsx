import { RadioGroup, Section, Stack } from '../ui/index.ts';
import { changeAppearance, useAppearance } from './appearance.ts';

/** Light or dark, contrast, size of the words, movement. */
export function AppearancePanel() {
  const { theme, contrast, text, motion } = useAppearance();
  return (
    <Section title="How the window looks" about="For you on this machine; nothing of it is stored in the vault.">
      <Stack gap={24}>
        <RadioGroup label="Light" choices={[{ id: 'system', label: 'As the system' }, { id: 'light', label: 'Light' }, { id: 'dark', label: 'Dark' }]} value={theme} onChange={(chosen) => changeAppearance({ theme: chosen })} orientation="horizontal" />
        <RadioGroup label="Contrast" choices={[{ id: 'system', label: 'As the system' }, { id: 'more', label: 'More' }, { id: 'usual', label: 'Usual' }]} value={contrast} onChange={(chosen) => changeAppearance({ contrast: chosen })} orientation="horizontal" />
        <RadioGroup label="Size of the words" choices={[{ id: 'usual', label: 'Usual' }, { id: 'large', label: 'Large' }, { id: 'larger', label: 'Larger' }]} value={text} onChange={(chosen) => changeAppearance({ text: chosen })} orientation="horizontal" />
        <RadioGroup label="Movement" choices={[{ id: 'system', label: 'As the system' }, { id: 'none', label: 'None' }]} value={motion} onChange={(chosen) => changeAppearance({ motion: chosen })} orientation="horizontal" />
      </Stack>
    </Section>
  );
}
