import { assertNever } from '../src-shared/basics/assert-never';
import type { ConfigProblem } from './config';
import type { KeysProblem } from './registry/centre-keys';
import type { AddressProblem } from './registry/station-address';
import type { WorkCalendarProblem } from './review/load-work-calendar';
import type { EmbeddedProblem } from './store/embedded/start-embedded';

export type StartProblem =
  | ConfigProblem
  | KeysProblem
  | EmbeddedProblem
  | AddressProblem
  | WorkCalendarProblem
  /** Acknowledged records could be lost with the power: no production server runs on such a database. */
  | { readonly kind: 'fsync-off' }
  | { readonly kind: 'synchronous-commit-off' };

/** Ends a start. Its message tells the administrator what to do and holds no secret. */
export class StartFailure extends Error {
  override readonly name = 'StartFailure';
  constructor(readonly problem: StartProblem) {
    super(startProblemText(problem));
  }
}

/** Chinese first, English second. */
function startProblemText(problem: StartProblem): string {
  switch (problem.kind) {
    case 'config-invalid':
      return `配置无效 the configuration is invalid: ${problem.detail}`;
    case 'centre-keys-damaged':
      return `中心密钥文件损坏，请从备份恢复 the centre's key file is damaged, restore it from a backup: ${problem.file}`;
    case 'certificate-unreadable':
      return `EXAM_SERVER_CERTIFICATE 不是可读的 PEM 证书 is no certificate that can be read: ${problem.file}`;
    case 'certificate-without-address':
      return '设置了 EXAM_SERVER_CERTIFICATE，还需要以 https:// 开头的 EXAM_SERVER_PUBLIC_URL EXAM_SERVER_CERTIFICATE needs an EXAM_SERVER_PUBLIC_URL that begins with https://';
    case 'work-calendar-unreadable':
      return `EXAM_SERVER_WORK_CALENDAR 节假日文件有误 the file of holidays is wrong: ${problem.file} (${problem.detail})`;
    case 'fsync-off':
      return '数据库关闭了 fsync，断电会丢失已确认的成绩，拒绝启动 the database runs with fsync off: acknowledged results could be lost, not starting';
    case 'synchronous-commit-off':
      return '数据库关闭了 synchronous_commit，断电会丢失已提交的数据，拒绝启动 the database runs with synchronous_commit off: what is committed could be lost, not starting';
    case 'platform-not-supported':
      return `内置数据库不支持此平台，请设置 DATABASE_URL no embedded database for ${problem.platform}: set DATABASE_URL`;
    case 'binaries-not-installed':
      return `未安装内置数据库 the embedded database is not installed: ${problem.packageName}`;
    case 'binaries-incomplete':
      return `内置数据库不完整且目录不可写，请以可写权限启动一次 the embedded database lacks its links and its folder cannot be written, start once with write access: ${problem.packageName} (${problem.detail})`;
    case 'no-postgres-user':
      return `无法创建系统用户 postgres the system user postgres could not be created: ${problem.detail}`;
    case 'folder-not-passable':
      return `用户 postgres 无法进入此目录 the user postgres cannot pass the folder: ${problem.folder}`;
    case 'other-postgres-major':
      return `数据目录属于 PostgreSQL ${problem.found}，需要 ${problem.needed}；请先导出再导入 the data folder is of PostgreSQL ${problem.found}, this server has ${problem.needed}: dump it with the old one and restore it here: ${problem.folder}`;
    case 'password-lost':
      return `数据库口令文件丢失，请从备份恢复 the database's password file is gone, restore it from a backup: ${problem.file}`;
    case 'initdb-failed':
      return `无法创建数据库 the database could not be created: ${problem.detail}`;
    case 'folder-in-use':
      return `另一个服务进程正在使用此数据目录 another server process is using the data folder: ${problem.folder}`;
    case 'start-failed':
      return `数据库无法启动 the database does not start: ${problem.detail}`;
    default:
      return assertNever(problem);
  }
}
