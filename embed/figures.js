/* Factloom: on hover, focus or tap a figure shows its source, from the footnotes and links that stand in the page. */
(() => {
  const REFERENCES = 'a[data-footnote-ref], a.footnote-ref, a.footnote, a[role="doc-noteref"]';
  const BACK = 'a[data-footnote-backref], a.footnote-backref, a.reversefootnote, a[role="doc-backlink"]';
  // Words before the number, the number, and the unit up to the citation: "over 80%", "US$1.2 billion", "12 metric tons".
  const FIGURE =
    /(?:(?:about|almost|around|at least|at most|less than|more than|nearly|over|under|up to) )?(?:[A-Z]{0,3}[$€£¥₹₩])?[-−+]?\d[\d,.]*(?:[^\d.;:()[\]]{0,48})$/;
  const note = document.createElement('div');
  let shown;

  function show(figure, words) {
    shown = figure;
    note.textContent = words;
    note.hidden = false;
    figure.setAttribute('aria-describedby', 'fl-note');
    const box = figure.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - note.offsetWidth - 16);
    note.style.left = `${Math.max(8, left) + scrollX}px`;
    const below = box.bottom + 6 + note.offsetHeight < innerHeight || box.top < note.offsetHeight;
    note.style.top = `${scrollY + (below ? box.bottom + 6 : box.top - note.offsetHeight - 6)}px`;
  }

  function hide() {
    shown?.removeAttribute('aria-describedby');
    shown = undefined;
    note.hidden = true;
  }

  function listen(figure, words) {
    figure.classList.add('fl-figure');
    figure.addEventListener('pointerenter', (event) => event.pointerType === 'mouse' && show(figure, words));
    figure.addEventListener('pointerleave', (event) => event.pointerType === 'mouse' && document.activeElement !== figure && hide());
    figure.addEventListener('focus', () => show(figure, words));
    figure.addEventListener('blur', hide);
  }

  function fromFootnote(reference) {
    const target = document.getElementById(decodeURIComponent(new URL(reference.href).hash.slice(1)));
    const mark = reference.closest('sup') ?? reference;
    const before = mark.previousSibling;
    const found = before?.nodeType === Node.TEXT_NODE && FIGURE.exec(before.data);
    if (!target || !found || !found[0].trim()) return;
    const source = target.cloneNode(true);
    for (const back of source.querySelectorAll(BACK)) back.remove();
    const figure = document.createElement('span');
    figure.tabIndex = 0;
    figure.append(before.splitText(found.index));
    mark.before(figure);
    listen(figure, source.textContent.replace(/\s+/g, ' ').trim());
  }

  function fromLink(link) {
    const words = link.title;
    link.removeAttribute('title');
    listen(link, words);
    // A first tap shows the source; a second follows the link.
    link.addEventListener('pointerdown', (event) => {
      const first = event.pointerType === 'touch' && shown !== link;
      if (first) link.addEventListener('click', (click) => click.preventDefault(), { once: true });
    });
  }

  // Only articles by Factloom hold this sentence; all else is left as it is.
  const last = [...document.querySelectorAll('p')].find((p) => p.textContent.includes('Figures marked as calculated were computed from'));
  const text = last?.closest('article, main, body');
  if (!text) return;
  note.id = 'fl-note';
  note.className = 'fl-note';
  note.setAttribute('role', 'tooltip');
  note.hidden = true;
  document.body.append(note);
  for (const reference of text.querySelectorAll(REFERENCES)) if (reference.hash.length > 1) fromFootnote(reference);
  for (const link of text.querySelectorAll('a[href^="http"][title]')) fromLink(link);
  addEventListener('keydown', (event) => event.key === 'Escape' && hide());
})();
