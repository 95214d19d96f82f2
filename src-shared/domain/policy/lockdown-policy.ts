import { z } from 'zod';
import { LOCKDOWN_SIGNAL_KINDS } from '../lockdown/lockdown-signal';

/**
 * What follows when a station notices something: `log` writes it down, `warn` also says so on the candidate's screen,
 * `cover` also covers the paper until a proctor has looked and unlocks it.
 */
export const Consequence = z.enum(['log', 'warn', 'cover']);
export type Consequence = z.infer<typeof Consequence>;

/** The lockdown of an exam (features 8 and 9). No number here ends an exam or takes time by itself. */
export const LockdownPolicy = z
  .object({
    isOn: z.boolean(),
    /**
     * Classes and self-study at a station: `off` locks nothing down; else they are locked as an exam is, and this is the
     * most that follows. A class has no paper to copy, so `warn` may be enough.
     */
    duringStudy: z.enum(['off', ...Consequence.options]),
    consequences: z.record(z.enum(LOCKDOWN_SIGNAL_KINDS), Consequence).readonly(),
    /** A window that has the keyboard back within so many ms is written down and nothing more. */
    focusGraceMs: z.number().int().min(0).max(60_000),
    /** The same thing within so many seconds is counted, not written down again: a held key is one line. */
    quietSeconds: z.number().int().min(1).max(600),
    /** So many warnings of one attempt cover the paper; 0 for never. */
    coverAfterWarnings: z.number().int().min(0).max(100),
  })
  .readonly();
export type LockdownPolicy = z.infer<typeof LockdownPolicy>;
