import { z } from 'zod';
import { Role } from './role';

const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const AuditSearch = z
  .object({
    action: z.string().max(64).optional(),
    role: z.union([Role, z.literal('operator')]).optional(),
    accountId: z.string().max(64).optional(),
    subject: z.string().max(200).optional(),
    from: date.optional(),
    to: date.optional(),
  })
  .strict();
export type AuditSearch = z.infer<typeof AuditSearch>;

/** LW-6: who did what to which id. A person's own account is shown by its id alone: its name is a document number. */
export const AuditLine = z
  .object({
    auditId: z.number().int(),
    atMs: z.number().int(),
    accountId: z.string().optional(),
    /** Staff by the name they are shown with. */
    who: z.string().optional(),
    role: z.string().optional(),
    action: z.string(),
    subject: z.string(),
    outcome: z.string(),
    detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
  })
  .strict();
export type AuditLine = z.infer<typeof AuditLine>;

/** As many lines as one file holds. */
export const AUDIT_EXPORT_LINES = 50_000;
