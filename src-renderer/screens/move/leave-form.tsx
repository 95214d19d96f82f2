import { Form, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { call, step } from '../../station-api';
import { StaffSubmit } from '../staff/staff-form';

type Entry = { readonly toStationId: string; readonly note: string };

/** Where the attempt goes, and why. It can't be undone here: from then on every write at this seat is late. */
export function LeaveForm() {
  const text = useText();
  const words = text.move;
  const leaving = useStep();
  const [targets, setTargets] = useState<readonly string[] | undefined>(undefined);
  useEffect(() => {
    void call('move:targets', {}).then((answer) => setTargets(answer.ok ? answer.value.targets : []));
  }, []);
  return (
    <Form
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      onFinish={(entry: Entry) => void leaving.run(() => step('move:out', entry))}
    >
      <h3>{words.outTitle}</h3>
      <p>{words.outLead}</p>
      <Note tone="plain">{words.deadDisk}</Note>
      {targets?.length === 0 ? <Note tone="warning">{words.noTargets}</Note> : null}
      <Form.Item
        name="toStationId"
        label={words.target}
        rules={[{ required: true, message: text.staff.required }]}
      >
        <Select
          loading={targets === undefined}
          options={(targets ?? []).map((value) => ({ value, label: value }))}
        />
      </Form.Item>
      <Form.Item
        name="note"
        label={words.reason}
        rules={[{ required: true, whitespace: true, message: text.staff.required }]}
      >
        <Input.TextArea rows={2} maxLength={500} autoComplete="off" spellCheck={false} />
      </Form.Item>
      <ProblemNote problem={leaving.problem} />
      <StaffSubmit isBusy={leaving.isBusy} isBlock={false}>
        {words.out}
      </StaffSubmit>
    </Form>
  );
}
