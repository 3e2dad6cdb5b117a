import config from "@payload-config";
import { REST_DELETE, REST_GET } from "@payloadcms/next/routes";

export const GET = REST_GET(config);
export const DELETE = REST_DELETE(config);
