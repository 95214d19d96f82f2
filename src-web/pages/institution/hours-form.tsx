import { Button, Form, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { CertificateId } from '../../../src-shared/basics/ids';
import type { TraineeView } from '../../../src-shared/contracts/web/enrolments';
import type { CoursePart } from '../../../src-shared/domain/hours/hours-ledger';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';

type Fields = {
  readonly certificateId: string;
  readonly courseId: string;
  readonly part: CoursePart;
  readonly hours: number;
  readonly date: string;
  readonly makeUpFor?: number | null;
};
type Approval = { readonly certificateId: string; readonly label: number; readonly reason: string };

/** Noon in Asia/Shanghai of a date (G-1): the day rules need the day, not the minute. */
const noonOf = (date: string): number => Date.parse(`${date}T12:00:00+08:00`);

/**
 * Class hours of one trainee, and the approval of make-up hours (CE-4r). The key is told from what was typed, so that
 * the same class sent twice counts once (CE-11).
 */
export function HoursForm({ trainee }: { readonly trainee: TraineeView }) {
  const text = useText();
  const words = text.trainees.form;
  const step = useCall();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const { enrolmentId } = trainee;
  const certificates = trainee.certificates.map((one) => ({
    value: one.certificateId,
    label: `${one.postName} ${one.number}`,
  }));
  const record = async (fields: Fields): Promise<void> => {
    const { certificateId, courseId, part, hours, date, makeUpFor } = fields;
    setSaid(undefined);
    const done = await step.run(
      callCentre('recordHours', {
        enrolmentId,
        certificateId: CertificateId.parse(certificateId),
        key: [certificateId, courseId, date, makeUpFor ?? 'regular'].join('/').slice(0, 100),
        courseId,
        part,
        tenths: Math.round(hours * 10),
        atMs: noonOf(date),
        ...(makeUpFor ? { makeUpFor } : {}),
      }),
      (error) => text.trainees.problems[error.kind],
    );
    if (done !== undefined) setSaid(done.isNew ? words.saved : words.same);
  };
  const approve = async ({ certificateId, label, reason }: Approval): Promise<void> => {
    setSaid(undefined);
    const body = { enrolmentId, certificateId: CertificateId.parse(certificateId), label, reason };
    const done = await step.run(
      callCentre('approveMakeUp', body),
      (error) => text.trainees.problems[error.kind],
    );
    if (done !== undefined) setSaid(words.saved);
  };
  if (certificates.length === 0) return <p className="sheet">{words.noCertificate}</p>;
  const certificateField = (
    <Form.Item name="certificateId" label={words.certificate} rules={[{ required: true }]}>
      <Choice options={certificates} unchosen={words.choose} />
    </Form.Item>
  );
  const parts = (['public', 'professional', 'unsplit'] as const).map((value) => ({
    value,
    label: text.hours.parts[value],
  }));
  return (
    <section className="sheet">
      <h2>
        {words.title} · {trainee.name}
      </h2>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      {said === undefined ? null : (
        <p role="status" className="good">
          {said}
        </p>
      )}
      <div className="two-forms">
        <Form<Fields> name="hours" layout="vertical" onFinish={(fields) => void record(fields)}>
          <h3>{words.recordTitle}</h3>
          {certificateField}
          <Form.Item name="courseId" label={words.course} rules={[{ required: true }]}>
            <Input maxLength={64} />
          </Form.Item>
          <Form.Item name="part" label={words.part} rules={[{ required: true }]}>
            <Choice options={parts} unchosen={words.choose} />
          </Form.Item>
          <Form.Item name="hours" label={words.amount} rules={[{ required: true }]}>
            <InputNumber min={0.1} max={1000} step={0.5} precision={1} />
          </Form.Item>
          <Form.Item
            name="date"
            label={words.at}
            rules={[{ required: true, pattern: /^\d{4}-\d{2}-\d{2}$/ }]}
          >
            <Input type="date" />
          </Form.Item>
          <Form.Item name="makeUpFor" label={words.makeUpFor}>
            <InputNumber min={1990} max={2200} precision={0} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={step.isBusy}>
            {words.submit}
          </Button>
        </Form>
        <Form<Approval> name="approval" layout="vertical" onFinish={(fields) => void approve(fields)}>
          <h3>{words.approveTitle}</h3>
          <p className="soft">{words.approveText}</p>
          {certificateField}
          <Form.Item name="label" label={words.label} rules={[{ required: true }]}>
            <InputNumber min={1990} max={2200} precision={0} />
          </Form.Item>
          <Form.Item name="reason" label={words.reason} rules={[{ required: true }]}>
            <Input.TextArea maxLength={500} />
          </Form.Item>
          <Button htmlType="submit" loading={step.isBusy}>
            {words.approve}
          </Button>
        </Form>
      </div>
    </section>
  );
}
