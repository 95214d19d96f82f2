import { Button, Select } from 'antd';
import { useEffect, useId, useState } from 'react';
import type { PaperId, PapersView } from '../../../src-shared/contracts/ipc/paper-channels';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { call, step } from '../../station-api';
import './papers.css';

type Props = { readonly papers: readonly PaperId[] };

/** Papers that can be made now, each as a file or on a printer; without a printer the file alone, and why. */
export function PaperButtons({ papers }: Props) {
  const words = useText().papers;
  const printerLabel = useId();
  const work = useStep();
  const [view, setView] = useState<PapersView | undefined>(undefined);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [said, setSaid] = useState<string | undefined>(undefined);
  useEffect(() => {
    void call('papers:view', {}).then((asked) => {
      if (asked.ok) setView(asked.value);
    });
  }, []);
  if (view === undefined) return null;
  const usual = view.printers.find((one) => one.isDefault) ?? view.printers[0];
  const printer = chosen ?? usual?.name;
  const save = async (paper: PaperId): Promise<void> => {
    setSaid(undefined);
    if (await work.run(() => step('papers:save', { paper }))) setSaid(words.saved(words.names[paper]));
  };
  const print = async (paper: PaperId): Promise<void> => {
    setSaid(undefined);
    const isSent = await work.run(() => step('papers:print', { paper, printer: printer ?? '' }));
    if (isSent) setSaid(words.printed(words.names[paper]));
  };
  return (
    <div className="papers">
      {printer === undefined ? (
        <Note tone="plain">{words.noPrinter}</Note>
      ) : (
        <div className="papers-printer">
          <span id={printerLabel}>{words.printer}</span>
          <Select
            aria-labelledby={printerLabel}
            value={printer}
            onChange={setChosen}
            options={view.printers.map(({ name, displayName }) => ({ value: name, label: displayName }))}
          />
        </div>
      )}
      <ul>
        {papers.map((paper) => (
          <li key={paper}>
            <span>
              <strong>{words.names[paper]}</strong>
              <small>{view.ready.includes(paper) ? words.about[paper] : words.notReady[paper]}</small>
            </span>
            <Button
              disabled={!view.ready.includes(paper)}
              loading={work.isBusy}
              aria-label={words.saveLabel(words.names[paper])}
              onClick={() => void save(paper)}
            >
              {words.save}
            </Button>
            <Button
              disabled={!view.ready.includes(paper) || printer === undefined}
              loading={work.isBusy}
              aria-label={words.printLabel(words.names[paper])}
              onClick={() => void print(paper)}
            >
              {words.print}
            </Button>
          </li>
        ))}
      </ul>
      <ProblemNote problem={work.problem} />
      {said === undefined ? null : <Note tone="good">{said}</Note>}
    </div>
  );
}
