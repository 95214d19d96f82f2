import { shanghaiDateTime } from '../../src-shared/basics/instant';

/** A span in ms as h:mm:ss; begun seconds count as whole, so that 0:00:00 is shown at the end only. */
export function clockText(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** The time of day in Asia/Shanghai (G-1) of a UTC instant in ms, as HH:mm:ss. */
export function timeOfDay(wallMs: number): string {
  return shanghaiDateTime(wallMs).slice(11);
}

/** Month, day and time in Asia/Shanghai, as MM-DD HH:mm. */
export function dayAndTime(wallMs: number): string {
  return shanghaiDateTime(wallMs).slice(5, 16);
}
