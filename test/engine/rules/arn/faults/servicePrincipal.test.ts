import assert from "node:assert/strict";
import { servicePrincipalFault } from "../../../../../server/src/engine/rules/arn/faults/servicePrincipal.ts";

/** What is written for a service, and what was probably meant; undefined where nothing is wrong with it. */
const principals: Readonly<Record<string, string | undefined>> = {
  "logging.s3.amazonaws.com": undefined,
  "logs.eu-central-1.amazonaws.com": undefined,
  "logs.cn-north-1.amazonaws.com.cn": undefined,
  "unheard-of.amazonaws.com": undefined,
  "malware-protection-plan.guardduty.amazonaws.com": undefined,
  "logging.s3.amazonaws": "logging.s3.amazonaws.com",
  "s3.amazonaws.con": "s3.amazonaws.com",
  "delivery.log.amazonaws.com": "delivery.logs.amazonaws.com",
  "cloudtrial.amazonaws.com": "cloudtrail.amazonaws.com",
  "https://config.amazonaws.com": "config.amazonaws.com",
  "Logging.S3.amazonaws.com": "logging.s3.amazonaws.com",
  "logs.eu-centrall-1.amazonaws.com": "logs.eu-central-1.amazonaws.com",
};

describe("servicePrincipalFault", () => {
  for (const [written, meant] of Object.entries(principals))
    it(`${written}: ${meant ?? "no fault"}`, () => {
      const fault = servicePrincipalFault(written);
      assert.equal(fault?.instead, meant);
      assert.equal(fault === undefined, meant === undefined);
    });
});
