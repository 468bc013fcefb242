import { createReadStream } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../../infra/cli/bulk/decode.ts';
import { readRows } from '../../../../infra/cli/bulk/read-rows.ts';
import type { Row, RowLayout } from '../../../../infra/cli/bulk/row.ts';
import { LANGUAGES } from '../../../../lib/languages/index.ts';
import { eachRow } from '../../../fixtures/each-row.ts';
import { IS_FULL } from '../../../fixtures/test-scale.ts';
import { LAYOUT } from './fixture.ts';

/** Reads the bytes in pieces of the given size, as from a file or a pipe. */
async function read(content: string | Uint8Array, layout: Partial<RowLayout> = {}, encoding = 'utf-8', piece = 65_536) {
  const bytes = Buffer.from(content as Uint8Array);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  }
  const rows: Row[] = [];
  const name = 'in.csv';
  const all = readRows(decode(chunks(), { name, encoding }), name, { ...LAYOUT, ...layout });
  for await (const row of all) rows.push(row);
  return rows;
}

const textsOf = (rows: readonly Row[]) => rows.map(row => ('question' in row ? row.question.text : row.fault.code));

describe('The language of a row', () => {
  const languagesOf = (rows: readonly Row[]) =>
    rows.map(row => ('question' in row ? row.question.language : row.fault));

  eachRow(LANGUAGES)('is %s where the option says so, and where the column does', async tag => {
    const common = { ...LAYOUT.common, language: tag };
    expect(languagesOf(await read('text\na\n', { common }))).toEqual([tag]);
    const other = tag === 'en-US' ? 'de-DE' : 'en-US';
    const layout = { languageColumn: 'tag', common: { ...common, language: other } } as const;
    expect(languagesOf(await read(`text,tag\na,${tag}\nb,\n`, layout))).toEqual([tag, other]);
  });
});

