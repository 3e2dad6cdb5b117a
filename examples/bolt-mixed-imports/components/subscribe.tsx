'use client';

import { useState } from 'react';

export function Subscribe() {
  const [email, setEmail] = useState('');
  const [message, setMessage] = useState('');

  const subscribe = async () => {
    const res = await fetch('/api/subscribe', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email }),
    });
    const data = await res.json();
    setMessage(data.error ?? 'Thanks for subscribing!');
  };

  return (
    <div>
      <input type="email" value={email} onChange={(e) => setEmail(e.target.value)} />
      <button onClick={subscribe}>Subscribe</button>
      <p>{message}</p>
    </div>
  );
}
