import { spawnSync } from 'node:child_process';

export type BuildOrigin = {
  /** Seconds; every time stamp in every artefact is this one (reproducible-builds.org, SOURCE_DATE_EPOCH). */
  readonly epoch: number;
  /** The commit, or `unknown` outside a repository. */
  readonly commit: string;
};

/** When and from what: the commit, so that the same commit gives the same bytes on another day. */
export function buildOrigin(env: NodeJS.ProcessEnv): BuildOrigin {
  const commit = git('rev-parse', 'HEAD');
  const given = Number(env.SOURCE_DATE_EPOCH || git('log', '-1', '--format=%ct') || 0);
  if (!Number.isSafeInteger(given) || given < 0) throw new Error('SOURCE_DATE_EPOCH must be whole seconds');
  return { epoch: given, commit: /^[0-9a-f]{40}$/.test(commit) ? commit : 'unknown' };
}

function git(...args: readonly string[]): string {
  const done = spawnSync('git', [...args], { encoding: 'utf8' });
  return done.status === 0 ? done.stdout.trim() : '';
}
