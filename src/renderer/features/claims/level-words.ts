/** Short words for the five levels of the rubric; each criterion has its own longer descriptors beside them. */
export const levelWords = ['none', 'little', 'some', 'good', 'strong'] as const;

/** A day, as a person says when a rubric was locked. */
export const dayOfInstant = (instant: string): string => new Date(instant).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
