import { type Failure, failure } from '../../../../shared/errors.ts';

/** Why a server's certificate was not accepted, in Node's codes, and how it is said. Nothing was sent in such a case. */
const problems = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself, not by an authority that this machine knows',
  SELF_SIGNED_CERT_IN_CHAIN: 'it is signed by an authority that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT: 'it is signed by an authority that this machine does not know',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'it is signed by an authority that this machine does not know',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'it is signed by an authority that this machine does not know',
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet, by the clock of this machine',
  CERT_REVOKED: 'it has been revoked',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is made out to another host',
  HOSTNAME_MISMATCH: 'it is made out to another host',
  CERT_SIGNATURE_FAILURE: 'its signature does not fit',
  CERT_UNTRUSTED: 'it is not accepted for this use',
  CERT_REJECTED: 'it is not accepted for this use',
  INVALID_CA: 'it is signed by something that may not sign',
  INVALID_PURPOSE: 'it is not accepted for this use',
  PATH_LENGTH_EXCEEDED: 'it is signed by something that may not sign',
  CERT_CHAIN_TOO_LONG: 'it is signed by something that may not sign',
} as const;

export type CertificateProblem = keyof typeof problems;

/** Whose certificate was not accepted, and why. */
export type Untrusted = { readonly host: string; readonly problem: CertificateProblem };

/** Whether the code of an error tells that the server's certificate was not accepted. */
export const isCertificateProblem = (code: string): code is CertificateProblem => Object.hasOwn(problems, code);

/** The failure for it, with what it is about the certificate. */
export const untrusted = (system: string, { host, problem }: Untrusted, reached: Pick<Failure, 'reached'>): Failure =>
  failure('remote.untrusted', `The certificate of ${system} (${host}) is not trusted: ${problems[problem]}.`, reached);
