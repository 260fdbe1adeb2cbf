import { z } from 'zod';
import { command, query } from './entry.ts';
import { audience, changed, day, expectedVersion, id, line, none, prose } from './shapes.ts';

/** How somebody may be named, from most to least telling. */
export const attributions = ['named', 'full role', 'general role', 'group', 'none'] as const;
export const attribution = z.enum(attributions);
export type Attribution = z.infer<typeof attribution>;

/** What a voice has agreed to. `unknown` is a state of its own: nobody has asked, or nobody has written it down. */
export const consent = z.strictObject({
  state: z.enum(['recorded', 'unknown', 'withdrawn']),
  /** Per audience; an audience that was not asked about is `unknown`. */
  audiences: z.record(audience, z.enum(['given', 'refused', 'unknown'])),
  attribution,
  /** Last day on which it holds; null: no end was agreed. */
  until: day.nullable(),
  note: prose,
});
export type Consent = z.infer<typeof consent>;

export const voiceFields = {
  pseudonym: line,
  group: line,
  placeId: id.nullable(),
  /** "Manager of the Millbank family centre": may point at one person. */
  roleFull: z.string().max(200),
  /** "Manager in a family service". */
  roleGeneral: z.string().max(200),
  /** The wider area that a general role may be shown with. */
  area: z.string().max(200),
  /** The name to credit, only where somebody wishes to be named. */
  creditedAs: z.string().max(200),
  attributes: z.record(z.string(), z.string()),
  note: prose,
};

export const voice = z.strictObject({ id, ...voiceFields, consent, sources: z.number().int(), words: z.number().int(), codings: z.number().int(), version: z.number().int() });
export type Voice = z.infer<typeof voice>;

const optionalFields = z.strictObject(voiceFields).partial().shape;

export const voices = {
  'voices.list': query('Everybody who speaks, under their pseudonyms, with consent and how much they have said.', none, z.strictObject({ voices: z.array(voice) })),
  'voices.create': command('Add a voice.', z.strictObject({ ...optionalFields, pseudonym: line, group: line, consent: consent.optional() }), changed),
  'voices.edit': command('Change what is kept of a voice.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), ...optionalFields }), changed),
  'voices.setConsent': command('Record what a voice has agreed to.', z.strictObject({ id, expectedVersion: expectedVersion.optional(), consent }), changed),
  'voices.remove': command('Remove a voice that speaks in no source.', z.strictObject({ id }), none),
};
