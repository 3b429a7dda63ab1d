/** One text in a new process, as the command line has it: milliseconds of its first remark-parse and its first check. Reads a case as JSON from standard input. */
import { readFileSync } from 'node:fs';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Ledger } from '../src/model/ledger.ts';
import { type VerifyOptions, verify } from '../src/verify/verify.ts';
import { timeOf } from './guard/time.ts';

const { parsed, text, ledger, options } = JSON.parse(readFileSync(0, 'utf8')) as {
  parsed: string;
  text: string;
  ledger: Ledger;
  options: VerifyOptions;
};
const remark = unified().use(remarkParse).use(remarkGfm).freeze();
console.log(JSON.stringify([timeOf(() => remark.parse(parsed)), timeOf(() => verify(text, ledger, options))]));
