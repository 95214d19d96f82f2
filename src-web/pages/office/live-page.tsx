import { useState } from 'react';
import { Link, useRoute } from 'wouter';
import { SessionId } from '../../../src-shared/basics/ids';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import {
  LIVE_LINES,
  LIVE_TROUBLES,
  type LiveBoard,
  type LiveSearch,
} from '../../../src-shared/contracts/web/live-board';
import { AskedPart } from '../../components/asked-part';
import { Counts } from '../../components/counts';
import { Mark, type MarkTone } from '../../components/mark';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useEvery } from '../../components/use-every';
import { useText } from '../../i18n/use-text';
import { LiveSearchForm } from './live-search-form';
import { LiveTable } from './live-table';

const REFRESH_MS = 10_000;
const TONES: readonly MarkTone[] = ['danger', 'warn', 'good', 'quiet'];

/** The stations as they are now, worst first; of one session when the address names it. */
export function LivePage() {
  const words = useText().live;
  const [isOne, parts] = useRoute('/live/:sessionId');
  const session = SessionId.safeParse(isOne ? parts.sessionId : undefined);
  const [search, setSearch] = useState<LiveSearch>({});
  const [page, setPage] = useState(0);
  const asked = useAsk('liveBoard', {
    search: { ...search, ...(session.success ? { sessionId: session.data } : {}) },
    page,
  });
  const look = (next: LiveSearch): void => {
    setSearch(next);
    setPage(0);
  };
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
              <LiveSearchForm onSearch={look} />
              <LiveTable board={board} />
              <LivePages of={board} page={page} onPage={setPage} />
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

type PagesProps = {
  readonly of: LiveBoard;
  readonly page: number;
  readonly onPage: (page: number) => void;
};

/** The board moves under whoever turns its pages: where one stands is said, and the worst are one press away. */
function LivePages({ of, page, onPage }: PagesProps) {
  const words = useText().live;
  const before = page * LIVE_LINES;
  const isLast = before + LIVE_LINES >= of.found;
  if (page === 0 && isLast) return null;
  return (
    <>
      <p className="soft">{words.shown(before + 1, before + of.lines.length, of.found)}</p>
      <PageTurn
        first={words.worst}
        more={words.more}
        onFirst={page === 0 ? undefined : () => onPage(0)}
        onMore={isLast ? undefined : () => onPage(page + 1)}
      />
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
