/** What the adapter's file is called, without an extension: a route that imports it goes over the bridge. */
export const ADAPTER_NAME = "pages-api-bridge";
