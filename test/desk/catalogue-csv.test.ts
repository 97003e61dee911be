import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { readCatalogueCsv } from '../../desk/catalogue/read-csv.ts';
import { writeCatalogueCsv } from '../../desk/catalogue/write-csv.ts';
import { type CatalogueEntry, catalogueEntry } from '../../lib/policy/catalogue.ts';
import { type Inbox, openInbox } from './inbox-room.ts';
import { call } from './running-app.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readCatalogueCsv(bytes(text));

describe('the catalogue as a table', () => {
  const words = fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' });
  const entries = fc.uniqueArray(
    fc
      .record(
        {
          name: words,
          status: fc.constantFrom('approved', 'under-review', 'discouraged'),
          domains: fc.array(fc.constantFrom('a.example', 'b.example', 'xn--c.example'), {
            maxLength: 3,
          }),
          category: words,
          owner: words,
          spareSeats: fc.nat({ max: 1_000_000 }),
          terms: words,
          alternatives: fc.array(words, { minLength: 1, maxLength: 5 }),
          note: words,
        },
        { requiredKeys: ['name', 'status', 'domains'] },
      )
      .map((entry) => catalogueEntry.safeParse(entry).data)
      .filter((entry) => entry !== undefined)
      // Semicolons part the values of a cell.
      .filter(({ alternatives = [] }) => !alternatives.join('').includes(';'))
      // An apostrophe before a sign is what the table itself puts there.
      .filter((entry) => !/"'[=+\-@＝＋－＠]/.test(JSON.stringify(entry))),
    { selector: ({ name }) => name.toLowerCase(), minLength: 1 },
  );

  it('comes back as it went out, whatever stands in it', () => {
    fc.assert(
      fc.property(entries, (list: CatalogueEntry[]) => {
        expect(read(writeCatalogueCsv(list))).toEqual({ entries: list });
      }),
    );
  });

  it.each(['=', '+', '-', '@'])('starts no cell with %s, which a spreadsheet would run', (sign) => {
    const evil = `${sign}cmd|' /C calc'!A0`;
    const table = writeCatalogueCsv([
      { name: evil, status: 'approved', domains: [], owner: evil, note: `"${evil}` },
    ]);
    expect(table).toContain(`'${sign}cmd`);
    expect(table).not.toMatch(/(^|[,\n])"?[=+\-@\t\r]/);
  });

  it.each(['\t', '\r'])('starts no cell with %j either', (sign) => {
    const table = writeCatalogueCsv([{ name: `${sign}=1`, status: 'approved', domains: [] }]);
    expect(table).toContain(`'${sign}=1`);
  });

  it('is read with the delimiter, the line ends and the case a spreadsheet leaves behind', () => {
    const figma = { name: 'Figma', status: 'under-review', domains: ['figma.com', 'fig.ma'] };
    const table =
      '\uFEFFName;Domains;STATUS;Free  Seats\r\nFigma;"figma.com\r\nfig.ma";Under review;3\r\n;;;\r\n';
    expect(read(table)).toEqual({ entries: [{ ...figma, spareSeats: 3 }] });
    expect(read('status\tname\napproved\tMiro\n')).toEqual({
      entries: [{ name: 'Miro', status: 'approved', domains: [] }],
    });
  });

  it.each([
    ['name,status\nA,approved\nB,great\n', 'line 3, status', /approved/],
    ['name,status\n"A\nB",approved\n\nC,\n', 'line 5, status', /./],
    ['name,status,free seats\nA,approved,many\n', 'line 2, free seats', /number/],
    ['name,status,domains\nA,approved,not a domain\n', 'line 2, domains', /./],
    ['name,status\n,approved\n', 'line 2, name', /./],
    ['name,status\nA,approved\na,approved\n', 'line 3, name', /line 2 already/],
    ['name,status\nA,approved,B,C\n', 'line 2', /4 cells.*2 columns/],
    ['name,status\nA,"approved\n', 'line 2', /never closed/],
    ['name,status\nA"B,approved\n', 'line 2', /out of place/],
    ['name,status,colour\nA,approved,red\n', 'line 1, colour', /is not one of name, status/],
    ['name,name,status\nA,A,approved\n', 'line 1, name', /twice/],
    ['name\nA\n', 'line 1', /no column “status”/],
    ['name,status\n', 'line 1', /no software/],
    ['', 'line 1', /no software/],
  ])('that is wrong is named by line and column: %j', (table, path, message) => {
    const told = read(table);
    expect('problems' in told && told.problems[0]?.path).toBe(path);
    expect('problems' in told && told.problems[0]?.message).toMatch(message);
  });

  it('in another encoding is refused rather than garbled', () => {
    const latin1 = Uint8Array.from(Buffer.from('name,status\nZürich,approved\n', 'latin1'));
    expect(readCatalogueCsv(latin1)).toMatchObject({ problems: [{ message: /UTF-8/ }] });
  });
});

describe('importing a catalogue', () => {
  let room: Inbox;
  beforeEach(async () => {
    room = await openInbox();
  });
  afterEach(() => room.desk.stop());

  const bring = (body: string, headers: Record<string, string> = {}) =>
    call('POST', `${room.inbox}/catalogue.csv`, {
      body,
      headers: { ...room.me, 'content-type': 'text/csv', ...headers },
    });
  const names = async () =>
    (await room.get('/catalogue')).json.items.map(
      ({ entry }: { entry: CatalogueEntry }) => entry.name,
    );

  it('adds what is new, changes what has changed, and leaves the rest', async () => {
    const first = await bring('name,status\nMiro,approved\nFigma,approved\n');
    expect(first.json).toEqual({ added: 2, changed: 0, unchanged: 0 });
    const second = await bring('name,status\nMIRO,discouraged\nZoom,approved\nFigma,approved\n');
    expect(second.json).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect(await names()).toEqual(['Figma', 'MIRO', 'Zoom']);
  });

  it('takes nothing at all where one line is wrong', async () => {
    const told = await bring('name,status\nMiro,approved\nFigma,nice\n');
    expect(told.json).toMatchObject({ status: 422, errors: [{ path: 'line 3, status' }] });
    expect(await names()).toEqual([]);
  });

  it('gives back by export what was imported', async () => {
    await bring('name,status,note\n"=1+1",approved,"a ""quoted"" note"\n');
    const file = await room.get('/catalogue.csv');
    expect(file.headers.get('content-disposition')).toContain('catalogue.csv');
    expect(file.text).toContain(`'=1+1`);
    expect((await bring(file.text)).json).toEqual({ added: 0, changed: 0, unchanged: 1 });
  });

  it('is for advisors on the desk’s own page', async () => {
    const table = 'name,status\nA,approved\n';
    expect((await bring(table, { cookie: '' })).status).toBe(401);
    expect((await bring(table, { origin: 'https://evil.example' })).status).toBe(403);
    expect((await bring(table, { 'content-type': 'application/json' })).status).toBe(415);
    expect((await bring(`name,status\n${'x'.repeat(5_000_000)}`)).status).toBe(413);
    expect((await call('GET', `${room.inbox}/catalogue.csv`)).status).toBe(401);
  });
});
