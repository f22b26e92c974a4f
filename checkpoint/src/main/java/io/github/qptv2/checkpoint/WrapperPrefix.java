package io.github.qptv2.checkpoint;

import java.util.Collection;
import java.util.List;

/**
 * The prefixes that wrappers add to all parameter names: {@code module.} (DataParallel, DistributedDataParallel) and
 * {@code _orig_mod.} (torch.compile), in any order and number.
 */
final class WrapperPrefix {

    private static final List<String> WRAPPERS = List.of("module.", "_orig_mod.");

    private WrapperPrefix() {}

    /** The longest sequence of wrapper prefixes that all {@code names} share; empty if there is none. */
    static String sharedBy(Collection<String> names) {
        var prefix = new StringBuilder();
        boolean grown = !names.isEmpty();
        while (grown) {
            grown = false;
            for (var wrapper : WRAPPERS) {
                var longer = prefix + wrapper;
                if (names.stream().allMatch(name -> name.startsWith(longer) && name.length() > longer.length())) {
                    prefix.append(wrapper);
                    grown = true;
                }
            }
        }
        return prefix.toString();
    }

    static StateDict strip(StateDict weights, String prefix) {
        return prefix.isEmpty() ? weights : weights.renamed(name -> name.substring(prefix.length()));
    }
}
