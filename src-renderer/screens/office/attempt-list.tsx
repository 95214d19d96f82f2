import { Table, type TableColumnsType, Tag } from 'antd';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { type AttemptLine, attemptLines } from '../../storage/queries';
import type { RecordState } from '../../storage/rows';
import { useLiveQuery } from '../../storage/use-live-query';
import { useReadModel } from '../../stores/read-model-store';

const COLOUR: { readonly [S in RecordState]: string } = {
  pending: 'orange',
  sent: 'blue',
  acknowledged: 'green',
  'needs-person': 'red',
};

const allLines = () => attemptLines();

export function AttemptList() {
  const text = useText();
  const status = useReadModel((state) => state.status);
  const lines = useLiveQuery(allLines);
  const words = text.office.list;
  const columns: TableColumnsType<AttemptLine> = [
    { title: words.seat, dataIndex: 'seat', width: '5rem' },
    { title: words.candidate, dataIndex: 'candidateId' },
    {
      title: words.started,
      dataIndex: 'startedAtMs',
      render: (atMs: number | undefined) => (atMs === undefined ? '—' : dayAndTime(atMs)),
    },
    {
      title: words.finished,
      dataIndex: 'finishedAtMs',
      render: (atMs: number | undefined) => (atMs === undefined ? words.underWay : dayAndTime(atMs)),
    },
    {
      title: words.state,
      key: 'state',
      render: (_, { upload }) =>
        upload === undefined ? '—' : <Tag color={COLOUR[upload.state]}>{words.states[upload.state]}</Tag>,
    },
    {
      title: words.stateTime,
      key: 'time',
      render: (_, { upload }) => (upload === undefined ? '—' : dayAndTime(upload.atMs)),
    },
  ];
  return (
    <section className="office-list">
      <h2>{words.title}</h2>
      {status === 'failed' || lines.kind === 'failed' ? <Note tone="warning">{words.failed}</Note> : null}
      {status === 'catching-up' ? <Note tone="plain">{words.notReady}</Note> : null}
      <Table
        className="numerals"
        size="middle"
        rowKey="attemptId"
        columns={columns}
        dataSource={lines.kind === 'ready' ? [...lines.value] : []}
        loading={lines.kind === 'waiting'}
        pagination={{ pageSize: 12, hideOnSinglePage: true }}
        locale={{ emptyText: words.empty }}
      />
      <p className="office-foot">{words.noScores}</p>
    </section>
  );
}
