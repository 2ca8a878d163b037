// Does its steps in one thread; whoever started it may end it at any moment.
import { OneThread } from '../one-thread.ts';
import { readArguments, work } from './say.ts';

const app = await OneThread.open(readArguments().dataDir);
await work(({ endpoint, input }) => app.call(endpoint, input), () => app.close());
