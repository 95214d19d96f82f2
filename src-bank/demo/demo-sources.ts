import { z } from 'zod';
import { StaffId } from '../../src-shared/basics/ids';
import { PostCode } from '../../src-shared/domain/item/item';
import { SoundPolicy } from '../../src-shared/domain/policy/sound-policy';
import { StaffRole } from '../../src-shared/domain/staff/staff-role';

/** `demo/session/session.json`: everything about the demonstration session that does not change from day to day. */
export const DemoSessionSource = z
  .object({
    notes: z.array(z.string()).readonly(),
    title: z.string().min(1).max(100),
    site: z.object({ code: z.string().regex(/^\d{4}$/), name: z.string().min(1).max(100) }).strict(),
    room: z.object({ no: z.string().regex(/^\d{2}$/), name: z.string().min(1).max(100) }).strict(),
    sessionNo: z.number().int().min(1).max(9),
    /** The post of seat 1, 2, …; after the last it begins again. */
    posts: z.array(PostCode).min(1).readonly(),
    /** Below the resources folder: pools, and one folder with a blueprint for each post. */
    bankFolders: z
      .array(z.string().regex(/^[a-z0-9-]+(\/[a-z0-9-]+)*$/))
      .min(1)
      .readonly(),
    staff: z
      .array(
        z
          .object({ staffId: StaffId, displayName: z.string().min(1).max(50), role: StaffRole })
          .strict()
          .readonly(),
      )
      .min(1)
      .readonly(),
    policy: SoundPolicy,
  })
  .strict()
  .readonly();
export type DemoSessionSource = z.infer<typeof DemoSessionSource>;

/** `demo/people/people.json`: persons who are nobody. The stranger is not on the roster and must not get in. */
export const DemoPeople = z
  .array(
    z
      .object({
        personId: z.string().regex(/^[a-z0-9-]+$/),
        displayName: z.string().min(1).max(50),
        sex: z.enum(['male', 'female']),
        birthYear: z.number().int().min(1920).max(2015),
        role: z.enum(['candidate', 'stranger']),
      })
      .readonly(),
  )
  .readonly();
export type DemoPerson = z.infer<typeof DemoPeople>[number];
