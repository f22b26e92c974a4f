package io.github.qptv2.checkpoint.pickle;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/** Assembles pickles by hand, opcode by opcode, as an attacker would. */
public final class Pickle {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    /** Raw opcodes and arguments: characters below 256, one byte each. */
    public Pickle raw(String latin1) {
        return raw(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    Pickle raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public Pickle op(int opcode) {
        out.write(opcode);
        return this;
    }

    public Pickle global(String module, String name) {
        return raw("c" + module + "\n" + name + "\n");
    }

    public Pickle text(String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return op('X').i32(utf8.length).raw(utf8);
    }

    public Pickle number(long value) {
        return op(0x8a).op(8).i64(value);
    }

    public Pickle numbers(long... values) {
        op('(');
        for (long value : values) {
            number(value);
        }
        return op('t');
    }

    Pickle u16(int value) {
        return op(value & 0xff).op(value >>> 8);
    }

    public Pickle i32(int value) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array());
    }

    public Pickle i64(long value) {
        return raw(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array());
    }

    /** A storage by persistent id. */
    Pickle storage(String type, String key, long elements) {
        return op('(').text("storage")
                .global("torch", type)
                .text(key)
                .text("cpu")
                .number(elements)
                .raw("tQ");
    }

    /** A tensor over storage {@code key} of {@code available} fp32 elements. */
    public Pickle tensor(String key, long available, long offset, long[] shape, long[] stride) {
        global("torch._utils", "_rebuild_tensor_v2").op('(').storage("FloatStorage", key, available);
        number(offset).numbers(shape).numbers(stride);
        return op(0x89).raw("NtR");
    }

    public byte[] stop() {
        return op('.').out.toByteArray();
    }

    /** A legacy file whose object is {@code pickle}; the keys and the storages follow. */
    public static Pickle legacy(byte[] pickle) {
        var magic = new BigInteger("1950a86a20f9469cfc6c", 16).toByteArray();
        var file = new Pickle().raw("\u0080\u0002\u008a\n");
        for (int i = magic.length - 1; i >= 0; i--) {
            file.op(magic[i]);
        }
        file.raw(".\u0080\u0002M")
                .u16(1001)
                .raw(".\u0080\u0002}")
                .text("little_endian")
                .op(0x88)
                .raw("s.");
        return file.raw(pickle);
    }

    /** A legacy file with one storage, {@code key}, of fp32 values. */
    public static byte[] legacy(byte[] pickle, String key, float... values) {
        var file = legacy(pickle).op(']').text(key).raw("a.").i64(values.length);
        for (float value : values) {
            file.i32(Float.floatToRawIntBits(value));
        }
        return file.out.toByteArray();
    }

    public Object load() throws CheckpointException {
        return new Unpickler(new PickleInput(Path.of("x.pth"), ByteBuffer.wrap(out.toByteArray()))).load();
    }
}
