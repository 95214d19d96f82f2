import { Form } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import type { Result } from '../../../src-shared/basics/result';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import type { Problem } from '../../i18n/problem-texts';
import { StaffSubmit } from '../staff/staff-form';
import './act-form.css';

type Props<E> = {
  readonly initial: Partial<E>;
  readonly submitText: string;
  /** Said when it was done; the screen under the drawer shows the rest. */
  readonly doneText: string;
  readonly act: (entry: E) => Promise<Result<unknown, Problem>>;
  /** What is asked before it is done; nothing is asked when absent. */
  readonly confirm?: (entry: E, goOn: () => void) => void;
  readonly children: ReactNode;
};

/** One action of the console: fields, a reason, one button, its refusal or what was done. */
export function ActForm<E extends object>(props: Props<E>) {
  const { initial, submitText, doneText, act, confirm, children } = props;
  const [form] = Form.useForm<E>();
  // Several of these stand on one page: without a name of its own a label would lead to another form's field.
  const name = `act${useId().replace(/\W/g, '')}`;
  const acting = useStep();
  const [isDone, setDone] = useState(false);
  const carryOut = async (entry: E): Promise<void> => {
    setDone(false);
    if (!(await acting.run(() => act(entry)))) return;
    form.resetFields();
    setDone(true);
  };
  return (
    <Form
      form={form}
      name={name}
      className="act-form"
      layout="vertical"
      requiredMark={false}
      autoComplete="off"
      initialValues={initial}
      onFinish={(entry: E) => {
        if (confirm === undefined) void carryOut(entry);
        else confirm(entry, () => void carryOut(entry));
      }}
    >
      {children}
      <ProblemNote problem={acting.problem} />
      {isDone ? <Note tone="good">{doneText}</Note> : null}
      <StaffSubmit isBusy={acting.isBusy} isBlock={false}>
        {submitText}
      </StaffSubmit>
    </Form>
  );
}
