import { analyze, type Analysis, type DocumentKind, type Surroundings } from "../../engine/engine.ts";
import type { Disagreement } from "../../engine/features/disagreements.ts";
import { setViewOf, type SetView } from "../../engine/features/setView.ts";
import type { DocumentSet } from "../../engine/set/documentSet.ts";
import type { Library } from "../../engine/set/library.ts";
import { withoutBlocks } from "../../engine/set/surroundings.ts";
import type { Arguments } from "../arguments.ts";
import type { Command } from "../command.ts";
import { createConfigs, type Configs } from "../configs.ts";
import { findFiles } from "../findFiles.ts";
import { formatOption, surroundingsOf, surroundingsOptions } from "../options.ts";
import { Lines } from "../positions.ts";
import { writeAnswer } from "../reporters/answer.ts";
import { setLines } from "../reporters/setLines.ts";
import { say } from "../say.ts";
import { shelveInputs } from "../shelveInputs.ts";
import { exitCodes, type ExitCode, type World } from "../world.ts";
import type { TextOf } from "../reporters/reporter.ts";
import { textsIn } from "../textOf.ts";

/** `latchkey set` */
export const setCommand: Command = {
  name: "set",
  operands: "[PATH…]",
  summary: "Show which documents belong together, what they come to, and where they disagree.",
  details: [
    'PATH is a file, a folder or a glob pattern, as for lint; without one, ".". A set is the documents of',
    "one bucket: its policy, that of its key and its default encryption. The nearest latchkey.json from a",
    "document upward may declare its set, and says what its findings weigh.",
    "",
    "JSON: { version, sets: [{ name, declared, documents, ambiguities, facts, administrators, users,",
    "        uploads?, disagreements }] }",
  ],
  options: [formatOption, ...surroundingsOptions],
  findings: "documents of a set disagree, or it is not known which belong to it",
  run: showSets,
};

async function showSets(args: Arguments, world: World): Promise<ExitCode> {
  const found = await findFiles(args.operands.length === 0 ? ["."] : args.operands, world.files);
  const configs = createConfigs(world);
  const { library, inputs } = await shelveInputs(found.inputs, undefined, configs, world);
  const asked = inputs.flatMap(([, outcome]) =>
    outcome !== undefined && "uri" in outcome ? outcome.uri : [],
  );
  const isAsked = (uri: string): boolean => asked.includes(uri);
  const sets = library
    .sets()
    .filter(
      ({ documents, ambiguities }) =>
        documents.some(isAsked) || ambiguities.some(({ candidates }) => candidates.some(isAsked)),
    );
  const views = await viewsOf(sets, library, surroundingsOf(args), configs);
  const failures = [
    ...found.failures,
    ...inputs.flatMap(([{ isNamed }, outcome]) =>
      isNamed && outcome !== undefined && "failure" in outcome ? outcome.failure : [],
    ),
    ...configs.failures().map(({ failure }) => failure),
  ];
  for (const failure of failures) say(world, failure);
  const textOf = textsIn(library, configs);
  writeAnswer({ json: toJson(views, textOf), lines: (paint) => setLines(views, textOf, paint) }, args, world);
  if (failures.length > 0) return exitCodes.failure;
  const isClean = views.every((view) => view.disagreements.length + view.ambiguities.length === 0);
  return isClean ? exitCodes.clean : exitCodes.findings;
}

/** The findings are weighed as lint does. What becomes of uploads, and who may do what, no configuration changes. */
async function viewsOf(
  sets: readonly DocumentSet[],
  library: Library,
  settings: Surroundings,
  configs: Configs,
): Promise<readonly SetView[]> {
  const checked = new Map<string, Analysis>();
  for (const uri of new Set(sets.flatMap(({ documents }) => documents))) {
    const analysis = analyze({
      text: library.textOf(uri) ?? "",
      fileName: uri.slice(uri.lastIndexOf("/") + 1),
      ...library.neighbourhoodOf(uri, settings),
    });
    if (analysis === undefined) continue;
    const { weigh } = await configs.of({ name: uri, path: uri, isNamed: false });
    checked.set(uri, { ...analysis, findings: weigh(analysis).findings });
  }
  return sets.map((set) => setViewOf(set, library, (uri) => checked.get(uri)));
}

function toJson(views: readonly SetView[], textOf: TextOf): object {
  return {
    version: 1,
    sets: views.map(({ isDeclared, documents, ambiguities, facts, uploads, disagreements, ...view }) => ({
      name: view.name,
      declared: isDeclared,
      documents: documents.map(({ uri, kind, findings }) => ({ file: uri, kind, findings: findings.length })),
      ambiguities: ambiguities.map(
        ({ kind, candidates }): { kind: DocumentKind; files: readonly string[] } => ({
          kind,
          files: candidates,
        }),
      ),
      facts: factsToJson(facts),
      administrators: view.administrators,
      users: view.users,
      ...(uploads && {
        uploads: uploads.rows.map(({ row, verdict, isWanted }) => ({ row, verdict, isWanted })),
      }),
      disagreements: disagreements.map((disagreement) => disagreementToJson(disagreement, textOf)),
    })),
  };
}

/** Without the name, which stands above, and without what is only looked at to decide about uploads. */
function factsToJson({ name: _name, ...facts }: SetView["facts"]): object {
  return { ...facts, defaultEncryption: facts.defaultEncryption && withoutBlocks(facts.defaultEncryption) };
}

function disagreementToJson({ uri, finding }: Disagreement, textOf: TextOf): object {
  const placeIn = (file: string, at: { readonly start: number; readonly end: number }): object => ({
    file,
    range: new Lines(textOf(file)).rangeOf(at),
  });
  const { rule, severity, message, related } = finding;
  return {
    rule,
    severity,
    message,
    places: [placeIn(uri, finding), ...related.map((one) => placeIn(one.uri ?? uri, one.at))],
  };
}
