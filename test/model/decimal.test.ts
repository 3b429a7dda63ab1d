import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal, isDecimal, plain, plainOf } from '../../src/model/decimal.ts';

describe('decimal', () => {
  it.each([
    ['1.10', '1.1'],
    ['57.4e6', '57400000'],
    ['300E9', '300000000000'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['+5', '5'],
    ['-0', '0'],
    ['-0.00', '0'],
    ['1e-7', '0.0000001'],
    ['007', '7'],
    ['12345678901234567890.123456789', '12345678901234567890.123456789'],
  ])('%s is %s', (text, shown) => {
    expect(isDecimal(text)).toBe(true);
    expect(plain(decimal(text))).toBe(shown);
  });

  it.each([
    '',
    ' ',
    '1 ',
    '1,000',
    '1_000',
    '1.2.3',
    'NaN',
    'Infinity',
    '-Infinity',
    '1e999',
    '1e',
    'e5',
    '.',
    '-',
    '0x1F',
    '0b1',
    '1n',
    '٣',
    '１',
    '1/2',
    'one',
    'null',
  ])('%j is no number', (text) => {
    expect(isDecimal(text)).toBe(false);
    expect(() => decimal(text)).toThrow('not a decimal number');
  });

  it('adds what binary fractions cannot', () => {
    expect(plain(decimal('0.1').plus('0.2'))).toBe('0.3');
  });

  it('plain text is read back the same', () => {
    const text = fc
      .tuple(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.integer({ min: -20, max: 20 }))
      .map(([digits, exponent]) => `${digits}e${exponent}`);
    fc.assert(
      fc.property(text, (raw) => {
        const shown = plain(decimal(raw));
        expect(shown).toMatch(/^-?\d+(?:\.\d*[1-9])?$/);
        expect(decimal(shown).eq(decimal(raw))).toBe(true);
        expect(plain(decimal(shown))).toBe(shown);
      }),
    );
  });
});

it('plainOf gives what arithmetic gives, to 15 digits', () => {
  const digits = fc.string({ unit: fc.constantFrom(...'0123456789'), maxLength: 18 });
  const written = fc.tuple(fc.constantFrom('', '-', '+'), digits, fc.option(digits), fc.constantFrom('', '', '', 'e3', 'E-7'));
  fc.assert(
    fc.property(written, ([sign, whole, fraction, exponent]) => {
      const text = `${sign}${whole}${fraction === null ? '' : `.${fraction}`}${exponent}`;
      fc.pre(isDecimal(text));
      expect(plainOf(text)).toBe(plain(decimal(text).toSignificantDigits(15)));
    }),
    { numRuns: 2000 },
  );
});
