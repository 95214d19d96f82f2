import { suiteB } from '../../src-crypto/suite-b';
import { assertNever } from '../../src-shared/basics/assert-never';
import type { Finding } from './finding';
import { nodeJournalDisk } from './journal-disk';
import { type EpochReport, verifyJournal } from './verify-journal';

/** Exit codes: whole; something for a person to look at; not verified at all. */
const WHOLE = 0;
const FINDINGS = 1;
const NOT_VERIFIED = 2;

/** Prints what a journal holds and what is wrong with it, for staff and technicians; resolves with the exit code. */
export async function verifyCommand(folder: string, say: (line: string) => void): Promise<number> {
  const startedAt = performance.now();
  const verified = await verifyJournal({ disk: nodeJournalDisk, folder, sha256: suiteB.sha256 });
  if (!verified.ok) {
    say(
      verified.error.kind === 'no-journal'
        ? '这个文件夹里没有考试记录。 There is no journal in this folder.'
        : `记录文件读不出来（${verified.error.detail}）。 The journal could not be read.`,
    );
    return NOT_VERIFIED;
  }
  const { epochs, records, bytes, findings } = verified.value;
  for (const epoch of epochs) say(epochLine(epoch));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(2);
  say(`共 ${records} 条，${bytes} 字节，${seconds} 秒。 ${records} records, ${bytes} bytes, ${seconds} s.`);
  for (const finding of findings) say(findingLine(finding));
  const isWhole = findings.every((one) => one.kind === 'torn-tail-cut');
  say(
    isWhole
      ? '完好：校验和、序号和哈希链全部相符。 Whole: checksums, sequence and hash chain agree.'
      : '有异常，请保留原文件并报告技术人员。 Something is wrong: keep the files as they are and tell a technician.',
  );
  return isWhole ? WHOLE : FINDINGS;
}

function epochLine(epoch: EpochReport): string {
  const { folder, segments, records, firstSeq, lastSeq, headHash } = epoch;
  return `${folder}  segments ${segments}  records ${records}  seq ${firstSeq}-${lastSeq}  head ${headHash}`;
}

function findingLine(finding: Finding): string {
  switch (finding.kind) {
    case 'torn-tail-cut':
      return `未写完的末尾（未确认过，启动时会截去） unfinished tail, never acknowledged: ${finding.file} @${finding.atOffset}`;
    case 'damaged':
      return `损坏 damaged: ${finding.file} @${finding.atOffset}, seq ${finding.lostFrom}-${finding.lostThrough}`;
    case 'shortened':
      return `缺失 missing at the end: seq ${finding.lostFrom}-${finding.lostThrough}`;
    case 'replaced':
      return `与本机记下的末条不符 not what was noted: seq ${finding.atSeq}`;
    case 'copied':
      return '是复制件 a copy';
    case 'other-machine':
      return '来自另一台电脑 from another machine';
    default:
      return assertNever(finding);
  }
}
