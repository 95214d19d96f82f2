import { Button, Progress } from 'antd';
import type { StationViewOf } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { PlateFrame } from '../../components/plate-frame';
import { ProblemNote } from '../../components/problem-note';
import { ScreenTitle } from '../../components/screen-title';
import { useStep } from '../../components/use-step';
import { sentenceOf } from '../../i18n/problem-texts';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { HandInEntry } from '../hand-in/hand-in-entry';
import { ProgramConcernNote } from '../program/program-concern-note';
import { ProgramEntry } from '../program/program-entry';
import { ReadinessEntry } from '../readiness/readiness-entry';
import { StaffShell } from '../staff/staff-shell';

export default function NoPackageScreen({ view }: { readonly view: StationViewOf<'no-package'> }) {
  const text = useText();
  const fetching = useStep();
  const words = text.staff.noPackage;
  const isComingIn = view.downloadPercent !== undefined;
  const isBusy = fetching.isBusy || isComingIn;
  return (
    <StaffShell>
      <PlateFrame
        aside={<p>{text.staff.staffOnly}</p>}
        titleRows={[{ label: words.stationId, value: view.stationId }]}
      >
        <ScreenTitle>{words.title}</ScreenTitle>
        <p className="frame-lead">{words.lead}</p>
        <ProgramConcernNote concern={view.programConcern} />
        {view.problem === undefined || isBusy ? null : (
          <Note tone="warning" title={words.lastProblem}>
            {sentenceOf(text.problems, view.problem)}
          </Note>
        )}
        <ProblemNote problem={fetching.problem} />
        {isComingIn ? (
          <div role="status" aria-label={words.downloading}>
            <p>{words.downloading}</p>
            <Progress
              aria-label={words.downloading}
              percent={view.downloadPercent}
              status="active"
              format={(value) => words.percent(value ?? 0)}
              size={{ height: 14 }}
              percentPosition={{ align: 'start', type: 'outer' }}
            />
          </div>
        ) : null}
        <div className="frame-actions">
          <Button
            type="primary"
            size="large"
            loading={fetching.isBusy && !isComingIn}
            disabled={isComingIn}
            onClick={() => void fetching.run(() => step('package:fetch', {}))}
          >
            {words.fetch}
          </Button>
          <Button
            size="large"
            disabled={isBusy}
            onClick={() => void fetching.run(() => step('package:import-file', {}))}
          >
            {words.importFile}
          </Button>
        </div>
        <ReadinessEntry readiness={view.readiness} />
        <div className="frame-actions">
          <HandInEntry />
          <ProgramEntry />
        </div>
      </PlateFrame>
    </StaffShell>
  );
}
