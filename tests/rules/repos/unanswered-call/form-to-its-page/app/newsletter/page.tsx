import { SubscribeButton } from "@/components/subscribe-button";

export default function Newsletter() {
  return <SubscribeButton />;
}
