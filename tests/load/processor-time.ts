import { readdir, readFile } from 'node:fs/promises';

/** The kernel counts in hundredths of a second. */
const TICKS_A_SECOND = 100;

type Counted = { readonly parent: number; readonly own: number; readonly ofEndedChildren: number };

/**
 * Seconds of processor that a process has used so far (Linux). Beside times of answers, which are as long as the machine is
 * busy with other things, these say what a request costs.
 */
export async function processorSeconds(pid: number): Promise<number> {
  return ((await counted(pid))?.own ?? 0) / TICKS_A_SECOND;
}

/** The same for a process and its children, those that have ended among them: a database with its connections. */
export async function familySeconds(pid: number): Promise<number> {
  const all = await Promise.all((await readdir('/proc')).map((name) => counted(Number(name))));
  const children = all.filter((one) => one?.parent === pid);
  const parent = await counted(pid);
  const ticks = children.reduce((sum, one) => sum + (one?.own ?? 0), 0);
  return (ticks + (parent?.own ?? 0) + (parent?.ofEndedChildren ?? 0)) / TICKS_A_SECOND;
}

export async function parentOf(pid: number): Promise<number> {
  const found = await counted(pid);
  if (found === undefined) throw new Error(`no process ${pid}`);
  return found.parent;
}

async function counted(pid: number): Promise<Counted | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The name in brackets may hold spaces; behind it come state, parent, and from the 14th word on the times.
  const words = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const at = (no: number) => Number(words[no - 3] ?? 0);
  return { parent: at(4), own: at(14) + at(15), ofEndedChildren: at(16) + at(17) };
}
