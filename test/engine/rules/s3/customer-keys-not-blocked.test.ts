import { customerKeysNotBlocked } from "../../../../server/src/engine/rules/s3/customer-keys-not-blocked.ts";
import { testRule } from "../../../support/ruleTester.ts";

const byDefault = { SSEAlgorithm: "AES256" };
const withBlocked = (blocked: unknown): object => ({
  Rules: [{ ApplyServerSideEncryptionByDefault: byDefault, BlockedEncryptionTypes: blocked }],
});
const risk = "Whoever has written such an object alone can read it, and no key policy has a say.";
const blocking = { title: 'Block "SSE-C"', access: "narrower" } as const;

testRule(customerKeysNotBlocked, {
  passes: {
    blocked: withBlocked({ EncryptionType: ["SSE-C"] }),
    "a kind that nobody knows": withBlocked({ EncryptionType: ["SSE-X"] }),
    "what a template fills in": withBlocked("${blocked}"),
    "what a template fills in, further in": withBlocked({ EncryptionType: ["${blocked}"] }),
    "no kind, which another rule reports": withBlocked({ EncryptionType: [] }),
    "no rule yet": { Rules: [{}] },
  },
  fails: {
    "nothing said": {
      policy: { Rules: [{ "⟦ApplyServerSideEncryptionByDefault⟧": byDefault }] },
      message: `Nothing here says whether uploads with keys of the client's own (SSE-C) are blocked: new buckets block them since April 2026, older ones may take them. ${risk}`,
      fixes: [{ ...blocking, text: withBlocked({ EncryptionType: ["SSE-C"] }) }],
    },
    "allowed in writing": {
      policy: withBlocked({ EncryptionType: ["⟦NONE⟧"] }),
      message: `"NONE" lets uploads with keys of the client's own (SSE-C) in. ${risk}`,
      fixes: [{ ...blocking, text: withBlocked({ EncryptionType: ["SSE-C"] }) }],
    },
  },
});
