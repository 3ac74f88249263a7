import type { IncomingMessage } from 'node:http';
import { ApiError, badRequest } from './apiError.ts';

/** Reads a request's body, 16 MB at most. Throws an `ApiError` for a larger one and for what is not JSON. */
export async function readJsonBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MAX_BYTES) {
      throw new ApiError('The request body is larger than 16 MB.', { status: 413, type: 'invalid_request_error' });
    }
    parts.push(part);
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
  } catch {
    throw badRequest('The request body is not valid JSON.');
  }
}

const MAX_BYTES = 16 * 1024 * 1024;
