import { Button, Flex, Tag, Typography } from 'antd';
import { useEffect, useState } from 'react';
import type { HandInView } from '../../../src-shared/contracts/ipc/hand-in-channels';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { QrCode } from '../../components/qr-code';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { call, step } from '../../station-api';
import './hand-in-panel.css';

/** Results on their way by hand: the file for a stick, the centre's receipt that comes back, a code for each result. */
export function HandInPanel() {
  const words = useText().handIn;
  const [view, setView] = useState<HandInView | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  const [shownAttempt, setShown] = useState<string | undefined>(undefined);
  const work = useStep();

  const refresh = async (): Promise<void> => {
    const asked = await call('hand-in:view', {});
    if (asked.ok) setView(asked.value);
  };
  useEffect(() => {
    void call('hand-in:view', {}).then((asked) => {
      if (asked.ok) setView(asked.value);
    });
  }, []);

  const writeFile = async () => {
    const done = await step('hand-in:write-file', {});
    if (done.ok) setSaid(words.written(done.value.name, done.value.records));
    return withoutCancel(done);
  };
  const takeReceipt = async () => {
    const done = await step('hand-in:import-receipt', {});
    if (done.ok) setSaid(words.received(done.value.waiting));
    await refresh();
    return withoutCancel(done);
  };

  if (view === undefined) return null;
  const hasNothing = view.records + view.roomRecords === 0;
  const shown = view.results.find((one) => one.attemptId === shownAttempt);
  return (
    <Flex vertical gap={16}>
      <Typography.Paragraph>{words.intro}</Typography.Paragraph>
      <Typography.Text strong>
        {hasNothing ? words.none : words.count(view.records, view.roomRecords, view.waiting)}
      </Typography.Text>
      <Flex gap={12}>
        <Button
          type="primary"
          disabled={hasNothing}
          loading={work.isBusy}
          onClick={() => void work.run(writeFile)}
        >
          {words.write}
        </Button>
        <Button loading={work.isBusy} onClick={() => void work.run(takeReceipt)}>
          {words.receive}
        </Button>
      </Flex>
      <ProblemNote problem={work.problem} />
      {said === undefined ? null : <Note tone="good">{said}</Note>}
      {view.records === 0 ? null : (
        <>
          <Typography.Paragraph>{words.codesNote}</Typography.Paragraph>
          <Flex gap={32} align="flex-start" wrap>
            <Flex vertical gap={12} className="hand-in-results">
              {view.results.map((one) => (
                <Flex key={one.attemptId} gap={16} align="center" justify="space-between">
                  <span>
                    {words.seat(one.seat)}{' '}
                    {one.isReceived ? <Tag color="green">{words.isReceived}</Tag> : null}
                  </span>
                  <Button disabled={one.frames.length === 0} onClick={() => setShown(one.attemptId)}>
                    {words.show}
                  </Button>
                </Flex>
              ))}
            </Flex>
            {shown === undefined ? null : <Frames key={shown.attemptId} frames={shown.frames} />}
          </Flex>
        </>
      )}
    </Flex>
  );
}

/** Nearly always one; a longer result's codes one after another, each large enough for any phone. */
function Frames({ frames }: { readonly frames: readonly string[] }) {
  const words = useText().handIn;
  const [at, setAt] = useState(0);
  const frame = frames[at];
  if (frame === undefined) return null;
  return (
    <Flex vertical align="center" gap={8}>
      <QrCode text={frame} label={words.codeLabel} size={296} />
      <Typography.Text>{words.frame(at + 1, frames.length)}</Typography.Text>
      {frames.length === 1 ? null : (
        <Button onClick={() => setAt((at + 1) % frames.length)}>{words.next}</Button>
      )}
    </Flex>
  );
}

/** Closing the window for choosing a file is nothing to complain about. */
function withoutCancel<T extends { readonly ok: boolean }>(done: T) {
  const isCancelled = 'error' in done && (done.error as { kind: string }).kind === 'cancelled';
  return isCancelled ? ({ ok: true, value: undefined } as const) : done;
}
