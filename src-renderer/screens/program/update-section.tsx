import { Button } from 'antd';
import { useEffect, useState } from 'react';
import type { IpcResponse } from '../../../src-shared/contracts/ipc/channels';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { sentenceOf } from '../../i18n/problem-texts';
import { useText } from '../../i18n/use-text';
import type { Texts } from '../../i18n/zh';
import { call, step } from '../../station-api';
import './program.css';

type State = IpcResponse<'update:state'>;

/** Features 25: a signed update from a stick or a shared folder, laid ready for the next start. */
export function UpdateSection() {
  const text = useText();
  const words = text.program.update;
  const [state, setState] = useState<State>();
  const taking = useStep();
  const fetching = useStep();
  useEffect(() => {
    void call('update:state', {}).then((answered) => {
      if (answered.ok) setState(answered.value);
    });
  }, []);
  const take = async (from: 'update:take-file' | 'update:fetch'): Promise<void> => {
    const [doing, other] = from === 'update:fetch' ? [fetching, taking] : [taking, fetching];
    other.clear();
    await doing.run(() => step(from, {}));
    const answered = await call('update:state', {});
    if (answered.ok) setState(answered.value);
  };
  if (state === undefined) return null;
  const { staged, frozen, lastResult } = state;
  return (
    <section className="program-update">
      <h3>{words.title}</h3>
      <p>{words.lead}</p>
      {frozen === undefined ? null : (
        <Note tone="warning">{sentenceOf(text.problems, { kind: 'update-frozen', because: frozen })}</Note>
      )}
      {staged === undefined ? null : <Note tone="warning">{words.staged(staged)}</Note>}
      <ProblemNote problem={taking.problem ?? fetching.problem} />
      {lastResult === undefined ? null : (
        <p>
          {words.last}：{resultText(words, lastResult)}
        </p>
      )}
      <div className="program-update-buttons">
        <Button
          size="large"
          loading={taking.isBusy}
          disabled={frozen !== undefined || fetching.isBusy}
          onClick={() => void take('update:take-file')}
        >
          {taking.isBusy ? words.busy : words.choose}
        </Button>
        <Button
          size="large"
          loading={fetching.isBusy}
          disabled={frozen !== undefined || taking.isBusy}
          onClick={() => void take('update:fetch')}
        >
          {fetching.isBusy ? words.fetching : words.fetch}
        </Button>
      </div>
    </section>
  );
}

/** The updater's own line, such as `applied 0.2.0`, as a sentence; a word it has not got yet is shown as it stands. */
function resultText(words: Texts['program']['update'], line: string): string {
  const [word = '', ...rest] = line.split(' ');
  const { results } = words;
  const say = Object.hasOwn(results, word) ? results[word as keyof typeof results] : undefined;
  return say === undefined ? line : say(rest.join(' '));
}