describe('The rows of CSV', () => {
  eachRow([
    ['commas', 'id,text\n1,"a, b"\n2,c\n'],
    ['semicolons', 'id;text\n1;a, b\n2;c\n'],
    ['tabs', 'id\ttext\n1\ta, b\n2\tc'],
    ['a byte order mark and CRLF', '\uFEFFid,text\r\n1,"a, b"\r\n\r\n2,c\r\n'],
    ['titles in quotes', '"id","text"\n"1","a, b"\n"2","c"\n'],
  ])('are read with %s', async (_what, content) => {
    for (const piece of [1, 7, 65_536]) expect(textsOf(await read(content, {}, 'utf-8', piece))).toEqual(['a, b', 'c']);
  });

  it('may hold line feeds and quotes', async () => {
    expect(textsOf(await read('id,text\n1,"a\nb"\n2,"say ""x"""\n3,12" pipe\n'))).toEqual([
      'a\nb',
      'say "x"',
      '12" pipe',
    ]);
  });

  it('take id, language and time from their columns, and the rest from the options', async () => {
    const layout = { idColumn: 'id', languageColumn: 'lang', referenceColumn: 'at' };
    const rows = await read('id,text,lang,at\nx,a,de-DE,2026-01-01T00:00:00Z\ny,b,,\n', layout);
    expect(rows).toMatchObject([
      {
        number: 1,
        id: 'x',
        question: {
          ...{ text: 'a', language: 'de-DE', entity_types: ['date', 'money'] },
          reference_time: '2026-01-01T00:00:00Z',
        },
      },
      { number: 2, id: 'y', question: { text: 'b', language: 'en-US', entity_types: ['date', 'money'] } },
    ]);
  });

  it('may be in another encoding', async () => {
    expect(textsOf(await read(Buffer.from('text\nM\xfcller\n', 'latin1'), {}, 'windows-1252'))).toEqual(['Müller']);
    const utf16 = Buffer.from('\uFEFFtext\nMüller\n', 'utf16le');
    expect(textsOf(await read(utf16, {}, 'utf-8', 5))).toEqual(['Müller']);
  });

  it('have a fault if there is no text, if it is too long, or if bytes are not UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from(`id,text\n1, \n2\n3,${'x'.repeat(1024 * 1024)}\n4,a\n5,M`),
      Buffer.from([0xfc, 0xe9]),
      Buffer.from('\n6,b\n'),
    ]);
    expect(textsOf(await read(content))).toEqual(['no-text', 'no-text', 'payload-too-large', 'a', 'not-utf8', 'b']);
  });

  it('may have 99 KiB as a request, and no more', async () => {
    const room = 99 * 1024 - Buffer.byteLength(JSON.stringify({ ...LAYOUT.common, text: '' }));
    const rows = await read(`text\n${'x'.repeat(room)}\n${'x'.repeat(room + 1)}\n`);
    expect(rows.map(row => 'question' in row)).toEqual([true, false]);
  });

  it('are refused with two columns of a name that is asked for, but not with two others', async () => {
    const complaint = 'in.csv has several columns "text". Rename all but one.';
    await expect(read('text,id,text\na,1,b\n')).rejects.toThrow(complaint);
    await expect(read('text,id, text \na,1,b\n')).rejects.toThrow(complaint);
    await expect(read('id,text,id\n1,a,2\n', { idColumn: 'id' })).rejects.toThrow('several columns "id"');
    expect(textsOf(await read('id,text,id\n1,a,2\n'))).toEqual(['a']);
  });

  it('are refused without a column, and the columns that are there are named', async () => {
    const failure = read('id;txt;lang\n1;a;b\n', { idColumn: 'case' });
    await expect(failure).rejects.toThrow('in.csv has no column "text", "case". It has: id, txt, lang');
  });

  eachRow([
    ['an empty file', '', 'in.csv is empty'],
    ['a workbook', 'PK\x03\x04\x00\x00', 'in.csv is not a text file'],
    ['a quote that is never closed', 'text\na\n"b\nc\n', 'after row 1, a quote that is opened there is never closed'],
    ['a row without an end', `text\na\n"${'x'.repeat(11 * 1024 * 1024)}`, 'after row 1, the row has more than 10 MiB'],
  ])('are refused: %s', async (_what, content, complaint) => {
    // If the file is read in one piece, the rows before the fault must not be lost. 11 MiB are not read twice.
    for (const piece of content.length < 1_000 || IS_FULL ? [65_536, 20_000_000] : [20_000_000]) {
      await expect(read(content, {}, 'utf-8', piece)).rejects.toThrow(complaint);
    }
  });

  it('are named where they are a folder', async () => {
    const name = import.meta.dirname;
    const rows = readRows(decode(createReadStream(name), { name, encoding: 'utf-8' }), name, LAYOUT);
    await expect(rows.next()).rejects.toThrow(`${name}: it is a folder`);
  });
});

describe('The rows of NDJSON', () => {
  it('are read from lines, also from the last one without an end', async () => {
    const content = '{"text":"a"}\r\n\n{"text":"b\\nc","id":7}\n{"text":"d"}';
    for (const piece of [1, 65_536]) {
      const rows = await read(content, { idColumn: 'id' }, 'utf-8', piece).catch(error => error);
      expect(String(rows)).toContain('no column "id"');
      expect(textsOf(await read(content, {}, 'utf-8', piece))).toEqual(['a', 'b\nc', 'd']);
    }
  });

  eachRow([1, 65_536])('know where they end, in pieces of %i bytes', async piece => {
    const rows = await read('{"text":"é"}\n\n{"text":"b"}', {}, 'utf-8', piece);
    expect(rows).toMatchObject([{ endsAt: 14 }, { endsAt: 27 }]);
  });

  it('keep numbers as ids', async () => {
    expect(await read('{"text":"a","id":7}\n', { idColumn: 'id' })).toMatchObject([{ id: '7' }]);
  });

  it('have a fault if a line is not an object, has no text, or is too long', async () => {
    const long = `{"text":"${'x'.repeat(11 * 1024 * 1024)}"}`;
    const rows = await read(`{"text":"a"}\n[1]\n{"text":\n{"text":5}\n${long}\n{"text":"b"}\n`);
    expect(textsOf(rows)).toEqual(['a', 'malformed-json', 'malformed-json', 'no-text', 'payload-too-large', 'b']);
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });
});
