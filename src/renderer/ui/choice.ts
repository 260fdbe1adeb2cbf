import type { ReactNode } from 'react';
import type { CodeColourName } from './palette.ts';
import type { IconName } from './icon-shapes.ts';

/** One thing among several, in Select, ComboBox, PickList and ListBox. */
export type Choice = {
  id: string;
  label: string;
  /** A faint line under the label: where it belongs, what it means. */
  description?: string;
  /** A swatch before the label. */
  colour?: CodeColourName;
  icon?: IconName;
  /** A figure at the end, already in words or digits. */
  count?: ReactNode;
  /** Keys that choose it at once, shown at the end. */
  keys?: string;
  isDisabled?: boolean;
};
