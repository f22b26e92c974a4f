package io.github.qptv2.checkpoint;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.qptv2.io.Sha256;

/** Named weights in the order of the file, and the file's metadata. Immutable. */
public final class StateDict {

    private final Map<String, Weight> weights;
    private final Map<String, String> metadata;

    public StateDict(Map<String, Weight> weights, Map<String, String> metadata) {
        this.weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        this.metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** Weights without metadata. */
    public static StateDict of(Map<String, Weight> weights) {
        return new StateDict(weights, Map.of());
    }

    public Set<String> names() {
        return weights.keySet();
    }

    public Map<String, Weight> weights() {
        return weights;
    }

    public Map<String, String> metadata() {
        return metadata;
    }

    public int size() {
        return weights.size();
    }

    public boolean contains(String name) {
        return weights.containsKey(name);
    }

    /**
     * The tensor called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Weight get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("no tensor is named " + name));
    }

    public Optional<Weight> find(String name) {
        return Optional.ofNullable(weights.get(name));
    }

    /** Number of elements of all tensors, buffers included. */
    public long elements() {
        return weights.values().stream().mapToLong(Weight::elements).sum();
    }

    /**
     * SHA-256 over metadata, names, types, shapes and elements as 64 hexadecimal digits; the order of entries and
     * weights does not change it.
     */
    public String sha256() {
        var digest = Sha256.algorithm();
        new TreeMap<>(metadata).forEach((key, value) -> {
            update(digest, key);
            update(digest, value);
        });
        new TreeMap<>(weights).forEach((name, weight) -> {
            update(digest, name);
            update(digest, weight.toString()); // type and shape
            digest.update(weight.data());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The length first, so that two texts are not mistaken for two others. */
    private static void update(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
    }

    /** A copy with one weight replaced in place or added at the end. */
    public StateDict with(String name, Weight weight) {
        var changed = new LinkedHashMap<>(weights);
        changed.put(name, weight);
        return new StateDict(changed, metadata);
    }

    /** A copy without the weights whose name matches. */
    public StateDict without(Predicate<String> unwanted) {
        var kept = new LinkedHashMap<>(weights);
        kept.keySet().removeIf(unwanted);
        return new StateDict(kept, metadata);
    }

    /**
     * A copy with other names, in the same order.
     *
     * @throws IllegalArgumentException if two tensors would get the same name
     */
    public StateDict renamed(UnaryOperator<String> rename) {
        var renamed = new LinkedHashMap<String, Weight>();
        weights.forEach((name, weight) -> {
            var next = rename.apply(name);
            if (renamed.put(next, weight) != null) {
                throw new IllegalArgumentException("names must stay distinct, got " + next + " twice");
            }
        });
        return new StateDict(renamed, metadata);
    }

    /** A copy with other metadata. */
    public StateDict withMetadata(Map<String, String> metadata) {
        return new StateDict(weights, metadata);
    }
}
