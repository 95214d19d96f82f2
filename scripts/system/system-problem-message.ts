import { assertNever } from '../../src-shared/basics/assert-never';
import type { SystemProblem } from './system-libraries';

/** What the person at the machine reads when Electron cannot start here: Chinese first, English second. */
export function systemProblemMessage(problem: SystemProblem): string {
  switch (problem.kind) {
    case 'packages-missing': {
      const list = problem.missing.join(' ');
      const todo = problem.command
        ? `请运行下面的命令后重试。 Run this command, then try again:\n  ${problem.command}`
        : '请用本系统的软件包管理器安装后重试。 Install them with this system’s package manager, then try again.';
      return `缺少系统组件 The system lacks: ${list}\n${todo}`;
    }
    case 'install-failed':
      return (
        `系统软件包安装失败，请运行下面的命令查看原因。 Installing system packages failed; run this command to see why:\n` +
        `  ${problem.command}\n${problem.detail}`
      );
    default:
      return assertNever(problem);
  }
}
