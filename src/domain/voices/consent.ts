import type { Consent } from '../../contract/voices.ts';

/** What stands until somebody has asked: nothing is known, so nothing leaves the team, and nobody is named. */
export const unknownConsent: Consent = {
  state: 'unknown',
  audiences: { team: 'unknown', board: 'unknown', partners: 'unknown', public: 'unknown' },
  attribution: 'none',
  until: null,
  note: '',
};
