/** Areas of the history as a person would look for them. What stands together here is chosen together. */
export const areaGroups: readonly { id: string; label: string; areas: readonly string[] }[] = [
  { id: 'coding', label: 'Coding', areas: ['coding'] },
  { id: 'codebook', label: 'Codebook', areas: ['codebook'] },
  { id: 'sources', label: 'Sources', areas: ['sources'] },
  { id: 'memos', label: 'Memos', areas: ['memos'] },
  { id: 'questions', label: 'Questions', areas: ['questions'] },
  { id: 'agreement', label: 'Two readings', areas: ['agreement'] },
  { id: 'voices', label: 'Voices and consent', areas: ['voices'] },
  { id: 'framework', label: 'Framework and signs', areas: ['framework'] },
  { id: 'timeline', label: 'Timeline', areas: ['timeline'] },
  { id: 'flows', label: 'Flows', areas: ['flows'] },
  { id: 'claims', label: 'Claims', areas: ['claims'] },
  { id: 'reports', label: 'What has left', areas: ['reports'] },
  { id: 'programme', label: 'Programme and team', areas: ['programme', 'team', 'vault'] },
  { id: 'history', label: 'Going back', areas: ['history'] },
];

export const areaWord = (area: string): string => areaGroups.find(({ areas }) => areas.includes(area))?.label ?? area;
