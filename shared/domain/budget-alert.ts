/** From four fifths of the budget on it is near, above all of it over. Worked example: 80 of 100 → near; 101 → over. */
export function budgetAlert(expectedMinor: number, budgetMinor: number | null): 'none' | 'near' | 'over' {
  if (budgetMinor === null || expectedMinor === 0) return 'none';
  if (expectedMinor > budgetMinor) return 'over';
  return expectedMinor * 5 >= budgetMinor * 4 ? 'near' : 'none';
}
