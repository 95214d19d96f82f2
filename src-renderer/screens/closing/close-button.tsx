import { Button, type Modal } from 'antd';
import type { ClosingView } from '../../../src-shared/contracts/ipc/closing-channels';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import type { UsedClosing } from './use-closing';

type Props = {
  readonly view: ClosingView;
  readonly act: UsedClosing['act'];
  readonly modal: ReturnType<typeof Modal.useModal>[0];
};

/** The second step. It can't be taken back, so it is asked once more. */
export function CloseButton({ view, act, modal }: Props) {
  const text = useText();
  const words = text.closing;
  const closing = useStep();
  const ask = (): void =>
    void modal.confirm({
      title: words.closeConfirm,
      content: words.closeConfirmMore,
      okText: words.closeYes,
      cancelText: text.frame.cancel,
      okButtonProps: { danger: true },
      onOk: () => void act(closing, 'closing:close', { statement: view.statement }),
    });
  return (
    <div className="closing-close">
      <h3>{words.closeTitle}</h3>
      <p>{words.closeLead}</p>
      <ProblemNote problem={closing.problem} />
      <Button type="primary" danger size="large" loading={closing.isBusy} onClick={ask}>
        {words.close}
      </Button>
    </div>
  );
}
