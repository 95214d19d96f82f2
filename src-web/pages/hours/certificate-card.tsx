import { Button, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { CertificateView, EntryView, HoursOverview } from '../../../src-shared/contracts/web/hours';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { CertificateDownload } from './certificate-download';
import { outcomeSentence, statusSentence } from './outcome-sentence';
import { YearTable } from './year-table';
import { YearTimeline } from './year-timeline';

type Props = {
  readonly certificate: CertificateView;
  readonly overview: HoursOverview;
  readonly onChanged: () => void;
};

export function CertificateCard({ certificate, overview, onChanged }: Props) {
  const text = useText();
  const words = text.hours;
  const entries = overview.entries.filter((one) => one.certificateId === certificate.certificateId);
  return (
    <section className="sheet">
      <h2>
        {certificate.postName} · {words.kinds[certificate.kind]}
      </h2>
      <p className="numerals">
        {certificate.number} · {words.issuedOn(certificate.issuedOn)}
      </p>
      <p>
        <strong>{statusSentence(certificate.status, text)}</strong>
        {certificate.validThrough === undefined ? null : (
          <span className="soft"> · {words.validThrough(certificate.validThrough)}</span>
        )}
      </p>
      {certificate.kind === 'paper' ? null : (
        <CertificateDownload certificateId={certificate.certificateId} />
      )}
      {certificate.exchange === undefined ? null : (
        <ExchangePart certificate={certificate} onChanged={onChanged} />
      )}
      {certificate.years.length === 0 ? null : (
        <>
          <YearTimeline years={certificate.years} entries={entries} asOf={overview.asOf} />
          <h3>{words.yearsTitle}</h3>
          <YearTable years={certificate.years} required={overview.requiredTenths} />
        </>
      )}
      {entries.length === 0 ? null : <EntryTable entries={entries} />}
    </section>
  );
}

function EntryTable({ entries }: { readonly entries: readonly EntryView[] }) {
  const text = useText();
  const words = text.hours;
  return (
    <>
      <h3>{words.entriesTitle}</h3>
      <Table
        className="numerals"
        size="small"
        rowKey="key"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...entries]}
        columns={[
          {
            title: words.entryColumns.at,
            dataIndex: 'atMs',
            render: (atMs: number) => shanghaiDateTime(atMs),
          },
          {
            title: words.entryColumns.course,
            key: 'course',
            render: (_, entry) => `${entry.courseId} · ${words.parts[entry.part]}`,
          },
          { title: words.entryColumns.hours, dataIndex: 'tenths', render: words.amount },
          {
            title: words.entryColumns.outcome,
            key: 'outcome',
            render: (_, entry) => outcomeSentence(entry.outcome, text),
          },
        ]}
      />
    </>
  );
}

/** 【证书更新】 with the reason beside it when it can't be done (CT-2, CT-3). */
function ExchangePart({ certificate, onChanged }: Omit<Props, 'overview'>) {
  const text = useText();
  const words = text.hours.exchange;
  const step = useCall();
  const [number, setNumber] = useState<string | undefined>(undefined);
  const ask = async (): Promise<void> => {
    const { certificateId } = certificate;
    const done = await step.run(callCentre('exchange', { certificateId }), (error) => words[error.kind]);
    setNumber(done?.number);
    if (done !== undefined) onChanged();
  };
  return (
    <div className="exchange">
      <p>{exchangeSentence(certificate, text)}</p>
      {certificate.exchange?.kind === 'may-exchange' ? (
        <Button type="primary" loading={step.isBusy} onClick={() => void ask()}>
          {words.button}
        </Button>
      ) : null}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {number === undefined ? null : (
        <p role="status" className="good">
          {words.done(number)}
        </p>
      )}
    </div>
  );
}

function exchangeSentence({ exchange }: CertificateView, { hours }: Texts): string {
  const words = hours.exchange;
  switch (exchange?.kind) {
    case 'may-exchange':
      return words.may;
    case 'closed':
      return words.closed;
    case 'not-enough-hours':
      return words.tooFew(exchange.tenths, exchange.requiredTenths);
    case 'not-valid':
      return words.notValid;
    case 'already-exchanged':
    case undefined:
      return '';
  }
}
