import { policySizes } from "../../catalog/policySizes.ts";
import { documentNouns } from "../../policy/documentKinds.ts";
import { propertyOf, type ObjectNode } from "../../tree/node.ts";
import { documentsOf } from "./documents.ts";
import { problemAt, type SetupProblem } from "./problem.ts";
import type { Setup } from "./setup.ts";

/** The longest key ARN that can be: policies that name it later have to fit too. */
const longestKeyArn = `arn:aws-iso-b:kms:ap-southeast-99:111122223333:key/${"0".repeat(36)}`;

/** Policies that would be larger than AWS takes them. Only the lists of roles and users can do that. */
export function problemsOfSize(root: ObjectNode, setup: Setup): readonly SetupProblem[] {
  const documents = documentsOf(setup, setup.keyArn ?? longestKeyArn);
  return (["kms-key-policy", "s3-bucket-policy"] as const).flatMap((kind) => {
    // All that is written here is ASCII.
    const size = JSON.stringify(documents[kind], undefined, 2).length;
    if (size <= policySizes[kind]) return [];
    const place = propertyOf(root, longestListOf(setup, kind))?.name ?? root;
    return [
      problemAt(
        place,
        `The ${documentNouns[kind]} would have ${String(size)} bytes. AWS takes ${String(policySizes[kind])}, so fewer or shorter names are needed.`,
      ),
    ];
  });
}

function longestListOf(setup: Setup, kind: keyof typeof policySizes): keyof Setup {
  if (kind === "s3-bucket-policy") return "crossAccountReaders";
  const lists = ["administrators", "users", "crossAccountReaders"] as const;
  const sizeOf = (name: (typeof lists)[number]): number => setup[name].join("").length;
  return [...lists].sort((a, b) => sizeOf(b) - sizeOf(a))[0] ?? "users";
}
