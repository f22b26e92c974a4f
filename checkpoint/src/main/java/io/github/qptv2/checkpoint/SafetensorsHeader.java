package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.checkpoint.SafetensorsJson.JsonException;
import io.github.qptv2.checkpoint.storage.DType;
import io.github.qptv2.checkpoint.storage.Shape;

/**
 * The JSON header of a safetensors file. A file consists of the header's length (8 bytes, little-endian), the header,
 * and the data.
 *
 * @param entries type, shape and offsets of each tensor; offsets count from the end of the header
 * @param metadata the header's {@code __metadata__}
 * @param dataBytes bytes of all tensors, which follow the header
 */
record SafetensorsHeader(Map<String, Entry> entries, Map<String, String> metadata, long dataBytes) {

    private static final String METADATA = "__metadata__";
    private static final Set<String> FIELDS = Set.of("dtype", "shape", "data_offsets");
    private static final int ALIGNMENT = 8;

    record Entry(DType dtype, List<Long> shape, long begin, long end) {
        long[] dimensions() {
            return shape.stream().mapToLong(Long::longValue).toArray();
        }
    }

    /** Validates the header: the tensors must cover the data exactly once. */
    static SafetensorsHeader parse(ByteBuffer json) throws JsonException {
        if (!(SafetensorsJson.parse(decode(json)) instanceof Map<?, ?> members)) {
            throw new JsonException("expected an object");
        }
        var entries = new LinkedHashMap<String, Entry>();
        Map<String, String> metadata = Map.of();
        for (var member : members.entrySet()) {
            var name = (String) member.getKey();
            if (name.equals(METADATA)) {
                metadata = strings(member.getValue());
            } else {
                entries.put(name, entry(name, member.getValue()));
            }
        }
        return new SafetensorsHeader(entries, metadata, covered(entries));
    }

    private static String decode(ByteBuffer json) throws JsonException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(json).toString();
        } catch (CharacterCodingException e) {
            throw new JsonException("expected UTF-8");
        }
    }

    private static Map<String, String> strings(Object value) throws JsonException {
        var strings = new LinkedHashMap<String, String>();
        for (var member : value instanceof Map<?, ?> map ? map.entrySet() : Set.<Map.Entry<?, ?>>of()) {
            if (member.getValue() instanceof String text) {
                strings.put((String) member.getKey(), text);
            }
        }
        if (!(value instanceof Map<?, ?> map) || map.size() != strings.size()) {
            throw new JsonException("expected " + METADATA + " to be an object of strings");
        }
        return strings;
    }

    private static Entry entry(String name, Object value) throws JsonException {
        if (!(value instanceof Map<?, ?> fields)
                || !fields.keySet().equals(FIELDS)
                || !(fields.get("dtype") instanceof String type)) {
            throw new JsonException("expected dtype, shape and data_offsets of " + name);
        }
        var dtype = DType.ofSafetensors(type)
                .orElseThrow(
                        () -> new JsonException("tensor " + name + " has dtype " + type + ", which is not supported"));
        var shape = numbers(name, fields, "shape");
        var offsets = numbers(name, fields, "data_offsets");
        if (offsets.size() != 2) {
            throw new JsonException("expected two data_offsets of " + name);
        }
        var entry = new Entry(dtype, shape, offsets.get(0), offsets.get(1));
        if (!Shape.bytes(dtype, entry.dimensions()).equals(OptionalLong.of(entry.end() - entry.begin()))) {
            throw new JsonException("tensor " + name + " is " + dtype + " " + Shape.text(entry.dimensions())
                    + ", which does not fit its data_offsets " + offsets);
        }
        return entry;
    }

    private static List<Long> numbers(String name, Map<?, ?> fields, String field) throws JsonException {
        if (!(fields.get(field) instanceof List<?> list) || !list.stream().allMatch(Long.class::isInstance)) {
            throw new JsonException("expected " + field + " of " + name + " to be whole numbers");
        }
        return list.stream().map(Long.class::cast).toList();
    }

    private static long covered(Map<String, Entry> entries) throws JsonException {
        var inOrder = entries.entrySet().stream()
                .sorted(Comparator.comparingLong(
                                (Map.Entry<String, Entry> e) -> e.getValue().begin())
                        .thenComparingLong(e -> e.getValue().end()))
                .toList();
        long covered = 0;
        var before = "";
        for (var entry : inOrder) {
            long begin = entry.getValue().begin();
            if (begin > covered) {
                throw new JsonException("bytes %d to %d of the data belong to no tensor: a gap before tensor %s"
                        .formatted(covered, begin, entry.getKey()));
            }
            if (begin < covered) {
                throw new JsonException("tensors overlap: %s ends at byte %d and %s begins at byte %d"
                        .formatted(before, covered, entry.getKey(), begin));
            }
            covered = entry.getValue().end();
            before = entry.getKey();
        }
        return covered;
    }

    /** The header of {@code weights} stored contiguously in their order. */
    static SafetensorsHeader of(StateDict weights) {
        var entries = new LinkedHashMap<String, Entry>();
        long at = 0;
        for (var named : weights.weights().entrySet()) {
            if (named.getKey().equals(METADATA)) {
                throw new IllegalArgumentException("a tensor must not be named " + METADATA);
            }
            var weight = named.getValue();
            long end = at + weight.data().remaining();
            var shape = Arrays.stream(weight.shape()).boxed().toList();
            entries.put(named.getKey(), new Entry(weight.dtype(), shape, at, end));
            at = end;
        }
        return new SafetensorsHeader(entries, weights.metadata(), at);
    }

    /** The JSON text, padded with spaces to a multiple of 8 bytes as the reference implementation does. */
    ByteBuffer encode() {
        var members = entries.entrySet().stream()
                .map(entry -> SafetensorsJson.quote(entry.getKey()) + ":" + text(entry.getValue()))
                .collect(Collectors.toList());
        if (!metadata.isEmpty()) {
            members.add(
                    0,
                    SafetensorsJson.quote(METADATA) + ":"
                            + metadata.entrySet().stream()
                                    .map(entry -> SafetensorsJson.quote(entry.getKey()) + ":"
                                            + SafetensorsJson.quote(entry.getValue()))
                                    .collect(Collectors.joining(",", "{", "}")));
        }
        var json = utf8(members.stream().collect(Collectors.joining(",", "{", "}")));
        int padded = (json.remaining() + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        var out = ByteBuffer.allocate(padded).put(json);
        while (out.hasRemaining()) {
            out.put((byte) ' ');
        }
        return out.flip();
    }

    private static String text(Entry entry) {
        var shape = entry.shape().stream().map(String::valueOf).collect(Collectors.joining(","));
        return "{\"dtype\":\"" + entry.dtype().safetensorsName() + "\",\"shape\":[" + shape + "],\"data_offsets\":["
                + entry.begin() + "," + entry.end() + "]}";
    }

    private static ByteBuffer utf8(String text) {
        try {
            return StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("names and metadata must be valid Unicode", e);
        }
    }
}
