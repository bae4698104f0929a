/** Two rings that hold each other: the mark of 縁. */
export function BrandMark() {
  return (
    <svg
      viewBox="0 0 32 32"
      aria-hidden="true"
      fill="none"
      stroke="var(--color-ai)"
      strokeWidth="2.6"
      strokeLinecap="round"
    >
      <path d="M14.5 22.6A8 8 0 1 1 17.8 12.4" />
      <path d="M17.5 9.4A8 8 0 1 1 14.2 19.6" />
    </svg>
  );
}
