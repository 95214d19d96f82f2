import { Button } from 'antd';
import type { AttemptId } from '../../../src-shared/basics/ids';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { bytesOfBase64, saveFile } from '../../save-file';

/** One result for a system that reads QTI Results Reporting. */
export function ResultQti({ attemptId }: { readonly attemptId: AttemptId }) {
  const words = useText().reporting;
  const step = useCall();
  const take = async (): Promise<void> => {
    const made = await step.run(callCentre('exportQti', { attemptId }), () => words.notReportable);
    if (made !== undefined) saveFile(made.fileName, 'application/xml', bytesOfBase64(made.base64));
  };
  return (
    <div className="back-line">
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <Button loading={step.isBusy} onClick={() => void take()}>
        {words.qti}
      </Button>
    </div>
  );
}
