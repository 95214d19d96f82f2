export type Count = {
  readonly label: string;
  readonly value: number | string;
  readonly tone?: 'good' | 'danger';
};

/** A row of numbers, each with what it counts. */
export function Counts({ of }: { readonly of: readonly Count[] }) {
  return (
    <dl className="counts numerals">
      {of.map(({ label, value, tone }) => (
        <div key={label} className={tone === undefined ? undefined : `count-${tone}`}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
