import { Form, Modal, Select } from 'antd';
import { ForceReason, StopReason } from '../../../src-shared/domain/attempt/ending';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { NoteField } from '../staff/note-field';
import { SecondPerson } from '../staff/second-person';
import { ActForm } from './act-form';
import { useAttempt } from './use-attempt';

type Second = { readonly staffId: string; readonly password: string };
type ForceEntry = { readonly reason: ForceReason; readonly note: string };
type StopEntry = { readonly reason: StopReason; readonly note: string; readonly second?: Second };

/** RM-9 and 中止: both end the exam for good, so both are asked twice. */
export function EndingSection() {
  const text = useText();
  const attempt = useAttempt();
  const [modal, holder] = Modal.useModal();
  if (attempt === undefined) return <p>{text.console.noAttempt}</p>;
  const ask = (title: string, goOn: () => void): void =>
    void modal.confirm({
      title,
      content: text.console.cannotUndo(attempt.answered),
      okText: text.console.confirmYes,
      cancelText: text.frame.cancel,
      okButtonProps: { danger: true },
      onOk: goOn,
    });
  return (
    <>
      {holder}
      <ForceForm ask={ask} />
      <StopForm ask={ask} />
    </>
  );
}

type FormProps = { readonly ask: (title: string, goOn: () => void) => void };

function ForceForm({ ask }: FormProps) {
  const text = useText();
  const words = text.console.force;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<ForceEntry>
        initial={{ reason: 'left-room', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        confirm={(_, goOn) => ask(words.confirm, goOn)}
        act={({ reason, note }) => step('console:force-submit', { reason, note: note.trim() })}
      >
        <Form.Item name="reason" label={text.console.reason}>
          <Select options={ForceReason.options.map((value) => ({ value, label: words.reasons[value] }))} />
        </Form.Item>
        <NoteField label={text.console.note} hint={text.console.noteHint} />
      </ActForm>
    </section>
  );
}

function StopForm({ ask }: FormProps) {
  const text = useText();
  const words = text.console.stop;
  return (
    <section className="proctor-part">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ActForm<StopEntry>
        initial={{ reason: 'unwell', note: '' }}
        submitText={words.submit}
        doneText={words.done}
        confirm={(_, goOn) => ask(words.confirm, goOn)}
        act={({ reason, note, second }) =>
          step('console:stop', {
            reason,
            note: note.trim(),
            ...(second === undefined || reason !== 'reschedule' ? {} : { second }),
          })
        }
      >
        <Form.Item name="reason" label={text.console.reason}>
          <Select options={StopReason.options.map((value) => ({ value, label: words.reasons[value] }))} />
        </Form.Item>
        <NoteField label={text.console.note} hint={text.console.noteHint} />
        <Form.Item noStyle dependencies={['reason']}>
          {({ getFieldValue }) =>
            getFieldValue('reason') === 'reschedule' ? <SecondPerson legend={words.second} /> : null
          }
        </Form.Item>
      </ActForm>
    </section>
  );
}
