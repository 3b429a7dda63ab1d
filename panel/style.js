/** Looks of the panel and of what it marks: the site's own colours where it has them, else those of the browser. */

export const PANEL = `
:host { display: block; margin-block: 1rem; font: 0.9375rem/1.5 var(--sans, system-ui, sans-serif); color: var(--ink, CanvasText); }
:host([hidden]) { display: none; }
.panel { padding: 1rem 1.1rem; border: 1px solid var(--rule, GrayText); border-top: 3px solid var(--accent, CanvasText); background: var(--paper, Canvas); overflow-wrap: anywhere; }
.panel.wrong { border-top-color: var(--gone, CanvasText); }
p, ol, ul { margin: 0 0 0.6rem; }
.said { font-size: 1.0625rem; font-weight: 650; }
.said:focus { outline: none; }
.quiet { color: var(--quiet, CanvasText); font-size: 0.875rem; }
h3 { margin: 0.9rem 0 0.3rem; font: inherit; font-weight: 650; }
ol { padding-left: 1.6rem; }
li { margin-bottom: 0.6rem; }
li p { margin: 0; }
li:focus { outline: 3px solid var(--accent, Highlight); outline-offset: 2px; }
code { font: 0.9em ui-monospace, Menlo, Consolas, monospace; }
button, label.file { font: 500 0.875rem/1.4 var(--sans, system-ui, sans-serif); padding: 0.4rem 0.8rem; min-height: 2.25rem; border: 1px solid var(--strong-rule, ButtonBorder); border-radius: 3px; background: transparent; color: inherit; cursor: pointer; }
li button { margin-top: 0.25rem; padding: 0.1rem 0.6rem; min-height: 1.75rem; }
button:hover { background: var(--tint, ButtonFace); }
:focus-visible { outline: 3px solid var(--accent, Highlight); outline-offset: 2px; }
.actions { display: flex; flex-wrap: wrap; gap: 0.5rem; margin-top: 0.8rem; }
summary { padding: 0.2rem 0; cursor: pointer; font-weight: 500; }
details { margin-top: 0.6rem; }
details p { margin-top: 0.4rem; }
a { color: var(--accent, LinkText); }
@media print { :host { display: none; } }
`;

export const NOTE = `
:host { white-space: nowrap; }
button { margin: 0 0.15em 0 0.25em; padding: 0.05rem 0.4rem; min-height: 1.5rem; min-width: 1.5rem; border: 1px solid currentcolor; border-radius: 3px; font: 600 0.75rem/1.4 var(--sans, system-ui, sans-serif); background: var(--paper, Canvas); color: var(--gone, CanvasText); cursor: pointer; white-space: normal; text-align: left; }
button.since { color: var(--warn, CanvasText); }
:focus-visible { outline: 3px solid var(--accent, Highlight); outline-offset: 2px; }
@media print { :host { display: none; } }
`;

export const MARKS = `
mark.factloom-found { background: var(--warn-tint, Mark); color: var(--ink, MarkText); box-shadow: 0 2px 0 var(--gone, currentcolor); scroll-margin: 30vh; }
mark.factloom-found:focus { outline: 3px solid var(--accent, Highlight); outline-offset: 2px; }
`;
