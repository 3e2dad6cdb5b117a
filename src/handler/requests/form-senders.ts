/** Senders that post forms: nobody in the repo calls such a route, but what it reads tells who does. */

/**
 * Fields of messages that their own specifications send as `application/x-www-form-urlencoded`. The lists hold names
 * that hardly mean anything else; what is spelt like a field of anybody's JSON is left out.
 */
const FIELDS: readonly (readonly string[])[] = [
  // SAML 2.0, HTTP POST binding; WS-Federation
  ["RelayState", "SAMLRequest", "SAMLResponse", "wresult"],
  // OAuth 2.0: the requests to a token endpoint (RFC 6749, 7009, 7523, 8628, 8693)
  ["client_assertion", "device_code", "grant_type", "subject_token", "token_type_hint"],
  // OpenID Connect: logout by the back channel, login begun elsewhere; Sign in with Google
  ["g_csrf_token", "logout_token", "target_link_uri"],
  // One-click unsubscribe (RFC 8058)
  ["List-Unsubscribe"],
  // Twilio: messages, calls, recordings
  ["AccountSid", "CallSid", "CallStatus", "Digits", "From", "MessageSid", "MessageStatus", "NumMedia"],
  ["RecordingSid", "RecordingUrl", "SmsMessageSid", "SmsSid", "SpeechResult", "WaId"],
  // Slack: slash commands
  ["response_url", "ssl_check", "team_domain", "trigger_id"],
  // Paddle Classic, PayPal IPN, Mailgun
  ["alert_id", "alert_name", "p_signature"],
  ["ipn_track_id", "mc_gross", "txn_type"],
  ["body-html", "body-plain", "stripped-text"],
  // The hidden field by which an HTML form, which knows GET and POST only, asks for another method
  ["_method"],
  // Payment pages that send the customer back by a form: Paytm, 3-D Secure, CCAvenue, PayU
  ["CHECKSUMHASH", "PaRes", "encResp", "mihpayid"],
];

const FORM_FIELDS: ReadonlySet<string> = new Set(FIELDS.flat());

/** Fields that come by `response_mode=form_post` or from a payment page, and from the repo's own pages as JSON. */
const EITHER_FIELDS: ReadonlySet<string> = new Set(["id_token", "razorpay_payment_id", "razorpay_signature"]);

const FORM_SIGNATURES: ReadonlySet<string> = new Set(["x-twilio-signature"]);

/**
 * Whether a field comes in a form.
 * @param jsonCallers the repo has callers of its own, which send no form
 */
export function isFormField(name: string, jsonCallers: boolean): boolean {
  return FORM_FIELDS.has(name) || (!jsonCallers && EITHER_FIELDS.has(name));
}

/** Whether a header is the signature of somebody who sends forms. */
export function isFormSignature(name: string): boolean {
  return FORM_SIGNATURES.has(name.toLowerCase());
}
