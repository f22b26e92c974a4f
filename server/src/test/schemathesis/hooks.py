"""Bodies that the description cannot express: small images and archives, whole and corrupt, and lines of JSON."""

import io
import json
import struct
import zipfile
import zlib

import schemathesis
from hypothesis import strategies as st


def png(width, height, value):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = b"".join(b"\0" + bytes((value + x * y) % 256 for x in range(width)) for y in range(height))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def archive(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as content:
        for name, data in files:
            content.writestr(name, data)
    return out.getvalue()


@st.composite
def corrupt(draw, whole):
    data = bytearray(draw(whole))
    for _ in range(draw(st.integers(1, 8))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(0, len(data)))])


images = st.builds(png, st.integers(1, 80), st.integers(1, 80), st.integers(0, 255))
names = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=20) | st.sampled_from(["../a.png", "/a", "a/b.png", "a.mp4"])
archives = st.builds(archive, st.lists(st.tuples(names, images | st.binary(max_size=50)), max_size=4))

file = images | corrupt(images) | st.binary(max_size=200)
schemathesis.openapi.media_type("image/*", file)
schemathesis.openapi.media_type("video/*", file)
schemathesis.openapi.media_type("application/octet-stream", file)
schemathesis.openapi.media_type("application/zip", archives | corrupt(archives) | st.binary(max_size=200))


@schemathesis.deserializer("application/jsonl")
def lines(ctx, response):
    """The schema is that of one line; all of them have the same members, so that the last one stands for them."""
    return [json.loads(line) for line in response.content.decode().splitlines()][-1]
