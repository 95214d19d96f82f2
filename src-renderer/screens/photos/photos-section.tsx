import { Alert, Button, Table, Tag } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import type { ListedPhoto } from '../../../src-shared/contracts/ipc/photo-channels';
import { useText } from '../../i18n/use-text';
import { type StepValue, step } from '../../station-api';

type Report = StepValue<'photos:report'>;
type Shown =
  | { readonly kind: 'loading' }
  | { readonly kind: 'unread' }
  | { readonly kind: 'read'; readonly report: Report };

const COLOURS = { pass: 'green', review: 'gold', fail: 'red' } as const;

/** Whose registered photograph is not in order, and why (PH-6: the institution decides what needs a look). */
export function PhotosSection() {
  const words = useText().photos;
  const [shown, setShown] = useState<Shown>({ kind: 'loading' });
  const read = useCallback(async () => {
    const answered = await step('photos:report', {});
    setShown(answered.ok ? { kind: 'read', report: answered.value } : { kind: 'unread' });
  }, []);
  useEffect(() => void read(), [read]);
  if (shown.kind === 'loading') return null;
  if (shown.kind === 'unread') return <Alert type="warning" showIcon title={words.unread} />;
  const { checked, total, listed } = shown.report;
  return (
    <>
      <p>
        {words.done(checked, total)} {listed.length === 0 && checked > 0 ? words.allGood : null}{' '}
        <Button size="small" onClick={() => void read()}>
          {words.refresh}
        </Button>
      </p>
      {listed.length === 0 ? null : (
        <>
          <p>{words.lead}</p>
          <PhotoTable listed={listed} />
        </>
      )}
    </>
  );
}

function PhotoTable({ listed }: { readonly listed: readonly ListedPhoto[] }) {
  const words = useText().photos;
  return (
    <Table
      size="small"
      rowKey="admissionNo"
      dataSource={[...listed]}
      pagination={{ pageSize: 10, hideOnSinglePage: true }}
      columns={[
        {
          title: words.columns.person,
          render: (_, person: ListedPhoto) => (
            <>
              {person.displayName}
              <br />
              <span className="numerals">{person.admissionNo}</span> · {words.seat(person.seat)}
            </>
          ),
        },
        {
          title: words.columns.outcome,
          render: (_, person: ListedPhoto) => (
            <>
              <Tag color={COLOURS[person.outcome]}>{words.outcome[person.outcome]}</Tag>
              {person.isComparable ? null : <Tag color="red">{words.notComparable}</Tag>}
            </>
          ),
        },
        {
          title: words.columns.findings,
          render: (_, person: ListedPhoto) => (
            <ul className="photo-findings">
              {person.findings.map(({ rule, measured, limit }) => (
                <li key={rule}>{`${words.rules[rule]}：${measured}（${limit}）`}</li>
              ))}
            </ul>
          ),
        },
      ]}
    />
  );
}
