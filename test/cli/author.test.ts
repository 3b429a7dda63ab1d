/** What an author asks: which facts there are, what a template needs. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, json, starter } from './factloom.ts';

it('facts lists each with value, period, standing, source and the roles it fills', async () => {
  const { code, out, err } = await factloom(['facts', 'australia', '2024', ...AS_OF], await starter());
  expect(code).toBe(0);
  expect(out).toContain(
    'usgs.lithium-mine-production.australia.2024@mcs2025\n    88,000 metric tons, 2024 (estimate); U.S. Geological Survey, Mineral Commodity Summaries 2025 Data Release: World Data, April 8, 2025\n',
  );
  expect(out).toContain('    fills: lithium-supply:largest, lithium-supply:producers\n');
  expect(out).toContain('    derived: change@1 of usgs.lithium-mine-production.australia.2024@mcs2025 and ');
  expect(err).toMatch(/^\d+ of \d+ facts\n$/);
});

it('facts --json prints rows and nothing else', async () => {
  const { out, err } = await factloom(['facts', 'chile', '--json', '--quiet', ...AS_OF], await starter());
  expect(err).toBe('');
  expect(json<{ subject: string }[]>(out).map(({ subject }) => subject)).toEqual(['chile', 'chile']);
});

it('facts that match nothing are an empty list, not an error', async () => {
  expect(await factloom(['facts', 'unobtainium', '--json', '--quiet', ...AS_OF], await starter())).toEqual({
    code: 0,
    out: '[]\n',
    err: '',
  });
});

it('facts of one assignment are those that fill its roles', async () => {
  const folder = await starter();
  const { out } = await factloom(['facts', '--assignment', 'lithium-supply', '--json', ...AS_OF], folder);
  expect(json<{ roles: string[] }[]>(out).every(({ roles }) => roles.length > 0)).toBe(true);
  expect(await factloom(['facts', '--assignment', 'zinc', ...AS_OF], folder)).toMatchObject({ code: 2, out: '' });
});

it('template check lists the roles each template declares', async () => {
  const { code, out, err } = await factloom(['template', 'check', 'market-note'], await starter());
  expect(code).toBe(0);
  expect(out).toContain('    world, required: what the world produced\n');
  expect(out).toContain('    producers, a list: the producers, the largest first\n');
  expect(err).toBe('1 template in order\n');
});

it('template check names every bad template and every assignment that does not fit', async () => {
  const folder = await starter();
  await writeFile(join(folder, 'templates/one.md.hbs'), '{{claim nothing}}\n');
  await writeFile(join(folder, 'templates/two.md.hbs'), '\n{{#say}}\n');
  const assignment = join(folder, 'assignments/lithium-supply.yaml');
  await writeFile(assignment, (await readFile(assignment, 'utf8')).replace('  - id: change\n', '  - id: outlook\n'));
  const { code, out, err } = await factloom(['template', 'check'], folder);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain('templates/one.md.hbs:1:');
  expect(err).toContain('templates/two.md.hbs:');
  expect(err).toContain('has no section `outlook`');
});

it('template check of a name that is not there says which there are', async () => {
  const { code, err } = await factloom(['template', 'check', 'nothing'], await starter());
  expect(code).toBe(2);
  expect(err).toContain('unknown template `nothing`');
  expect(err).toContain('market-note');
});
