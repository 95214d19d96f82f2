import { z } from 'zod';

/**
 * What a program must be to hold an exam; decision 0040. `waive`: whoever opens the session may go on by signing a reason,
 * which stands in the room's record; `block`: nobody may.
 */
export const ReleasePolicy = z
  .object({
    /** Files of the program differ from its signed list, or nobody has signed one. */
    alteredProgram: z.enum(['warn', 'waive', 'block']),
    /** The program was packed on another Electron than the official download. */
    substituteElectron: z.enum(['pass', 'warn', 'waive', 'block']),
  })
  .strict()
  .readonly();
export type ReleasePolicy = z.infer<typeof ReleasePolicy>;
