/** A key that does what the button does. */
export function Key({ name }: { name: string }) {
  return <kbd>{name.toUpperCase()}</kbd>;
}
