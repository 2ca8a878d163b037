import { config } from 'zod';

/** The page's policy forbids making code from text; Zod otherwise tries whether it may. Must be imported before any schema. */
config({ jitless: true });
