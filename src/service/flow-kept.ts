/** What people keep beside flow data: saved ways of looking, and the register of data gaps. */
import type { FlowQuestion } from '../contract/index.ts';
import { listDataGaps, listSavedViews, readDataGap, readSavedView } from '../vault/flow-views.ts';
import type { Readable } from '../vault/open.ts';
import type { Handlers } from './context.ts';
import { datasetHere } from './flow-answer.ts';
import { checkFilter, checkView } from './flow-filter.ts';
import { given, inShort, notHere } from './references.ts';
import { subsetHere } from './subsets.ts';

/** A question that can be asked of the data as they are now; a question to what is gone is not kept. */
export function requireAskable(database: Readable, { datasetId, view, filter = {} }: FlowQuestion): void {
  const dataset = datasetHere(database, datasetId);
  checkView(dataset, view);
  checkFilter(dataset, filter, 'protected');
  if (filter.subsetId !== undefined) subsetHere(database, filter.subsetId);
}

export const flowKeptHandlers = {
  'flows.views': ({ database }) => ({ views: listSavedViews(database) }),
  'flows.saveView': ({ change, database, newId, coderId }, { name, question, note = '' }) => {
    requireAskable(database, question);
    const id = newId();
    change.insert('flow_view', { id, name, question: JSON.stringify(question), note, at: change.at, coder_id: coderId, version: 1 });
    change.describe(`Kept the view “${inShort(name)}”`);
    return { id, version: 1 };
  },
  'flows.editView': ({ change, database }, { id, expectedVersion, name, question, note }) => {
    const view = readSavedView(database, id) ?? notHere('saved view', id);
    if (question) requireAskable(database, question);
    const version = change.update('flow_view', id, given({ name, question: question && JSON.stringify(question), note }), expectedVersion);
    change.describe(`Changed the view “${inShort(view.name)}”`);
    return { id, version };
  },
  'flows.removeView': ({ change, database }, { id }) => {
    const view = readSavedView(database, id) ?? notHere('saved view', id);
    change.remove('flow_view', id);
    change.describe(`Took away the view “${inShort(view.name)}”`);
    return {};
  },

  'flows.gaps': ({ database }) => ({ gaps: listDataGaps(database) }),
  'flows.addGap': ({ change, database, newId }, { datasetId = null, missing, matters = '', holder = '', status = 'open', note = '' }) => {
    if (datasetId !== null) datasetHere(database, datasetId);
    const id = newId();
    change.insert('data_gap', { id, dataset_id: datasetId, missing, matters, holder, status, note, version: 1 });
    change.describe(`Noted a data gap: ${inShort(missing)}`);
    return { id, version: 1 };
  },
  'flows.editGap': ({ change, database }, { id, expectedVersion, datasetId, missing, matters, holder, status, note }) => {
    const gap = readDataGap(database, id) ?? notHere('data gap', id);
    if (datasetId) datasetHere(database, datasetId);
    const version = change.update('data_gap', id, given<string | null>({ dataset_id: datasetId, missing, matters, holder, status, note }), expectedVersion);
    change.describe(status !== undefined && status !== gap.status ? `Data gap “${inShort(gap.missing)}”: ${status}` : `Changed the data gap “${inShort(gap.missing)}”`);
    return { id, version };
  },
  'flows.removeGap': ({ change, database }, { id }) => {
    const gap = readDataGap(database, id) ?? notHere('data gap', id);
    change.remove('data_gap', id);
    change.describe(`Took away the data gap “${inShort(gap.missing)}”`);
    return {};
  },
} satisfies Partial<Handlers<'flows'>>;
