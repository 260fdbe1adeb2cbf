/** Says a sentence to screen readers without moving the focus: "Coded as being listened to." */
export function announce(sentence: string, urgency: 'polite' | 'assertive' = 'polite'): void {
  const region = liveRegion(urgency);
  region.textContent = '';
  // The same sentence twice is only heard twice when the region was empty in between.
  requestAnimationFrame(() => { region.textContent = sentence; });
}

function liveRegion(urgency: 'polite' | 'assertive'): HTMLElement {
  const id = `ui-live-${urgency}`;
  const present = document.getElementById(id);
  if (present !== null) return present;
  const region = document.createElement('div');
  region.id = id;
  region.className = 'ui-visually-hidden';
  region.setAttribute('aria-live', urgency);
  region.setAttribute('role', urgency === 'polite' ? 'status' : 'alert');
  // The library hides everything outside an open dialog from screen readers; this must be heard from within one too.
  region.setAttribute('data-live-announcer', 'true');
  document.body.append(region);
  return region;
}
