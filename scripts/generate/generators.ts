import { generateAccessAnalyzer } from "./accessAnalyzer.ts";
import { generateCatalog } from "./catalog.ts";
import { generateConditionValues } from "./conditionValues.ts";
import { generateConfiguration } from "./configuration.ts";
import type { Generator } from "./generatedFile.ts";
import { generatePartitions } from "./partitions.ts";
import { generateRulePages } from "./rulePages.ts";
import { generateRulesTable } from "./rulesTable.ts";
import { generateSchemas } from "./schemas.ts";
import { generateSetupPage } from "./setupPage.ts";
import { generateSnippets } from "./snippets.ts";

/** Everything that `npm run generate` writes. Each sees the files that those before it have written. */
export const generators: readonly Generator[] = [
  generateCatalog,
  generatePartitions,
  generateConditionValues,
  generateConfiguration,
  generateRulePages,
  generateRulesTable,
  generateAccessAnalyzer,
  generateSnippets,
  generateSchemas,
  generateSetupPage,
];
