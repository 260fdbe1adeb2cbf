import type { ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';

export type UiProviderProps = { children: ReactNode };

/** Stands once around the whole window: British English for everything that the components say or sort. */
export function UiProvider({ children }: UiProviderProps) {
  return <I18nProvider locale="en-GB">{children}</I18nProvider>;
}
