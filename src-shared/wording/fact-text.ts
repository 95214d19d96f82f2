/** A measured value with its unit, by the fact's name. Units are the same in every language. */
export function factText(name: string, value: string | number): string {
  if (typeof value === 'string') return value === '' ? '—' : value;
  if (name.endsWith('Micros')) return `${(value / 1000).toFixed(1)} ms`;
  if (name.endsWith('Mib')) return value >= 10_240 ? `${(value / 1024).toFixed(1)} GB` : `${value} MB`;
  if (name === 'framesPerSecond') return `${value} fps`;
  if (name === 'width' || name === 'height') return `${value} px`;
  if (name === 'scalePercent') return `${value}%`;
  if (name === 'offsetMs' || name === 'jumpMs') return `${(value / 1000).toFixed(1)} s`;
  if (name.endsWith('Ms')) return `${value} ms`;
  return String(value);
}
