/** One number that matters, in large. */
export function Figure({ label, value, more }: { label: string; value: string; more?: string }) {
  return (
    <div className="figure">
      <dt>{label}</dt>
      <dd>
        {value}
        {more && <small className="block">{more}</small>}
      </dd>
    </div>
  );
}
