/** `factloom generate --compose` as a person runs it: with a model, with none, and with options that do not go together. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { type ModelServer, serveAnswers } from '../polish/server.ts';
import { AS_OF, factloom, starter } from './factloom.ts';

let server: ModelServer | undefined;
afterEach(async () => {
  vi.unstubAllEnvs();
  await server?.stop();
  server = undefined;
});

/** A newsroom with an assignment that has no template. */
async function newsroom(): Promise<string> {
  const folder = await starter();
  const text = `slug: chile
persona: quarry-desk
sections: [{ id: output, heading: What the mines gave }]
roles:
  output: { subject: chile, property: lithium-mine-production }
`;
  await writeFile(join(folder, 'assignments', 'chile.yaml'), text);
  return folder;
}

const generate = (folder: string, ...more: string[]) => factloom(['generate', 'chile', ...AS_OF, ...more], folder);

it('without a model writes the plain draft and says how to name one', async () => {
  vi.stubEnv('OPENAI_MODEL', undefined);
  const folder = await newsroom();
  const { code, err } = await generate(folder, '--compose');
  expect(code).toBe(0);
  expect(err).toContain('compose: 0 of 1 section written');
  expect(err).toContain('no model is named: set OPENAI_MODEL');
  expect(await readFile(join(folder, 'drafts', 'chile.md'), 'utf8')).toContain(
    "Chile's mine production of lithium was [49,000 metric tons]",
  );
});

it('with one writes its sentences, and says what they cost', async () => {
  server = await serveAnswers((user) => {
    const [fact] = (JSON.parse(user) as { facts: readonly { text: string }[] }).facts;
    const text = fact?.text.replace('mine production', 'production by mines');
    return { content: JSON.stringify({ paragraphs: [[{ tells: [1], text }]] }) };
  });
  vi.stubEnv('OPENAI_MODEL', 'small');
  vi.stubEnv('OPENAI_BASE_URL', server.url);
  const folder = await newsroom();
  expect((await generate(folder, '--compose', '--dry-run')).err).toContain('would ask 1 time');
  const { code, err } = await generate(folder, '--compose');
  expect({ code, err }).toEqual({
    code: 0,
    err: expect.stringContaining('compose: 1 of 1 section written, in 1 sentence; 0 refused; 1 call'),
  });
  expect(await readFile(join(folder, 'drafts', 'chile.md'), 'utf8')).toContain(
    "Chile's production by mines of lithium was [49,000 metric tons]",
  );
});

it.each([
  [['--compose', '--polish'], '--polish and --compose exclude each other'],
  [['--budget-tokens', '100'], 'a budget goes with --polish, --compose or --summaries'],
])('%j is refused', async (options, message) => {
  const { code, err } = await generate(await newsroom(), ...options);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(message) });
});
