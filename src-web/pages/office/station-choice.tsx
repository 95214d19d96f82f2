import { Button } from 'antd';
import type { PackageChoices } from '../../../src-shared/contracts/web/packages';

type Props = {
  readonly stations: PackageChoices['stations'];
  readonly allText: string;
  /** Given by the form it stands in. */
  readonly id?: string;
  readonly value?: readonly string[];
  readonly onChange?: (stationIds: readonly string[]) => void;
};

/** Several of many, as the browser offers it; a room has a hundred, a province thousands. */
export function StationChoice({ stations, allText, id, value = [], onChange }: Props) {
  return (
    <>
      <select
        multiple
        size={6}
        className="choice-list choice-many"
        id={id}
        value={[...value]}
        onChange={(event) => onChange?.([...event.target.selectedOptions].map((one) => one.value))}
      >
        {stations.map(({ stationId, label }) => (
          <option key={stationId} value={stationId}>
            {stationId} {label}
          </option>
        ))}
      </select>
      <Button onClick={() => onChange?.(stations.map((one) => one.stationId))}>{allText}</Button>
    </>
  );
}
