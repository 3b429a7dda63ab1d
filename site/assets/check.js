/** Loads the check of the article when a reader asks for it, and nothing before. A classic script, so that it runs from a file. */
{
  const check = document.querySelector('factloom-check');
  const button = check.querySelector('button');
  const told = check.querySelector('[role=status]');
  const folder = document.currentScript.src;
  check.hidden = false;
  button.addEventListener('click', () => {
    button.disabled = true;
    told.textContent = 'Loading the check…';
    const script = document.createElement('script');
    script.src = new URL('../factloom/check.js', folder).href;
    script.addEventListener('error', () => {
      button.disabled = false;
      told.textContent = 'The check could not be loaded.';
      script.remove();
    });
    document.head.append(script);
  });
}
