/** Waits for an answer that must be a success; says what it was when it is not. */
export const fine = async (asked: Promise<{ readonly ok: boolean }>): Promise<void> => {
  const answer = await asked;
  if (!answer.ok) throw new Error(JSON.stringify(answer));
};
