export default function Thanks() {
  return (
    <form name="contact" method="POST" action="/thanks" data-netlify="true">
      <input type="hidden" name="form-name" value="contact" />
    </form>
  );
}
