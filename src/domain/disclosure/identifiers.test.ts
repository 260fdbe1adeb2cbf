import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIdentifiers, isCommunityHealthIndex } from './identifiers.ts';

const found = (text: string, names: string[] = []) => findIdentifiers(text, names).map((hit) => [hit.kind, hit.text]);

/** A made-up CHI number with the right check figure. */
function madeUp(front: string): string | undefined {
  const sum = [...front].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = 11 - (sum % 11);
  return check === 10 ? undefined : front + (check === 11 ? 0 : check);
}

describe('numbers that identify', () => {
  test('a CHI number needs a date and the right check figure', () => {
    const valid = madeUp('150101123') ?? '';
    expect(isCommunityHealthIndex(valid)).toBe(true);
    expect(found(`His number is ${valid}, she said.`)).toEqual([['chi', valid]]);
    expect(found(`${valid.slice(0, 6)} ${valid.slice(6)}`)).toEqual([['chi', `${valid.slice(0, 6)} ${valid.slice(6)}`]]);
    expect(found(`${valid.slice(0, 6)}-${valid.slice(6)}`)).toEqual([['chi', `${valid.slice(0, 6)}-${valid.slice(6)}`]]);
    const wrong = valid.slice(0, 9) + ((Number(valid[9]) + 1) % 10);
    expect(found(wrong)).toEqual([]);
    expect(isCommunityHealthIndex(madeUp('310201123') ?? '')).toBe(false);
    expect(isCommunityHealthIndex(madeUp('290200123') ?? '0')).toBe(madeUp('290200123') !== undefined);
    expect(isCommunityHealthIndex('12345')).toBe(false);
  });

  test('every wrong single figure of a CHI number is noticed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 99_999 }), fc.integer({ min: 6, max: 8 }), fc.integer({ min: 1, max: 9 }), (day, month, rest, at, shift) => {
        const valid = madeUp(`${String(day).padStart(2, '0')}${String(month).padStart(2, '0')}${String(rest).padStart(5, '0')}`);
        fc.pre(valid !== undefined);
        const digits = [...(valid ?? '')];
        digits[at] = String((Number(digits[at]) + shift) % 10);
        return isCommunityHealthIndex(valid ?? '') && !isCommunityHealthIndex(digits.join(''));
      }),
    );
  });

  test('telephone numbers in the ways that people write them', () => {
    for (const number of ['01382 496012', '07700 900123', '+44 7700 900123', '+44 (0)131 496 0000', '0044 131 496 0000', '(0131) 496-0000', '0131 496 0000', '0800 496 012', '07700.900.123']) {
      expect(found(`Ring ${number} after six.`)).toEqual([['phone', number]]);
    }
    for (const none of ['in 2019 2020 2021', 'on 01/02/2023', 'INQ000588065', 'page 0123', '10.00 am, 12.15', '£1,000,000,000', '0.123456789']) expect(found(none)).toEqual([]);
  });

  test('postcodes have an area that exists', () => {
    expect(found('She lives at DD1 4HN, and he at EH99 1SP or KA3 2AB.')).toEqual([['postcode', 'DD1 4HN'], ['postcode', 'EH99 1SP'], ['postcode', 'KA3 2AB']]);
    expect(found('dd1 4hn')).toEqual([['postcode', 'dd1 4hn']]);
    expect(found('ZZ1 4HN and A4 5CI and WM2U 1AB and P1 said')).toEqual([]);
  });

  test('National Insurance numbers and e-mail addresses', () => {
    expect(found('It is QQ 12 34 56 C')).toEqual([]);
    expect(found('It is AB 12 34 56 C, or AB123456D.')).toEqual([['national-insurance', 'AB 12 34 56 C'], ['national-insurance', 'AB123456D']]);
    expect(found('Write to first.last+kist@mail.example.org.')).toEqual([['email', 'first.last+kist@mail.example.org']]);
    expect(found('meet @ five, a@b')).toEqual([]);
  });

  test('dates of birth stand near words that ask for them', () => {
    expect(found('Date of birth: 3/5/1990')).toEqual([['date-of-birth', '3/5/1990']]);
    expect(found('DOB 03.05.90')).toEqual([['date-of-birth', '03.05.90']]);
    expect(found('I was born on the 3rd of May 1990 in Invermuir')).toEqual([['date-of-birth', '3rd of May 1990']]);
    expect(found('Could I have your date of birth please?\n\nIt is the thirty first [unclear] October nineteen ninety.')).toEqual([['date-of-birth', 'the thirty first [unclear] October nineteen ninety']]);
    expect(found('We met on 3 May 1990.')).toEqual([]);
  });
});

