import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimal } from '../../src/model/decimal.ts';
import { formatQuantity, type QuantityStyle } from '../../src/model/format.ts';
import type { Quantity } from '../../src/model/quantity.ts';

function quantity(amount: string, unit: string, over: Partial<Quantity> = {}): Quantity {
  return { type: 'quantity', amount, unit, comparator: '=', ...over };
}

describe('amounts in AP style', () => {
  it.each<[string, string, string]>([
    ['300e9', 'USD', '$300 billion'],
    ['57400000', 'USD', '$57.4 million'],
    ['46743000000', 'USD', '$46.7 billion'],
    ['1.5e12', 'USD', '$1.5 trillion'],
    ['1000000', 'USD', '$1 million'],
    ['1234.5', 'USD', '$1,234.50'],
    ['1500', 'USD', '$1,500'],
    ['1.08', 'USD', '$1.08'],
    ['100.10', 'USD', '$100.10'],
    ['5', 'USD', '$5'],
    ['0', 'USD', '$0'],
    ['170200000', 'AUD', 'A$170.2 million'],
    ['2000', 'JPY', '¥2,000'],
    ['8e9', 'EUR', '€8 billion'],
    ['3.5e6', 'GBP', '£3.5 million'],
    ['12000000', 'CHF', 'CHF 12 million'],
    ['45', 'SEK', 'SEK 45'],
    ['500', 'percent', '500%'],
    ['3.7', 'percent', '3.7%'],
    ['3.70', 'percent', '3.7%'],
    ['0.1', 'percent', '0.1%'],
    ['1200', 'percent', '1,200%'],
    ['1', 'percentage-point', '1 percentage point'],
    ['1.4', 'percentage-point', '1.4 percentage points'],
    ['25', 'basis-point', '25 basis points'],
    ['270000', 't', '270,000 metric tons'],
    ['44000000', 't', '44 million metric tons'],
    ['1940000', 't', '1.94 million metric tons'],
    ['1', 't', '1 metric ton'],
    ['0', 't', '0 metric tons'],
    ['5', 'kg', '5 kilograms'],
    ['27', 'month', '27 months'],
    ['10', 'year', '10 years'],
    ['9.5', 'month', '9.5 months'],
    ['6', 'month', 'six months'],
    ['1', 'month', 'one month'],
    ['7', 'count', 'seven'],
    ['17', 'count', '17'],
    ['0', 'count', 'zero'],
    ['6', 'times', 'six times'],
    ['12', 'times', '12 times'],
  ])('%s %s is %s', (amount, unit, shown) => expect(formatQuantity(quantity(amount, unit))).toBe(shown));

  it.each<[string, string, string]>([
    ['-57.4e6', 'USD', '-$57.4 million'],
    ['-1.08', 'USD', '-$1.08'],
    ['-12000000', 'CHF', '-CHF 12 million'],
    ['-3.7', 'percent', '-3.7%'],
    ['-270000', 't', '-270,000 metric tons'],
    ['-1', 'month', '-1 month'],
    ['-0', 'percent', '0%'],
  ])('%s %s is %s', (amount, unit, shown) => expect(formatQuantity(quantity(amount, unit))).toBe(shown));

  it.each<[Partial<Quantity>, string]>([
    [{ comparator: '>' }, 'more than 65%'],
    [{ comparator: '>=' }, 'at least 65%'],
    [{ comparator: '<' }, 'less than 65%'],
    [{ comparator: '<=' }, 'up to 65%'],
    [{ comparator: '~' }, 'about 65%'],
    [{ low: '60', high: '70' }, '60% to 70%'],
    [{ low: '60', high: '70', comparator: '~' }, 'about 60% to 70%'],
  ])('65 percent with %j is %s', (over, shown) => expect(formatQuantity(quantity('65', 'percent', over))).toBe(shown));

  it.each<[Quantity, string]>([
    [quantity('110', 'USD', { per: 'kg' }), '$110 per kilogram'],
    [quantity('2.5', 'kWh', { per: 't' }), '2.5 kilowatt-hours per metric ton'],
    [quantity('1.25e9', 'USD', { low: '1e9', high: '1.5e9' }), '$1 billion to $1.5 billion'],
    [quantity('11000', 't', { low: '10000', high: '12000' }), '10,000 to 12,000 metric tons'],
    [quantity('3', 'month', { low: '1', high: '5' }), '1 to 5 months'],
    [quantity('105', 'USD', { low: '100', high: '110', per: 'kg' }), '$100 per kilogram to $110 per kilogram'],
  ])('%o is %s', (value, shown) => expect(formatQuantity(value)).toBe(shown));
});

