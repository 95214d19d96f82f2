import { Presets, SingleBar } from 'cli-progress';

export type StepBar = {
  begin(name: string): void;
  end(lines: readonly string[]): void;
  stop(): void;
};

/** A bar over the steps on a terminal, with each step's figures above it; elsewhere one line for each step. */
export function showSteps(stream: NodeJS.WriteStream, total: number): StepBar {
  let done = 0;
  if (!stream.isTTY) {
    return {
      begin(name) {
        done += 1;
        stream.write(`[${done}/${total}] ${name}\n`);
      },
      end: (lines) => void stream.write(lines.map((line) => `${line}\n`).join('')),
      stop() {},
    };
  }
  const format = '{bar} {value}/{total} | {duration_formatted} | {name}';
  const bar = new SingleBar({ stream, format, hideCursor: true, barsize: 30 }, Presets.shades_classic);
  bar.start(total, 0, { name: '' });
  return {
    begin: (name) => bar.update(done, { name }),
    end(lines) {
      done += 1;
      stream.write(`\r\u001b[2K${lines.map((line) => `${line}\n`).join('')}`);
      bar.update(done);
    },
    stop: () => bar.stop(),
  };
}
