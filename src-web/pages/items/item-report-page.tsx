import { useState } from 'react';
import { Link } from 'wouter';
import { SessionId } from '../../../src-shared/basics/ids';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { ItemLine, ItemReportView } from '../../../src-shared/contracts/web/items';
import { AskedPart } from '../../components/asked-part';
import { Counts } from '../../components/counts';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';
import { useLanguage } from '../../stores/language-store';
import { ItemTable } from './item-table';
import { VoidPart } from './void-part';

/** One session's questions in figures; each can be looked at and asked to be voided. */
export function ItemReportPage({ sessionId }: { readonly sessionId: string }) {
  const words = useText().items;
  const parsed = SessionId.safeParse(sessionId);
  return (
    <>
      <p className="back-line">
        <Link href="/items">← {words.back}</Link>
      </p>
      {parsed.success ? <KnownReport sessionId={parsed.data} /> : <Problem text={words.noSuch} />}
    </>
  );
}

function KnownReport({ sessionId }: { readonly sessionId: SessionId }) {
  const words = useText().items;
  const asked = useAsk('itemReport', { sessionId });
  return (
    <AskedPart of={asked}>
      {(found) => (found.ok ? <Report of={found.value} /> : <Problem text={words.noSuch} />)}
    </AskedPart>
  );
}

function Report({ of }: { readonly of: ItemReportView }) {
  const words = useText().items;
  const language = useLanguage((state) => state.language);
  const [chosen, setChosen] = useState<ItemLine | undefined>(undefined);
  const place = `/reports/sessions/${of.sessionId}`;
  return (
    <>
      <h1>
        {words.reportTitle} · {of.title}
      </h1>
      {of.leftOut === 0 ? null : <p className="warn-line">{words.leftOut(of.leftOut)}</p>}
      {of.results === 0 || of.results >= 30 ? null : <p className="warn-line">{words.few}</p>}
      <section className="sheet">
        <ReportCounts of={of} />
        <p>
          <a href={`${place}/items?lang=${language}`}>{words.whole}</a>
        </p>
        <p>
          <a href={`${place}/items.csv`} download>
            {words.csv}
          </a>
        </p>
      </section>
      {chosen === undefined ? null : (
        <VoidPart
          key={chosen.itemId}
          sessionId={of.sessionId}
          itemId={chosen.itemId}
          onClose={() => setChosen(undefined)}
        />
      )}
      <VoidedPart of={of} />
      <section className="sheet">
        <h2>{words.tableTitle}</h2>
        <p className="soft">{words.tableText}</p>
        {of.results === 0 ? <p>{words.noResults}</p> : <ItemTable of={of.items} onChoose={setChosen} />}
      </section>
    </>
  );
}

function ReportCounts({ of }: { readonly of: ItemReportView }) {
  const { counts: words, noAlpha } = useText().items;
  const whole = of.alphas.find((one) => one.part === 'all');
  return (
    <>
      <Counts
        of={[
          { label: words.candidates, value: of.candidates },
          { label: words.results, value: of.results },
          { label: words.passed, value: of.passed },
          { label: words.passMark, value: of.passMark },
          { label: words.mean, value: of.mean?.toFixed(1) ?? '—' },
          { label: words.range, value: `${of.lowest ?? '—'} – ${of.highest ?? '—'}` },
          { label: words.flagged, value: of.items.filter((one) => one.flags.length > 0).length },
          { label: words.alpha, value: whole?.value?.toFixed(2) ?? '—' },
        ]}
      />
      {whole?.because === undefined ? null : <p className="soft back-line">{noAlpha[whole.because]}</p>}
    </>
  );
}

/** What was voided, and what it did, by the versions of the results. */
function VoidedPart({ of }: { readonly of: ItemReportView }) {
  const words = useText().items;
  if (of.voided.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{words.voidedTitle}</h2>
      <ul className="legend">
        {of.voided.map(({ itemId, reason, atMs, effect }) => (
          <li key={itemId}>
            <strong>{itemId}</strong> {words.voidedLine(reason, shanghaiDateTime(atMs))}{' '}
            {words.requests.done(effect)}
          </li>
        ))}
      </ul>
      <p>
        <Link href={`/results/?session=${of.sessionId}&state=revised`}>{words.revised}</Link>
      </p>
    </section>
  );
}
