import type { StaffId } from '../../basics/ids';
import type { StaffRole } from './staff-role';

/** A staff member who has just shown the password, and as what. */
export type Signature = { readonly staffId: StaffId; readonly roles: readonly StaffRole[] };

/** Each person once: signing twice is signing once. */
export function signaturesOf(staff: readonly Signature[]): readonly Signature[] {
  return [...new Map(staff.map((one) => [one.staffId, one])).values()];
}

/** RM-3: 监考员 and 主考 act on a candidate's exam; 系统管理员 and 巡考 do not. */
export function isInvigilator({ roles }: Signature): boolean {
  return roles.includes('proctor') || roles.includes('site-head');
}
