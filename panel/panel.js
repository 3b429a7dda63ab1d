/**
 * "Check this article": the page as it stands on the screen against its receipt, by the verifier itself, in the reader's own
 * browser. Nothing is sent, and nobody but the site is asked. What a receipt says is only ever shown as text.
 */
import { checkPage, factsSentence, matchSentence, receiptsOfSite, tellError } from '../src/open-page.ts';
import { mark } from './marks.js';
import { PANEL } from './style.js';
import { treeOf } from './tree.js';

/** Findings that are listed, at most: a page of another article has hundreds. */
const MOST = 60;

class FactloomCheck extends HTMLElement {
  /** What was found, for whoever asks by script. */
  report;
  #root;
  #said;
  #rest;
  #marks;

  connectedCallback() {
    if (this.#root) return;
    this.#root = this.attachShadow({ mode: 'open' });
    const look = new CSSStyleSheet();
    look.replaceSync(PANEL);
    this.#root.adoptedStyleSheets = [look];
    this.#said = element('p', { className: 'said', role: 'status', tabIndex: -1 });
    this.#rest = element('div');
    this.#root.append(element('section', { className: 'panel', ariaLabel: 'Check of this article' }, [this.#said, this.#rest]));
    this.check();
  }

  async check(chosen) {
    this.#marks?.clear();
    this.#marks = undefined;
    this.report = undefined;
    this.#rest.replaceChildren();
    this.#said.textContent = 'Checking…';
    this.#panel('');
    // The screen shows that first.
    await new Promise((resolve) => setTimeout(resolve));
    try {
      if (!globalThis.crypto?.subtle) throw new Error('Over plain HTTP a browser computes no hashes: open the page over HTTPS.');
      const { tree, nodes } = treeOf(document);
      const place = location.href.replace(/#.*/, '');
      const now = new Date().toISOString();
      const checked = await checkPage({ tree, place, now, open: receiptsOfSite(place, (...asked) => fetch(...asked)), chosen });
      const texts = checked.nodes.map((block) => block.map((text) => nodes.get(text)));
      this.report = checked.report;
      if (checked.report.receipt === null) this.#tellUntraced(checked.report);
      else this.#tell(checked.report, texts);
    } catch (error) {
      this.#fail(error);
    }
    this.#said.focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent('factloom-checked', { bubbles: true, detail: this.report }));
  }

  #panel(state) {
    this.#root.querySelector('.panel').className = `panel ${state}`;
  }

  #tell(report, texts) {
    const { problems, revised, beside, id, receipt, newest } = report;
    const good = problems.length === 0;
    this.#panel(good ? '' : 'wrong');
    const findings = [
      ...problems.map(({ rule, message, within, expected, place }) => ({
        place,
        within,
        message,
        rule,
        short: expected ? `approved: ${brief(expected)}` : '',
      })),
      ...revised.map(({ surface, place }) => ({
        place,
        since: true,
        message: `${surface}: a newer version has another value`,
        short: 'revised since',
      })),
    ].map((finding, index) => ({ ...finding, number: index + 1 }));
    this.#said.textContent = `${good ? '✓' : '✗'} ${matchSentence(report)}${good ? '' : `; ${findings.length} to look at`}`;
    this.#marks = mark(
      findings.slice(0, MOST).filter(({ place }) => place),
      texts,
      (number) => this.#root.getElementById(`found-${number}`)?.focus(),
    );
    this.#rest.append(
      paragraph(`${factsSentence(report)}.`, 'quiet'),
      ...(newest === undefined ? [] : [paragraph(`A newer version is published: ${newest}.`)]),
      ...this.#list(findings),
      ...(beside.length === 0
        ? []
        : [paragraph(`Beside the article, and traced to nothing: ${beside.map(({ text }) => text).join(', ')}.`, 'quiet')]),
      how(id, receipt),
      this.#actions(findings.some(({ number }) => this.#marks.has(number))),
    );
  }

  /** Findings with their words, and a button to each that has a place. */
  #list(findings) {
    if (findings.length === 0) return [];
    const entries = findings.slice(0, MOST).map(({ number, message, rule, within }) => {
      const show = element('button', { type: 'button', textContent: 'Show in the text', ariaLabel: `Show in the text: finding ${number}` });
      show.addEventListener('click', () => this.#marks?.show(number));
      return element('li', { id: `found-${number}`, tabIndex: -1 }, [
        element('p', {}, [...withCode(message), rule ? ` [${rule}]` : '']),
        ...(within ? [paragraph(`in “${within}”`, 'quiet')] : []),
        ...(this.#marks?.has(number) ? [show] : []),
      ]);
    });
    const more = findings.length - entries.length;
    return [element('ol', {}, entries), ...(more > 0 ? [paragraph(`And ${more} more, which factloom verify lists.`, 'quiet')] : [])];
  }

  #tellUntraced({ untraced }) {
    this.#panel('wrong');
    this.#said.textContent = `✗ This page names no receipt: none of its ${untraced.length} figures, dates and names can be traced`;
    this.#rest.append(this.#actions());
  }

  /** What kept the page from being checked; where a receipt could not be had, the reader may have it on the disk. */
  #fail(error) {
    this.#panel('wrong');
    this.#said.textContent = `✗ This page could not be checked: ${tellError(error)}`;
    const input = element('input', { type: 'file', accept: '.json', id: 'file' });
    input.addEventListener('change', async () => {
      const [file] = input.files;
      if (file) this.check({ at: file.name, text: await file.text() });
    });
    const named = document.querySelector('link[type="application/vnd.factloom.receipt+json"]')?.getAttribute('href');
    const where = named ? `: ${named}` : '';
    this.#rest.append(
      ...(location.protocol === 'file:' ? [paragraph('A page that is opened from a file may not read other files.')] : []),
      element('p', {}, [element('label', { htmlFor: 'file', textContent: `Choose the receipt${where} ` }), input]),
      this.#actions(),
    );
  }

  #actions(marked = false) {
    const again = element('button', { type: 'button', textContent: 'Check again' });
    again.addEventListener('click', () => this.check());
    const close = element('button', { type: 'button', textContent: 'Take the marks away' });
    close.addEventListener('click', () => {
      this.#marks?.clear();
      this.#marks = undefined;
      close.remove();
      for (const button of this.#root.querySelectorAll('li button')) button.remove();
    });
    return element('p', { className: 'actions' }, marked ? [again, close] : [again]);
  }
}

function how(id, receipt) {
  const link = /^https?:/.test(receipt) ? [element('a', { href: receipt, textContent: id })] : [element('code', { textContent: id })];
  return element('details', {}, [
    element('summary', { textContent: 'What was done' }),
    element('p', {}, [
      'Your browser held every paragraph on this page against the text that the receipt ',
      ...link,
      ' records, read each figure again, computed the calculated ones again, and read names, directions and dates as the guard does. Nothing was sent anywhere.',
    ]),
    element('p', {}, [
      'The script that did it is this site’s own. To have a program of yours do it: ',
      element('code', { textContent: `npx factloom verify ${location.href.replace(/[?#].*/, '')}` }),
    ]),
  ]);
}

function element(name, properties = {}, children = []) {
  const made = document.createElement(name);
  Object.assign(made, properties);
  made.append(...children);
  return made;
}

const paragraph = (textContent, className = '') => element('p', { textContent, className });

/** Words between backticks stand as code. */
function withCode(message) {
  return message.split('`').map((part, index) => (index % 2 === 1 ? element('code', { textContent: part }) : part));
}

function brief(words) {
  return words.length > 40 ? `${words.slice(0, 39)}…` : words;
}

customElements.define('factloom-check', FactloomCheck);
