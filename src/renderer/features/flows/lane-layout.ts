import type { Output } from '../../../contract/index.ts';
import { dayOfIso as readDay } from '../../../domain/flows/days.ts';

/** Days of the contract can always be read. */
const dayOfIso = (iso: string): number => readDay(iso) ?? 0;

type Stay = Output<'flows.person'>['stays'][number];
export type PlacedStay = Stay & { /** Both as shares of the whole time. */ start: number; width: number };

/** Where each stay lies on its stream's lane, and where years begin. Stays that go on reach to the day until which something is known. */
export function laneLayout(stays: readonly Stay[], knownUntil: string): { lanes: { stream: string; stays: PlacedStay[] }[]; years: { year: number; at: number }[] } {
  const first = stays.reduce((least, { from }) => Math.min(least, dayOfIso(from)), dayOfIso(knownUntil));
  const last = Math.max(first + 1, stays.reduce((most, { to }) => Math.max(most, dayOfIso(to ?? knownUntil)), dayOfIso(knownUntil)));
  const share = (day: number): number => (day - first) / (last - first);
  const streams = [...new Set(stays.map(({ stream }) => stream))];
  const lanes = streams.map((stream) => ({
    stream,
    stays: stays.filter((stay) => stay.stream === stream).map((stay) => {
      const start = share(dayOfIso(stay.from));
      return { ...stay, start, width: Math.max(0, share(dayOfIso(stay.to ?? knownUntil)) - start) };
    }),
  }));
  const years: { year: number; at: number }[] = [];
  const from = stays.length === 0 ? knownUntil : stays.reduce((least, stay) => (stay.from < least ? stay.from : least), knownUntil);
  const to = stays.reduce((most, stay) => ((stay.to ?? knownUntil) > most ? (stay.to ?? knownUntil) : most), knownUntil);
  const step = Math.max(1, Math.ceil((Number(to.slice(0, 4)) - Number(from.slice(0, 4))) / 12));
  for (let year = Number(from.slice(0, 4)) + 1; year <= Number(to.slice(0, 4)); year += step) {
    const at = share(dayOfIso(`${year}-01-01`));
    if (at >= 0 && at < 1) years.push({ year, at });
  }
  return { lanes, years };
}
