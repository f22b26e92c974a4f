package io.github.qptv2.cli;

import io.github.qptv2.tensor.Libtorch;

/** libtorch, which a distribution for scoring does not have. */
final class TrainingNatives {

    private TrainingNatives() {}

    /** Loads libtorch, before anything is read or written that would be in vain without it. */
    static void require() {
        try {
            Libtorch.load();
        } catch (UnsatisfiedLinkError e) {
            throw new UserException(
                    "training needs libtorch, which is not here (%s); put the jar of org.bytedeco:pytorch for %s into lib/, or take a distribution packed with -Pdist,training"
                            .formatted(
                                    String.valueOf(e.getMessage())
                                            .lines()
                                            .findFirst()
                                            .orElse(""),
                                    Libtorch.platform()));
        }
    }
}
