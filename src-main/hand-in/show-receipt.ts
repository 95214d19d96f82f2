import { issueReceipt } from '../../src-crypto/receipt-slip';
import { receiptText, shortCode } from '../../src-crypto/receipt-text';
import { err, ok } from '../../src-shared/basics/result';
import type { IpcResponse } from '../../src-shared/contracts/ipc/channels';
import { scoredItemIds } from '../../src-shared/domain/paper/candidate-paper';
import { paperOfCandidate } from '../../src-shared/domain/paper/paper-of-candidate';
import { type Desk, NOT_NOW } from '../exam/desk';

/** The receipt of the attempt whose result stands on the screen; the same however often it is asked for. */
export function showReceipt(desk: Desk): IpcResponse<'receipt:show'> {
  const { session, current, identity } = desk.memory;
  if (session === undefined || identity === undefined || current?.kind !== 'scored') return err(NOT_NOW);
  const { content } = session.opened;
  const paper = paperOfCandidate(content, current.candidateId, Buffer.from(current.seedHex, 'hex'));
  if (!paper.ok) return err(NOT_NOW);
  const slip = issueReceipt(
    desk.suite,
    {
      head: {
        stationId: identity.stationId,
        sessionId: current.sessionId,
        attemptId: current.attemptId,
        submittedAtMs: current.submittedAt.wallMs,
      },
      answers: scoredItemIds(paper.value).map((itemId) => ({
        itemId,
        chosen: current.answers.get(itemId) ?? [],
      })),
      score: { total: current.total, isPass: current.isPass },
      sessionKey: Buffer.from(content.sessionKey, 'base64url'),
    },
    identity.keys.sign.privateKey,
  );
  const text = receiptText(slip);
  return ok({ text, code: shortCode(desk.suite, text) });
}
