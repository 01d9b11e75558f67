/** A separate part of AWS: its ARNs, regions and host names are its own. */
export interface Partition {
  readonly id: string;
  readonly name: string;
  /** Behind the name of a service in a host name or a service principal. */
  readonly dnsSuffix: string;
  /** What its regions look like. AWS opens new ones, so no list decides. */
  readonly regionPattern: RegExp;
}

/** From the partition rules that AWS's own SDKs use to build host names. */
const partitions: readonly Partition[] = [
  {
    id: "aws",
    name: "AWS",
    dnsSuffix: "amazonaws.com",
    regionPattern: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-\w+-\d+$/,
  },
  { id: "aws-cn", name: "AWS China", dnsSuffix: "amazonaws.com.cn", regionPattern: /^cn-\w+-\d+$/ },
  {
    id: "aws-us-gov",
    name: "AWS GovCloud (US)",
    dnsSuffix: "amazonaws.com",
    regionPattern: /^us-gov-\w+-\d+$/,
  },
  {
    id: "aws-eusc",
    name: "AWS European Sovereign Cloud",
    dnsSuffix: "amazonaws.eu",
    regionPattern: /^eusc-de-\w+-\d+$/,
  },
  { id: "aws-iso", name: "AWS ISO (US)", dnsSuffix: "c2s.ic.gov", regionPattern: /^us-iso-\w+-\d+$/ },
  { id: "aws-iso-b", name: "AWS ISOB (US)", dnsSuffix: "sc2s.sgov.gov", regionPattern: /^us-isob-\w+-\d+$/ },
  {
    id: "aws-iso-e",
    name: "AWS ISOE (Europe)",
    dnsSuffix: "cloud.adc-e.uk",
    regionPattern: /^eu-isoe-\w+-\d+$/,
  },
  { id: "aws-iso-f", name: "AWS ISOF", dnsSuffix: "csp.hci.ic.gov", regionPattern: /^us-isof-\w+-\d+$/ },
];

export function partitionOf(id: string): Partition | undefined {
  return partitions.find((partition) => partition.id === id);
}

/** The partition whose regions look like this one. Undefined when none does. */
export function partitionOfRegion(region: string): Partition | undefined {
  return partitions.find(({ regionPattern }) => regionPattern.test(region));
}
