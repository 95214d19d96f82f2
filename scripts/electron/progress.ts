import { Presets, SingleBar } from 'cli-progress';

/** One piece of work at a time: begin, some advances, end. Amounts are bytes. */
export type Progress = {
  begin(label: string, total: number): void;
  advance(done: number): void;
  end(): void;
};

export const noProgress: Progress = { begin() {}, advance() {}, end() {} };

/** A bar on a terminal; elsewhere (logs, continuous integration) one plain line for each tenth. */
export function showProgress(stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? progressBar(stream) : progressLines((line) => stream.write(`${line}\n`));
}

function progressBar(stream: NodeJS.WriteStream): Progress {
  let bar: SingleBar | undefined;
  return {
    begin(label, total) {
      const format = `${label} {bar} {percentage}% | {done} / {all} MB`;
      bar = new SingleBar({ stream, format, hideCursor: true, barsize: 30 }, Presets.shades_classic);
      bar.start(total, 0, { done: 0, all: megabytes(total) });
    },
    advance(done) {
      bar?.update(Math.min(done, bar.getTotal()), { done: megabytes(done) });
    },
    end() {
      bar?.stop();
      bar = undefined;
    },
  };
}

export function progressLines(write: (line: string) => void): Progress {
  let label = '';
  let total = 1;
  let shown = 0;
  return {
    begin(nextLabel, nextTotal) {
      label = nextLabel;
      total = Math.max(1, nextTotal);
      shown = 0;
      write(`${label} 0%`);
    },
    advance(done) {
      const tenths = Math.min(10, Math.floor((done * 10) / total));
      if (tenths <= shown) return;
      shown = tenths;
      write(`${label} ${tenths * 10}%`);
    },
    end() {},
  };
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}
