import { useCallback, useEffect, useState } from 'react';
import type { IncidentLine, IncidentList } from '../../../src-shared/contracts/ipc/incident-list';
import type { StationView } from '../../../src-shared/contracts/ipc/station-view';
import { Note } from '../../components/note';
import { ProblemNote } from '../../components/problem-note';
import { useStep } from '../../components/use-step';
import { useText } from '../../i18n/use-text';
import { step } from '../../station-api';
import { IncidentForm } from './incident-form';
import { IncidentTable } from './incident-table';
import './incidents.css';

/** RM-14: the room's record at this station, and one more line of it. */
export function IncidentsSection({ view }: { readonly view: StationView }) {
  const words = useText().incidents;
  const loading = useStep();
  const [list, setList] = useState<IncidentList | undefined>(undefined);
  const [corrected, setCorrected] = useState<IncidentLine | undefined>(undefined);
  const { run } = loading;
  const reload = useCallback(async (): Promise<void> => {
    await run(async () => {
      const shown = await step('console:incidents', {});
      if (shown.ok) setList(shown.value);
      return shown;
    });
  }, [run]);
  useEffect(() => void reload(), [reload]);
  return (
    <section className="incidents">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ProblemNote problem={loading.problem} />
      <IncidentTable
        lines={list?.lines ?? []}
        {...(list?.isClosed === false ? { onCorrect: setCorrected } : {})}
      />
      {list === undefined ? null : list.isClosed ? (
        <Note tone="plain">{words.closed}</Note>
      ) : (
        <IncidentForm
          key={corrected?.incidentId ?? 'new'}
          hasCandidate={'candidate' in view}
          people={list.people}
          onNoted={reload}
          {...(corrected === undefined ? {} : { corrected, onDropCorrection: () => setCorrected(undefined) })}
        />
      )}
    </section>
  );
}
