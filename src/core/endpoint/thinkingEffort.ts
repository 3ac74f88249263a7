/** How much a model shall think before it answers; `on` leaves to the server how much. */
export const THINKING_EFFORTS = ['off', 'on', 'low', 'medium', 'high'] as const;
export type ThinkingEffort = (typeof THINKING_EFFORTS)[number];
