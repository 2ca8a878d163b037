const number = (month: string) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7));

/** Months in order, joined where they follow each other. Worked example: 2018-11, 2018-12, 2019-01, 2019-04 → 2018-11…2019-01, 2019-04…2019-04. */
export function monthRanges(months: readonly string[]): [string, string][] {
  const ranges: [string, string][] = [];
  for (const month of [...months].sort()) {
    const open = ranges.at(-1);
    if (open && number(month) === number(open[1]) + 1) open[1] = month;
    else ranges.push([month, month]);
  }
  return ranges;
}
