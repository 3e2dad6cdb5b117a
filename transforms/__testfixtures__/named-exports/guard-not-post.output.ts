import { NextResponse } from 'next/server';
import { sendMail } from '@/lib/mail';

export async function POST(req: Request) {
  try {
    const { name, email, message } = await req.json().catch(() => ({}));

    // Basic validation
    if (!name || !email || !message) {
      return NextResponse.json({ message: 'Missing required fields' }, { status: 400 });
    }

    await sendMail({
      to: email,
      subject: `Thanks, ${name}!`,
      text: message,
    });

    return NextResponse.json({ message: 'Message sent ✅' });
  } catch (error) {
    console.error('Contact error:', error);
    return NextResponse.json({ message: 'Something went wrong' }, { status: 500 });
  }
}
