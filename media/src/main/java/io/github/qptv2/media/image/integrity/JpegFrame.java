package io.github.qptv2.media.image.integrity;

import java.util.ArrayList;
import java.util.List;

import static java.nio.ByteOrder.BIG_ENDIAN;

/**
 * The header of a frame (ITU-T T.81, B.2.2).
 *
 * @param coding low four bits of its marker: 0 to 2 are coded by Huffman codes, 9 and 10 arithmetically
 * @param precision bits of a sample
 */
record JpegFrame(int coding, int precision, int width, int height, List<JpegComponent> components) {

    /** @param height of the frame, which its header leaves 0 if it is defined after the first scan */
    static JpegFrame read(FileView file, int coding, long body, int length, int height) throws CorruptDataException {
        int count = length < 6 ? 0 : file.at(body + 5);
        int width = length < 6 ? 0 : file.u16(body + 3, BIG_ENDIAN);
        if (count < 1 || length != 6 + 3 * count || width < 1 || height < 1) {
            throw new CorruptDataException("the frame header at byte " + FileView.number(body) + " is malformed");
        }
        if (coding <= 2 && file.at(body) != 8 && file.at(body) != 12) {
            throw new CorruptDataException("samples must have 8 or 12 bits, got " + file.at(body));
        }
        int wide = 1, high = 1;
        for (int i = 0; i < count; i++) {
            int sampling = file.at(body + 7 + 3L * i);
            wide = Math.max(wide, sampling >> 4);
            high = Math.max(high, sampling & 15);
        }
        var components = new ArrayList<JpegComponent>(count);
        for (int i = 0; i < count; i++) {
            long at = body + 6 + 3L * i;
            int h = file.at(at + 1) >> 4, v = file.at(at + 1) & 15;
            if (h < 1 || h > 4 || v < 1 || v > 4) {
                throw new CorruptDataException(
                        "the sampling factors of a component must be in [1, 4], got " + h + "x" + v);
            }
            components.add(new JpegComponent(
                    file.at(at), h, v, file.at(at + 2), blocks(width, h, wide), blocks(height, v, high)));
        }
        return new JpegFrame(coding, file.at(body), width, height, components);
    }

    /** T.81, A.1.1 and A.2.2: samples of the component, rounded up, then blocks, rounded up. */
    private static int blocks(int pixels, int factor, int largest) {
        return ceilDiv(ceilDiv(pixels * factor, largest), 8);
    }

    private static int ceilDiv(int value, int divisor) {
        return (value + divisor - 1) / divisor;
    }

    boolean progressive() {
        return coding == 2 || coding == 10;
    }

    /** Whether the entropy-coded data can be walked: sequential and progressive Huffman codes. */
    boolean huffman() {
        return coding <= 2;
    }

    int mcusWide() {
        return ceilDiv(
                width,
                8 * components.stream().mapToInt(each -> each.horizontal).max().orElse(1));
    }

    int mcusHigh() {
        return ceilDiv(
                height,
                8 * components.stream().mapToInt(each -> each.vertical).max().orElse(1));
    }

    JpegComponent component(int id) throws CorruptDataException {
        for (JpegComponent each : components) {
            if (each.id == id) {
                return each;
            }
        }
        throw new CorruptDataException("a scan names component " + id + ", which the frame does not have");
    }

    /** Most bits of a DC difference (T.81, table F.1 and F.6). */
    int dcBits() {
        return precision == 8 ? 11 : 15;
    }

    /** Most bits of an AC coefficient. */
    int acBits() {
        return precision == 8 ? 10 : 14;
    }
}
