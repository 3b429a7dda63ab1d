/** Bars on a terminal for work that takes its time. */

export interface Bars {
  /** What is being done, how much of it is, and how much there is. */
  update(name: string, done: number, total: number): void;
  /** A line of its own; where there are bars, below them at the end. */
  log(line: string): void;
  stop(): void;
}

const WIDTH = 18;

/** A bar for each thing that takes its time on a terminal; elsewhere lines alone. */
export async function progressBars(terminal: boolean, print: (text: string) => void): Promise<Bars> {
  if (!terminal) return { update: () => undefined, log: (line) => print(`${line}\n`), stop: () => undefined };
  const { default: progress } = await import('cli-progress');
  const bars = new progress.MultiBar({ stream: process.stderr, format: '  {name} {bar} {value}/{total}', hideCursor: true });
  const open = new Map<string, ReturnType<typeof bars.create>>();
  const lines: string[] = [];
  return {
    update: (name, done, total) => {
      const bar = open.get(name) ?? bars.create(total, done, { name: name.padEnd(WIDTH) });
      open.set(name, bar);
      bar.setTotal(total);
      bar.update(done, { name: name.padEnd(WIDTH) });
    },
    log: (line) => void lines.push(line),
    stop: () => {
      bars.stop();
      for (const line of lines) print(`${line}\n`);
    },
  };
}
