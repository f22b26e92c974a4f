package io.github.qptv2.checkpoint.pickle;

import java.math.BigInteger;

import io.github.qptv2.checkpoint.storage.CheckpointException;

/** The opcodes with an immediate value: None, booleans, numbers, text and bytes. */
final class PickleScalars {

    private static final int MAX_NUMBER_LENGTH = 255;

    /** Python's None. */
    enum None {
        NONE
    }

    private final PickleInput in;

    PickleScalars(PickleInput in) {
        this.in = in;
    }

    /**
     * The value of {@code opcode}, read from the input: a Long, BigInteger, Double, Boolean, String, byte[] or None.
     */
    Object read(int opcode) throws CheckpointException {
        return switch (opcode) {
            case 'N' -> None.NONE;
            case 0x88 -> true; // NEWTRUE
            case 0x89 -> false; // NEWFALSE
            case 'K' -> (long) in.u8();
            case 'M' -> (long) in.u16();
            case 'J' -> (long) in.i32();
            case 0x8a -> whole(in.take(in.u8())); // LONG1
            case 0x8b -> whole(in.take(bounded(in.u32()))); // LONG4
            case 'I' -> integerLine(in.line());
            case 'L' -> whole(stripped(in.line()));
            case 'F' -> real(in.line());
            case 'G' -> in.f64();
            default -> text(opcode);
        };
    }

    private Object text(int opcode) throws CheckpointException {
        return switch (opcode) {
            case 'S', 'V' -> in.line(); // escapes and quotes are kept: relevant names have none
            case 'U', 0x8c -> in.utf8(in.u8()); // SHORT_BINSTRING, SHORT_BINUNICODE
            case 'T', 'X' -> in.utf8(in.u32()); // BINSTRING, BINUNICODE
            case 0x8d -> in.utf8(in.u64()); // BINUNICODE8
            case 'C' -> in.take(in.u8());
            case 'B' -> in.take(in.u32());
            case 0x8e, 0x96 -> in.take(in.u64()); // BINBYTES8, BYTEARRAY8
            case 0x82, 0x83, 0x84 ->
                throw in.malformed("refused: the file requires a class of the copyreg extension registry;"
                        + " a checkpoint may hold only tensors and plain containers");
            default ->
                throw in.malformed(String.format(
                        "corrupt pickle: opcode 0x%02x at %d is unknown or not used by checkpoints",
                        opcode, in.position() - 1));
        };
    }

    private long bounded(long length) throws CheckpointException {
        if (length > MAX_NUMBER_LENGTH) {
            throw in.malformed("corrupt pickle: a whole number of " + length + " bytes at " + in.position());
        }
        return length;
    }

    private static Object whole(byte[] littleEndian) {
        var bigEndian = new byte[littleEndian.length + 1];
        for (int i = 0; i < littleEndian.length; i++) {
            bigEndian[bigEndian.length - 1 - i] = littleEndian[i];
        }
        boolean negative = littleEndian.length > 0 && littleEndian[littleEndian.length - 1] < 0;
        bigEndian[0] = (byte) (negative ? -1 : 0);
        return narrowed(new BigInteger(bigEndian));
    }

    // "01" and "00" are how protocol 0 writes True and False
    private Object integerLine(String line) throws CheckpointException {
        return switch (line) {
            case "01" -> true;
            case "00" -> false;
            default -> whole(line);
        };
    }

    private static String stripped(String line) {
        return line.endsWith("L") ? line.substring(0, line.length() - 1) : line;
    }

    private Object whole(String digits) throws CheckpointException {
        bounded(digits.length());
        try {
            return narrowed(new BigInteger(digits));
        } catch (NumberFormatException e) {
            throw notANumber();
        }
    }

    private Object real(String digits) throws CheckpointException {
        bounded(digits.length());
        try {
            return Double.valueOf(digits);
        } catch (NumberFormatException e) {
            throw notANumber();
        }
    }

    private CheckpointException notANumber() {
        return in.malformed("corrupt pickle: not a number before " + in.position());
    }

    private static Object narrowed(BigInteger value) {
        return value.bitLength() < Long.SIZE ? (Object) value.longValue() : value;
    }
}
