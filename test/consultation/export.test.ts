import { describe, expect, it } from 'vitest';

import { asCsv, asJson } from '../../lib/consultation/export.ts';
import { wordingOf } from '../locale.ts';
import { answered } from '../popup/examples.ts';

const wording = await wordingOf('en');
const withNote = (note: string) => ({ ...answered, request: { ...answered.request, note } });

describe('my consultations', () => {
  it('leave as a table a spreadsheet opens', () => {
    const [heading, row] = asCsv([withNote('So "soon",\nplease')], wording).split('\r\n');
    expect(heading).toBe(
      '\uFEFF"Asked","Vendor","Plan","Seats","Price","Paid","Note","Advice","IT’s message","Outcome"',
    );
    expect(row).toBe(
      `"${answered.request.createdAt}","Linkwell","Team","5","€60","a month","So ""soon"",\nplease","Go ahead, with conditions","Fine for the design team.",""`,
    );
  });

  it.each(['=HYPERLINK("https://evil.example")', '+1', '-1', '@sum', '\tx'])(
    'leave %j as text, not as a formula',
    (note) => {
      expect(asCsv([withNote(note)], wording)).toContain(`"'${note.replaceAll('"', '""')}"`);
    },
  );

  it('leave whole as JSON', () => {
    expect(JSON.parse(asJson([answered]))).toEqual([answered]);
  });
});
