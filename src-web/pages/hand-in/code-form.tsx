import { Button, Input } from 'antd';
import { useState } from 'react';
import { ok } from '../../../src-shared/basics/result';
import type { HandInCodesTaken } from '../../../src-shared/contracts/web/hand-in-routes';
import { callCentre } from '../../centre-api';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { useText } from '../../i18n/use-text';
import { CodeOutcome } from './code-outcome';

/** A reader that types what it reads fills the field; several results at once, their parts in any order. */
export function CodeForm({ onTaken }: { readonly onTaken: () => void }) {
  const words = useText().handIn;
  const step = useCall();
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [taken, setTaken] = useState<HandInCodesTaken['codes']>([]);
  const take = async (): Promise<void> => {
    setTaken([]);
    setProblem(typed.trim() === '' ? words.codeMissing : undefined);
    if (typed.trim() === '') return;
    const called = callCentre('importHandInCodes', { text: typed });
    const done = await step.run(
      called.then((answer) => (answer.ok ? ok(ok(answer.value)) : answer)),
      () => '',
    );
    if (done === undefined) return;
    setTaken(done.codes);
    if (done.others > 0) setProblem(words.othersLeft(done.others));
    // What was not taken stays in the field, so that the missing part can be read to it.
    setTyped(done.left.join('\n'));
    onTaken();
  };
  const shown = problem ?? step.problem;
  return (
    <section className="sheet">
      <h2>{words.codeTitle}</h2>
      <p>{words.codeText}</p>
      <label htmlFor="hand-in-codes">{words.codeLabel}</label>
      <Input.TextArea
        id="hand-in-codes"
        rows={4}
        value={typed}
        spellCheck={false}
        onChange={(event) => setTyped(event.target.value)}
      />
      <p className="page-turn">
        <Button type="primary" loading={step.isBusy} onClick={() => void take()}>
          {words.takeCodes}
        </Button>
      </p>
      {shown === undefined ? null : <Problem text={shown} />}
      <div aria-live="polite">
        {taken.map((one, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <CodeOutcome key={at} of={one} />
        ))}
      </div>
    </section>
  );
}
