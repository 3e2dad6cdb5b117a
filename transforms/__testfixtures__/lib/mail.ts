/** Sends nothing; a message to "boom@example.com" fails. */
import { record } from "./effects";

export interface Mail {
  to: string;
  subject: string;
  text?: string;
  html?: string;
  replyTo?: string;
}

export async function sendMail(mail: Mail): Promise<{ messageId: string }> {
  record("mail.send", mail);
  if (mail.to === "boom@example.com") throw new Error("SMTP is down");
  return { messageId: "m-1" };
}
