package io.github.qptv2.checkpoint;

import java.util.List;

/**
 * How a file held its weights, for people who want to know what was read.
 *
 * @param nesting keys that lead from the saved object to the weights, outermost first, such as {@code [state_dict]}
 * @param strippedPrefix what was taken off every name, such as {@code module.}; empty if nothing
 * @param ignored entries beside the weights, such as {@code optimizer}
 */
public record CheckpointFormat(Format format, List<String> nesting, String strippedPrefix, List<String> ignored) {

    /** The kinds of file that are read. */
    public enum Format {
        SAFETENSORS("safetensors"),
        TORCH_ZIP("PyTorch zip"),
        TORCH_LEGACY("PyTorch legacy (before 1.6)");

        private final String title;

        Format(String title) {
            this.title = title;
        }

        /** The format's name for people. */
        public String title() {
            return title;
        }
    }

    public CheckpointFormat {
        nesting = List.copyOf(nesting);
        ignored = List.copyOf(ignored);
    }

    /** One line: {@code PyTorch zip, weights under state_dict, prefix module. stripped, ignored: epoch, optimizer}. */
    public String describe() {
        return format.title()
                + (nesting.isEmpty() ? "" : ", weights under " + String.join(".", nesting))
                + (strippedPrefix.isEmpty() ? "" : ", prefix " + strippedPrefix + " stripped")
                + (ignored.isEmpty() ? "" : ", ignored: " + ShortenedList.list(ignored));
    }
}
