package io.github.qptv2.checkpoint;

import java.util.ArrayList;
import java.util.List;

/**
 * The format of a checkpoint file and where the weights were in it, for display.
 *
 * @param nesting keys that lead from the saved object to the weights, outermost first, such as {@code [state_dict]}
 * @param strippedPrefix prefix removed from every name, such as {@code module.}; empty if none
 * @param ignored entries other than the weights, such as {@code optimizer}
 */
public record CheckpointFormat(Format format, List<String> nesting, String strippedPrefix, List<String> ignored) {

    /** The supported file formats. */
    public enum Format {
        SAFETENSORS("safetensors"),
        TORCH_ZIP("PyTorch zip"),
        TORCH_LEGACY("PyTorch legacy (before 1.6)");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        /** The format's display name. */
        public String title() {
            return title;
        }
    }

    public CheckpointFormat {
        nesting = List.copyOf(nesting);
        ignored = List.copyOf(ignored);
    }

    /** The same file after a further prefix is removed, and names without it are ignored. */
    CheckpointFormat under(String prefix, List<String> others) {
        var all = new ArrayList<>(ignored);
        others.forEach(name -> all.add(strippedPrefix + name));
        return new CheckpointFormat(format, nesting, strippedPrefix + prefix, all);
    }

    /** One line: {@code PyTorch zip, weights under state_dict, prefix module. stripped, ignored: epoch, optimizer}. */
    public String describe() {
        return format.title()
                + (nesting.isEmpty() ? "" : ", weights under " + String.join(".", nesting))
                + (strippedPrefix.isEmpty() ? "" : ", prefix " + strippedPrefix + " stripped")
                + (ignored.isEmpty() ? "" : ", ignored: " + ShortenedList.list(ignored));
    }
}
