import { suiteB } from '../../../src-crypto/suite-b';
import { journalDiskOn } from '../../../src-main/journal/journal-disk';
import { openJournal } from '../../../src-main/journal/open-journal';
import { seededRandom } from '../../../src-shared/basics/seeded-random';
import { buildSeed } from '../../builders/build-seed';
import { type Forgotten, losingFiles } from '../../builders/losing-files';

export type LivesReport = {
  readonly cuts: number;
  readonly acknowledged: number;
  readonly tornTails: number;
};

/** How many times the power goes in one run, each time at a random call within this many. */
const CUTS = 5;
const CALLS_A_LIFE = 70;

/**
 * A journal that writes until the power goes, and again after each restart. Invariant: "every acknowledged record is
 * there after each restart, once, in order and as it was written; nothing is there that was not given to be written;
 * and nobody is told of damage." Throws, with the seed, when it does not hold.
 */
export async function lives(seed: string, forgotten: Forgotten = 'nothing'): Promise<LivesReport> {
  const random = seededRandom(buildSeed(seed));
  let files = losingFiles(forgotten);
  const acknowledged = new Map<number, string>();
  const given = new Set<string>();
  let tornTails = 0;
  let written = 0;

  for (let life = 0; life <= CUTS; life++) {
    const seen = new Map<number, string>();
    const isLast = life === CUTS;
    if (!isLast) files.cutAt(1 + random.below(CALLS_A_LIFE));
    const cut = new Promise<'cut'>((resolve) => {
      // The promise of a call that never comes back holds nobody up: the turn of the event loop after it is enough.
      let idle = 0;
      let last = -1;
      const look = (): void => {
        idle = files.callsMade() === last ? idle + 1 : 0;
        last = files.callsMade();
        if (idle > 20) resolve('cut');
        else setImmediate(look);
      };
      look();
    });
    const live = async (): Promise<'done'> => {
      const opened = await openJournal({
        disk: journalDiskOn(files.calls),
        folder: '/station/journal',
        markFile: '/station/journal-head',
        machine: 'm',
        newEpoch: () => `${random.nextUint32()}`.padStart(16, '0'),
        sha256: suiteB.sha256,
        visit: (record) => {
          if (seen.has(record.seq)) throw new Error(`${seed}: record ${record.seq} is there twice`);
          seen.set(record.seq, new TextDecoder().decode(record.payload));
        },
      });
      if (!opened.ok) throw new Error(`${seed}, life ${life}: ${opened.error.detail}`);
      check(opened.value.findings.filter((one) => one.kind !== 'torn-tail-cut'));
      tornTails += opened.value.findings.length;
      while (!isLast) {
        await Promise.all(
          Array.from({ length: 1 + random.below(4) }, async () => {
            const texts = Array.from(
              { length: 1 + random.below(3) },
              () => `life ${life} entry ${written++} ${'x'.repeat(random.below(900))}`,
            );
            for (const text of texts) given.add(text);
            const answer = await opened.value.append(texts.map((text) => new TextEncoder().encode(text)));
            if (!answer.ok) throw new Error(`${seed}: ${answer.error.detail}`);
            for (const [i, seq] of answer.value.entries()) acknowledged.set(seq, texts[i] ?? '');
          }),
        );
      }
      return 'done';
    };
    const check = (findings: readonly unknown[]): void => {
      for (const [seq, text] of acknowledged) {
        if (seen.get(seq) !== text)
          throw new Error(`${seed}, life ${life}: acknowledged record ${seq} is lost`);
      }
      for (const text of seen.values()) {
        if (!given.has(text)) throw new Error(`${seed}, life ${life}: a record was invented`);
      }
      if (findings.length > 0)
        throw new Error(`${seed}, life ${life}: told of damage: ${JSON.stringify(findings)}`);
      // What was written but not acknowledged may be there; from now on it is.
      for (const [seq, text] of seen) acknowledged.set(seq, text);
    };
    await Promise.race([live(), cut]);
    files = files.afterCut(random);
  }
  return { cuts: CUTS, acknowledged: acknowledged.size, tornTails };
}
