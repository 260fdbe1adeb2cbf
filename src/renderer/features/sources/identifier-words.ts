import type { IdentifierHit } from '../../../contract/index.ts';

export const identifierWords: Record<IdentifierHit['kind'], string> = {
  chi: 'CHI number',
  email: 'E-mail address',
  phone: 'Phone number',
  postcode: 'Postcode',
  name: 'Name of a speaker',
  'national-insurance': 'National Insurance number',
  'date-of-birth': 'Date of birth',
};
