import { z } from 'zod';

/** RM-3: 监考员, 考点负责人 or 主考, 系统管理员, 巡考 (looks, does nothing). */
export const StaffRole = z.enum(['proctor', 'site-head', 'system-admin', 'inspector']);
export type StaffRole = z.infer<typeof StaffRole>;
