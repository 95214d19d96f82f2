/** What was done, said to screen readers when it appears. */
export function NoteLine({ text }: { readonly text: string | undefined }) {
  return text === undefined ? null : (
    <p role="status" className="good">
      {text}
    </p>
  );
}
