import { readdirSync, readFileSync } from 'node:fs';

/** Pids of a station's helper processes of one type, told from /proc: same process group, `--type=` on its line. */
export function helpersOf(mainPid: number, type: string): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    const pid = Number(name);
    if (!Number.isInteger(pid)) return [];
    try {
      // pid (name) state ppid pgrp ...; the name may hold spaces and brackets.
      const group = Number(readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[2]);
      const isOfType = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split(/[\0 ]/).includes(`--type=${type}`);
      return group === mainPid && isOfType ? [pid] : [];
    } catch {
      return [];
    }
  });
}
