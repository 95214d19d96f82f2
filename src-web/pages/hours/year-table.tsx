import { Table } from 'antd';
import type { YearView } from '../../../src-shared/contracts/web/hours';
import { useText } from '../../i18n/use-text';

/** Each year with its window beside its name, and a sentence wherever the number is not what one hopes. */
export function YearTable({
  years,
  required,
}: {
  readonly years: readonly YearView[];
  readonly required: number;
}) {
  const words = useText().hours;
  return (
    <Table
      className="numerals"
      size="middle"
      rowKey="label"
      pagination={false}
      dataSource={[...years]}
      columns={[
        {
          title: words.columns.year,
          dataIndex: 'label',
          className: 'one-line',
          render: (label: number) => words.year(label),
        },
        {
          title: words.columns.window,
          key: 'window',
          className: 'one-line',
          render: (_, year) => words.window(year.from, year.to),
        },
        {
          title: words.columns.studied,
          key: 'studied',
          render: (_, year) => words.breakdown(year.own, year.makeUp, year.shared),
        },
        { title: words.columns.counted, dataIndex: 'counted', className: 'one-line', render: words.amount },
        {
          title: words.columns.state,
          key: 'state',
          render: (_, year) => (
            <>
              <strong>{words.states[year.state]}</strong>
              {notesOf(year, required, words).map((note) => (
                <p key={note} className="soft">
                  {note}
                </p>
              ))}
            </>
          ),
        },
      ]}
    />
  );
}

type Words = ReturnType<typeof useText>['hours'];

function notesOf(year: YearView, required: number, words: Words): readonly string[] {
  const raw = year.own + year.makeUp + year.shared;
  const isMostlyNextYear = year.from.slice(5) > '07-01';
  return [
    ...(raw > required ? [words.cap(raw, required)] : []),
    ...(year.state === 'MAKEUP_OPEN' ? [words.makeUpThrough(year.makeUpThrough, year.missingTenths)] : []),
    ...(year.pending > 0 ? [words.pending(year.pending)] : []),
    ...(isMostlyNextYear ? [words.spread(year.label, year.from, year.to)] : []),
  ];
}
