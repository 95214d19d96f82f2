import { Table } from 'antd';
import type { RosterProblem } from '../../../src-shared/contracts/package/roster';
import type { CheckedRoster, RosterLine } from '../../../src-shared/contracts/web/packages';
import { Mark } from '../../components/mark';
import { NoteLine } from '../../components/note-line';
import { useText } from '../../i18n/use-text';

type Props = { readonly of: CheckedRoster; readonly lacking: number };

/** The list as it was read, every fault in a sentence with its row. */
export function RosterTable({ of, lacking }: Props) {
  const words = useText().packages;
  const { columns } = words;
  const isGood = of.problems.length === 0;
  return (
    <section className="sheet">
      {isGood ? null : <RosterProblems of={of.problems} />}
      {isGood && lacking > 0 ? (
        <p role="alert" className="problem">
          {words.photosLack(lacking)}
        </p>
      ) : null}
      <NoteLine
        text={isGood && lacking === 0 ? words.good(of.lines.length, words.forms[of.form]) : undefined}
      />
      {of.lines.length === 0 ? null : (
        <Table<RosterLine>
          className="numerals"
          rowKey="row"
          size="small"
          dataSource={[...of.lines]}
          pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: columns.row, dataIndex: 'row' },
            { title: columns.name, dataIndex: 'maskedName' },
            { title: columns.document, dataIndex: 'maskedDocument' },
            { title: columns.post, dataIndex: 'postName' },
            { title: columns.seat, dataIndex: 'seat' },
            { title: columns.attempt, dataIndex: 'attemptNo' },
            { title: columns.photo, key: 'photo', render: (_, { photo }) => <PhotoMark of={photo} /> },
          ]}
        />
      )}
    </section>
  );
}

function PhotoMark({ of }: { readonly of: RosterLine['photo'] }) {
  const words = useText().packages.photoStates;
  const isGood = of === 'given' || of === 'registered-pass';
  const tone = isGood ? 'good' : of === 'registered-review' ? 'warn' : 'danger';
  return <Mark tone={tone}>{words[of]}</Mark>;
}

function RosterProblems({ of }: { readonly of: readonly RosterProblem[] }) {
  const words = useText().packages;
  const sentence = ({ row, kind, detail = '' }: RosterProblem): string =>
    words.atRow(row, words.problems[kind](words.documentFaults[detail] ?? detail));
  return (
    <div role="alert" className="problem">
      <p>{words.problemsTitle(of.length)}</p>
      <ul>
        {of.map((one) => (
          <li key={`${one.row} ${one.kind}`}>{sentence(one)}</li>
        ))}
      </ul>
    </div>
  );
}
