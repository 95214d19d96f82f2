import { Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { useRoute } from 'wouter';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import { type IncidentLine, IncidentSearch } from '../../../src-shared/contracts/web/incidents';
import { IncidentKind } from '../../../src-shared/domain/incident/incident-kind';
import { AskedPart } from '../../components/asked-part';
import { Choice } from '../../components/choice';
import { PageTurn } from '../../components/page-turn';
import { useAsk } from '../../components/use-ask';
import { useText } from '../../i18n/use-text';

/** 考场情况 of all rooms, or of the session that the address names (RM-14). */
export function IncidentsPage() {
  const words = useText().incidents;
  const [isOne, parts] = useRoute('/incidents/:sessionId');
  const named = IncidentSearch.catch({}).parse(isOne ? { sessionId: parts.sessionId } : {});
  const [search, setSearch] = useState<IncidentSearch>(named);
  const [after, setAfter] = useState<IncidentLine | undefined>(undefined);
  const asked = useAsk('searchIncidents', {
    search,
    ...(after === undefined ? {} : { after: { atMs: after.atMs, incidentId: after.incidentId } }),
  });
  const look = (fields: { readonly sessionId?: string; readonly kind?: string }): void => {
    const filled = Object.fromEntries(Object.entries(fields).filter(([, value]) => value));
    setSearch(IncidentSearch.catch({}).parse(filled));
    setAfter(undefined);
  };
  const kinds = IncidentKind.options.map((value) => ({ value, label: words.kinds[value] ?? value }));
  return (
    <>
      <h1>{words.title}</h1>
      <section className="sheet">
        <Form name="incidents" layout="vertical" initialValues={named} onFinish={look}>
          <div className="search-line">
            <Form.Item
              name="sessionId"
              label={words.session}
              rules={[{ pattern: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, message: words.session }]}
            >
              <Input maxLength={64} />
            </Form.Item>
            <Form.Item name="kind" label={words.kind}>
              <Choice options={kinds} unchosen={words.anyKind} />
            </Form.Item>
          </div>
          <Button type="primary" htmlType="submit" loading={asked.isBusy}>
            {words.submit}
          </Button>
        </Form>
      </section>
      <section className="sheet">
        <p className="soft">{words.note}</p>
        <AskedPart of={asked}>
          {({ lines, hasMore }) => (
            <>
              <IncidentTable of={lines} />
              <PageTurn
                first={words.first}
                more={words.more}
                onFirst={after === undefined ? undefined : () => setAfter(undefined)}
                onMore={hasMore ? () => setAfter(lines.at(-1)) : undefined}
              />
            </>
          )}
        </AskedPart>
      </section>
    </>
  );
}

function IncidentTable({ of }: { readonly of: readonly IncidentLine[] }) {
  const words = useText().incidents;
  const { columns } = words;
  const place = ({ stationId, seat }: IncidentLine) =>
    seat === undefined ? stationId : `${stationId} ${words.seat(seat)}`;
  const told = ({ text, facts }: IncidentLine) =>
    [text, ...Object.entries(facts).map(([name, value]) => `${name}=${value}`)].filter(Boolean).join(' · ');
  return (
    <Table<IncidentLine>
      className="numerals"
      rowKey="incidentId"
      size="small"
      dataSource={[...of]}
      pagination={false}
      locale={{ emptyText: <span className="empty-line">{words.empty}</span> }}
      columns={[
        { title: columns.at, dataIndex: 'atMs', render: shanghaiDateTime },
        { title: columns.kind, dataIndex: 'kind', render: (kind: string) => words.kinds[kind] ?? kind },
        { title: columns.session, dataIndex: 'sessionId' },
        { title: columns.station, key: 'station', render: (_, one) => place(one) },
        { title: columns.text, key: 'text', render: (_, one) => told(one) },
        {
          title: columns.by,
          dataIndex: 'by',
          render: (by: readonly string[]) => (by.length === 0 ? words.byStation : by.join('、')),
        },
        { title: columns.evidence, dataIndex: 'evidence' },
      ]}
    />
  );
}
