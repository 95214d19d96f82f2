import { Table, type TableColumnsType } from 'antd';
import type { RecordState } from '../../../src-shared/domain/read-model/rows';
import { dayAndTime } from '../../components/clock-text';
import { Note } from '../../components/note';
import { useText } from '../../i18n/use-text';
import { type AttemptLine, attemptLines } from '../../storage/queries';
import { useLiveQuery } from '../../storage/use-live-query';
import { useReadModel } from '../../stores/read-model-store';

/** A sign beside the word, so that the state is not told by colour alone. */
const SIGN: { readonly [S in RecordState]: string } = {
  pending: '○',
  sent: '↑',
  acknowledged: '✓',
  'needs-person': '!',
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
      render: (_, { upload }) => (upload === undefined ? '—' : <StateTag state={upload.state} />),
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

function StateTag({ state }: { readonly state: RecordState }) {
  const words = useText().office.list;
  return (
    <span className={`state-tag state-tag-${state}`}>
      <span aria-hidden="true">{SIGN[state]}</span> {words.states[state]}
    </span>
  );
}
