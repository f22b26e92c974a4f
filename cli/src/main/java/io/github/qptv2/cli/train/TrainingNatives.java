package io.github.qptv2.cli.train;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.tensor.Libtorch;

/** Loads libtorch, which a distribution for scoring lacks. */
public final class TrainingNatives {

    private TrainingNatives() {}

    /**
     * Loads libtorch.
     *
     * @throws UserException naming the missing artifact
     */
    public static void require() {
        try {
            Libtorch.load();
        } catch (UnsatisfiedLinkError e) {
            throw new UserException(
                    ("training needs libtorch, which cannot be loaded (%s); put the jar of org.bytedeco:pytorch"
                                    + " for %s into lib/, or use a distribution packed with -Pdist,training")
                            .formatted(reason(e), Libtorch.platform()));
        }
    }

    /** The message without the list of searched folders. */
    private static String reason(UnsatisfiedLinkError error) {
        String message = String.valueOf(error.getMessage());
        return message.replaceFirst("(?s)(java\\.library\\.path|\n).*", "$1").strip();
    }
}
