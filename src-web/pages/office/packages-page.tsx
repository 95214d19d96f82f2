import { useState } from 'react';
import type {
  BuiltPackage,
  CheckedRoster,
  PackageChoices,
  RosterSource,
} from '../../../src-shared/contracts/web/packages';
import { Problem } from '../../components/problem';
import { useAnswer } from '../../components/use-answer';
import { useText } from '../../i18n/use-text';
import { BuiltPart } from './built-part';
import { PackageForm } from './package-form';
import { RosterForm } from './roster-form';
import { RosterTable } from './roster-table';

export type ReadyRoster = { readonly source: RosterSource; readonly roster: CheckedRoster };

/** From a list of people to a sealed package, in two steps. */
export function PackagesPage() {
  const text = useText();
  const words = text.packages;
  const { answer, problem, again } = useAnswer('packageChoices');
  return (
    <>
      <h1>{words.title}</h1>
      {problem === undefined ? null : <Problem text={text.problems[problem.kind]} onAgain={again} />}
      {answer === undefined && problem === undefined ? <p role="status">{text.loading}</p> : null}
      {answer?.ok === false ? <Problem text={words.noLibrary} onAgain={again} /> : null}
      {answer?.ok === true ? <Steps choices={answer.value} onBuilt={again} /> : null}
    </>
  );
}

function Steps({ choices, onBuilt }: { readonly choices: PackageChoices; readonly onBuilt: () => void }) {
  const [ready, setReady] = useState<ReadyRoster | undefined>(undefined);
  const [built, setBuilt] = useState<BuiltPackage | undefined>(undefined);
  const lacking = ready?.roster.lines.filter((one) => !/^(given|registered)/.test(one.photo)).length ?? 0;
  const isGood = ready !== undefined && ready.roster.problems.length === 0 && lacking === 0;
  const planned =
    ready?.source.kind === 'planned'
      ? choices.planned.find(
          (one) => ready.source.kind === 'planned' && one.sessionId === ready.source.sessionId,
        )
      : undefined;
  if (built !== undefined) return <BuiltPart of={built} />;
  return (
    <>
      <RosterForm planned={choices.planned} onChecked={setReady} />
      {ready === undefined ? null : <RosterTable of={ready.roster} lacking={lacking} />}
      {isGood ? (
        <PackageForm
          key={planned?.sessionId ?? 'file'}
          choices={choices}
          planned={planned}
          source={ready.source}
          onBuilt={(one) => {
            setBuilt(one);
            onBuilt();
          }}
        />
      ) : null}
    </>
  );
}
