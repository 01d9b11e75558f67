import { leadingBlank } from "../../../../server/src/engine/rules/policy/leading-blank.ts";
import { testRule } from "../../../support/ruleTester.ts";

testRule(leadingBlank, {
  passes: {
    "the brace comes first": '{ "Statement": [] }',
    "blanks at the end": '{ "Statement": [] }\n\n',
    "no policy yet": "  ",
  },
  fails: {
    "a line break": {
      policy: '⟦\n⟧{ "Statement": [] }',
      message:
        'S3 wants "{" as the first character of a bucket policy, but a blank comes first. It refuses this policy.',
      fixes: [{ title: 'Remove what stands before "{"', access: "unchanged", text: '{ "Statement": [] }' }],
    },
    "a byte order mark": {
      policy: '⟦\uFEFF⟧{ "Statement": [] }',
      message:
        'S3 wants "{" as the first character of a bucket policy, but a byte order mark comes first. It refuses this policy.',
      fixes: [{ title: 'Remove what stands before "{"', access: "unchanged", text: '{ "Statement": [] }' }],
    },
  },
});
