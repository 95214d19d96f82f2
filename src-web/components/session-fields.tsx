import { Form, Input, InputNumber } from 'antd';
import { useText } from '../i18n/use-text';

/** Where and when a session is, as two forms ask for it: the plan of one, and the package made without a plan. */
export type SessionFieldValues = {
  readonly title: string;
  readonly siteCode: string;
  readonly siteName: string;
  readonly roomNo: string;
  readonly roomName: string;
  readonly sessionNo: number;
  readonly date: string;
  readonly start: string;
  readonly end: string;
};

/** UTC ms. Asia/Shanghai whatever the browser's zone is (G-1). */
const instantOf = (date: string, time: string): number => Date.parse(`${date}T${time}:00+08:00`);

/** The session's beginning and end for the centre, in UTC ms. */
export function sessionTimes({ date, start, end }: Pick<SessionFieldValues, 'date' | 'start' | 'end'>): {
  readonly startsAtMs: number;
  readonly endsAtMs: number;
} {
  return { startsAtMs: instantOf(date, start), endsAtMs: instantOf(date, end) };
}

export function SessionFields() {
  const { fields } = useText().packages;
  const required = [{ required: true }];
  return (
    <>
      <Form.Item name="title" label={fields.title} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="siteCode" label={fields.siteCode} rules={[{ required: true, pattern: /^\d{4}$/ }]}>
        <Input maxLength={4} />
      </Form.Item>
      <Form.Item name="siteName" label={fields.siteName} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="roomNo" label={fields.roomNo} rules={[{ required: true, pattern: /^\d{2}$/ }]}>
        <Input maxLength={2} />
      </Form.Item>
      <Form.Item name="roomName" label={fields.roomName} rules={required}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="sessionNo" label={fields.sessionNo} rules={required}>
        <InputNumber min={1} max={9} precision={0} />
      </Form.Item>
      <Form.Item name="date" label={fields.date} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="start" label={fields.start} rules={required}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="end" label={fields.end} rules={required}>
        <Input type="time" />
      </Form.Item>
    </>
  );
}
