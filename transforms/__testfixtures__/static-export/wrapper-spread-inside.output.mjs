import { withSentryConfig } from "@sentry/nextjs";

const isProd = process.env.NODE_ENV === "production";

export default withSentryConfig(
  {
    reactStrictMode: true,
    images: { unoptimized: isProd },
  },
  { silent: true },
);
