/** Order by UTF-16 unit: the same on every computer, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
