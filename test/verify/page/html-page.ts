/** A published article as any site builder might make a page of it. */
import { markdownToHtml } from 'satteri';
import { FRONT_MATTER } from '../../../src/model/draft.ts';

export function htmlOf(markdown: string, receipt: string): string {
  const body = markdownToHtml(markdown.replace(FRONT_MATTER, '')).html;
  return `<!doctype html><html lang="en"><head><title>A page</title><link rel="alternate" type="application/vnd.factloom.receipt+json" href="${receipt}"></head><body><main><article>${body}</article></main></body></html>`;
}
