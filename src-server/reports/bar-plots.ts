import { type Html, html } from '../../src-shared/basics/html';
import { percent } from './figures';

export type TopicBar = { readonly name: string; readonly share: number; readonly note: string };

const ROW = 26;
const NAME_WIDTH = 210;
const BAR_WIDTH = 270;
const WIDTH = 600;

/** One lying bar a topic, 0 to 100 %. */
export function topicBars(bars: readonly TopicBar[], title: string): Html {
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${bars.length * ROW + 4}" role="img" aria-label="${title}">
${bars.map((bar, at) => {
  const y = at * ROW;
  const end = NAME_WIDTH + bar.share * BAR_WIDTH;
  return html`<text class="name" x="${NAME_WIDTH - 8}" y="${y + 18}" text-anchor="end">${bar.name}</text>
<rect class="track" x="${NAME_WIDTH}" y="${y + 5}" width="${BAR_WIDTH}" height="${ROW - 9}"/>
<rect class="bar" x="${NAME_WIDTH}" y="${y + 5}" width="${Math.round(end - NAME_WIDTH)}" height="${ROW - 9}"/>
<text class="name" x="${NAME_WIDTH + BAR_WIDTH + 8}" y="${y + 18}">${percent(bar.share)} ${bar.note}</text>`;
})}
</svg>`;
}

const PLOT_HEIGHT = 240;
const LEFT = 40;
const BOTTOM = 44;
const TOP = 18;

/** Standing bars side by side; the line stands at `mark` points. */
export function histogram(
  bars: readonly { readonly from: number; readonly count: number }[],
  step: number,
  mark: number,
  titles: { readonly plot: string; readonly x: string; readonly y: string; readonly mark: string },
): Html {
  const most = Math.max(1, ...bars.map((bar) => bar.count));
  const perPoint = (WIDTH - LEFT - 12) / (bars.length * step);
  const atX = (points: number) => Math.round((LEFT + points * perPoint) * 10) / 10;
  const atY = (count: number) =>
    Math.round(PLOT_HEIGHT - BOTTOM - (count / most) * (PLOT_HEIGHT - BOTTOM - TOP));
  const ground = PLOT_HEIGHT - BOTTOM;
  return html`<svg class="plot" viewBox="0 0 ${WIDTH} ${PLOT_HEIGHT}" role="img" aria-label="${titles.plot}">
${bars.map(({ from, count }) => {
  const top = atY(count);
  const bar = html`<rect class="${from < mark ? 'bar low' : 'bar'}" x="${atX(from) + 1}" y="${top}" width="${Math.round(step * perPoint) - 2}" height="${ground - top}"><title>${from}–${from + step}: ${count}</title></rect>`;
  const label = html`<text class="tick" x="${atX(from + step / 2)}" y="${top - 4}" text-anchor="middle">${count}</text>`;
  return count === 0 ? bar : html`${bar}${label}`;
})}
<line class="zero" x1="${LEFT}" x2="${WIDTH - 12}" y1="${ground}" y2="${ground}"/>
${[0, 20, 40, 60, 80, 100].map((points) => html`<text class="tick" x="${atX(points)}" y="${ground + 15}" text-anchor="middle">${points}</text>`)}
<line class="mark" x1="${atX(mark)}" x2="${atX(mark)}" y1="${TOP - 6}" y2="${ground}"/>
<text class="tick" x="${atX(mark) - 5}" y="${TOP + 4}" text-anchor="end">${titles.mark} ${mark}</text>
<text class="axis" x="${(LEFT + WIDTH) / 2}" y="${PLOT_HEIGHT - 8}" text-anchor="middle">${titles.x}</text>
<text class="axis" transform="translate(14 ${ground / 2 + 8}) rotate(-90)" text-anchor="middle">${titles.y}</text>
</svg>`;
}
