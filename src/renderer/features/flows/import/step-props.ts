import type { FlowMapping, PreparedFlows } from '../../../../contract/index.ts';

/** What every step between the files and the storing is given. */
export type StepProps = {
  /** As the files were read last. */
  prepared: PreparedFlows;
  mapping: FlowMapping;
  onMapping: (mapping: FlowMapping) => void;
  onBack: () => void;
  onNext: () => void;
  isBusy: boolean;
};
