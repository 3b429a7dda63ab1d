/** Bars on a terminal for work that takes its time. */

const WIDTH = 18;

/** A bar for each thing that takes its time on a terminal; elsewhere nothing until the end. */
export async function progressBars(
  terminal: boolean,
): Promise<{ update: (name: string, done: number, total: number) => void; stop: () => void }> {
  if (!terminal) return { update: () => undefined, stop: () => undefined };
  const { default: progress } = await import('cli-progress');
  const bars = new progress.MultiBar({ stream: process.stderr, format: '  {name} {bar} {value}/{total}', hideCursor: true });
  const open = new Map<string, ReturnType<typeof bars.create>>();
  return {
    update: (name, done, total) => {
      const bar = open.get(name) ?? bars.create(total, done, { name: name.padEnd(WIDTH) });
      open.set(name, bar);
      bar.setTotal(total);
      bar.update(done, { name: name.padEnd(WIDTH) });
    },
    stop: () => bars.stop(),
  };
}
