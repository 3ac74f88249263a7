import { describeActivation } from '../support/describeActivation.ts';

describeActivation();
