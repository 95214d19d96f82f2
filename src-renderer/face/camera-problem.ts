/** Why there is no picture; each has one sentence for the person at the seat. */
export type CameraProblem = {
  readonly kind:
    | 'no-camera'
    | 'camera-refused'
    /** Another program holds it, or its driver does not start it. */
    | 'camera-busy'
    /** It opened, but no frame comes, or every frame is black: a closed lid, a dead sensor. */
    | 'camera-dark-or-dead';
};

/** What `getUserMedia` threw, by the name the standard gives it. */
export function cameraProblemOf(thrown: unknown): CameraProblem {
  const name = thrown instanceof Error || thrown instanceof DOMException ? thrown.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return { kind: 'camera-refused' };
    case 'NotReadableError':
    case 'AbortError':
      return { kind: 'camera-busy' };
    default:
      return { kind: 'no-camera' };
  }
}
