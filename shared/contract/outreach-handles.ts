import * as z from 'zod';
import { handleKinds, type HandleKind } from '../domain/handles.ts';
import { command, id, query } from './endpoint.ts';

export interface Handle {
  handleId: number;
  kind: HandleKind;
  handle: string;
  /** What they said to being written to there; null: they weren't asked. */
  consent: 'yes' | 'no' | null;
  /** How the owner knows it. */
  source: string;
  at: number;
}

export const handleEndpoints = {
  /** Of one person, with those of whoever rests with them. */
  handles: query(z.strictObject({ customerId: id })).returns<Handle[]>(),
  saveHandle: command(
    z.strictObject({ handleId: id.optional(), customerId: id, kind: z.enum(handleKinds), handle: z.string().trim().min(1).max(100), consent: z.enum(['yes', 'no']).nullable().default(null), source: z.string().trim().max(100).default('') }),
  ).returns<{ handleId: number }>(),
  deleteHandle: command(z.strictObject({ handleId: id })).returns<{ handleId: number }>(),
};
