/** Real rewritings, each in its whole draft: faithful ones pass, careless ones are stopped, and every finding names its words. */
import { describe, expect, test } from 'vitest';
import { apart, errorsOf, REWRITINGS, readRewritings } from './rewritings.ts';

const rows = readRewritings(REWRITINGS).map((row) => ({ ...row, errors: errorsOf(row.of, [row]) }));
const faithful = rows.filter(({ kind }) => kind === 'faithful');
const careless = rows.filter(({ kind }) => kind === 'careless');
const place = ({ writer, line }: (typeof rows)[number]): string => `${writer}:${line}`;

describe('rewritings', () => {
  test('there are at least a hundred of each', () => {
    expect(faithful.length).toBeGreaterThanOrEqual(100);
    expect(careless.length).toBeGreaterThanOrEqual(100);
  });

  test('at most one in a hundred faithful ones is stopped', () => {
    const stopped = faithful.filter(({ errors }) => errors.length > 0);
    expect(stopped.length, stopped.map(place).join(', ')).toBeLessThanOrEqual(faithful.length * 0.01);
  });

  test('at least nineteen in twenty careless ones are', () => {
    const missed = careless.filter(({ errors }) => errors.length === 0);
    expect(missed.length, missed.map(place).join(', ')).toBeLessThanOrEqual(careless.length * 0.05);
  });

  test('every finding names the words that are wrong or gone', () => {
    const silent = rows.flatMap((row) =>
      row.errors
        .filter(
          ({ message, actual, expected }) =>
            ![actual, expected].some((words) => words !== undefined && words !== '' && message.includes(words)),
        )
        .map(({ rule, message }) => `${place(row)} ${rule}: ${message}`),
    );
    expect(silent).toEqual([]);
  });

  test('no draft is held for all its faithful rewritings at once', () => {
    const held = [...new Set(faithful.map(({ of }) => of))].flatMap((draft) => {
      const some = faithful.filter(({ of }) => of === draft);
      return errorsOf(draft, apart(draft, some)).map(({ rule, message }) => `${draft.slug} ${rule}: ${message}`);
    });
    expect(held).toEqual([]);
  });
});
