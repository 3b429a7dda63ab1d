/** Findings where they stand on the page: the words marked, and beside them a button that leads back to the list. */
import { MARKS, NOTE } from './style.js';
import { rangesOf, wordsAt } from './tree.js';

const sheet = new CSSStyleSheet();
sheet.replaceSync(MARKS);

/** A name of its own, so that the reading of the page leaves it alone: what it shows is no text of the page. */
class FindingNote extends HTMLElement {}
customElements.define('factloom-note', FindingNote);

/**
 * @param findings each with `place`, `number`, `short`, `message` and `since`
 * @param texts for each block of the page its nodes
 * @param back is called with the number of a finding
 * @returns how each finding is gone to, and how all marks are taken away
 */
export function mark(findings, texts, back) {
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets.push(sheet);
  const groups = grouped(findings, texts).map((group) => ({ ...group, ranges: rangesOf(texts[group.block] ?? [], group) }));
  const marks = new Map();
  const notes = [];
  for (const { ranges, found } of groups) {
    const made = ranges.map((range) => {
      const one = document.createElement('mark');
      one.className = 'factloom-found';
      range.surroundContents(one);
      return one;
    });
    const [first] = made;
    if (!first) continue;
    first.tabIndex = -1;
    const last = made.at(-1);
    const note = noteOf(found, back);
    (last.closest('a, button') ?? last).after(note);
    notes.push(note, ...made);
    for (const { number } of found) marks.set(number, first);
  }
  return {
    has: (number) => marks.has(number),
    show: (number) => {
      const target = marks.get(number);
      target?.scrollIntoView({ block: 'center', behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth' });
      target?.focus({ preventScroll: true });
    },
    clear: () => {
      for (const node of notes) {
        const parent = node.parentNode;
        node.replaceWith(...node.childNodes);
        parent?.normalize();
      }
    },
  };
}

/** Findings that share words are marked together. */
function grouped(findings, texts) {
  const groups = [];
  for (const finding of findings) {
    const { block } = finding.place;
    const { from, to } = wordsAt(texts[block] ?? [], finding.place);
    const group = { block, from, to, found: [finding] };
    for (const other of groups.filter((one) => one.block === block && one.from < group.to && group.from < one.to)) {
      group.from = Math.min(group.from, other.from);
      group.to = Math.max(group.to, other.to);
      group.found.unshift(...other.found);
      groups.splice(groups.indexOf(other), 1);
    }
    groups.push(group);
  }
  return groups;
}

function noteOf(found, back) {
  const note = document.createElement('factloom-note');
  const shadow = note.attachShadow({ mode: 'open' });
  const look = new CSSStyleSheet();
  look.replaceSync(NOTE);
  shadow.adoptedStyleSheets = [look];
  const button = document.createElement('button');
  button.type = 'button';
  const [first] = found;
  button.className = found.every(({ since }) => since) ? 'since' : '';
  button.textContent = `${found.map(({ number }) => number).join(', ')}: ${(found.find(({ short }) => short) ?? first).short || 'see the check'}`;
  button.setAttribute('aria-label', `${button.textContent}. Finding ${first.number}: ${first.message}. Back to the list`);
  button.addEventListener('click', () => back(first.number));
  shadow.append(button);
  return note;
}
