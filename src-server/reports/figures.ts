/** A share as a percentage without decimals; a dash when there is none. */
export function percent(share: number | undefined): string {
  return share === undefined ? '–' : `${Math.round(share * 100)}%`;
}

/** Two decimals with a real minus sign; a dash when there is none. */
export function decimal(value: number | undefined, places = 2): string {
  return value === undefined ? '–' : value.toFixed(places).replace(/^-/, '−');
}
