"""A mail server that keeps a list of what it took, and misbehaves on demand.

`python tests/faults/smtp_sink.py PORT FOLDER` writes one line a mail (recipient, Message-ID) to
`FOLDER/taken`, and reads from `FOLDER/mood` how to behave: take, later, refuse, drop, or slow 0.2
(seconds a mail).
"""

import asyncio
import re
import sys
from pathlib import Path

ANSWERS = {"later": b"451 4.3.0 come again\r\n", "refuse": b"550 5.1.1 no such mailbox\r\n"}


async def serve(port, folder):
    taken = (folder / "taken").open("a", buffering=1)

    async def talk(reader, writer):
        try:
            await Talk(reader, writer, folder / "mood", taken).hold()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", port)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    async with server:
        await server.serve_forever()


class Talk:
    """One connection, from greeting to farewell."""

    def __init__(self, reader, writer, mood_file, taken):
        self.reader, self.writer, self.mood_file, self.taken = reader, writer, mood_file, taken
        self.recipient = self.mood = ""

    async def hold(self):
        await self.say(b"220 sink\r\n")
        while line := await self.reader.readline():
            if not await self.answer(line):
                return

    async def say(self, answer):
        self.writer.write(answer)
        await self.writer.drain()

    async def answer(self, line):
        """False ends the talk."""
        verb = line[:4].upper()
        if verb == b"RCPT":
            self.mood = self.mood_file.read_text()
            self.recipient = re.search(rb"<(.*)>", line)[1].decode()
            await self.say(ANSWERS.get(self.mood, b"250 ok\r\n"))
        elif verb == b"DATA":
            return await self.take()
        elif verb == b"QUIT":
            await self.say(b"221 bye\r\n")
            return False
        else:
            await self.say(b"250 ok\r\n")
        return True

    async def take(self):
        if self.mood == "drop":
            return False
        if self.mood.startswith("slow"):
            await asyncio.sleep(float(self.mood.split()[1]))
        await self.say(b"354 go on\r\n")
        mail = await self.reader.readuntil(b"\r\n.\r\n")
        message_id = re.search(rb"^Message-ID: *<(.*)>", mail, re.MULTILINE | re.IGNORECASE)[1]
        self.taken.write(f"{self.recipient} {message_id.decode()}\n")
        await self.say(b"250 taken\r\n")
        return True


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1]), Path(sys.argv[2])))
