import { requestOffersOf } from "../engine/features/requestOffers.ts";
import { complaintAboutRequest, testRequest } from "../engine/features/testRequest.ts";
import {
  checkRequestMethod,
  requestOffersMethod,
  testRequestMethod,
  type CheckRequestParams,
  type RequestOffers,
  type RequestOffersParams,
  type TestedRequest,
  type TestRequestParams,
} from "../protocol.ts";
import { readablePolicyOf } from "./readablePolicy.ts";
import type { Session } from "./session.ts";
import { toStatementReference } from "./statementReference.ts";

/** Answers what one request comes to that somebody tries on a policy, and what such a request may be made of. */
export function serveTestedRequests(session: Session): void {
  const { connection, guard } = session;
  const offer = ({ uri, action }: RequestOffersParams): RequestOffers | null => {
    const policy = readablePolicyOf(session, uri);
    return policy === undefined ? null : requestOffersOf(policy, action);
  };
  const check = ({ part, value }: CheckRequestParams): string | null =>
    complaintAboutRequest(part, value) ?? null;
  const test = (params: TestRequestParams): TestedRequest | null => toTestedRequest(session, params);

  connection.onRequest(requestOffersMethod, guard("Offering parts of a request", null, offer));
  connection.onRequest(checkRequestMethod, guard("Checking a part of a request", null, check));
  connection.onRequest(testRequestMethod, guard("Testing a request", null, test));
}

function toTestedRequest(session: Session, { uri, request }: TestRequestParams): TestedRequest | null {
  const document = session.documents.get(uri);
  const policy = readablePolicyOf(session, uri);
  const tested = policy && testRequest(policy, request);
  if (document === undefined || tested === undefined) return null;
  return {
    ...tested,
    by: tested.by.map((statement) => toStatementReference(document, statement)),
    statements: tested.statements.map((outcome) => ({
      ...outcome,
      statement: toStatementReference(document, outcome.statement),
    })),
  };
}
