import { expect, test } from 'vitest';
import { browserCommand } from './open-browser.ts';

test('a browser is opened only where somebody could see it', () => {
  expect(browserCommand('linux', {})).toBeNull();
  expect(browserCommand('linux', { DISPLAY: ':0' })).toEqual(['xdg-open']);
  expect(browserCommand('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open']);
  expect(browserCommand('darwin', {})).toEqual(['open']);
  expect(browserCommand('win32', {})?.[0]).toBe('rundll32');
  expect(browserCommand('darwin', { KIST_OPEN_BROWSER: 'no' })).toBeNull();
});
