/** What is known of data beside their rows: asked once at the import, changed later where the data are described. */
import type { Dataset, Input } from '../../../../contract/index.ts';

export type Risk = NonNullable<Dataset['riskAssessment']>;
export type KnownFields = {
  name: string;
  dating: 'event-dated' | 'snapshot' | 'aggregate';
  extractDate: string;
  holder: string;
  coverage: string;
  note: string;
  synthetic: boolean;
  threshold: Dataset['threshold'];
  snapshot: Dataset['snapshot'];
  risk: Risk;
  /** The dataset that these are a later extract of. */
  continues: string | null;
};

export const noRisk: Risk = { areaSize: '', sensitivity: '', linkable: '', note: '', decision: '', person: '', date: '' };

/** 31 July is when Scotland counts looked-after children. */
export const emptyKnown: KnownFields = { name: '', dating: 'event-dated', extractDate: '', holder: '', coverage: '', note: '', synthetic: false, threshold: 5, snapshot: { month: 7, day: 31 }, risk: noRisk, continues: null };

/** What an earlier extract said holds for the later one too, until somebody says otherwise; its day is its own. */
export function asBefore(known: KnownFields, earlier: Dataset): KnownFields {
  const { name, dating, holder, coverage, note, synthetic, threshold, snapshot, riskAssessment } = earlier;
  return { ...known, name, dating, holder, coverage, note, synthetic, threshold, snapshot, risk: riskAssessment ?? noRisk, continues: earlier.id };
}

export const isRiskSaid = (risk: Risk): boolean => Object.values(risk).some((words) => words.trim() !== '');
export const isDay = (written: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(written) && !Number.isNaN(Date.parse(written)) && new Date(written).toISOString().startsWith(written);

/** As it is stored; a day that nobody said is left to the last that the files mention. */
export function toStore({ risk, continues, extractDate, ...known }: KnownFields): Partial<Input<'flows.store'>> {
  return { ...known, riskAssessment: isRiskSaid(risk) ? risk : null, ...(isDay(extractDate) && { extractDate }), ...(continues !== null && { continues }) };
}
