package io.github.qptv2.cli;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The classes that a class file refers to: class constants of its constant pool (JVM specification, section 4.4), which
 * the permitted subclasses of a sealed type are among, and the types in its descriptors and generic signatures.
 */
final class ClassReferences {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int VERSION_BYTES = 4;
    private static final Pattern OWN = Pattern.compile("(?:^|[L\\[<;(])(io/github/qptv2/[\\w/$]+)");

    private ClassReferences() {}

    /** Names as {@link Class#getName} gives them, those below {@code io.github.qptv2} alone. */
    static Set<String> of(InputStream classFile) throws IOException {
        var in = new DataInputStream(classFile);
        if (in.readInt() != MAGIC) {
            throw new IOException("not a class file");
        }
        in.skipNBytes(VERSION_BYTES);
        int count = in.readUnsignedShort();
        var names = new TreeSet<String>();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> addTypes(in.readUTF(), names);
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // a long or double takes two entries
                }
                default -> throw new IOException("constant pool tags are 1 to 20, got " + tag);
            }
        }
        return names;
    }

    private static void addTypes(String text, Set<String> names) {
        var types = OWN.matcher(text);
        while (types.find()) {
            names.add(types.group(1).replace('/', '.'));
        }
    }
}
