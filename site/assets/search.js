/** Looks words up in the index that Pagefind made of the articles, on this site alone. */
const form = document.querySelector('form.search');
const field = form.elements.namedItem('q');
const found = document.getElementById('found');
const results = document.getElementById('results');
const pagefind = await import(new URL(form.dataset.index, location.href).href);

const SHOWN = 20;
let latest = 0;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  look();
});
field.addEventListener('input', look);
field.value = new URLSearchParams(location.search).get('q') ?? '';
if (field.value) look();

async function look() {
  const words = field.value.trim();
  const turn = ++latest;
  history.replaceState(null, '', words ? `?q=${encodeURIComponent(words)}` : location.pathname);
  const answer = words ? await pagefind.debouncedSearch(words, {}, 150) : { results: [] };
  if (!answer || turn !== latest) return;
  const pages = await Promise.all(answer.results.slice(0, SHOWN).map((result) => result.data()));
  if (turn !== latest) return;
  const count = answer.results.length;
  found.textContent = words
    ? `${count === 0 ? 'No article has' : `${count} ${count === 1 ? 'article has' : 'articles have'}`} “${words}”`
    : '';
  results.replaceChildren(...pages.map(entry));
}

function entry({ url, meta, excerpt }) {
  const article = document.createElement('article');
  article.className = 'teaser';
  const heading = document.createElement('h2');
  const link = document.createElement('a');
  link.href = url;
  link.textContent = meta.title;
  heading.append(link);
  const words = document.createElement('p');
  // Pagefind escapes the words of the page and adds <mark> alone.
  words.innerHTML = excerpt;
  article.append(heading, words);
  return article;
}
