import type { ComponentProps } from 'react';

type Option = { readonly value: string; readonly label: string };
type Props = ComponentProps<'select'> & {
  readonly options: readonly Option[];
  /** First line when nothing is chosen yet. */
  readonly unchosen?: string;
};

/** The browser's own list: every keyboard and screen reader knows it. */
export function Choice({ options, unchosen, ...rest }: Props) {
  return (
    <select className="choice-list" {...rest}>
      {unchosen === undefined ? null : <option value="">{unchosen}</option>}
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
