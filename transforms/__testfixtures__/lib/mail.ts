/** Sends nothing; a message to "boom@example.com" or to an address at bounce.example fails. */
import { record } from "./effects";

export interface Mail {
  to: string;
  subject: string;
  text?: string;
  html?: string;
  replyTo?: string;
}

export async function sendMail(mail: Mail): Promise<{ id: string; messageId: string }> {
  record("mail.send", mail);
  if (mail.to === "boom@example.com") throw new Error("SMTP is down");
  if (String(mail.to).endsWith("@bounce.example")) throw new Error("mailbox unavailable");
  return { id: "mail_1", messageId: "m-1" };
}

export const sendEmail = sendMail;

export async function sendWelcomeEmail(to: string, name?: string): Promise<void> {
  record("mail.sendWelcome", to, name);
}
