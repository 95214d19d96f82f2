import { Table } from 'antd';
import type { TrainingInformation } from '../../src-shared/contracts/web/training';
import { useText } from '../i18n/use-text';

/** 培训信息 (CT-5): told beside a certificate, never on it. */
export function TrainingInformationTable({
  training,
}: {
  readonly training: readonly TrainingInformation[];
}) {
  const text = useText();
  const words = text.information;
  const { columns } = words;
  return (
    <>
      <h3>{words.title}</h3>
      {training.length === 0 ? (
        <p className="soft">{words.none}</p>
      ) : (
        <Table<TrainingInformation>
          className="numerals"
          size="small"
          rowKey={(one) => `${one.institution} ${one.plan} ${one.startsOn}`}
          pagination={false}
          dataSource={[...training]}
          columns={[
            { title: columns.institution, dataIndex: 'institution' },
            { title: columns.plan, dataIndex: 'plan' },
            {
              title: columns.days,
              key: 'days',
              render: (_, one) => text.plans.days(one.startsOn, one.endsOn),
            },
            { title: columns.place, dataIndex: 'place' },
            { title: columns.teachers, dataIndex: 'teachers' },
          ]}
        />
      )}
    </>
  );
}
