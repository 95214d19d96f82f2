import { useState } from 'react';
import { useRoute, useSearch } from 'wouter';
import { type ResultLine, ResultSearch } from '../../../src-shared/contracts/web/results';
import { AskedPart } from '../../components/asked-part';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { ResultExport } from './result-export';
import { ResultPage } from './result-page';
import { ResultSearchForm } from './result-search-form';
import { ResultTable } from './result-table';

/** All results, or the one that the address names. */
export function ResultsPage() {
  const [isOne, parts] = useRoute('/results/:attemptId');
  return isOne ? <ResultPage key={parts.attemptId} attemptId={parts.attemptId} /> : <ResultList />;
}

function ResultList() {
  const words = useText().results;
  const named = searchIn(useSearch());
  const [search, setSearch] = useState<ResultSearch>(named);
  const [after, setAfter] = useState<ResultLine | undefined>(undefined);
  const asked = useAsk('searchResults', {
    search,
    ...(after === undefined
      ? {}
      : { after: { submittedAtMs: after.submittedAtMs, attemptId: after.attemptId } }),
  });
  const look = (next: ResultSearch): void => {
    setSearch(next);
    setAfter(undefined);
  };
  return (
    <>
      <h1>{words.title}</h1>
      <ResultSearchForm initial={named} onSearch={look} isBusy={asked.isBusy} />
      <section className="sheet">
        <p className="soft">{words.masked}</p>
        <AskedPart of={asked}>
          {({ lines, hasMore }) => (
            <>
              <ResultTable of={lines} isBusy={asked.isBusy} />
              <PageTurn
                first={words.first}
                more={words.more}
                onFirst={after === undefined ? undefined : () => setAfter(undefined)}
                onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
              />
              {lines.length === 0 ? null : <ResultExport search={search} />}
            </>
          )}
        </AskedPart>
      </section>
    </>
  );
}

/** What a link of another page looks for: `?session=…&state=…`. */
function searchIn(address: string): ResultSearch {
  const asked = new URLSearchParams(address);
  const filled = Object.entries({ sessionId: asked.get('session'), state: asked.get('state') });
  return ResultSearch.catch({}).parse(Object.fromEntries(filled.filter(([, value]) => value !== null)));
}
