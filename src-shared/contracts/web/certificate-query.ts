import { z } from 'zod';
import { CertificateKind } from '../../domain/certificate/certificate';
import { CertificateStatusView } from './hours';
import { TrainingInformation } from './training';

/**
 * Work that a browser does before a public query is answered (CT-10): no outside service, nothing to read or listen
 * to, and a script that asks for thousands pays for each.
 */
export const ProofChallenge = z
  .object({
    challenge: z.string().max(300),
    /** Leading zero bits that SHA-256 of `challenge` + '.' + `nonce` must have. */
    bits: z.number().int().min(1).max(30),
  })
  .strict();
export type ProofChallenge = z.infer<typeof ProofChallenge>;

/** CT-10: name and document number, or name and certificate number. */
export const CertificateQuery = z
  .object({
    name: z.string().min(1).max(60),
    documentOrNumber: z.string().min(1).max(100),
    challenge: z.string().max(300),
    nonce: z.string().max(40),
  })
  .strict();

export const CertificateFound = z
  .object({
    kind: CertificateKind,
    name: z.string(),
    maskedDocument: z.string(),
    postName: z.string(),
    number: z.string(),
    /** Of an exchanged one: the paper certificate's number, which it is found by as well (CT-3). */
    formerNumber: z.string().optional(),
    issuedOn: z.string(),
    issuer: z.string().optional(),
    status: CertificateStatusView,
    /** CT-5: finished years only. */
    finishedYears: z.array(z.object({ label: z.number().int(), tenths: z.number().int() }).strict()),
    /** 培训信息 (CT-5), beside the certificate and never on it. */
    training: z.array(TrainingInformation),
    isDemonstration: z.boolean(),
  })
  .strict();
export type CertificateFound = z.infer<typeof CertificateFound>;

export const QueryProblem = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('too-often'), seconds: z.number().int() }).strict(),
  /** The work was not done, done for another question, or is too old. */
  z.object({ kind: z.literal('proof-wrong') }).strict(),
]);
