export interface ApiErrorDetails {
  readonly status: number;
  readonly type: 'invalid_request_error' | 'server_error';
  readonly code?: string;
  readonly parameter?: string;
}

/** A refusal in OpenAI's form; `message` is one sentence that says what to change. */
export class ApiError extends Error {
  readonly details: ApiErrorDetails;

  constructor(message: string, details: ApiErrorDetails) {
    super(message);
    this.name = 'ApiError';
    this.details = details;
  }

  /** The JSON body of the answer. */
  toBody(): unknown {
    const { type, code, parameter } = this.details;
    return { error: { message: this.message, type, param: parameter ?? null, code: code ?? null } };
  }
}

export function badRequest(message: string, parameter?: string, code?: string): ApiError {
  return new ApiError(message, {
    status: 400,
    type: 'invalid_request_error',
    ...(parameter === undefined ? {} : { parameter }),
    ...(code === undefined ? {} : { code }),
  });
}
