import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

const CODE_LIFE_MS = 120_000;
const MAX_FAILURES = 10;
const FAILURE_WINDOW_MS = 60_000;

/** A request that isn't answered: HTTP status and a plain sentence. */
export class Refusal extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Hashed first, so that neither length nor content shows in the time it takes. */
function sameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

/** Who may speak to the loopback host. The token of this run is got for a launch code, which works once. */
export class Admission {
  readonly #token = randomBytes(32).toString('base64url');
  readonly #codes = new Map<string, number>();
  readonly #now: () => number;
  #failures: number[] = [];

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /**
   * The host's name comes first: a page whose own name was re-pointed at 127.0.0.1 sends no foreign Origin with a GET.
   * Origin may be absent on a GET only, and is ours to the letter; `null` is a stranger.
   */
  checkSource(request: IncomingMessage, port: number): void {
    const { host, origin } = request.headers;
    if (host !== `127.0.0.1:${port}` && host !== `localhost:${port}`) throw new Refusal(421, 'This address belongs to another host.');
    if (origin === undefined ? request.method !== 'GET' : origin !== `http://${host}`) throw new Refusal(403, 'Requests from other pages are refused.');
    const site = request.headers['sec-fetch-site'];
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal(403, 'Requests from other sites are refused.');
  }

  newCode(): string {
    const code = randomBytes(32).toString('base64url');
    this.#codes.set(code, this.#now() + CODE_LIFE_MS);
    return code;
  }

  /** The token for a code, once. */
  redeem(given: string): string {
    this.#pauseAfterFailures();
    const now = this.#now();
    for (const [code, until] of this.#codes) {
      if (until < now) this.#codes.delete(code);
      else if (sameSecret(given, code)) {
        this.#codes.delete(code);
        return this.#token;
      }
    }
    throw this.#failed('This launch code was used or is too old.');
  }

  checkToken(request: Pick<IncomingMessage, 'headers'>): void {
    this.#pauseAfterFailures();
    const header = request.headers.authorization ?? '';
    if (!header.startsWith('Bearer ') || !sameSecret(header.slice('Bearer '.length), this.#token)) throw this.#failed('Not authorised.');
  }

  #pauseAfterFailures(): void {
    const since = this.#now() - FAILURE_WINDOW_MS;
    this.#failures = this.#failures.filter((at) => at > since);
    if (this.#failures.length >= MAX_FAILURES) throw new Refusal(429, 'Too many wrong tokens: wait a minute.');
  }

  #failed(message: string): Refusal {
    this.#failures.push(this.#now());
    return new Refusal(401, message);
  }
}
