package io.github.qptv2.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import io.github.qptv2.scoring.bundle.InferenceConfig;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

/** Small checkpoints of every format with one tensor of four numbers. */
final class CheckpointSeeds {

    private CheckpointSeeds() {}

    static Map<String, byte[]> all() throws IOException {
        byte[] pickle = pickle();
        var files = new LinkedHashMap<String, byte[]>();
        files.put("pickle/tensor.pkl", pickle);
        files.put("pickle/ascii.pkl", Bytes.ascii("(dp0\nS'a'\np1\n(lp2\nI1\naL2L\naF1.5\nasVb\n(I01\nI00\nNtp3\ns."));
        files.put("pickle/newest.pkl", newest());
        files.put("zip/stored.zip", archive(pickle, ZipEntry.STORED));
        files.put("zip/deflated.zip", archive(pickle, ZipEntry.DEFLATED));
        files.put("zip/zip64.zip", zip64());
        files.put("zip/name.zip", named());
        files.put("checkpoint/stored.pth", archive(pickle, ZipEntry.STORED));
        files.put("checkpoint/deflated.pth", archive(pickle, ZipEntry.DEFLATED));
        files.put("checkpoint/legacy.pth", legacy(pickle));
        files.put("checkpoint/plain.safetensors", safetensors("{\"w\":" + tensor() + "}"));
        files.put(
                "checkpoint/metadata.safetensors",
                safetensors("{\"__metadata__\":{\"k\":\"v\\u00e9\\n\"},\"module.w\":" + tensor() + "}"));
        files.put("checkpoint/name.safetensors", safetensors("{\"a_long_name_of_a_weight\":" + tensor() + "}"));
        files.put("bundle/calibrated.json", Bytes.ascii(bundle("m", true)));
        files.put("bundle/name.json", Bytes.ascii(bundle("a_long_name_of_a_model", false)));
        return files;
    }

    private static String tensor() {
        return "{\"dtype\":\"F32\",\"shape\":[2,2],\"data_offsets\":[0,16]}";
    }

    /** {@code {"state_dict": {"module.w": tensor}, "epoch": 3}}. */
    private static byte[] pickle() {
        var out = new Bytes(LITTLE_ENDIAN).text("\u0080\u0002}q\0(");
        text(out, "state_dict").text("ccollections\nOrderedDict\n)Rq\1");
        text(out, "module.w").text("ctorch._utils\n_rebuild_tensor_v2\n((");
        text(out, "storage").text("ctorch\nFloatStorage\n");
        text(text(out, "0"), "cpu").text("K\4tQK\0K\2K\2\u0086K\2K\1\u0086\u0089ccollections\nOrderedDict\n)RtR");
        return text(out.text("s"), "epoch").text("J\3\0\0\0u.").array();
    }

    private static Bytes text(Bytes out, String text) {
        return out.text("X").u32(text.length()).text(text);
    }

    /** Protocol 4 with frames, memoized short texts, a set, a float, bytes and a long number. */
    private static byte[] newest() {
        var body = new Bytes(LITTLE_ENDIAN)
                .text("}\u0094(\u008c\1a\u0094G?\u00f0\0\0\0\0\0\0\u008c\1b\u0094C\2xy\u0094")
                .text("\u008c\1c\u0094\u008f\u0094(K\1\u0088\u0090\u008c\1d\u0094\u008a\t\1\2\3\4\5\6\7\u0008\u0009u.")
                .array();
        return new Bytes(LITTLE_ENDIAN)
                .text("\u0080\4\u0095")
                .u64(body.length)
                .raw(body)
                .array();
    }

    private static byte[] numbers() {
        var out = new Bytes(LITTLE_ENDIAN);
        for (float number : new float[] {1, -2, 0.5f, 3}) {
            out.u32(Float.floatToIntBits(number));
        }
        return out.array();
    }

