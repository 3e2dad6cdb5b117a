export default function Login() {
  return (
    <form action="/api/orders" method="post" encType="multipart/form-data">
      <input name="id" />
    </form>
  );
}
