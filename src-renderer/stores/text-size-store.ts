import { create } from 'zustand';

/** Percent of the normal text size. */
const SIZES = [100, 125, 150, 200] as const;
export type TextSize = (typeof SIZES)[number];

type TextSizeState = {
  readonly size: TextSize;
  readonly larger: () => void;
  readonly smaller: () => void;
  readonly choose: (size: TextSize) => void;
  /** The next candidate at this seat starts with the normal size. */
  readonly reset: () => void;
};

export const useTextSize = create<TextSizeState>((set) => ({
  size: 100,
  larger: () => set(({ size }) => ({ size: stepped(size, 1) })),
  smaller: () => set(({ size }) => ({ size: stepped(size, -1) })),
  choose: (size) => set({ size }),
  reset: () => set({ size: 100 }),
}));

export function stepped(size: TextSize, by: 1 | -1): TextSize {
  return SIZES[SIZES.indexOf(size) + by] ?? size;
}
