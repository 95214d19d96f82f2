import './step-list.css';

type Props = {
  readonly label: string;
  readonly steps: readonly string[];
  /** Index of the step that is being done now. */
  readonly now: number;
  readonly doneText: string;
  readonly nowText: string;
};

/** Where one is on a short way; said in words too, not by looks alone. */
export function StepList({ label, steps, now, doneText, nowText }: Props) {
  return (
    <ol className="step-list" aria-label={label}>
      {steps.map((name, index) => (
        <li
          key={name}
          className={index < now ? 'step-done' : index === now ? 'step-now' : 'step-ahead'}
          aria-current={index === now ? 'step' : undefined}
        >
          <span className="step-sign numerals" aria-hidden="true">
            {index < now ? '✓' : index + 1}
          </span>
          <span>{name}</span>
          {index > now ? null : <span className="visually-hidden">{index < now ? doneText : nowText}</span>}
        </li>
      ))}
    </ol>
  );
}
