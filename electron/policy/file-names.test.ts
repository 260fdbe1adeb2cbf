import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeFileName } from './file-names.ts';

describe('names for the save dialog', () => {
  test.each([
    ['Contribution brief.docx', 'Contribution brief.docx'],
    ['Craigend: “feeling safe”?.html', 'Craigend- “feeling safe”-.html'],
    ['../../etc/cron.d/brief.txt', 'brief.txt'],
    ['C:\\Windows\\brief.csv', 'brief.csv'],
    ['2025-10-08.odt', '2025-10-08.odt'],
    ['consultation_doctor.TextGrid', 'consultation_doctor.textgrid'],
    ['.hidden.txt', 'hidden.txt'],
    ['.txt', null],
    ['brief', null],
    ['brief.exe', null],
    ['brief.docx.lnk', null],
    ['brief.html\u202Etxt.exe', null],
    ['con.txt', 'Kist con.txt'],
    ['COM1.report.csv', 'Kist COM1.report.csv'],
    ['brief.\u200Bdocx', 'brief.docx'],
    ['a\u0000b.txt', 'ab.txt'],
    ['/ .txt', null],
    ['Rhòna.html', 'Rhòna.html'],
  ])('%j becomes %j', (wanted, name) => expect(safeFileName(wanted)).toBe(name));

  test('a long name keeps its ending', () => expect(safeFileName(`${'x'.repeat(400)}.docx`)).toBe(`${'x'.repeat(120)}.docx`));

  test('whatever the title, the name leads nowhere and runs nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.constantFrom('.docx', '.html', '.exe', '', '.txt ', '.TXT.', '.csv'), (title, ending) => {
        const name = safeFileName(title + ending);
        if (name === null) return;
        expect(name).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cf}]/u);
        expect(name).toMatch(/^[^.\s].*\.(docx|html|pdf|txt|md|csv|tsv|json|xlsx|svg|png|zip|qdpx|qdc|xmile|xml|key)$/u);
        expect(name.length).toBeLessThan(255);
      }),
    );
  });
});
