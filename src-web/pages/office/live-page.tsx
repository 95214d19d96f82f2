import { Link, useRoute } from 'wouter';
import { SessionId } from '../../../src-shared/basics/ids';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import { LIVE_TROUBLES, type LiveBoard } from '../../../src-shared/contracts/web/live-board';
import { AskedPart } from '../../components/asked-part';
import { Counts } from '../../components/counts';
import { Mark, type MarkTone } from '../../components/mark';
import { useAsk } from '../../components/use-ask';
import { useEvery } from '../../components/use-every';
import { useText } from '../../i18n/use-text';
import { LiveTable } from './live-table';

const REFRESH_MS = 10_000;
const TONES: readonly MarkTone[] = ['danger', 'warn', 'good', 'quiet'];

/** The stations as they are now, worst first; of one session when the address names it. */
export function LivePage() {
  const words = useText().live;
  const [isOne, parts] = useRoute('/live/:sessionId');
  const session = SessionId.safeParse(isOne ? parts.sessionId : undefined);
  const asked = useAsk('liveBoard', session.success ? { sessionId: session.data } : {});
  useEvery(REFRESH_MS, asked.again);
  return (
    <>
      <h1>{words.title}</h1>
      {session.success ? (
        <p className="back-line">
          {words.onlySession(session.data)} · <Link href="/live">{words.all}</Link>
        </p>
      ) : null}
      <section className="sheet">
        <AskedPart of={asked}>
          {(board) => (
            <>
              <p className="soft back-line">
                {words.text} {words.at(shanghaiDateTime(board.nowMs))}
              </p>
              <BoardCounts board={board} />
              <LiveTable board={board} />
              {board.lines.length < board.stations ? (
                <p className="soft">{words.cut(board.lines.length, board.stations)}</p>
              ) : null}
            </>
          )}
        </AskedPart>
      </section>
      <section className="sheet">
        <h2>{words.legendTitle}</h2>
        <ul className="legend">
          {TONES.map((tone) => (
            <li key={tone}>
              <Mark tone={tone}>{words.words[tone]}</Mark> {words.legend[tone]}
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

function BoardCounts({ board }: { readonly board: LiveBoard }) {
  const words = useText().live;
  const found = LIVE_TROUBLES.filter((trouble) => (board.counts[trouble] ?? 0) > 0);
  return (
    <Counts
      of={[
        { label: words.counts.stations, value: board.stations },
        { label: words.counts.fine, value: board.fine, tone: 'good' },
        ...found.map((trouble) => ({ label: words.troubles[trouble], value: board.counts[trouble] ?? 0 })),
      ]}
    />
  );
}
