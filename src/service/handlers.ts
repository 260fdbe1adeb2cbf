/** Every line of the contract and what answers it. The compiler refuses a contract that is not wholly answered. */
import type { Handler } from './context.ts';
import type { MethodName } from '../contract/index.ts';
import { agreementHandlers } from './agreement.ts';
import { causesHandlers } from './causes.ts';
import { claimEvidenceHandlers } from './claim-evidence.ts';
import { claimExportHandlers } from './claim-exports.ts';
import { claimMatrixHandlers } from './claim-matrix.ts';
import { claimPackageHandlers } from './claim-package.ts';
import { claimRatingHandlers } from './claim-rating.ts';
import { claimRelationHandlers } from './claim-relations.ts';
import { claimRivalHandlers } from './claim-rivals.ts';
import { claimStoryHandlers } from './claim-story.ts';
import { claimVersionHandlers } from './claim-versions.ts';
import { claimsHandlers } from './claims.ts';
import { codebookHandlers } from './codebook.ts';
import { codingHandlers } from './coding.ts';
import { flowDatasetHandlers } from './flow-datasets.ts';
import { flowExportHandlers } from './flow-exports.ts';
import { flowExtractHandlers } from './flow-extracts.ts';
import { flowKeptHandlers } from './flow-kept.ts';
import { flowLinkHandlers } from './flow-links.ts';
import { flowPackHandlers } from './flow-packs.ts';
import { flowPeopleHandlers } from './flow-people.ts';
import { flowViewHandlers } from './flow-views.ts';
import { flowsHandlers } from './flows.ts';
import { frameworkHandlers } from './framework.ts';
import { harvestHandlers } from './harvest.ts';
import { historyHandlers } from './history.ts';
import { memosHandlers } from './memos.ts';
import { programmeHandlers } from './programme.ts';
import { questionsHandlers } from './questions.ts';
import { reportsHandlers } from './reports.ts';
import { searchHandlers } from './search.ts';
import { sourcesHandlers } from './sources.ts';
import { storyHandlers } from './stories.ts';
import { subsetHandlers } from './subsets.ts';
import { teamHandlers } from './team.ts';
import { theoryHandlers } from './theory.ts';
import { timelineHandlers } from './timeline.ts';
import { vaultHandlers } from './vault.ts';
import { voicesHandlers } from './voices.ts';

export const handlers: { [N in MethodName]: Handler<N> } = {
  ...vaultHandlers,
  ...programmeHandlers,
  ...teamHandlers,
  ...historyHandlers,
  ...voicesHandlers,
  ...sourcesHandlers,
  ...codebookHandlers,
  ...codingHandlers,
  ...memosHandlers,
  ...questionsHandlers,
  ...agreementHandlers,
  ...frameworkHandlers,
  ...timelineHandlers,
  ...flowsHandlers,
  ...flowDatasetHandlers,
  ...flowViewHandlers,
  ...flowKeptHandlers,
  ...flowPeopleHandlers,
  ...flowLinkHandlers,
  ...flowExtractHandlers,
  ...flowExportHandlers,
  ...flowPackHandlers,
  ...subsetHandlers,
  ...storyHandlers,
  ...causesHandlers,
  ...theoryHandlers,
  ...harvestHandlers,
  ...claimsHandlers,
  ...claimEvidenceHandlers,
  ...claimRivalHandlers,
  ...claimPackageHandlers,
  ...claimRatingHandlers,
  ...claimRelationHandlers,
  ...claimVersionHandlers,
  ...claimStoryHandlers,
  ...claimMatrixHandlers,
  ...claimExportHandlers,
  ...reportsHandlers,
  ...searchHandlers,
};
