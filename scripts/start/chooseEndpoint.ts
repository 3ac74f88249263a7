import { createWorkspace } from '../../practice/workspace/readWorkspace.ts';
import { startPracticeServer } from '../../practice/server/startPracticeServer.ts';

/** Where the window's requests go. */
export interface ChosenEndpoint {
  /** One sentence for the terminal. */
  readonly description: string;
  /** Nothing but the practice model: the user may like to know of better ones. */
  readonly isPractice: boolean;
  /** What the profile's settings have to say for it; empty when the environment says it. */
  readonly settings: Readonly<Record<string, unknown>>;
  close(): Promise<void>;
}

/** The variables that the extension itself reads: one of them set means that the user has an endpoint of their own. */
const ENDPOINT_VARIABLES = ['OPENAI_BASE_URL', 'OPENAI_API_BASE', 'OPENAI_API_KEY', 'FIREWORKS_API_KEY'];

/** The user's endpoint when the environment names one, else the practice endpoint on a free port, reading the opened folder. */
export async function chooseEndpoint(
  environment: Readonly<Record<string, string | undefined>>,
  folder: string,
): Promise<ChosenEndpoint> {
  const variable = ENDPOINT_VARIABLES.find((name) => (environment[name] ?? '').trim() !== '');
  if (variable !== undefined) {
    const description = `Endpoint: the one that ${variable} in your environment names.`;
    return { description, isPractice: false, settings: {}, close: () => Promise.resolve() };
  }
  const server = await startPracticeServer({
    host: '127.0.0.1',
    port: 0,
    workspace: createWorkspace(folder, Date.now),
    manner: 'openai',
    pace: { firstTokenMs: 60, tokenMs: 6 },
    contextLength: 8192,
  });
  return {
    description: `Endpoint: the practice model at ${server.url} (no neural network; it continues and quotes this folder).`,
    isPractice: true,
    settings: { 'interline.endpoints': { Practice: { baseUrl: server.url } } },
    close: () => server.close(),
  };
}
