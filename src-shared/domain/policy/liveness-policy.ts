import { z } from 'zod';

/** The challenge at check-in: what is asked, for how long, and what counts as having done it. */
export const LivenessPolicy = z
  .object({
    /** How many movements are asked for, one after the other; 0 asks for none. */
    actions: z.number().int().min(0).max(4),
    /** How long a person has for each. */
    secondsEach: z.number().int().min(3).max(60),
    /** So many challenges that came to nothing hand over to staff. A challenge costs one once it has asked for anything. */
    tries: z.number().int().min(1).max(10),
    /** The face is compared with the registered photograph again, before the first movement and after each. */
    rematches: z.boolean(),
    /** From where on a turn or a nod counts, in tenths of a degree from how the person sat before it. */
    turnTenths: z.number().int().min(80).max(450),
    nodTenths: z.number().int().min(40).max(300),
    /** Eyes are shut when they are open by this many thousandths or less of what they were before. */
    shutMilli: z.number().int().min(100).max(900),
    /** Where these numbers come from, in words. */
    calibration: z.string().min(1).max(300),
  })
  .readonly();
export type LivenessPolicy = z.infer<typeof LivenessPolicy>;
