import { Table } from 'antd';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { RefusedHours } from '../../../src-shared/contracts/web/refused-hours';
import { useText } from '../../i18n/use-text';

/** Hours of an exam room that do not stand in the books: why, and what the person can do. */
export function RefusedTable({ refused }: { readonly refused: readonly RefusedHours[] }) {
  const { hours } = useText();
  const words = hours.refused;
  if (refused.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="refused-hours">
      <h2 id="refused-hours">{words.title}</h2>
      <p className="soft">{words.text}</p>
      <Table<RefusedHours>
        className="numerals"
        rowKey="recordId"
        size="small"
        pagination={{ pageSize: 20, hideOnSinglePage: true }}
        dataSource={[...refused]}
        columns={[
          {
            title: words.when,
            key: 'when',
            className: 'one-line',
            render: (_, { fromMs, toMs }) =>
              words.span(shanghaiDateTime(fromMs).slice(0, 16), shanghaiDateTime(toMs).slice(11, 16)),
          },
          {
            title: hours.entryColumns.course,
            key: 'course',
            render: (_, one) => `${one.sessionTitle} · ${one.courseId}`,
          },
          {
            title: hours.entryColumns.hours,
            dataIndex: 'tenths',
            className: 'one-line',
            render: hours.amount,
          },
          {
            title: words.why,
            key: 'why',
            render: (_, one) => (
              <>
                {words.reasons[one.reason]}
                <span className="soft"> {one.isRejected ? words.rejected : words.waiting}</span>
              </>
            ),
          },
        ]}
      />
    </section>
  );
}
