import { Button } from 'antd';
import { useState } from 'react';
import { ok, type Result } from '../../src-shared/basics/result';
import type { CallProblem } from '../centre-api';
import { bytesOfBase64, saveFile } from '../save-file';
import { NoteLine } from './note-line';
import { Problem } from './problem';
import { useCall } from './use-call';

type Made = { readonly fileName: string; readonly base64: string };
type Props<T extends Made> = {
  readonly buttons: readonly {
    readonly label: string;
    readonly type: string;
    readonly ask: () => Promise<Result<T, CallProblem>>;
  }[];
  /** What was taken, in words. */
  readonly say: (made: T) => string;
};

/** Asks the centre for a file and hands it to the browser's downloads. */
export function FileButton<T extends Made>({ buttons, say }: Props<T>) {
  const step = useCall();
  const [said, setSaid] = useState<string | undefined>(undefined);
  const take = async ({ type, ask }: Props<T>['buttons'][number]): Promise<void> => {
    setSaid(undefined);
    const asked = ask().then((made) => (made.ok ? ok(ok(made.value)) : made));
    const made = await step.run(asked, () => '');
    if (made === undefined) return;
    saveFile(made.fileName, type, bytesOfBase64(made.base64));
    setSaid(say(made));
  };
  return (
    <>
      {step.problem === undefined ? null : <Problem text={step.problem} />}
      <NoteLine text={said} />
      <div className="page-turn">
        {buttons.map((one) => (
          <Button key={one.label} loading={step.isBusy} onClick={() => void take(one)}>
            {one.label}
          </Button>
        ))}
      </div>
    </>
  );
}
