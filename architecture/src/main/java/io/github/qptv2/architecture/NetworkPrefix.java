package io.github.qptv2.architecture;

import java.util.List;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDict;

/**
 * The prefix that a training framework puts before the names of a HiViT: {@code model.} of a Lightning module,
 * {@code student.} and {@code teacher.} of distillation, {@code ema_model.} of an average of the weights, or any other.
 * What follows it is known: {@code patch_embed.proj.weight}.
 */
public final class NetworkPrefix {

    /** A name that every HiViT has, and that occurs in it once. */
    static final String KNOWN = "patch_embed.proj.weight";

    private static final int SHOWN = 4;

    private NetworkPrefix() {}

    /**
     * Removes the prefix of the only network. A checkpoint without one is returned unchanged. Scalars outside, such as
     * {@code n_averaged}, are counters and are ignored.
     *
     * @throws IllegalArgumentException naming the prefixes if there are several networks, or the tensors outside the
     *     network
     */
    public static Checkpoint strip(Checkpoint checkpoint) {
        var weights = checkpoint.weights();
        var prefixes = prefixes(weights);
        if (prefixes.isEmpty() || prefixes.contains("")) {
            return checkpoint;
        }
        if (prefixes.size() > 1) {
            throw new IllegalArgumentException(
                    "holds %d networks, with the prefixes %s; select one: qpt convert --prefix %s"
                            .formatted(prefixes.size(), list(prefixes), prefixes.get(0)));
        }
        var prefix = prefixes.get(0);
        var outside = outside(weights, prefix);
        if (!outside.isEmpty()) {
            throw new IllegalArgumentException(
                    "the network's weights have the prefix %s, which %d other tensors lack (%s); if they do not belong"
                                    .formatted(prefix, outside.size(), list(outside))
                            + " to it, drop them: qpt convert --prefix " + prefix);
        }
        return checkpoint.under(prefix);
    }

    /**
     * The network with a given prefix, without the prefix. All other tensors are dropped, also those of a network whose
     * longer prefix begins with the given one.
     *
     * @param prefix empty for the network whose names have none
     * @throws IllegalArgumentException naming the prefixes of the file if this is none of them
     */
    public static Checkpoint select(Checkpoint checkpoint, String prefix) {
        var prefixes = prefixes(checkpoint.weights());
        var whole = prefix.isEmpty() || prefix.endsWith(".") ? prefix : prefix + ".";
        if (!prefixes.contains(whole)) {
            throw new IllegalArgumentException("holds no network with the prefix %s; %s"
                    .formatted(
                            prefix,
                            prefixes.isEmpty() ? missing(checkpoint.weights()) : "found " + list(shown(prefixes))));
        }
        var others = prefixes.stream()
                .filter(other -> other.startsWith(whole) && !other.equals(whole))
                .toList();
        var weights = checkpoint.weights().without(name -> others.stream().anyMatch(name::startsWith));
        return new Checkpoint(checkpoint.file(), checkpoint.container(), weights).under(whole);
    }

    /** Says that no network is found, and which tensors are there. */
    static String missing(StateDict weights) {
        return "it has no %s; its tensors are %s".formatted(KNOWN, list(List.copyOf(weights.names())));
    }

    private static List<String> prefixes(StateDict weights) {
        return weights.names().stream()
                .filter(name -> name.equals(KNOWN) || name.endsWith("." + KNOWN))
                .map(name -> name.substring(0, name.length() - KNOWN.length()))
                .sorted()
                .toList();
    }

    private static List<String> outside(StateDict weights, String prefix) {
        return weights.names().stream()
                .filter(name -> !name.startsWith(prefix) && weights.get(name).elements() > 1)
                .toList();
    }

    private static List<String> shown(List<String> prefixes) {
        return prefixes.stream()
                .map(prefix -> prefix.isEmpty() ? "\"\"" : prefix)
                .toList();
    }

    private static String list(List<String> names) {
        var shown = String.join(", ", names.subList(0, Math.min(SHOWN, names.size())));
        if (names.isEmpty()) {
            return "none";
        }
        return names.size() <= SHOWN ? shown : shown + ", … and " + (names.size() - SHOWN) + " more";
    }
}
