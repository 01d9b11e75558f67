import type { Answers, Question } from "../../../server/src/protocol.ts";
import { ask, type Validate } from "./ask.ts";
import { BACK, type Step } from "./step.ts";

export interface Questionnaire {
  readonly title: string;
  readonly questions: readonly Question[];
  /** Answers of an earlier time. */
  readonly remembered: Answers;
  readonly validate: Validate;
  /** What comes of the answers. It may lead back to the last question. */
  readonly finish: (answers: Answers, step: Step) => Promise<typeof BACK | undefined>;
  /** Names the step that finishes, where it asks something too. */
  readonly finishTitle?: string;
}

/** Asks one question after another, back and forth. Whoever leaves early changes nothing. */
export async function askQuestions(questionnaire: Questionnaire): Promise<void> {
  const { title, questions, remembered, validate, finish, finishTitle } = questionnaire;
  const given: Record<string, string> = {};
  const standing = (question: Question): string => standingAnswer(question, given, remembered);
  for (let index = 0; ;) {
    const asked = askedOf(questions, standing);
    const question = asked[index];
    const answers = answersTo(asked.slice(0, index), given);
    const step: Step = {
      title: `${title}: ${question?.title ?? finishTitle ?? ""}`,
      number: index + 1,
      total: asked.length + (finishTitle === undefined ? 0 : 1),
      initial: question === undefined ? "" : standing(question),
    };
    const result =
      question === undefined ? await finish(answers, step) : await ask(question, step, answers, validate);
    if (result === undefined) return;
    if (question !== undefined && result !== BACK) given[question.id] = result;
    index += result === BACK ? -1 : 1;
  }
}

/** The answer that a question begins with. */
function standingAnswer({ id, known, initial = "" }: Question, given: Answers, remembered: Answers): string {
  return given[id] ?? known ?? remembered[id] ?? initial;
}

/** The questions that have a point after the answers as they stand. */
function askedOf(
  questions: readonly Question[],
  standing: (question: Question) => string,
): readonly Question[] {
  return questions.filter(({ onlyWith }) => {
    const other = questions.find(({ id }) => id === onlyWith?.question);
    return onlyWith === undefined || (other && standing(other).split(",").includes(onlyWith.answer));
  });
}

/** Answers to questions that somebody went back behind do not count until they are given again. */
function answersTo(questions: readonly Question[], given: Answers): Answers {
  return Object.fromEntries(questions.map(({ id }) => [id, given[id] ?? ""]));
}
