/** How the window looks for one person. `system` follows the machine's settings. */
export type Appearance = {
  theme: 'system' | 'light' | 'dark';
  contrast: 'system' | 'more' | 'usual';
  motion: 'system' | 'none';
  text: 'usual' | 'large' | 'larger';
};

export const usualAppearance: Appearance = { theme: 'system', contrast: 'system', motion: 'system', text: 'usual' };

/** Puts the choices where tokens.css reads them: attributes of the root element. */
export function applyAppearance(appearance: Appearance, root: HTMLElement = document.documentElement): void {
  const choices = { theme: appearance.theme, contrast: appearance.contrast, motion: appearance.motion, text: appearance.text };
  for (const [name, choice] of Object.entries(choices)) {
    if (choice === 'system' || (name === 'text' && choice === 'usual')) root.removeAttribute(`data-${name}`);
    else root.setAttribute(`data-${name}`, choice);
  }
}
