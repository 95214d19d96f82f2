import { z } from 'zod';
import { CertificateId, InstitutionId, LocalDate, PersonId } from '../../basics/ids';
import { PostCode } from './post';

/**
 * CT-1. `paper`: 岗位培训考核合格证书, issued and uploaded by a province. `trained`: 职业培训合格证 after training and
 * test. `exchanged`: the same, in exchange for a paper one (CT-2).
 */
export const CertificateKind = z.enum(['paper', 'trained', 'exchanged']);
export type CertificateKind = z.infer<typeof CertificateKind>;

/** CT-8: an imported number is opaque; it is kept as it came and never taken apart. */
export const CertificateNumber = z.string().regex(/^[0-9A-Za-z()（）-]{6,32}$/);

/** A certificate as the books have it. Its status is never stored: it is told from this, the ledger and the clock (CT-11). */
export const Certificate = z
  .object({
    certificateId: CertificateId,
    kind: CertificateKind,
    personId: PersonId,
    post: PostCode,
    number: CertificateNumber,
    issuedOn: LocalDate,
    /** CE-2: the day its cycle years are counted from; another than `issuedOn` only by policy for exchanged ones. */
    dutyFrom: LocalDate,
    institutionId: InstitutionId.optional(),
    /** Of a paper one: what it was exchanged into. */
    exchangedInto: CertificateId.optional(),
    /** 撤销, by an authority; and 注销, at the holder's wish or end of life. */
    revokedOn: LocalDate.optional(),
    cancelledOn: LocalDate.optional(),
  })
  .strict()
  .readonly();
export type Certificate = z.infer<typeof Certificate>;
