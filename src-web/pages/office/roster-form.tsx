import { Button } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import {
  type PackageChoices,
  type RosterSource,
  UPLOAD_MAX_BYTES,
} from '../../../src-shared/contracts/web/packages';
import { callCentre } from '../../centre-api';
import { Choice } from '../../components/choice';
import { Problem } from '../../components/problem';
import { useCall } from '../../components/use-call';
import { base64OfFile } from '../../file-base64';
import { useText } from '../../i18n/use-text';
import { saveFile } from '../../save-file';
import type { ReadyRoster } from './packages-page';

/** With the mark by which Excel knows UTF-8. The example has no document, so that it can't be sealed as a person. */
const TEMPLATE = '\uFEFF姓名,证件号码,岗位,机位,第几次\r\n样例学员,,土建施工员,1,1\r\n';

type Props = {
  readonly planned: PackageChoices['planned'];
  readonly onChecked: (ready: ReadyRoster | undefined) => void;
};

export function RosterForm({ planned, onChecked }: Props) {
  const words = useText().packages;
  const step = useCall();
  const sourceId = useId();
  const [plannedId, setPlannedId] = useState('');
  const [roster, setRoster] = useState<File | undefined>(undefined);
  const [photos, setPhotos] = useState<File | undefined>(undefined);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const sourceOf = async (): Promise<RosterSource | string> => {
    const plan = planned.find((one) => one.sessionId === plannedId);
    if (plan !== undefined) return { kind: 'planned', sessionId: plan.sessionId };
    if (roster === undefined) return words.chooseFile;
    if (roster.size > UPLOAD_MAX_BYTES || (photos?.size ?? 0) > UPLOAD_MAX_BYTES) return words.tooLarge;
    const photosBase64 = photos === undefined ? undefined : await base64OfFile(photos);
    return {
      kind: 'file',
      fileBase64: await base64OfFile(roster),
      ...(photosBase64 === undefined ? {} : { photosBase64 }),
    };
  };
  const check = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    onChecked(undefined);
    const source = await sourceOf();
    setProblem(typeof source === 'string' ? source : undefined);
    if (typeof source === 'string') return;
    const checked = await step.run(callCentre('checkRoster', { source }), (error) =>
      words.buildProblems[error.kind](error.detail ?? ''),
    );
    if (checked !== undefined) onChecked({ source, roster: checked });
  };
  const shown = problem ?? step.problem;
  return (
    <section className="sheet">
      <h2>{words.step1}</h2>
      <form onSubmit={(event) => void check(event)}>
        {planned.length === 0 ? null : (
          <label htmlFor={sourceId}>
            {words.source}
            <Choice
              id={sourceId}
              options={planned.map((one) => ({
                value: one.sessionId,
                label: words.sourcePlanned(`${one.title} ${one.sessionId}`, one.booked),
              }))}
              unchosen={words.sourceFile}
              value={plannedId}
              onChange={(event) => setPlannedId(event.target.value)}
            />
          </label>
        )}
        {plannedId === '' ? (
          <>
            <p>{words.fileText}</p>
            <p className="back-line">
              <Button onClick={() => saveFile(words.templateName, 'text/csv;charset=utf-8', TEMPLATE)}>
                {words.template}
              </Button>
            </p>
            <label className="file-choice">
              {words.file}
              <input
                type="file"
                accept=".csv,.xlsx,.zip,.txt"
                onChange={(event) => setRoster(event.target.files?.[0])}
              />
            </label>
            <p className="page-turn">{words.photosText}</p>
            <label className="file-choice">
              {words.photos}
              <input type="file" accept=".zip" onChange={(event) => setPhotos(event.target.files?.[0])} />
            </label>
          </>
        ) : null}
        {shown === undefined ? null : <Problem text={shown} />}
        <div className="page-turn">
          <Button type="primary" htmlType="submit" loading={step.isBusy}>
            {words.check}
          </Button>
        </div>
      </form>
    </section>
  );
}
