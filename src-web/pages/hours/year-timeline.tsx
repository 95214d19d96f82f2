import { shanghaiDate } from '../../../src-shared/basics/instant';
import type { EntryView, YearView } from '../../../src-shared/contracts/web/hours';
import { useText } from '../../i18n/use-text';
import { tickRows } from './tick-rows';

const WIDTH = 960;
/** Without the rows of marks above the first. */
const HEIGHT = 132;
const TOP = 36;
const ROW = 15;
/** A mark's number needs about this much. */
const APART = 34;
const BAND = 44;
const DAY_MS = 86_400_000;

type Props = {
  readonly years: readonly YearView[];
  readonly entries: readonly EntryView[];
  readonly asOf: string;
};

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** A certificate's years as bands with their dates, what was studied as ticks, today as a line (CE-2). */
export function YearTimeline({ years, entries, asOf }: Props) {
  const words = useText().hours;
  const [first] = years;
  const last = years.at(-1);
  if (first === undefined || last === undefined) return null;
  const dates = entries.map((entry) => shanghaiDate(entry.atMs));
  const from = Math.min(dayNumber(first.from), ...dates.map(dayNumber));
  const to = Math.max(dayNumber(last.to) + 1, dayNumber(asOf) + 1);
  const x = (date: string): number => ((dayNumber(date) - from) / (to - from)) * WIDTH;
  // A little inside the edge, so that its number is not cut off.
  const places = dates.map((date) => Math.min(Math.max(x(date), 16), WIDTH - 16));
  const rows = tickRows(places, APART);
  const above = ROW * Math.max(0, ...rows);
  const top = TOP + above;
  return (
    <svg
      className="timeline"
      viewBox={`0 0 ${WIDTH} ${HEIGHT + above}`}
      role="img"
      aria-label={words.timeline}
    >
      {years.map((year) => {
        const left = x(year.from);
        const width = Math.max(2, x(year.to) - left);
        return (
          <g key={year.label}>
            <rect
              className={`band band-${year.state}`}
              x={left + 1}
              y={top}
              width={width - 2}
              height={BAND}
              rx={4}
            />
            {width > 130 ? (
              <>
                <text className="band-name" x={left + 10} y={top + 19}>
                  {words.year(year.label)}
                </text>
                <text className="band-state" x={left + 10} y={top + 36}>
                  {words.amount(year.counted)} · {words.states[year.state]}
                </text>
                <text className="band-date" x={left + 2} y={top + BAND + 18}>
                  {width > 200 ? words.window(year.from, year.to) : year.from}
                </text>
              </>
            ) : null}
            {width > 40 && width <= 130 ? (
              <text className="band-name" x={left + 6} y={top + 27}>
                {year.label}
              </text>
            ) : null}
            <title>{`${words.year(year.label)} ${words.window(year.from, year.to)}`}</title>
          </g>
        );
      })}
      {entries.map((entry, place) => {
        const at = places[place] ?? 0;
        const text = top - 16 - ROW * (rows[place] ?? 0);
        const isCounted = entry.outcome.kind === 'credited';
        return (
          <g key={entry.key} className={isCounted ? 'tick' : 'tick tick-lost'}>
            <line x1={at} x2={at} y1={top - 12} y2={top} />
            <text x={at} y={text} textAnchor="middle">
              {isCounted ? '' : '×'}
              {entry.tenths / 10}
            </text>
          </g>
        );
      })}
      <line className="today" x1={x(asOf)} x2={x(asOf)} y1={top - 6} y2={top + BAND + 26} />
      <text className="today-name" x={Math.min(x(asOf) + 4, WIDTH - 90)} y={HEIGHT + above - 14}>
        {asOf}
      </text>
    </svg>
  );
}
