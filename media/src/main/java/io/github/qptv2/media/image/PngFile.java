package io.github.qptv2.media.image;

import static java.nio.ByteOrder.BIG_ENDIAN;

/** A PNG's chunks. */
final class PngFile implements Container {

    private static final int SIGNATURE = 8;
    private static final int CHUNK_FRAME = 12;

    private final Bytes bytes;
    private int orientation = 1;
    private boolean ended;

    PngFile(Bytes bytes) {
        this.bytes = bytes;
        if (!bytes.has(SIGNATURE + 4, "IHDR")) {
            throw new BrokenHeader("its first chunk must be IHDR");
        }
        walk();
    }

    private void walk() {
        long at = SIGNATURE;
        while (!ended && at + CHUNK_FRAME <= bytes.size()) {
            long length = bytes.u32(at, BIG_ENDIAN);
            chunk(bytes.text(at + 4, 4), at + 8);
            at += CHUNK_FRAME + length;
        }
    }

    private void chunk(String type, long body) {
        switch (type) {
            case "eXIf" -> orientation = Exif.orientation(bytes, body);
            case "IEND" -> ended = true;
            default -> {}
        }
    }

    @Override
    public ImageHeader header() {
        int width = BrokenHeader.side(bytes.u32(16, BIG_ENDIAN));
        int height = BrokenHeader.side(bytes.u32(20, BIG_ENDIAN));
        return new ImageHeader(ImageFormat.PNG, width, height, orientation);
    }

    @Override
    public byte[] profile() {
        return new byte[0];
    }

    @Override
    public boolean complete() {
        return ended;
    }
}
