/** Lighthouse over the demo's article page, as a phone and as a desktop sees it: `npm run lighthouse`, after `npm start`. */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { serve } from '../site/serve.js';
import { launch } from '../test/site/browser.ts';

const LEAST = 98;
const DEBUGGING = 9333;

const [folder = 'out/site', page = 'rare-earth-ai-hardware/'] = process.argv.slice(2);
// A draft asks search engines not to take it, which is no fault of its page.
const draft = (await readFile(join(resolve(folder), page, 'index.html'), 'utf8')).includes('<meta name="robots" content="noindex">');
if (draft) console.log(`${join(folder, page)} is an unreviewed draft and asks not to be indexed: whether it can be is left out`);
const skipAudits = draft ? ['is-crawlable'] : [];
const server = serve(resolve(folder)).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;
const browser = await launch([`--remote-debugging-port=${DEBUGGING}`]);
try {
  for (const [form, config] of [
    ['phone', undefined],
    ['desktop', desktopConfig],
  ] as const) {
    const result = await lighthouse(`http://127.0.0.1:${port}/${page}`, { port: DEBUGGING, logLevel: 'error', skipAudits }, config);
    const { categories = {}, audits = {} } = result?.lhr ?? {};
    const scores = Object.values(categories).map(({ title, score }) => [title, Math.round((score ?? 0) * 100)] as const);
    console.log(`${join(folder, page)} on a ${form}: ${scores.map(([title, score]) => `${title} ${score}`).join(', ')}`);
    for (const { title, score, displayValue } of Object.values(audits))
      if (score !== null && score < 0.9) console.log(`  ${title}${displayValue === undefined ? '' : `: ${displayValue}`}`);
    if (scores.some(([, score]) => score < LEAST)) process.exitCode = 1;
  }
} finally {
  await browser.close();
  server.close();
}
