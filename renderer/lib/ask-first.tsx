import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { api } from './api.ts';
import { useQuery } from './query.ts';

/** With more customers than these the past of everyone takes seconds to work out. */
const MANY = 20_000;

/** What looks at everyone's past: shown at once, and in a big shop when it is asked for. */
export function AskFirst({ label, children }: { label: string; children: ReactNode }) {
  const customers = useQuery(api.customers.list, { limit: 1 }).data?.total;
  const [asked, ask] = useState(false);
  if (customers === undefined) return null;
  if (customers <= MANY || asked) return children;
  return (
    <Button size="small" onClick={() => ask(true)}>
      {label}
    </Button>
  );
}
