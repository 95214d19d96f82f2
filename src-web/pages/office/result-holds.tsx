import { Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import type { ResultDetail } from '../../../src-shared/contracts/web/results';
import type { WebBody } from '../../../src-shared/contracts/web/web-routes';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { NoteLine } from '../../components/note-line';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Props = { readonly of: ResultDetail; readonly onChange: () => void };
type Fields = Pick<WebBody<'holdResult'>, 'reason' | 'note'>;

export function ResultHolds({ of, onChange }: Props) {
  const words = useText().results;
  const step = useCall();
  const [form] = Form.useForm<Fields>();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const { attemptId, isHeld } = of.line;
  const decide = async ({ reason, note }: Fields): Promise<void> => {
    setSaid(undefined);
    const done = await step.run(
      callCentre('holdResult', { attemptId, isHeld: !isHeld, reason, note }),
      (error) => words.holdForm[error.kind],
    );
    if (done === undefined) return;
    form.resetFields();
    setSaid(words.holdForm.done);
    onChange();
  };
  const reasons = Object.entries(words.holdReasons).map(([value, label]) => ({ value, label }));
  return (
    <section className="sheet">
      <h2>{words.holdsTitle}</h2>
      {of.holds.length === 0 ? <p className="soft">{words.noHolds}</p> : <HoldTable of={of.holds} />}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      <Form<Fields> form={form} name="hold" layout="vertical" onFinish={(fields) => void decide(fields)}>
        <div className="search-line">
          <Form.Item name="reason" label={words.holdForm.reason} rules={[{ required: true }]}>
            <Choice options={reasons} unchosen="—" />
          </Form.Item>
          <Form.Item name="note" label={words.holdForm.note} rules={[{ required: true, whitespace: true }]}>
            <Input maxLength={500} />
          </Form.Item>
        </div>
        <Button htmlType="submit" danger={!isHeld} loading={step.isBusy}>
          {isHeld ? words.holdForm.release : words.holdForm.hold}
        </Button>
      </Form>
    </section>
  );
}

function HoldTable({ of }: { readonly of: ResultDetail['holds'] }) {
  const words = useText().results;
  return (
    <Table<ResultDetail['holds'][number]>
      className="numerals"
      rowKey={(one) => `${one.atMs} ${one.isHeld}`}
      size="small"
      dataSource={[...of]}
      pagination={false}
      columns={[
        { title: words.holdColumns.at, dataIndex: 'atMs', render: shanghaiDateTime },
        {
          title: words.holdColumns.what,
          key: 'what',
          render: (_, { isHeld }) => words.holdWhat[isHeld ? 'held' : 'released'],
        },
        {
          title: words.holdColumns.reason,
          key: 'reason',
          render: (_, { reason }) => words.holdReasons[reason],
        },
        { title: words.holdColumns.note, dataIndex: 'note' },
        {
          title: words.holdColumns.by,
          key: 'by',
          render: (_, { isByProgram }) => (isByProgram ? words.byProgram : words.byPerson),
        },
      ]}
    />
  );
}
