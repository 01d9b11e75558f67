/**
 * Fifteen times the largest policy that AWS takes, in UTF-16 units. The editor must not wait for the findings of
 * a longer one; the command line has the time.
 */
export const MAX_LENGTH = 500_000;
