export default function Contact() {
  return (
    <form action="/api/contact" method="POST">
      <input name="email" type="email" />
      <button>Send</button>
    </form>
  );
}
