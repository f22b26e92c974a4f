package io.github.qptv2.media.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A TIFF of any fields, byte by byte: the header, the strips, the values of fields, the directory. */
final class TiffBuilder {

    private static final int WORD = 3;
    private static final int LONG = 4;

    private final ByteOrder order;
    private final SortedMap<Integer, int[]> words = new TreeMap<>();
    private final List<byte[]> strips = new ArrayList<>();
    private byte[] jpegTables = {};

    TiffBuilder(ByteOrder order, int width, int height) {
        this.order = order;
        words(256, width).words(257, height);
    }

    static TiffBuilder of(int width, int height) {
        return new TiffBuilder(ByteOrder.LITTLE_ENDIAN, width, height);
    }

    /** Bits of a sample, samples of a pixel, and the photometric interpretation. */
    TiffBuilder samples(int bits, int samples, int photometric) {
        var each = new int[samples];
        Arrays.fill(each, bits);
        return words(258, each).words(277, samples).words(262, photometric);
    }

    /** A field of 16-bit values. */
    TiffBuilder words(int tag, int... values) {
        words.put(tag, values);
        return this;
    }

    TiffBuilder strip(int... bytes) {
        var strip = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            strip[i] = (byte) bytes[i];
        }
        return strip(strip);
    }

    TiffBuilder strip(byte[] bytes) {
        strips.add(bytes);
        return this;
    }

    TiffBuilder tables(byte[] tables) {
        jpegTables = tables;
        return this;
    }

    byte[] build() {
        boolean tiled = words.containsKey(322);
        var offsets = new int[strips.size()];
        var lengths = new int[strips.size()];
        var data = new ByteArrayOutputStream();
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = 8 + data.size();
            lengths[i] = strips.get(i).length;
            data.writeBytes(strips.get(i));
            data.writeBytes(new byte[data.size() % 2]);
        }
        words.put(tiled ? 324 : 273, offsets);
        words.put(tiled ? 325 : 279, lengths);
        if (jpegTables.length > 0) {
            words.put(347, new int[0]);
        }
        var directory = new ByteArrayOutputStream();
        int entries = words.size();
        directory.writeBytes(ints(2, entries));
        for (var field : words.entrySet()) {
            int[] values = field.getValue();
            boolean tables = field.getKey() == 347;
            int size = field.getKey() == 273 || field.getKey() == 324 ? 4 : 2;
            byte[] packed = tables ? jpegTables : ints(size, values);
            directory.writeBytes(ints(2, field.getKey(), tables ? 7 : size == 4 ? LONG : WORD));
            directory.writeBytes(ints(4, tables ? jpegTables.length : values.length));
            if (packed.length <= 4) {
                directory.writeBytes(Arrays.copyOf(packed, 4));
            } else {
                directory.writeBytes(ints(4, 8 + data.size()));
                data.writeBytes(packed);
                data.writeBytes(new byte[data.size() % 2]);
            }
        }
        directory.writeBytes(ints(4, 0));
        byte[] mark = TestImages.ascii(order == ByteOrder.BIG_ENDIAN ? "MM" : "II");
        return TestImages.join(
                mark, ints(2, 42), ints(4, 8 + data.size()), data.toByteArray(), directory.toByteArray());
    }

    private byte[] ints(int size, int... values) {
        ByteBuffer out = ByteBuffer.allocate(size * values.length).order(order);
        for (int value : values) {
            if (size == 2) {
                out.putShort((short) value);
            } else {
                out.putInt(value);
            }
        }
        return out.array();
    }
}
