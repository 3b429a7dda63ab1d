/** What a check costs, counted instead of timed: words looked up, and characters that patterns were run over. */

/** The cost of a call. */
export function workOf(call: () => unknown): number {
  let work = 0;
  const restore = [
    spy(Map.prototype, 'get', () => work++),
    spy(WeakMap.prototype, 'get', () => work++),
    spy(Set.prototype, 'has', () => work++),
    spyOnPatterns((characters) => (work += characters)),
  ];
  try {
    call();
  } finally {
    for (const undo of restore) undo();
  }
  return work;
}

function spy<Name extends string>(owner: Record<Name, (key: never) => unknown>, name: Name, note: () => void): () => void {
  const original = owner[name];
  owner[name] = function noted(this: unknown, key: never): unknown {
    note();
    return original.call(this, key);
  };
  return () => {
    owner[name] = original;
  };
}

/** A pattern that begins with `^` looks at the begin of a text alone; another runs to its match, or to the end. */
function spyOnPatterns(note: (characters: number) => void): () => void {
  const original = RegExp.prototype.exec;
  RegExp.prototype.exec = function noted(this: RegExp, text: string): RegExpExecArray | null {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const match = original.call(this, text);
    const anchored = this.sticky || (this.source.startsWith('^') && !this.multiline);
    const to = match ? match.index + match[0].length : anchored ? from + 1 : text.length;
    note(Math.max(1, to - from));
    return match;
  };
  return () => {
    RegExp.prototype.exec = original;
  };
}
