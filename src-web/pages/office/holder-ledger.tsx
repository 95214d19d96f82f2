import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { LedgerLine } from '../../../src-shared/contracts/web/holder-routes';
import { callCentre } from '../../centre-api';
import { Mark } from '../../components/mark';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { NoteForm } from './note-form';

type Props = { readonly of: readonly LedgerLine[]; readonly onDecided: () => void };

/** CE-11: an error is taken back by an entry of its own. */
export function HolderLedger({ of, onDecided }: Props) {
  const text = useText();
  const words = text.holder;
  const { entryColumns: columns } = words;
  const step = useCall();
  const reverse = async (key: string, reason: string): Promise<void> => {
    const done = await step.run(
      callCentre('reverseHours', { key, reason }),
      (error) => words.problems[error.kind],
    );
    if (done !== undefined) onDecided();
  };
  return (
    <section className="sheet">
      <h2>{words.ledgerTitle}</h2>
      <p className="soft">{words.reverseText}</p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <Table<LedgerLine>
        className="numerals"
        rowKey="key"
        size="small"
        dataSource={[...of]}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <span className="empty-line">{words.noEntries}</span> }}
        columns={[
          { title: columns.at, dataIndex: 'atMs', render: shanghaiDateTime },
          { title: columns.course, key: 'course', render: (_, one) => one.courseId ?? words.kinds[one.kind] },
          {
            title: columns.hours,
            dataIndex: 'tenths',
            render: (tenths?: number) => (tenths === undefined ? '—' : text.hours.amount(tenths)),
          },
          {
            title: columns.state,
            key: 'state',
            render: (_, { isReversed }) => (
              <Mark tone={isReversed ? 'quiet' : 'good'}>{isReversed ? words.reversed : words.counted}</Mark>
            ),
          },
          {
            title: columns.action,
            key: 'action',
            render: (_, one) =>
              one.kind !== 'hours' || one.isReversed ? null : (
                <NoteForm
                  name={`entry ${one.key}`}
                  label={words.reason}
                  isBusy={step.isBusy}
                  actions={[{ key: 'reverse', label: words.reverse, isDanger: true }]}
                  onAct={(_key, reason) => void reverse(one.key, reason)}
                />
              ),
          },
        ]}
      />
    </section>
  );
}
