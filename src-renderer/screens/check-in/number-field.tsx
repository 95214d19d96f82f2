import { type RefObject, useId } from 'react';
import './check-in-screen.css';

type FieldProps = {
  readonly label: string;
  readonly helper: string;
  readonly number: string;
  readonly isRefused: boolean;
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onFill: (number: string) => void;
};

/** The one field by which a person says who they are: a document or an admission number (ID-24). */
export function NumberField({ label, helper, number, isRefused, field, onFill }: FieldProps) {
  const fieldId = useId();
  return (
    <>
      <label htmlFor={fieldId}>{label}</label>
      <input
        id={fieldId}
        ref={field}
        className="identify-field numerals"
        // biome-ignore lint/a11y/noAutofocus: the one field of the one thing to do here
        autoFocus
        autoComplete="off"
        autoCapitalize="characters"
        autoCorrect="off"
        spellCheck={false}
        inputMode="numeric"
        maxLength={100}
        value={number}
        aria-invalid={isRefused}
        aria-describedby={`${fieldId}-note`}
        onChange={(event) => onFill(event.target.value)}
      />
      <p id={`${fieldId}-note`} className="identify-note">
        {helper}
      </p>
    </>
  );
}

type DemoProps = {
  readonly title: string;
  readonly note?: string;
  readonly numbers: readonly { readonly admissionNo: string; readonly displayName: string }[];
  readonly onFill: (number: string) => void;
};

/** Numbers to try with; there are none outside the demonstration. */
export function DemoNumbers({ title, note, numbers, onFill }: DemoProps) {
  if (numbers.length === 0) return null;
  return (
    <section className="identify-demo">
      <h2>{title}</h2>
      {note === undefined ? null : <p>{note}</p>}
      <ul>
        {numbers.map((entry) => (
          <li key={entry.admissionNo}>
            <button type="button" onClick={() => onFill(entry.admissionNo)}>
              <span className="numerals">{entry.admissionNo}</span> {entry.displayName}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
