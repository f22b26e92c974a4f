package io.github.qptv2.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

import static java.nio.ByteOrder.BIG_ENDIAN;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Small image files with every field that the parsers of headers read. */
final class HeaderSeeds {

    private static final int PNG_BODY = 33;

    private final Map<String, byte[]> images;

    HeaderSeeds() throws IOException {
        this.images = new ImageSeeds(12, 10).all();
    }

    /** By folder of the target and file name, {@code png/color.png}. */
    Map<String, byte[]> all() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        images.forEach((name, bytes) -> files.put(folder(name) + "/" + name, bytes));
        files.put("jpeg/segments.jpg", segments(image("baseline.jpg")));
        files.put("jpeg/open-end.jpg", withoutEnd(image("progressive.jpg")));
        files.put("png/chunks.png", chunks(image("gray.png"), true));
        files.put("png/gamma.png", chunks(image("color.png"), false));
        files.put("webp/extended.webp", extended(image("lossy.webp")));
        files.put("tiff/big.tif", bigTiff());
        files.put("tiff/motorola.tif", tiff(BIG_ENDIAN));
        files.put("exif/little.exif", exif(LITTLE_ENDIAN));
        files.put("exif/big.exif", exif(BIG_ENDIAN));
        files.put("tiff-directory/little.tif", tiff(LITTLE_ENDIAN));
        files.put("tiff-directory/motorola.tif", tiff(BIG_ENDIAN));
        files.put("tiff-directory/big.tif", bigTiff());
        files.put("icc/rgb.icc", profile(1, "RGB "));
        files.put("icc/gray.icc", profile(0, "GRAY"));
        return files;
    }

    private static String folder(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        return switch (extension) {
            case "jpg" -> "jpeg";
            case "tif" -> "tiff";
            default -> extension;
        };
    }

    private byte[] image(String name) {
        byte[] bytes = images.get(name);
        if (bytes == null) {
            throw new IllegalArgumentException("there is no image " + name);
        }
        return bytes;
    }

    /** EXIF, two parts of a profile and Adobe's marker. */
    private static byte[] segments(byte[] jpeg) {
        byte[] icc = profile(1, "RGB "), body = Arrays.copyOfRange(icc, 1, icc.length);
        int half = body.length / 2;
        var out = new Bytes(BIG_ENDIAN).raw(Arrays.copyOf(jpeg, 2));
        segment(out, 0xe1, new Bytes(BIG_ENDIAN).text("Exif\0\0").raw(exif(LITTLE_ENDIAN)));
        segment(out, 0xe2, part(1, Arrays.copyOf(body, half)));
        segment(out, 0xe2, part(2, Arrays.copyOfRange(body, half, body.length)));
        segment(
                out,
                0xee,
                new Bytes(BIG_ENDIAN).text("Adobe").u16(100).u16(0).u16(0).u8(1));
        return out.raw(Arrays.copyOfRange(jpeg, 2, jpeg.length)).array();
    }

    private static Bytes part(int number, byte[] icc) {
        return new Bytes(BIG_ENDIAN).text("ICC_PROFILE\0").u8(number).u8(2).raw(icc);
    }

    private static void segment(Bytes out, int marker, Bytes body) {
        byte[] bytes = body.array();
        out.u8(0xff).u8(marker).u16(2 + bytes.length).raw(bytes);
    }

    private static byte[] withoutEnd(byte[] jpeg) {
        return Arrays.copyOf(jpeg, jpeg.length - 2);
    }

    private static byte[] chunks(byte[] png, boolean profile) throws IOException {
        var out = new Bytes(BIG_ENDIAN).raw(Arrays.copyOf(png, PNG_BODY));
        chunk(out, "gAMA", new Bytes(BIG_ENDIAN).u32(55000));
        var chromaticities = new Bytes(BIG_ENDIAN);
        for (int value : new int[] {31270, 32900, 64000, 33000, 21000, 71000, 15000, 6000}) {
            chromaticities.u32(value);
        }
        chunk(out, "cHRM", chromaticities);
        if (profile) {
            chunk(out, "iCCP", new Bytes(BIG_ENDIAN).text("x\0\0").raw(deflated(profile(1, "RGB "))));
            chunk(out, "tRNS", new Bytes(BIG_ENDIAN).u16(4));
            chunk(out, "sRGB", new Bytes(BIG_ENDIAN).u8(0));
        }
        chunk(out, "eXIf", new Bytes(BIG_ENDIAN).raw(exif(BIG_ENDIAN)));
        return out.raw(Arrays.copyOfRange(png, PNG_BODY, png.length)).array();
    }

    private static void chunk(Bytes out, String type, Bytes body) {
        byte[] typed = new Bytes(BIG_ENDIAN).text(type).raw(body.array()).array();
        var crc = new CRC32();
        crc.update(typed);
        out.u32(typed.length - 4).raw(typed).u32(crc.getValue());
    }

    private static byte[] deflated(byte[] bytes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(out)) {
            deflater.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] extended(byte[] webp) {
        byte[] image = Arrays.copyOfRange(webp, 12, webp.length);
        var body = new Bytes(LITTLE_ENDIAN)
                .text("WEBPVP8X")
                .u32(10)
                .u32(0x28)
                .u16(11)
                .u8(0)
                .u16(9)
                .u8(0);
        byte[] icc = profile(1, "RGB "), exif = exif(LITTLE_ENDIAN);
        body.text("ICCP").u32(icc.length).raw(icc).raw(new byte[icc.length % 2]);
        body.raw(image).text("EXIF").u32(exif.length).raw(exif).raw(new byte[exif.length % 2]);
        byte[] all = body.array();
        return new Bytes(LITTLE_ENDIAN).text("RIFF").u32(all.length).raw(all).array();
    }

    private static byte[] exif(ByteOrder order) {
        var out = new Bytes(order)
                .text(order == BIG_ENDIAN ? "MM\0*" : "II*\0")
                .u32(8)
                .u16(2);
        field(out, 271, 3, 1);
        field(out, 274, 3, 6);
        return out.u32(0).array();
    }

    private static void field(Bytes out, int tag, int type, int value) {
        out.u16(tag).u16(type).u32(1);
        if (type == 3) {
            out.u16(value).u16(0);
        } else {
            out.u32(value);
        }
    }

    /** Uncompressed gray of 4x3 pixels with one strip, an orientation and a short profile. */
    private static byte[] tiff(ByteOrder order) {
        int[][] fields = {
            {256, 3, 4},
            {257, 3, 3},
            {258, 3, 8},
            {259, 3, 1},
            {262, 3, 1},
            {273, 4, 146},
            {274, 3, 3},
            {277, 3, 1},
            {279, 4, 12},
            {338, 3, 0},
            {339, 3, 1}
        };
        var out = new Bytes(order)
                .text(order == BIG_ENDIAN ? "MM\0*" : "II*\0")
                .u32(8)
                .u16(fields.length);
        for (int[] each : fields) {
            field(out, each[0], each[1], each[2]);
        }
        return out.u32(0).raw(new byte[12]).array();
    }

    private static byte[] bigTiff() {
        int[][] fields = {{256, 4}, {257, 3}, {258, 8}, {259, 1}, {262, 1}, {273, 220}, {274, 8}, {277, 1}, {279, 12}};
        var out = new Bytes(LITTLE_ENDIAN).text("II+\0").u16(8).u16(0).u64(16).u64(fields.length);
        for (int[] each : fields) {
            out.u16(each[0]).u16(16).u64(1).u64(each[1]);
        }
        return out.u64(0).raw(new byte[20]).array();
    }

    /**
     * The color model's number, then a profile of version 2 with one curve of the exponent 2 for every channel and the
     * primaries of sRGB adapted to D50 (IEC 61966-2-1), or of the gray axis alone.
     */
    static byte[] profile(int model, String space) {
        boolean rgb = space.equals("RGB ");
        String[] tags = rgb ? new String[] {"rTRC", "gTRC", "bTRC", "rXYZ", "gXYZ", "bXYZ"} : new String[] {"kTRC"};
        int first = 132 + 12 * tags.length, size = first + 16 + (rgb ? 60 : 0);
        var out =
                new Bytes(BIG_ENDIAN).u8(model).u32(size).u32(0).u32(0x02100000).text("mntr" + space + "XYZ ");
        out.raw(new byte[12])
                .text("acsp")
                .raw(new byte[28])
                .u32(63190)
                .u32(65536)
                .u32(54061)
                .raw(new byte[48]);
        out.u32(tags.length);
        for (int i = 0; i < tags.length; i++) {
            out.text(tags[i]).u32(i < 3 ? first : first + 16 + 20L * (i - 3)).u32(i < 3 ? 14 : 20);
        }
        out.text("curv").u32(0).u32(1).u16(512).u16(0);
        double[][] primaries = {{0.4361, 0.2225, 0.0139}, {0.3851, 0.7169, 0.0971}, {0.1431, 0.0606, 0.7141}};
        for (int i = 0; rgb && i < 3; i++) {
            out.text("XYZ ").u32(0);
            for (double value : primaries[i]) {
                out.u32(Math.round(value * 65536));
            }
        }
        return out.array();
    }
}
