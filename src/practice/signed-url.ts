/** The parameters in which storage services put a signature: Amazon S3, Google Cloud Storage, Alibaba; of Azure, two. */
const SIGNATURE = /[?&](X-Amz-Signature|X-Goog-Signature|X-Oss-Signature)=/i;
const SHARED_ACCESS = [/[?&]sig=/, /[?&]s[ev]=/] as const;

/** Whether a URL carries a signature, which is valid for this host and path alone. */
export const isSigned = (url: string): boolean =>
  SIGNATURE.test(url) || SHARED_ACCESS.every((parameter) => parameter.test(url));
