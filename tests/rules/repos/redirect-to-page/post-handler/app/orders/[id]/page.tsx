export default function Order() {
  return <p>Thank you</p>;
}