describe('style', () => {
  it.each<[string, string, QuantityStyle, string]>([
    ['69.23', 'percent', { digits: 0 }, '69%'],
    ['69.23', 'percent', { digits: 2 }, '69.23%'],
    ['57400000', 'USD', { digits: 0 }, '$57 million'],
    ['46743000000', 'USD', { digits: 2 }, '$46.74 billion'],
    ['13000', 't', { unit: 'none' }, '13,000'],
    ['300e9', 'USD', { unit: 'none' }, '$300 billion'],
    ['65', 'percent', { lead: 'no more than' }, 'no more than 65%'],
    ['65', 'percent', { lead: '' }, '65%'],
    ['-3.7', 'percent', { magnitude: true }, '3.7%'],
    ['6', 'month', { words: false }, '6 months'],
  ])('%s %s with %j is %s', (amount, unit, style, shown) => expect(formatQuantity(quantity(amount, unit), style)).toBe(shown));

  it('an unknown unit is an error', () => {
    expect(() => formatQuantity(quantity('1', 'parsec'))).toThrow('unknown unit parsec');
  });
});

describe('rounding is half away from zero, on decimals', () => {
  it.each<[string, string, QuantityStyle, string]>([
    ['42.5', 'percent', { digits: 0 }, '43%'],
    ['-42.5', 'percent', { digits: 0 }, '-43%'],
    ['43.5', 'percent', { digits: 0 }, '44%'],
    ['69.15', 'percent', {}, '69.2%'],
    ['69.149', 'percent', {}, '69.1%'],
    ['-69.15', 'percent', {}, '-69.2%'],
    ['2.675', 'USD', {}, '$2.68'],
    ['1.005', 'USD', {}, '$1.01'],
    ['1945000', 't', {}, '1.95 million metric tons'],
    ['57450000', 'USD', {}, '$57.5 million'],
    ['-57450000', 'USD', {}, '-$57.5 million'],
  ])('%s %s with %j is %s', (amount, unit, style, shown) => expect(formatQuantity(quantity(amount, unit), style)).toBe(shown));

  it.each<[string, string, string]>([
    ['999949999', 'USD', '$999.9 million'],
    ['999950000', 'USD', '$1 billion'],
    ['999960000', 'USD', '$1 billion'],
    ['-999960000', 'USD', '-$1 billion'],
    ['999.96e9', 'USD', '$1 trillion'],
    ['999999.4', 't', '999,999 metric tons'],
    ['999999.6', 't', '1 million metric tons'],
    ['999999.996', 'USD', '$1 million'],
  ])('carries to the next scale: %s %s is %s', (amount, unit, shown) => expect(formatQuantity(quantity(amount, unit))).toBe(shown));

  it.each<[string, string, QuantityStyle, string]>([
    ['0.05', 'percent', {}, '0.05%'],
    ['-0.05', 'percent', {}, '-0.05%'],
    ['0.004', 'percent', {}, '0.004%'],
    ['2.5', 'percent', { digits: 0 }, '2.5%'],
    ['-2.5', 'percent', { digits: 0 }, '-2.5%'],
    ['0.005', 'USD', {}, '$0.005'],
    ['1.24e6', 'USD', { digits: 0 }, '$1.24 million'],
  ])('shows more digits where fewer would stray too far: %s %s with %j is %s', (amount, unit, style, shown) => {
    expect(formatQuantity(quantity(amount, unit), style)).toBe(shown);
  });

  it('what is shown is within a fortieth of the amount, and never in exponents', () => {
    const amount = fc
      .tuple(fc.bigInt(-(10n ** 16n), 10n ** 16n), fc.nat(8))
      .map(([digits, places]) => decimal(`${digits}e-${places}`).toFixed());
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('USD', 'CHF', 'percent', 't', 'kg'),
        fc.option(fc.nat(3), { nil: undefined }),
        (exact, unit, digits) => {
          const shown = formatQuantity(quantity(exact, unit), { words: false, ...(digits !== undefined && { digits }) });
          expect(shown).toMatch(
            /^-?(?:\$|CHF )?\d{1,3}(?:,\d{3})*(?:\.\d+)?(?: (?:trillion|billion|million))?(?:%| metric tons?| kilograms?)?$/,
          );
          const scale = { trillion: '1e12', billion: '1e9', million: '1e6' }[/trillion|billion|million/.exec(shown)?.[0] ?? ''] ?? '1';
          const read = decimal(shown.replace(/[^\d.-]/g, '')).times(scale);
          expect(read.minus(exact).abs().lte(decimal(exact).abs().times('0.025'))).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
