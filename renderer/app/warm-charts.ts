import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { chartWarmUp } from '../ui/chart.tsx';

const QUIET_MS = 300;
/** A step takes up to 30 ms. While something moves on the screen, the browser has less between two frames. */
const IDLE_MS = 35;

/** Call once, in the shell: once the first screen has its answers, what charts need is made ready while nothing else is to be done. */
export function useWarmCharts(): void {
  const client = useQueryClient();
  useEffect(() => {
    const steps = chartWarmUp();
    let isOver = false;
    const wait = () => setTimeout(() => requestIdleCallback(next), QUIET_MS);
    const next = (idle: IdleDeadline) => {
      if (isOver) return;
      if (client.isFetching() === 0 && idle.timeRemaining() > IDLE_MS) steps.shift()?.();
      if (steps.length > 0) wait();
    };
    wait();
    return () => void (isOver = true);
  }, [client]);
}
