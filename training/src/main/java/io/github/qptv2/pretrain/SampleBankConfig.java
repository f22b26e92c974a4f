package io.github.qptv2.pretrain;

import static io.github.qptv2.train.Preconditions.require;

/**
 * Degraded crops with their targets, made once and kept on the disk.
 *
 * @param folder empty for none: every crop and its targets are then made when they are needed
 * @param views of each image, at least 1
 * @param seed of the crops and their degradations, in the place of the run's own, so that several runs can share them
 */
public record SampleBankConfig(String folder, int views, long seed) {

    /** Nothing is kept. */
    static final SampleBankConfig NONE = new SampleBankConfig("", 4, 1);

    /** Checks the range. */
    public SampleBankConfig {
        require(views >= 1, "teacher-bank.views must be at least 1", views);
    }

    boolean isUsed() {
        return !folder.isEmpty();
    }

    /** The same wherever it lies. */
    SampleBankConfig withoutFolder() {
        return isUsed() ? new SampleBankConfig("anywhere", views, seed) : NONE;
    }
}