    private static byte[] archive(byte[] pickle, int method) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setMethod(method);
            put(zip, "x/data.pkl", pickle);
            put(zip, "x/byteorder", Bytes.ascii("little"));
            put(zip, "x/data/0", numbers());
        }
        return out.toByteArray();
    }

    /** One empty entry with a long name: most changed bytes are of names, which have no checksum. */
    private static byte[] named() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.setMethod(ZipEntry.STORED);
            put(zip, "a_long_name_of_an_entry", new byte[0]);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        var entry = new ZipEntry(name);
        var crc = new CRC32();
        crc.update(bytes);
        entry.setTime(0);
        entry.setSize(bytes.length);
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(bytes);
    }

    /** One stored entry whose sizes are in the zip64 field, and the zip64 records at the end. */
    private static byte[] zip64() {
        var local = new Bytes(LITTLE_ENDIAN)
                .u32(0x04034b50L)
                .u16(45)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(0)
                .u32(2)
                .u32(2);
        byte[] content = local.u16(1).u16(0).text("a").text("xy").array();
        var central = new Bytes(LITTLE_ENDIAN)
                .u32(0x02014b50L)
                .u16(45)
                .u16(45)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(0);
        central.u32(-1)
                .u32(-1)
                .u16(1)
                .u16(28)
                .u16(0)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(-1)
                .text("a");
        byte[] directory = central.u16(1).u16(24).u64(2).u64(2).u64(0).array();
        var out = new Bytes(LITTLE_ENDIAN).raw(content).raw(directory);
        long end = (long) content.length + directory.length;
        out.u32(0x06064b50L).u64(44).u16(45).u16(45).u32(0).u32(0).u64(1).u64(1);
        out.u64(directory.length).u64(content.length);
        out.u32(0x07064b50L).u32(0).u64(end).u32(1);
        return out.u32(0x06054b50L)
                .u16(0)
                .u16(0)
                .u16(1)
                .u16(1)
                .u32(-1)
                .u32(-1)
                .u16(0)
                .array();
    }

    private static byte[] legacy(byte[] pickle) {
        var out = new Bytes(LITTLE_ENDIAN).text("\u0080\2\u008a\n");
        byte[] magic = new BigInteger("1950a86a20f9469cfc6c", 16).toByteArray();
        for (int i = magic.length - 1; i >= 0; i--) {
            out.u8(magic[i]);
        }
        out.text(".\u0080\2M").u16(1001).text(".\u0080\2}");
        text(out, "little_endian").text("\u0088s.").raw(pickle).text("\u0080\2]");
        return text(out, "0").text("a.").u64(4).raw(numbers()).array();
    }

    private static byte[] safetensors(String header) {
        return new Bytes(LITTLE_ENDIAN)
                .u64(header.length())
                .text(header)
                .raw(numbers())
                .array();
    }

    /** @param whole with the entries that may be missing */
    private static String bundle(String name, boolean whole) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("qpt.format", "1");
        entries.put("qpt.name", name);
        entries.put("qpt.task", "iqa");
        InferenceConfig.DEFAULT.toMap().forEach((key, value) -> entries.put("qpt.inference." + key, value));
        if (whole) {
            putOptional(entries);
        } else {
            entries.put("qpt.crops", "4");
        }
        var json = new StringBuilder("{\"__metadata__\":{");
        entries.forEach((key, value) -> json.append(json.length() > 18 ? "," : "")
                .append('"')
                .append(key)
                .append("\":\"")
                .append(value)
                .append('"'));
        return json.append("},\"w\":").append(tensor()).append('}').toString();
    }

    private static void putOptional(Map<String, String> entries) {
        entries.put("qpt.short-side", "448");
        entries.put("qpt.crops", "4");
        entries.put("qpt.clip.view", "fragments");
        entries.put("qpt.clip.interval", "2");
        entries.put("qpt.clip.clips", "4");
        entries.put("qpt.raw.mean", "0.5");
        entries.put("qpt.raw.deviation", "0.25");
        entries.put("qpt.mos.curve", "1.0 5.0 0.5 0.1");
        entries.put("qpt.mos.scale", "1.0 5.0");
        entries.put("qpt.mos.better", "higher");
        entries.put("qpt.percentiles.set", "s");
        entries.put("qpt.percentiles.raw", "0.0 0.5 1.0");
    }
}
