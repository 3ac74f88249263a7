import type { ModelGateway } from '../../core/endpoint/modelGateway.ts';
import type { PlainHttpGuard } from '../../core/endpoint/plainHttpGuard.ts';
import type { RequestActivity } from '../../core/endpoint/requestActivity.ts';
import type { EnvironmentVariables, Logger } from '../../core/ports.ts';
import type { HostKeyRing } from '../secrets/keyRing.ts';
import type { SettingsSource } from '../settings/settingsSource.ts';

/** What the connection commands work with. */
export interface ConnectionDeps {
  readonly gateway: ModelGateway;
  readonly settings: SettingsSource;
  readonly environment: EnvironmentVariables;
  readonly keyRing: HostKeyRing;
  readonly plainHttp: PlainHttpGuard;
  readonly activity: RequestActivity;
  readonly log: Logger;
  /** From which machine requests leave, where that is not plain (`requestSideWords`). */
  readonly requestSide: string | undefined;
}
