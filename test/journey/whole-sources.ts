/** Acts of bringing in what people said, and what they agreed to. */
import { expect } from 'vitest';
import type { Kept } from './whole-act.ts';
import { writeTranscripts } from './whole-files.ts';
import { count, goTo, heading, look, pick, press, radio } from './whole-hands.ts';
import type { Stage } from './whole-stage.ts';

export async function bringInAFolder(stage: Stage): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Sources');
  await heading(page, 'Here you keep what people said');
  await look(stage, 'no sources yet');
  const folder = await writeTranscripts(stage.home);
  await stage.choose(() => press(page, 'Choose a folder'), folder);

  const files = page.getByRole('listbox', { name: 'Chosen files' });
  await files.waitFor();
  await count(files.getByRole('option'), 7);
  const open = (name: RegExp) => files.getByRole('option', { name }).click();

  // What can't be read says why; the other files are not held up by it.
  await open(/empty\.txt|^empty/);
  await page.getByText('This file can’t be stored as it is.').waitFor();
  await page.getByText(/“empty.txt” holds no words/).waitFor();
  await open(/recording/);
  await page.getByText(/“recording.docx” is a recording, not text/).waitFor();
  await open(/leaflet/);
  await page.getByText(/“leaflet.ods” is named like an OpenDocument spreadsheet and is none inside/).waitFor();
  await look(stage, 'a file that can’t be read');

  await open(/Interview at the family evening/);
  const speakers = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: /^Put .*right$/ }) });
  await speakers.first().waitFor();
  await count(speakers, 3);
  await page.getByText('07700 900123').first().waitFor();
  await press(speakers.filter({ hasText: 'Mrag' }), /^Put .*right$/);
  await page.getByRole('menuitem', { name: 'The same person as “Morag”' }).click();
  await page.getByText('“Mrag” is “Morag”').waitFor();
  await count(speakers, 2);
  await page.getByLabel('Pseudonym of Morag').fill('Bracken');
  await pick(page, 'Stakeholder group of Morag', 'Parents and carers');
  await look(stage, 'a file looked over');
  await press(page, 'Looks right, next');

  await open(/at the door/);
  // Morag is one person in both files, and has one pseudonym and one group.
  expect(await page.getByLabel('Pseudonym of Morag').inputValue()).toBe('Bracken');
  await pick(page, 'Part of Worker', /^Is heard/);
  await page.getByLabel('Pseudonym of Worker').fill('Sorrel');
  await pick(page, 'Stakeholder group of Worker', 'Practitioners');
  await press(page, /^Looks right/);

  await open(/group/i);
  await page.getByLabel('Pseudonym of Parent 1').fill('Rowan');
  await page.getByLabel('Pseudonym of Parent 2').fill('Linnet');
  await press(page, /^Looks right/);

  await press(page, 'Store 4 sources');
  await page.getByText('4 sources are stored.').waitFor();
  await look(stage, 'sources stored');
}

type Agreed = { team: string; board: string; partners: string; public: string };

async function recordConsent({ page }: Stage, pseudonym: string, agreed: Agreed, level: string): Promise<void> {
  await goTo(page, 'Voices');
  await page.getByRole('row', { name: new RegExp(pseudonym) }).getByRole('button', { name: pseudonym }).click();
  await heading(page, pseudonym);
  await press(page, 'Record it');
  await radio(page, 'Where it stands', 'Recorded');
  for (const [question, answer] of [['The team', agreed.team], ['The board', agreed.board], ['Partners', agreed.partners], ['The public', agreed.public]] as const) await radio(page, question, answer);
  await radio(page, 'How may they be named beyond the team?', level);
}

export async function recordWhatVoicesAgreedTo(stage: Stage, _kept: Kept): Promise<void> {
  const { page } = stage;
  await goTo(page, 'Voices');
  await heading(page, 'Voices');
  await count(page.getByRole('row'), 5);
  await look(stage, 'the voices');
  await recordConsent(stage, 'Bracken', { team: 'Yes', board: 'Yes', partners: 'Not asked', public: 'No' }, 'General role and area');
  await look(stage, 'recording consent');
  await press(page, 'Keep the consent');
  await page.getByText(/Quotes may be used with the team and the board/).waitFor();
  await press(page, 'Edit');
  await page.getByLabel('General role').fill('Parent at a family evening');
  await page.getByLabel('Wider area').fill('Invermuir');
  await press(page, 'Keep the changes');
  await page.getByText('Parent at a family evening').first().waitFor();
  await recordConsent(stage, 'Rowan', { team: 'Yes', board: 'Yes', partners: 'Yes', public: 'Yes' }, 'Group only');
  await press(page, 'Keep the consent');
  await recordConsent(stage, 'Sorrel', { team: 'Yes', board: 'No', partners: 'No', public: 'No' }, 'Nothing');
  await press(page, 'Keep the consent');
  await page.getByText(/Said no to the board/).waitFor();
  await goTo(page, 'Voices');
  await page.getByText('consent not recorded yet for 1 of them').waitFor();
  await look(stage, 'a voice with consent');
}
