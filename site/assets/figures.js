/**
 * Shows what stands behind a figure beside it: on hover, on focus, and pinned by a click, a tap or Enter. What it shows is
 * in the page already, in the list of sources; without this script the figure leads there.
 */
const proof = document.createElement('div');
proof.className = 'proof';
proof.id = 'proof';
proof.popover = 'manual';
proof.tabIndex = -1;
proof.setAttribute('role', 'dialog');
document.body.append(proof);

const HOVERS = matchMedia('(hover: hover)');
/** The figure that is shown, and whether it stays until it is closed. */
let shown;
let pinned = false;
/** While focus goes back to the figure it came from, which need not be shown again. */
let returning = false;
let timer;

for (const figure of document.querySelectorAll('a.figure')) {
  figure.setAttribute('role', 'button');
  figure.setAttribute('aria-haspopup', 'dialog');
  figure.setAttribute('aria-expanded', 'false');
  figure.addEventListener('click', (event) => {
    event.preventDefault();
    if (pinned && shown === figure) close();
    else pin(figure);
  });
  figure.addEventListener('keydown', (event) => {
    if (event.key !== ' ') return;
    event.preventDefault();
    figure.click();
  });
  figure.addEventListener('focus', () => !returning && figure.matches(':focus-visible') && peek(figure, 0));
  figure.addEventListener('blur', leave);
  figure.addEventListener('pointerenter', () => HOVERS.matches && peek(figure, 150));
  figure.addEventListener('pointerleave', leave);
}
proof.addEventListener('click', ({ target }) => {
  if (target.closest('a[href^="#"]')) close(false);
});
proof.addEventListener('pointerenter', () => clearTimeout(timer));
proof.addEventListener('pointerleave', leave);
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape' && shown) close();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (shown && !proof.contains(target) && !target.closest?.('a.figure')) close(false);
});
proof.addEventListener('focusout', ({ relatedTarget }) => {
  if (relatedTarget && !proof.contains(relatedTarget)) close(false);
});

// The list of sources is open for who reads without this script, and folded here: it is long.
const folds = [...document.querySelectorAll('details.taken')];
for (const fold of folds) fold.open = false;
const unfold = () => {
  const fold = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest('details.taken');
  if (fold && !fold.open) {
    fold.open = true;
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }
};
unfold();
addEventListener('hashchange', unfold);
/** Those that a reader has folded are folded again after printing. */
let folded = [];
addEventListener('beforeprint', () => {
  folded = folds.filter(({ open }) => !open);
  for (const fold of folded) fold.open = true;
});
addEventListener('afterprint', () => {
  for (const fold of folded) fold.open = false;
});

function peek(figure, delay) {
  clearTimeout(timer);
  if (!pinned) timer = setTimeout(() => show(figure), delay);
}

function leave() {
  clearTimeout(timer);
  if (!pinned) timer = setTimeout(() => close(false), 250);
}

function pin(figure) {
  clearTimeout(timer);
  show(figure);
  pinned = true;
  proof.focus({ preventScroll: true });
}

function close(back = true) {
  clearTimeout(timer);
  if (!shown) return;
  const figure = shown;
  const inside = proof.contains(document.activeElement);
  figure.setAttribute('aria-expanded', 'false');
  shown = undefined;
  pinned = false;
  proof.hidePopover();
  if (!back || !inside) return;
  returning = true;
  figure.focus({ preventScroll: true });
  returning = false;
}

function show(figure) {
  const note = document.getElementById(decodeURIComponent(figure.hash.slice(1)));
  if (!note) return;
  shown?.setAttribute('aria-expanded', 'false');
  shown = figure;
  proof.replaceChildren(closer(), ...copies(note));
  proof.setAttribute('aria-label', `Source of ${figure.textContent}`);
  if (!proof.matches(':popover-open')) proof.showPopover();
  figure.setAttribute('aria-expanded', 'true');
  place(figure);
}

/** The note and its source, without the names that only the list may have. */
function copies(note) {
  const source = note.closest('.sources > li')?.querySelector('.source');
  return [...note.children, ...(source ? [source] : [])].map((part) => part.cloneNode(true));
}

function closer() {
  const button = document.createElement('button');
  button.className = 'close';
  button.type = 'button';
  button.textContent = '×';
  button.setAttribute('aria-label', 'Close');
  button.addEventListener('click', () => close());
  return button;
}

/** Below the figure, or above it where there is no room; on a phone the sheet at the bottom is the style's. */
function place(figure) {
  proof.style.cssText = '';
  if (getComputedStyle(proof).position === 'fixed') return;
  const line = figure.getClientRects()[0];
  const { width, height } = proof.getBoundingClientRect();
  const left = Math.max(16, Math.min(line.left, document.documentElement.clientWidth - width - 16));
  const below = line.bottom + 8;
  const top = below + height > innerHeight && line.top - height - 8 > 0 ? line.top - height - 8 : below;
  proof.style.left = `${left + scrollX}px`;
  proof.style.top = `${top + scrollY}px`;
}