describe('names of speakers', () => {
  test('whole names and their parts, with a capital, at the edges of words', () => {
    const names = ['Ms Morag Dunlop', 'Interviewer', 'Lead 8', 'Speaker 2'];
    expect(found("Morag Dunlop came. Morag's sister, Mrs Dunlop, did not; moragville is a place.", names)).toEqual([['name', 'Morag Dunlop'], ['name', 'Morag'], ['name', 'Dunlop']]);
    expect(found('MORAG DUNLOP (sworn).', names)).toEqual([['name', 'MORAG DUNLOP']]);
    expect(found('The interviewer asked the Lead speaker. I will lead. Ms Carey.', names)).toEqual([]);
    expect(found('Dunlopia and Moragh', names)).toEqual([]);
  });

  test('a post is no name: its words are in every other sentence', () => {
    expect(findIdentifiers('We waited on Housing. The head of Housing came, with Morag.', ['Head of Housing', 'Morag Dunlop']).map((hit) => hit.text)).toEqual(['Morag']);
  });
  test('names that are everyday words say so where a sentence begins', () => {
    const [first, second] = findIdentifiers('Grace is not given. We saw Grace there.', ['Grace']);
    expect(first?.why).toContain('The name of a speaker');
    expect(second?.text).toBe('Grace');
    const [doubtful] = findIdentifiers('Will this help?', ['Will Tennant']);
    expect(doubtful?.why).toContain('ordinary word');
  });

  test('names inside an e-mail address belong to the address', () => {
    expect(found('Mail Morag.Dunlop@example.org', ['Morag Dunlop'])).toEqual([['email', 'Morag.Dunlop@example.org']]);
  });

  test('letters with marks and apostrophes', () => {
    expect(found("Siân O’Neill and Siân's O'Neill", ["Siân O'Neill"])).toEqual([['name', 'Siân O’Neill'], ['name', 'Siân'], ['name', "O'Neill"]]);
  });
});

describe('what holds for every text', () => {
  test('hits are in order, never overlap, and are what stands in the text', () => {
    const piece = fc.oneof(fc.string(), fc.constantFrom('0101011230', 'DD1 4HN', 'a@b.org', '+44 7700 900123', 'Morag', 'born 3 May 1990', 'AB123456C', ' ', '\n', '07700'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const text = pieces.join(' ');
        let last = 0;
        for (const hit of findIdentifiers(text, ['Morag Dunlop', 'Ben'])) {
          expect(hit.start).toBeGreaterThanOrEqual(last);
          expect(hit.end).toBeGreaterThan(hit.start);
          expect(text.slice(hit.start, hit.end)).toBe(hit.text);
          last = hit.end;
        }
      }),
    );
  });

  test('hostile texts of 300,000 characters are read to the end', () => {
    for (const unit of ['0', '0 ', 'a.', 'a@', '(', '@', 'born ', 'DD1 ', '07700 9', '1 2 ', 'A1', 'Morag-', "Morag'", '01-', '.']) {
      const text = unit.repeat(Math.floor(300_000 / unit.length));
      expect(Array.isArray(findIdentifiers(text, ['Morag Dunlop']))).toBe(true);
    }
  });
});
