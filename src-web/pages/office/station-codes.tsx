import { Button, Form, Input, Table } from 'antd';
import { useState } from 'react';
import { shanghaiDateTime } from '../../../src-shared/basics/instant';
import { ok } from '../../../src-shared/basics/result';
import type { CodeLine } from '../../../src-shared/contracts/web/station-registry';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Props = {
  readonly codes: readonly CodeLine[];
  readonly centreFingerprint: string;
  readonly stationAddress: string | undefined;
  readonly onMade: () => void;
};

export function StationCodes({ codes, centreFingerprint, stationAddress, onMade }: Props) {
  const words = useText().stations;
  const step = useCall();
  const [form] = Form.useForm<{ readonly label: string }>();
  const [made, setMade] = useState<{ readonly code: string; readonly expiresAtMs: number } | undefined>();
  const make = async (label: string): Promise<void> => {
    const asked = callCentre('issueStationCode', { label }).then((one) => (one.ok ? ok(ok(one.value)) : one));
    const done = await step.run(asked, () => '');
    if (done === undefined) return;
    setMade(done);
    form.resetFields();
    onMade();
  };
  return (
    <section className="sheet">
      <h2>{words.codeTitle}</h2>
      <p>{words.codeText}</p>
      <p className="soft">
        {words.centreText} <span className="one-line">{words.centre(centreFingerprint)}</span>
      </p>
      {stationAddress === undefined ? null : (
        <p className="soft">
          {words.addressText} <code className="one-line">{stationAddress}</code>
        </p>
      )}
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {made === undefined ? null : (
        <p className="told-once" role="status">
          <strong>{words.made(made.code)}</strong>
          {words.once(shanghaiDateTime(made.expiresAtMs))}
        </p>
      )}
      <Form form={form} name="code" layout="vertical" onFinish={({ label }) => void make(label)}>
        <Form.Item name="label" label={words.label} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={100} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.make}
        </Button>
      </Form>
      <h3>{words.codesTitle}</h3>
      <CodeTable of={codes} />
    </section>
  );
}

function CodeTable({ of }: { readonly of: readonly CodeLine[] }) {
  const words = useText().stations;
  const { codeColumns: columns } = words;
  const usage = ({ stationId, isExpired }: CodeLine): string => {
    if (stationId !== undefined) return words.usedBy(stationId);
    return isExpired ? words.expired : words.unused;
  };
  return (
    <Table<CodeLine>
      className="numerals"
      rowKey="selector"
      size="small"
      dataSource={[...of]}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      locale={{ emptyText: <span className="empty-line">{words.noCodes}</span> }}
      columns={[
        { title: columns.code, dataIndex: 'selector', render: (selector: string) => `${selector}-…` },
        { title: columns.label, dataIndex: 'label' },
        { title: columns.made, dataIndex: 'createdAtMs', render: shanghaiDateTime },
        { title: columns.until, dataIndex: 'expiresAtMs', render: shanghaiDateTime },
        { title: columns.used, key: 'used', render: (_, one) => usage(one) },
      ]}
    />
  );
}
