import { Button } from 'antd';
import { type ChangeEvent, useState } from 'react';
import type { SessionId } from '../../../src-shared/basics/ids';
import { HAND_IN_MAX_BYTES } from '../../../src-shared/contracts/web/exam-sessions';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { base64OfFile } from '../../file-base64';
import { useText } from '../../i18n/use-text';
import { saveFile } from '../../save-file';

type Props = { readonly sessionId: SessionId; readonly onTaken: () => void };

/** A station's hand-in file, brought by hand; imported by the same code as by line. */
export function HandInForm({ sessionId, onTaken }: Props) {
  const words = useText().sessions.handIn;
  const step = useCall();
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const [receipt, setReceipt] = useState<{ readonly name: string; readonly text: string } | undefined>();
  const take = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const file = event.target.files?.[0];
    event.target.value = '';
    setSaid(undefined);
    setProblem(undefined);
    if (file === undefined) return;
    if (file.size > HAND_IN_MAX_BYTES) return setProblem(words.tooLarge);
    const fileBase64 = await base64OfFile(file);
    const taken = await step.run(callCentre('importHandIn', { sessionId, fileBase64 }), () => words.refused);
    if (taken === undefined) return;
    onTaken();
    setReceipt({ name: `${taken.stationId}-receipt.json`, text: taken.receipt });
    if (taken.isWhole) setSaid(words.done(taken.records, taken.isNew));
    else setProblem(words.incomplete);
  };
  const shown = problem ?? step.problem;
  return (
    <section className="sheet">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      {shown === undefined ? null : <Problem text={shown} />}
      {said === undefined ? null : (
        <p role="status" className="good">
          {said}
        </p>
      )}
      {receipt === undefined ? null : (
        <p>
          {words.receiptText}{' '}
          <Button onClick={() => saveFile(receipt.name, 'application/json', receipt.text)}>
            {words.receipt}
          </Button>
        </p>
      )}
      <label className="file-choice">
        {words.choose}
        <input type="file" disabled={step.isBusy} onChange={(event) => void take(event)} />
      </label>
    </section>
  );
}
