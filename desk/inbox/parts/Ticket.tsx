/** A request as another tool calls it, and where it is there. */
export function Ticket({ label, url }: { label: string; url?: string | undefined }) {
  if (!url) return label;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      {label}
    </a>
  );
}
