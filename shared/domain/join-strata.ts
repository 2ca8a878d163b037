/** A stratum that lacks somebody to compare joins its neighbour: alone it compares nobody. Empty where no stratum is whole even then. */
export function joinStrata<S>(strata: readonly S[], isWhole: (stratum: S) => boolean, add: (a: S, b: S) => S): S[] {
  const whole: S[] = [];
  let waiting: S | null = null;
  for (const s of strata) {
    const next: S = waiting === null ? s : add(waiting, s);
    if (isWhole(next)) {
      whole.push(next);
      waiting = null;
    } else waiting = next;
  }
  if (waiting !== null && whole.length > 0) whole[whole.length - 1] = add(whole.at(-1)!, waiting);
  return whole;
}
