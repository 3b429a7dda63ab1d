/** House style on the command line: it warns, it is switched off for a newsroom or for a run, and it holds nothing. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { AS_OF, factloom, json, starter } from './factloom.ts';

const DRAFT = 'drafts/lithium-supply.md';
const CHECK = ['check', DRAFT, '--json'];

/** The starter newsroom with its draft, to which a person has added a sentence that the house would not print. */
async function edited(config?: string): Promise<string> {
  const folder = await starter();
  await factloom(['generate', 'lithium-supply', ...AS_OF], folder);
  await writeFile(join(folder, DRAFT), `${await readFile(join(folder, DRAFT), 'utf8')}\nAnalysts say so, needless to say.\n`);
  if (config !== undefined) await writeFile(join(folder, 'factloom.config.ts'), config);
  return folder;
}

async function rulesOf(folder: string, ...words: readonly string[]): Promise<readonly string[]> {
  const { code, out } = await factloom([...CHECK, ...words], folder);
  expect(code).toBe(0);
  return json<{ rule: string }[]>(out).map(({ rule }) => rule);
}

it('warns, and a warning does not hold the draft: exit 0', async () => {
  const { code, out, err } = await factloom(['check', DRAFT], await edited());
  expect({ code, err }).toEqual({ code: 0, err: '1 file: 0 errors, 2 warnings\n' });
  expect(out).toMatch(
    /^drafts\/lithium-supply\.md:\d+:1: warning: Unexpected `Analysts say`: .+ \[style-unnamed-analysts\]\n.+ \[style-filler\]\n$/,
  );
});

it('--style runs all, none or those named', async () => {
  const folder = await edited();
  expect(await rulesOf(folder, '--style', 'on')).toEqual(['style-unnamed-analysts', 'style-filler']);
  expect(await rulesOf(folder, '--style', 'off')).toEqual([]);
  expect(await rulesOf(folder, '--style', 'style-filler,style-money')).toEqual(['style-filler']);
});

it("the newsroom's configuration switches rules off, wherever the check is run; --style comes before it", async () => {
  const folder = await edited("export default { style: { 'style-filler': 'off' } };\n");
  expect(await rulesOf(folder)).toEqual(['style-unnamed-analysts']);
  expect(await rulesOf(folder, '--style', 'on')).toHaveLength(2);
  const { out } = await factloom(['check', join(folder, DRAFT), '--json']);
  expect(json<unknown[]>(out)).toHaveLength(1);
  await writeFile(join(folder, 'factloom.config.ts'), "export default { style: 'off' };\n");
  expect(await rulesOf(folder)).toEqual([]);
});

it('generate warns as the configuration says', async () => {
  const folder = await starter();
  const template = join(folder, 'templates/market-note.md.hbs');
  await writeFile(
    template,
    (await readFile(template, 'utf8')).replace('{{#section "change"}}', '{{#section "change"}}\nThis is, needless to say, lithium.\n'),
  );
  const generate = async (): Promise<readonly string[]> => {
    const { code, out } = await factloom(['generate', 'lithium-supply', ...AS_OF, '--json'], folder);
    expect(code).toBe(0);
    return json<{ findings: { rule: string }[] }[]>(out).flatMap(({ findings }) => findings.map(({ rule }) => rule));
  };
  expect(await generate()).toEqual(['style-filler']);
  await writeFile(join(folder, 'factloom.config.ts'), "export default { style: { 'style-filler': 'off' } };\n");
  expect(await generate()).toEqual([]);
});

it.each([
  ['a rule there is not', ['--style', 'style-tone'], '', '--style: unknown rule `style-tone`'],
  ['a setting that is neither', [], "export default { style: 'loud' };", "style: expected 'off' or the rules that are off"],
  [
    'a rule in the configuration that there is not',
    [],
    "export default { style: { 'style-tone': 'off' } };",
    'style: unknown rule `style-tone`',
  ],
  [
    'a rule that is switched to something else',
    [],
    "export default { style: { 'style-money': 'error' } };",
    "expected `style-money` to be 'off'",
  ],
])('%s is refused, exit 2', async (_case, words, config, says) => {
  const { code, out, err } = await factloom(['check', DRAFT, ...words], await edited(config || undefined));
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(says);
});
