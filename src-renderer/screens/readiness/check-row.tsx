import { Input } from 'antd';
import { useId } from 'react';
import type { CheckId, Facts, ReadinessCheck } from '../../../src-shared/domain/readiness/readiness-check';
import { factText } from '../../../src-shared/wording/fact-text';
import { useText } from '../../i18n/use-text';

/** A sign beside the word, so that the state is not told by colour alone. */
const SIGN = { pass: '✓', warn: '!', block: '✕', 'not-yet': '…', running: '◌' } as const;

type Props = {
  readonly id: CheckId;
  /** Absent while it is being measured. */
  readonly check: ReadinessCheck | undefined;
  /** Present where this check blocks and may be waived: the reason so far. */
  readonly waiver?: { readonly reason: string; readonly onReason: (reason: string) => void };
};

export function CheckRow({ id, check, waiver }: Props) {
  const words = useText().readiness;
  const waiverId = useId();
  const state = check?.state ?? 'running';
  const reason = check === undefined ? undefined : words.reasons[check.reason];
  return (
    <li className={`ready-check ready-check-${state}`}>
      <span className="ready-sign" aria-hidden="true">
        {SIGN[state]}
      </span>
      <div className="ready-body">
        <p className="ready-head">
          <strong>{words.checks[id]}</strong>
          <span className="ready-state">{words.states[state]}</span>
        </p>
        {reason === undefined || check?.reason === 'fine' ? null : (
          <p>
            {reason.says} {reason.todo}
          </p>
        )}
        {check === undefined ? null : <FactLine evidence={check.evidence} limits={check.limits} />}
        {waiver === undefined ? null : (
          <div className="ready-waiver">
            <label htmlFor={waiverId}>{words.waiveLabel}</label>
            <Input
              id={waiverId}
              value={waiver.reason}
              maxLength={500}
              autoComplete="off"
              spellCheck={false}
              placeholder={words.waiveHint}
              onChange={(event) => waiver.onReason(event.target.value)}
            />
          </div>
        )}
      </div>
    </li>
  );
}

function FactLine({ evidence, limits }: { readonly evidence: Facts; readonly limits: Facts }) {
  const words = useText().readiness;
  const parts = Object.entries(evidence).map(([name, value]) => {
    const limit = limits[name];
    const label = words.facts[name as keyof typeof words.facts] ?? name;
    const measured = `${label} ${factText(name, value)}`;
    return limit === undefined ? measured : `${measured}${words.limit(factText(name, limit))}`;
  });
  const onlyLimits = Object.entries(limits).flatMap(([name, value]) =>
    name in evidence
      ? []
      : [`${words.facts[name as keyof typeof words.facts] ?? name} ${factText(name, value)}`],
  );
  const all = [...parts, ...(onlyLimits.length === 0 ? [] : [words.limitOnly(onlyLimits.join(' · '))])];
  return all.length === 0 ? null : <p className="ready-facts numerals">{all.join(' · ')}</p>;
}
