import { type ReactNode, useState } from 'react';
import type { SessionLine } from '../../src-shared/contracts/web/exam-sessions';
import { AskedPart } from './asked-part';
import { PageTurn } from './page-turn';
import { useAsk } from './use-ask';

/** The centre's sessions a page at a time, newest first, each page drawn by `children`. */
export function SessionPages({
  words,
  children,
}: {
  readonly words: { readonly first: string; readonly more: string };
  readonly children: (lines: readonly SessionLine[], isBusy: boolean) => ReactNode;
}) {
  const [after, setAfter] = useState<SessionLine | undefined>(undefined);
  const asked = useAsk(
    'examSessions',
    after === undefined ? {} : { after: { date: after.date, sessionId: after.sessionId } },
  );
  return (
    <AskedPart of={asked}>
      {({ lines, hasMore }) => (
        <>
          {children(lines, asked.isBusy)}
          <PageTurn
            first={words.first}
            more={words.more}
            onFirst={after === undefined ? undefined : () => setAfter(undefined)}
            onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
          />
        </>
      )}
    </AskedPart>
  );
}
