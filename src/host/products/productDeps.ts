import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { Clock, Logger } from '../../core/ports.ts';
import type { ChatController } from '../chat/chatController.ts';
import type { Exclusions } from '../completion/exclusions.ts';
import type { ProjectInstructions } from '../instructions/projectInstructions.ts';

/** What the commands with a product of their own want from the rest of the extension. */
export interface ProductDeps {
  readonly gateway: ModelGateway;
  readonly chat: Pick<ChatController, 'ask'>;
  readonly log: Logger;
  readonly clock: Clock;
  /** Whose text never leaves. */
  readonly exclusions: Exclusions;
  /** What the project asks of models. */
  readonly instructions: Pick<ProjectInstructions, 'read'>;
}
