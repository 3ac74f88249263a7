import type { StreamEvent } from './streamEvent.ts';
import { type Measurement, StreamMeter, type StreamMeterOptions } from './streamMeter.ts';

export interface MeterStreamOptions extends StreamMeterOptions {
  /** The user's stop; a fault after it is none. */
  readonly signal: AbortSignal;
  /** Called once, however the stream ends: to its end, by a fault, by an abort, by a reader who leaves. */
  readonly onEnd: (measurement: Measurement) => void;
}

/** Passes a stream on unchanged and measures it. The clock starts with the first read. */
export async function* meterStream(
  events: AsyncIterable<StreamEvent>,
  options: MeterStreamOptions,
): AsyncGenerator<StreamEvent, 'completed' | 'aborted'> {
  const meter = new StreamMeter(options);
  const end: { completed: boolean; error?: unknown } = { completed: false };
  try {
    for await (const event of events) {
      meter.observe(event);
      yield event;
    }
    end.completed = !options.signal.aborted;
  } catch (error) {
    if (!options.signal.aborted) end.error = error;
    throw error;
  } finally {
    options.onEnd(meter.finish(end));
  }
  return end.completed ? 'completed' : 'aborted';
}
