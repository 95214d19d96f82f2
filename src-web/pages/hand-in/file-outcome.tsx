import { Button } from 'antd';
import type { ChainOutcome } from '../../../src-shared/contracts/hand-in/hand-in-file';
import type { HandInTaken } from '../../../src-shared/contracts/web/hand-in-routes';
import { Mark } from '../../components/mark';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useText } from '../../i18n/use-text';
import { saveFile } from '../../save-file';

export type TriedFile =
  | { readonly name: string; readonly kind: 'failed'; readonly because: string }
  | { readonly name: string; readonly kind: 'taken'; readonly taken: HandInTaken };

/** One file: what became of it, of each of its chains and of each record, and the receipt to take back. */
export function FileOutcome({ of }: { readonly of: TriedFile }) {
  const words = useText().handIn;
  if (of.kind === 'failed') return <Problem text={words.ofFile(of.name, of.because)} />;
  const { outcome, chains, stationId, sessionId, receipt } = of.taken;
  const records = chains.reduce((sum, chain) => sum + chain.records.length, 0);
  const said = words.ofFile(of.name, words.outcomes[outcome](records, stationId, sessionId));
  const stopped = chains.filter((chain) => chain.outcome !== 'imported');
  return (
    <div className="comparison">
      {outcome === 'incomplete' ? <Problem text={said} /> : <NoteLine text={said} />}
      {stopped.map((chain) => (
        <p className="warn-line" key={chain.epoch}>
          {words.chains[chain.outcome]}
        </p>
      ))}
      {records === 0 ? null : (
        <>
          <p>
            {words.receiptText}{' '}
            <Button onClick={() => saveFile(`${stationId}-receipt.json`, 'application/json', receipt)}>
              {words.receipt}
            </Button>
          </p>
          <RecordList of={chains} />
        </>
      )}
    </div>
  );
}

function RecordList({ of }: { readonly of: readonly ChainOutcome[] }) {
  const { handIn: words, aside } = useText();
  const rows = of.flatMap(({ epoch, records }) => records.map((record) => ({ epoch, ...record })));
  const odd = rows.filter((one) => one.outcome === 'quarantined').length;
  return (
    <details open={odd > 0}>
      <summary>{words.records(rows.length, odd)}</summary>
      <table className="plain-table numerals">
        <thead>
          <tr>
            <th scope="col">{words.recordColumns.no}</th>
            <th scope="col">{words.recordColumns.state}</th>
            <th scope="col">{words.recordColumns.reason}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ epoch, seq, outcome, reason = '' }) => (
            <tr key={`${epoch} ${seq}`}>
              <td>{seq}</td>
              <td>
                <Mark tone={outcome === 'quarantined' ? 'danger' : 'good'}>
                  {words.recordStates[outcome]}
                </Mark>
              </td>
              <td>{reason === '' ? '—' : (aside.reasons[reason] ?? reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
