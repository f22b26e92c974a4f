package io.github.qptv2.cli.train;

import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.tensor.Libtorch;

/** libtorch, which a distribution for scoring does not have. */
public final class TrainingNatives {

    private TrainingNatives() {}

    /** Loads libtorch, before anything is read or written that would be in vain without it. */
    public static void require() {
        try {
            Libtorch.load();
        } catch (UnsatisfiedLinkError e) {
            throw new UserException(
                    ("training needs libtorch, which is not here (%s); put the jar of org.bytedeco:pytorch"
                                    + " for %s into lib/, or take a distribution packed with -Pdist,training")
                            .formatted(reason(e), Libtorch.platform()));
        }
    }

    /** Without the folders that were searched. */
    private static String reason(UnsatisfiedLinkError error) {
        String message = String.valueOf(error.getMessage());
        return message.replaceFirst("(?s)(java\\.library\\.path|\n).*", "$1").strip();
    }
}
