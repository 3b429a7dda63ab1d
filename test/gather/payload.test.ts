/** What a source sent, stored and read again: the name tells how the text is to be read. */
import { describe, expect, test } from 'vitest';
import { Payload, payloadTree, readStored, storedName, type TableForm } from '../../src/gather/payload.ts';

function table(text: string | Uint8Array, form: TableForm & { charset?: string; format?: Payload['format'] } = {}): Payload {
  const bytes = Buffer.from(text);
  return new Payload({ url: 'file:///prices.csv', bytes, type: '', status: 200, retrievedAt: '', format: 'csv', ...form });
}

describe('a stored payload', () => {
  test.each([
    [table('a,b\n'), 'csv.gz'],
    [table('a;b\n', { delimiter: ';', decimal: ',' }), 'csv.semicolon.decimal-comma.gz'],
    [table('a\tb\n', { delimiter: '\t', charset: 'windows-1252' }), 'csv.windows-1252.tab.gz'],
    [table('{"a":1}\n', { format: 'ndjson' }), 'ndjson.gz'],
  ])('has a name that says how it is to be read: %#', async (payload, ending) => {
    const name = storedName(payload);
    expect(name.slice(65)).toBe(ending);
    const back = await readStored(name.replace(/\.gz$/, ''), payload.bytes);
    expect(await payloadTree(back ?? table(''))).toEqual(await payloadTree(payload));
    expect(back).toMatchObject({
      sha256: payload.sha256,
      delimiter: payload.delimiter,
      decimal: payload.decimal,
      charset: payload.charset,
    });
  });

  test('a name that is none is no payload', async () => {
    expect(await readStored('README.md', Buffer.from(''))).toBeUndefined();
    expect(await readStored(`${'0'.repeat(64)}.exe`, Buffer.from(''))).toBeUndefined();
  });

  test('lines of JSON count as they stand, empty ones too', async () => {
    expect(await payloadTree(table('{"a":1}\n\n{"a":2}\n', { format: 'ndjson' }))).toEqual([{ a: 1 }, null, { a: 2 }]);
    await expect(payloadTree(table('{"a":1}\n{"a"', { format: 'ndjson' }))).rejects.toThrow('line 2 is no JSON');
  });
});
