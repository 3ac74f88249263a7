import { describeGhostText } from '../support/describeGhostText.ts';

describeGhostText();
