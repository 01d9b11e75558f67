import { existsSync, readFileSync, writeFileSync } from "node:fs";

// Stands for the AWS CLI: keeps one account's key and bucket in the file that FAKE_AWS names.

const stateFile = process.env["FAKE_AWS"] ?? "";
const state = existsSync(stateFile) ? JSON.parse(readFileSync(stateFile, "utf8")) : {};
const [service = "", operation = "", ...rest] = process.argv.slice(2);
/** @param {string} name */
const option = (name) => (rest.includes(name) ? rest[rest.indexOf(name) + 1] : undefined);

/** @param {string} code */
function refuse(code) {
  process.stderr.write(`\nAn error occurred (${code}) when calling the ${operation} operation: fake\n`);
  process.exit(254);
}

/** @param {string | undefined} text */
function document(text = "") {
  JSON.parse(text);
  return text;
}

/** @type {Record<string, () => string | undefined | void>} */
const operations = {
  "sts get-caller-identity": () => state.account,
  "s3api head-bucket": () => (state.bucket === option("--bucket") ? "{}" : refuse("404")),
  "kms describe-key": () => {
    const isKnown = state.alias !== undefined && option("--key-id") === state.alias;
    return isKnown ? state.keyArn : refuse(state.describeError ?? "NotFoundException");
  },
  "kms create-key": () => {
    state.keyPolicy = document(option("--policy"));
    state.keyArn = `arn:aws:kms:${option("--region")}:${state.account}:key/1b2c3d4e-5f60-4718-9a2b-3c4d5e6f7081`;
    return state.keyArn;
  },
  "kms create-alias": () => {
    if (state.aliasError !== undefined) refuse(state.aliasError);
    state.alias = option("--alias-name");
  },
  "kms get-key-policy": () => state.keyPolicy,
  "kms put-key-policy": () => void (state.keyPolicy = document(option("--policy"))),
  "kms enable-key-rotation": () => void (state.period = option("--rotation-period-in-days")),
  "kms get-key-rotation-status": () => (state.period === undefined ? "False" : "True"),
  "s3api put-bucket-encryption": () =>
    void (state.encryption = document(option("--server-side-encryption-configuration"))),
  "s3api get-bucket-encryption": () =>
    JSON.parse(state.encryption).Rules[0].ApplyServerSideEncryptionByDefault.KMSMasterKeyID,
  "s3api get-bucket-policy": () => state.bucketPolicy ?? refuse("NoSuchBucketPolicy"),
  // S3 gives policies back without the blanks that they were written with.
  "s3api put-bucket-policy": () =>
    void (state.bucketPolicy = JSON.stringify(JSON.parse(document(option("--policy"))))),
};

state.calls = [...(state.calls ?? []), `${service} ${operation}`];
const run = operations[`${service} ${operation}`];
if (run === undefined) throw new Error(`${service} ${operation} is not faked`);
const output = run();
writeFileSync(stateFile, JSON.stringify(state));
if (output !== undefined) process.stdout.write(`${output}\n`);
