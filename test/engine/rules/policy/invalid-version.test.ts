import { invalidVersion } from "../../../../server/src/engine/rules/policy/invalid-version.ts";
import { testRule } from "../../../support/ruleTester.ts";

const messageFor = (version: string): string =>
  `There is no policy language of the version "${version}". Version is no date of your own: it is "2012-10-17", or "2008-10-17" for the older language without variables. AWS refuses this policy.`;

testRule(invalidVersion, {
  passes: {
    "the present language": { Version: "2012-10-17", Statement: [] },
    "the older language": { Version: "2008-10-17", Statement: [] },
    "no version, which is allowed": { Statement: [] },
    "a template": { Version: "${version}", Statement: [] },
  },
  fails: {
    "a date of one's own": {
      policy: { Version: "⟦2024-01-31⟧", Statement: [] },
      message: messageFor("2024-01-31"),
      fixes: [
        { title: 'Write "2012-10-17"', access: "unchanged", text: { Version: "2012-10-17", Statement: [] } },
      ],
    },
    "a date where variables begin to count": {
      policy: { Version: "⟦2012-10-16⟧", Id: "${aws:username}", Statement: [] },
      message: messageFor("2012-10-16"),
      fixes: [
        {
          title: 'Write "2012-10-17"',
          access: "wider",
          text: { Version: "2012-10-17", Id: "${aws:username}", Statement: [] },
        },
      ],
    },
  },
});
