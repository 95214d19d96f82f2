import { Button, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { AlarmLine } from '../../../src-shared/contracts/web/set-aside';
import { callCentre } from '../../centre-api';
import { AskedPart } from '../../components/asked-part';
import { Mark } from '../../components/mark';
import { Problem } from '../../components/problem';
import { useAsk } from '../../components/use-ask';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { NoteForm } from './note-form';

export function AlarmsPart() {
  const words = useText().aside;
  const [isOpenOnly, setOpenOnly] = useState(true);
  const asked = useAsk('alarms', { isOpenOnly });
  const step = useCall();
  const settle = async ({ kind, subject }: AlarmLine, note: string): Promise<void> => {
    const done = await step.run(
      callCentre('acknowledgeAlarm', { kind, subject, note }),
      () => words.noSuchAlarm,
    );
    if (done !== undefined) asked.again();
  };
  return (
    <section className="sheet">
      <h2>{words.alarmsTitle}</h2>
      <p>
        <Button onClick={() => setOpenOnly(!isOpenOnly)}>
          {isOpenOnly ? words.showAll : words.showOpen}
        </Button>
      </p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <AskedPart of={asked}>
        {({ lines }) => (
          <Table<AlarmLine>
            className="numerals"
            rowKey={(one) => `${one.kind} ${one.subject}`}
            size="small"
            dataSource={lines}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <span className="empty-line">{words.noAlarms}</span> }}
            columns={[
              {
                title: words.alarmColumns.kind,
                key: 'kind',
                render: (_, one) => (
                  <Mark tone={one.seen === undefined ? 'danger' : 'quiet'}>
                    {words.alarms[one.kind] ?? one.kind}
                  </Mark>
                ),
              },
              {
                title: words.alarmColumns.what,
                key: 'what',
                render: (_, one) => (
                  <>
                    {words.alarmTodo[one.kind] ?? '—'} <span className="soft">({one.subject})</span>
                  </>
                ),
              },
              {
                title: words.alarmColumns.where,
                dataIndex: 'stationId',
                render: (id?: string) => <span className="one-line">{id ?? '—'}</span>,
              },
              { title: words.alarmColumns.times, dataIndex: 'times' },
              {
                title: words.alarmColumns.last,
                dataIndex: 'lastAtMs',
                render: (atMs: number) => <span className="one-line">{shanghaiDateTime(atMs)}</span>,
              },
              {
                title: words.alarmColumns.action,
                key: 'action',
                render: (_, one) =>
                  one.seen === undefined ? (
                    <NoteForm
                      name={`alarm ${one.kind} ${one.subject}`}
                      label={words.note}
                      actions={[{ key: 'seen', label: words.acknowledge }]}
                      isBusy={step.isBusy}
                      onAct={(_key, note) => void settle(one, note)}
                    />
                  ) : (
                    words.seen(shanghaiDateTime(one.seen.atMs), one.seen.note)
                  ),
              },
            ]}
          />
        )}
      </AskedPart>
    </section>
  );
}
