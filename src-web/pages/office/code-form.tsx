import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import type { SessionId } from '../../../src-shared/basics/ids';
import { GrantCause } from '../../../src-shared/domain/attempt/ledger-entry';
import { StaffCodeAction } from '../../../src-shared/domain/staff-code/staff-code';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Fields = {
  readonly seat: number;
  readonly action: StaffCodeAction;
  readonly minutes: number;
  readonly cause: GrantCause;
  readonly request: string;
};

/** A code for a seat of this session, to be read out over the telephone (RM-10, RM-11). */
export function CodeForm({ sessionId }: { readonly sessionId: SessionId }) {
  const words = useText().codes;
  const step = useCall();
  const [made, setMade] = useState<{ readonly seat: number; readonly code: string } | undefined>(undefined);
  const make = async (fields: Fields): Promise<void> => {
    setMade(undefined);
    const done = await step.run(callCentre('makeStaffCode', { sessionId, ...fields }), words.problem);
    if (done !== undefined) setMade({ seat: fields.seat, code: done.code });
  };
  const number = [{ type: 'integer' as const, required: true, message: words.wrongNumber }];
  return (
    <section className="sheet">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {made === undefined ? null : (
        <p className="told-once" role="status">
          {words.made(made.seat)} <strong className="numerals">{made.code}</strong>
          {words.once}
        </p>
      )}
      <Form<Fields>
        name="staff-code"
        layout="vertical"
        autoComplete="off"
        initialValues={{ action: 'reopen', minutes: 0, cause: 'power-loss' }}
        onFinish={(fields) => void make(fields)}
      >
        <Form.Item name="seat" label={words.seat} rules={number}>
          <InputNumber min={1} max={1023} precision={0} />
        </Form.Item>
        <Form.Item name="action" label={words.action} extra={words.actionHint}>
          <Choice
            options={StaffCodeAction.options.map((value) => ({ value, label: words.actions[value] }))}
          />
        </Form.Item>
        <Form.Item name="minutes" label={words.minutes} rules={number}>
          <InputNumber min={0} max={63} precision={0} />
        </Form.Item>
        <Form.Item name="cause" label={words.cause}>
          <Choice options={GrantCause.options.map((value) => ({ value, label: words.causes[value] }))} />
        </Form.Item>
        <Form.Item name="request" label={words.request} rules={[{ required: true, whitespace: true }]}>
          <Input maxLength={60} />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={step.isBusy}>
          {words.make}
        </Button>
      </Form>
    </section>
  );
}
