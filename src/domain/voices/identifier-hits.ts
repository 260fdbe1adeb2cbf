import type { IdentifierHit } from '../../contract/sources.ts';
import { contextAround } from '../coding/context-around.ts';
import { findIdentifiers } from '../disclosure/identifiers.ts';
import { namesSomebody } from './suggest.ts';

/** A few words are enough to judge a hit by. */
const reach = 40;

/** What in a text may tell who somebody is, in its order, each with a few words around it. `labels` are the labels of its speakers. */
export function identifierHits(text: string, labels: readonly string[]): IdentifierHit[] {
  return findIdentifiers(text, labels.filter(namesSomebody)).map((hit) => ({ ...hit, ...contextAround(text, hit.start, hit.end, reach) }));
}
