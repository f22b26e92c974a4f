package io.github.qptv2.media.image.integrity;

/** Decodes bits of probability 1/2 by VP8's arithmetic decoder (RFC 6386, section 7.3); zero bytes follow the last. */
final class Vp8Bits {

    private final FileView file;
    private final long end;
    private long at;
    private int value;
    private int range = 255;
    private int shifts;

    Vp8Bits(FileView file, long start, long end) {
        this.file = file;
        this.at = start;
        this.end = end;
        this.value = next() << 8 | next();
    }

    private int next() {
        return at < end ? file.at(at++) : 0;
    }

    /** The next bits as a number, the highest first. */
    int take(int count) {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number = number << 1 | bit();
        }
        return number;
    }

    private int bit() {
        int split = 1 + (((range - 1) * 128) >> 8);
        int bit = value >= split << 8 ? 1 : 0;
        value -= bit == 1 ? split << 8 : 0;
        range = bit == 1 ? range - split : split;
        while (range < 128) {
            value <<= 1;
            range <<= 1;
            if (++shifts == 8) {
                shifts = 0;
                value |= next();
            }
        }
        return bit;
    }
}
