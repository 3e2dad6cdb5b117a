export default function Contact() {
  return (
    <form action="/contact" method="POST">
      <input name="email" type="email" />
      <button>Send</button>
    </form>
  );
}
